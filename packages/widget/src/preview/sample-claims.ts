import type { Claim } from '../missing-friend/claim-state.ts'
import type { Session } from '../panel/session.ts'
import type { Trace } from '../trace/trace.ts'

const sampleId = '01h455vb4pex5vsknk084sn001'

/** What the customer of a preview asked before: one order was found, one is looked for, one was not to be. */
export function sampleClaims({ program }: Session): readonly [Claim, ...Claim[]] {
  const asked = (at: number, order_number: string, changes: Partial<Claim>): Claim => ({
    id: `clm_${sampleId.slice(0, -1)}${at}`,
    program_id: program.id,
    order_number,
    friend: { name: 'Noor', email: 'noor@example.com', phone: null },
    shared_at: null,
    state: 'open',
    told: 'being_checked',
    opened_at: '2026-05-26T08:00:00.000Z',
    due_at: '2026-05-28T08:00:00.000Z',
    waits_until: '2026-06-25T08:00:00.000Z',
    is_overdue: false,
    decided_at: null,
    answer: null,
    referral_id: null,
    ...changes,
  })
  const decided_at = '2026-05-26T08:00:01.000Z'
  return [
    asked(1, '2026-4711', {
      state: 'matched',
      told: 'matched',
      decided_at,
      referral_id: `ref_${sampleId}`,
    }),
    asked(2, '2026-4802', {}),
    asked(3, '2026-4650', { state: 'rejected', decided_at }),
  ]
}

/** What happened with the first friend of a preview. */
export function sampleTrace({ rewards }: Session): Trace {
  const [reward] = rewards
  return {
    referral_id: `ref_${sampleId}`,
    friend_name: 'Ben',
    state: 'converted',
    steps: [
      { kind: 'shared', at: '2026-05-18T10:05:00.000Z', channel: 'whatsapp', is_last: false },
      { kind: 'opened', at: '2026-05-18T18:20:00.000Z', channel: 'whatsapp' },
      { kind: 'began', at: '2026-05-26T12:00:00.000Z' },
      { kind: 'acted', at: '2026-05-26T12:00:00.000Z', type: 'order' },
      ...(reward
        ? [
            {
              kind: 'reward' as const,
              at: '2026-05-26T12:00:00.000Z',
              reward_id: reward.id,
              reward_kind: reward.kind,
              amount: reward.amount,
              asset: reward.asset,
              state: reward.state,
            },
          ]
        : []),
    ],
  }
}
