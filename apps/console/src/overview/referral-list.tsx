import type { Speech } from '../words/speech.ts'
import type { Referral } from './load-overview.ts'

type Props = {
  readonly referrals: readonly Referral[]
  readonly names: ReadonlyMap<string, string>
  readonly speech: Speech
}

/** The newest referrals, each with its state, the reason, and the way to its receipts. */
export function ReferralList({ referrals, names, speech }: Props) {
  const { t, receipt } = speech
  if (referrals.length === 0) return <p class="empty">{t.noReferrals}</p>
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t.friend}</th>
          <th scope="col">{t.advocate}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.since}</th>
          <th scope="col">
            <span class="hidden">{t.receipts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {referrals.map((referral) => (
          <tr key={referral.id}>
            <th scope="row" class="at-who">
              {names.get(referral.friend_id) ?? t.someone}
            </th>
            <td class="at-aside">{names.get(referral.advocate_id) ?? t.someone}</td>
            <td class="at-state">
              <span class={`state ${referral.state}`}>
                {receipt.referralStates[referral.state]}
              </span>
              {referral.reason !== null && (
                <span class="quiet small why">{speech.reason(referral.reason)}</span>
              )}
            </td>
            <td class="at-when">{speech.day(referral.changed_at)}</td>
            <td class="end at-link">
              <a href={`#/referrals/${referral.id}`}>{t.receipts}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
