import type { Speech } from '../words/speech.ts'
import type { Reward } from './load-overview.ts'

type Props = {
  readonly rewards: readonly Reward[]
  readonly names: ReadonlyMap<string, string>
  readonly speech: Speech
}

/** The newest rewards, each with its value, state, date and reason, and the way to its receipt. */
export function RewardList({ rewards, names, speech }: Props) {
  const { t } = speech
  if (rewards.length === 0) return <p class="empty">{t.noRewards}</p>
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t.to}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.since}</th>
          <th scope="col" class="end">
            {t.value}
          </th>
          <th scope="col">
            <span class="hidden">{t.receipt}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rewards.map((reward) => (
          <tr key={reward.id}>
            <th scope="row" class="at-who">
              {names.get(reward.participant_id) ?? t.someone}
              <span class="quiet small why">
                {reward.recipient === 'advocate' ? t.advocate : t.friend}
              </span>
            </th>
            <td class="at-state">
              <span class={`state ${reward.state}`}>{t.rewardStates[reward.state]}</span>
              <span class="quiet small why">{reasonOf(reward, speech)}</span>
            </td>
            <td class="at-when">{whenOf(reward, speech)}</td>
            <td class="end at-aside">{speech.amount(reward.amount, reward.asset)}</td>
            <td class="end at-link">
              <a href={`#/receipts/${reward.decision_id}`}>{t.receipt}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function reasonOf(reward: Reward, speech: Speech): string {
  const review = reward.is_under_review ? speech.t.underReview : ''
  return [review, speech.reason(reward.reason)].filter(Boolean).join(', ')
}

function whenOf(reward: Reward, { t, day }: Speech): string {
  if (reward.state === 'held' && reward.hold_until) return t.until(day(reward.hold_until))
  const at = reward.ended_at ?? reward.redeemed_at ?? reward.issued_at ?? reward.available_at
  return day(at ?? reward.created_at)
}
