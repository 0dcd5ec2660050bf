import type { ComponentChild } from 'preact'
import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { sayOfFriend } from '../words/say-of-friend.ts'
import { sayWorth } from '../words/say-worth.ts'
import type { Speech } from '../words/speech.ts'
import { rewardStory } from './reward-story.ts'
import { Row } from './row.tsx'

type Reward = Session['rewards'][number]

type Props = {
  readonly rewards: readonly Reward[]
  readonly speech: Speech
  readonly words: StoryMessages
  /** What came of copying a code, for those who hear the page. */
  readonly said: string
  /** The row that is open, and what it opens to. */
  readonly open: string | undefined
  readonly answer: ComponentChild
  readonly onOpen: (id: string) => void
  readonly onCopy: (code: string) => void
  readonly onChoose: (reward: Reward) => void
  readonly onDraws: () => void
}

/** The rewards, each with its amount, where it stands, from when, and why where it was not to be. */
export function RewardList(props: Props) {
  const { rewards, speech, words, said, open, answer, onOpen, onCopy, onChoose, onDraws } = props
  if (rewards.length === 0) return <p class="empty quiet">{words.noRewards}</p>
  return (
    <>
      <p class="hidden" role="status">
        {said}
      </p>
      <ul>
        {rewards.map((reward) => (
          <Row
            key={reward.id}
            title={cause(reward, words, speech)}
            worth={mayChoose(reward) ? (words.kinds.choice ?? '') : worthOf(reward, speech, words)}
            text={`${words.kinds[reward.kind] ?? reward.kind} · ${rewardStory(reward, words, speech)}`}
            state={reward.state}
            stateName={words.rewardStates[reward.state]}
            asks={isOver(reward) ? words.why : words.details}
            isAsked={isOver(reward)}
            isOpen={open === reward.id}
            onToggle={() => onOpen(reward.id)}
            answer={answer}
          >
            {mayChoose(reward) && (
              <button
                type="button"
                class="primary wide"
                data-opens={reward.id}
                onClick={() => onChoose(reward)}
              >
                {words.choose}
              </button>
            )}
            {reward.kind === 'draw_entry' && !isOver(reward) && (
              <button type="button" class="wide" data-opens={reward.id} onClick={onDraws}>
                {words.seeDraw}
              </button>
            )}
            {reward.coupon_code !== null && reward.state === 'issued' && (
              <button
                type="button"
                class="coupon"
                onClick={() => onCopy(reward.coupon_code as string)}
              >
                <bdi>{reward.coupon_code}</bdi> <span>{words.copyCode}</span>
              </button>
            )}
          </Row>
        ))}
      </ul>
    </>
  )
}

/** What a reward is: the merchant's name for it, else its worth. */
export function worthOf(
  { label, kind, amount, asset }: Reward,
  speech: Speech,
  words: StoryMessages,
): string {
  return label ?? sayWorth(kind, amount, asset, speech, words)
}

/** A reward that waits for its recipient to say which of several things it is. */
function mayChoose({ kind, state }: Reward): boolean {
  return kind === 'choice' && (state === 'held' || state === 'available')
}

function isOver({ state }: Reward): boolean {
  return /^(cancelled|reversed|expired)$/.test(state)
}

function cause(reward: Reward, words: StoryMessages, { t, count }: Speech): string {
  if (reward.recipient === 'friend') return words.forYou
  const { milestone } = reward
  if (milestone?.counting === 'friends_spending') return words.forSpending
  if (milestone) return words.forFriends(count(t.friendsCount, milestone.count))
  if (reward.referral_id === null) return words.fromShop
  return sayOfFriend(reward.friend_name, words.yourFriend, words.forFriend)
}
