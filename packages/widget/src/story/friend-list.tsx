import type { Messages, StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'

type Props = {
  readonly friends: Session['friends']
  readonly speech: Speech<Messages>
  readonly words: StoryMessages
}

/** The friends, each with how far they are and, where it does not count, why. */
export function FriendList({ friends, speech, words }: Props) {
  if (friends.length === 0) return <p class="empty quiet">{words.noFriends}</p>
  return (
    <ul>
      {friends.map((friend) => (
        <li key={friend.referral_id} class="row">
          <div class="line">
            <bdi class="strong">{friend.name ?? words.someFriend}</bdi>
            <span class={`state end quiet ${friend.state}`}>
              {words.friendStates[friend.state]}
            </span>
          </div>
          <p class="quiet">
            {speech.date(friend.changed_at)}
            {friend.reason !== null && ` · ${words.reasons[friend.reason] ?? words.otherReason}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
