import type { Speech } from '../words/speech.ts'
import type { Referral, ReferralState } from './load-overview.ts'

type Props = {
  readonly referrals: readonly Referral[]
  readonly isCut: boolean
  readonly speech: Speech
}

const order: readonly ReferralState[] = [
  'queued',
  'attributed',
  'converted',
  'in_review',
  'approved',
  'denied',
  'reversed',
  'expired',
]
const always: ReadonlySet<ReferralState> = new Set(['attributed', 'approved', 'reversed'])
const lostStates: readonly ReferralState[] = ['denied', 'reversed', 'expired']

/** Where the referrals stand: a sentence, and a table whose rows are bars from zero. */
export function ReferralBars({ referrals, isCut, speech: { t, receipt } }: Props) {
  if (referrals.length === 0) return <p class="empty">{t.noReferrals}</p>
  const counts = new Map<ReferralState, number>()
  for (const { state } of referrals) counts.set(state, (counts.get(state) ?? 0) + 1)
  const count = (state: ReferralState) => counts.get(state) ?? 0
  const most = Math.max(...counts.values())
  const lost = lostStates.reduce((sum, state) => sum + count(state), 0)

  return (
    <>
      <p class="sentence">
        {t.referralsSentence(referrals.length, count('approved'), lost)}
        {isCut && ` ${t.newestOnly(referrals.length)}`}
      </p>
      <table class="bars">
        <thead class="hidden">
          <tr>
            <th>{t.state}</th>
            <th>{t.count}</th>
          </tr>
        </thead>
        <tbody>
          {order
            .filter((state) => always.has(state) || count(state) > 0)
            .map((state) => (
              <tr key={state}>
                <th scope="row" title={t.stateMeaning[state]}>
                  {receipt.referralStates[state]}
                </th>
                <td>
                  <div class="bar">
                    <div
                      class={`bar-fill ${state}`}
                      style={{ width: `${(count(state) / most) * 100}%` }}
                    />
                    <span class="bar-count">{count(state)}</span>
                  </div>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  )
}
