import type { ComponentChild } from 'preact'
import type { Messages, StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'
import { Row } from './row.tsx'

type Friend = Session['friends'][number]

type Props = {
  readonly friends: readonly Friend[]
  readonly speech: Speech<Messages>
  readonly words: StoryMessages
  /** The row that is open, and what it opens to. */
  readonly open: string | undefined
  readonly answer: ComponentChild
  readonly onOpen: (id: string) => void
  /** Asks for a friend who is not there; nothing where the program takes no such questions. */
  readonly onMissing: (() => void) | undefined
}

/** The friends, each with how far they are, what comes next and, where it does not count, why. */
export function FriendList(props: Props) {
  const { friends, speech, words, open, answer, onOpen, onMissing } = props
  const missing = onMissing && (
    <button type="button" class="missing quiet" data-opens="missing" onClick={onMissing}>
      {words.notSeen}
    </button>
  )
  if (friends.length === 0) {
    return (
      <div class="empty">
        <p class="quiet">{words.noFriends}</p>
        {missing}
      </div>
    )
  }
  return (
    <>
      <ul>
        {friends.map((friend) => (
          <Row
            key={friend.referral_id}
            title={friend.name ?? words.someFriend}
            text={`${speech.date(friend.changed_at)} · ${sayNext(friend, words)}`}
            state={friend.state}
            stateName={words.friendStates[friend.state]}
            asks={isOver(friend) ? words.why : words.details}
            isAsked={isOver(friend)}
            isOpen={open === friend.referral_id}
            onToggle={() => onOpen(friend.referral_id)}
            answer={answer}
          />
        ))}
      </ul>
      {missing}
    </>
  )
}

function isOver({ state }: Friend): boolean {
  return /^(denied|reversed|expired)$/.test(state)
}

/** What the customer waits for, or why there is nothing to wait for. */
function sayNext({ state, reason }: Friend, words: StoryMessages): string {
  const next = words.nextSteps[state]
  if (next !== undefined) return next
  if (reason !== null) return words.reasons[reason] ?? words.otherReason
  return words.friendStates[state]
}
