import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'
import { rewardStory } from './reward-story.ts'

type Reward = Session['rewards'][number]

type Props = {
  readonly rewards: readonly Reward[]
  readonly speech: Speech
  readonly words: StoryMessages
  /** What came of copying a code, for those who hear the page. */
  readonly said: string
  readonly onCopy: (code: string) => void
}

/** The rewards, each with its amount, where it stands, from when, and why where it was not to be. */
export function RewardList({ rewards, speech, words, said, onCopy }: Props) {
  if (rewards.length === 0) return <p class="empty quiet">{words.noRewards}</p>
  return (
    <>
      <p class="hidden" role="status">
        {said}
      </p>
      <ul>
        {rewards.map((reward) => (
          <li key={reward.id} class="row">
            <div class="line">
              <bdi class="strong">{cause(reward, words, speech)}</bdi>
              <strong class="strong end">{worthOf(reward, speech)}</strong>
            </div>
            <div class="line">
              <p class="quiet">
                {words.kinds[reward.kind] ?? reward.kind} · {rewardStory(reward, words, speech)}
              </p>
              <span class={`state end quiet ${reward.state}`}>
                {words.rewardStates[reward.state]}
              </span>
            </div>
            {reward.coupon_code !== null && reward.state === 'issued' && (
              <button
                type="button"
                class="coupon"
                aria-label={`${words.copyCode}: ${reward.coupon_code}`}
                onClick={() => onCopy(reward.coupon_code as string)}
              >
                <bdi>{reward.coupon_code}</bdi>
                <span>{words.copyCode}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a reward is: the merchant's name for it, else its worth. */
export function worthOf({ label, kind, amount, asset }: Reward, speech: Speech): string {
  return label ?? speech.worth(kind, amount, asset)
}

function cause(reward: Reward, words: StoryMessages, { t, count }: Speech): string {
  if (reward.recipient === 'friend') return words.forYou
  const { milestone } = reward
  if (milestone?.counting === 'friends_spending') return words.forSpending
  if (milestone) return words.forFriends(count(t.friendsCount, milestone.count))
  return words.forFriend(reward.friend_name ?? words.someFriend)
}
