import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { tell } from '../effects/gather.ts'
import type { Id } from '../ids.ts'
import { payDebt } from './debt.ts'
import type { Lot } from './lot.ts'
import { drawLot, noticeLot } from './move-lots.ts'

/** Does what has become due for a lot by `now`, each at its own instant: the notice, then its end. */
export function passLot(effects: Effects, tools: Tools, lot: Lot, now: Instant): Lot {
  let at = lot
  if (at.noticed_at === null && at.due_at !== null && at.due_at <= now) {
    const noticedAt = at.due_at
    at = noticeLot(effects, at, noticedAt)
    announce(effects, tools, 'balance.expiring', at.participant_id, at, noticedAt)
  }
  if (at.noticed_at !== null && at.due_at !== null && at.due_at <= now) {
    const endedAt = at.due_at
    // What is owed is paid before anything of it is lost.
    at = payDebt(effects, tools, at, endedAt)
    if (at.remaining === 0) return at
    announce(effects, tools, 'reward.expired', at.reward_id, at, endedAt)
    effects.postings.push({
      journal: 'expire',
      debit: { owner: at.participant_id, kind: 'balance' },
      credit: { owner: at.program_id, kind: 'expired' },
      amount: at.remaining,
      asset: at.asset,
      id: tools.newId('pst'),
      // Its own reward stays issued, as points do; what ran out is a part of somebody's balance.
      reward_id: null,
      cause: at.id,
      posted_at: endedAt,
    })
    at = drawLot(effects, at, -at.remaining)
  }
  return at
}

function announce(
  effects: Effects,
  tools: Tools,
  type: 'balance.expiring' | 'reward.expired',
  subject: Id,
  lot: Lot,
  at: Instant,
): void {
  tell(effects, tools, type, subject, at, {
    participant_id: lot.participant_id,
    lot_id: lot.id,
    reward_id: lot.reward_id,
    program_id: lot.program_id,
    amount: lot.remaining,
    asset: lot.asset,
    expires_at: lot.expires_at,
  })
}
