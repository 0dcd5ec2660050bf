import type { Messages, RewardMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { rewardStory } from './reward-story.ts'
import type { Session } from './session.ts'

type Reward = Session['rewards'][number]

type Props = {
  readonly rewards: readonly Reward[]
  readonly speech: Speech
  readonly words: RewardMessages
  /** What came of copying a code, for those who hear the page. */
  readonly said: string
  readonly onCopy: (code: string) => void
}

/** The rewards, each with its amount, where it stands, from when, and why where it was not to be. */
export function RewardList({ rewards, speech, words, said, onCopy }: Props) {
  const { t } = speech
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
              <bdi class="strong">{cause(reward, words, t)}</bdi>
              <strong class="strong end">
                {reward.label ?? speech.amount(reward.amount, reward.asset)}
              </strong>
            </div>
            <div class="line">
              <p class="quiet">{rewardStory(reward, words, speech)}</p>
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

function cause(reward: Reward, words: RewardMessages, t: Messages): string {
  if (reward.recipient === 'friend') return words.forYou
  if (reward.milestone !== null) return words.forFriends(reward.milestone)
  return words.forFriend(reward.friend_name ?? t.someFriend)
}
