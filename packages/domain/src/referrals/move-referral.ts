import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { count, meter, tell, total } from '../effects/gather.ts'
import type { Id } from '../ids.ts'
import type { Referral } from './referral.ts'
import { mayFollow, type ReferralState } from './referral-states.ts'

/** Begins a referral: it is attributed. */
export function beginReferral(effects: Effects, tools: Tools, referral: Referral): Referral {
  effects.referrals.set(referral.id, { row: referral, was: null })
  count(effects, referral.program_id, referral.advocate_id, { attributed: 1 })
  total(effects, tools, referral.program_id, 'referrals', referral.changed_at)
  announce(effects, tools, referral)
  return referral
}

/** Notes what a referral uses of its program as long as it stands. */
export function useForReferral(
  effects: Effects,
  referral: Referral,
  meters: readonly MeterUse[],
): Referral {
  const used: Referral = { ...referral, meters: [...referral.meters, ...meters] }
  const noted = effects.referrals.get(referral.id)
  effects.referrals.set(referral.id, { row: used, was: noted ? noted.was : referral.state })
  meter(effects, referral.program_id, referral.friend_id, meters, 1)
  return used
}

/** Notes that another conversion fulfils the goal from now on: the referral stays as it is. */
export function standOn(
  effects: Effects,
  referral: Referral,
  goal_conversion_id: Id<'cnv'>,
): Referral {
  const row: Referral = { ...referral, goal_conversion_id }
  const noted = effects.referrals.get(referral.id)
  effects.referrals.set(referral.id, { row, was: noted ? noted.was : referral.state })
  return row
}

/** What else becomes of a referral with its next state; what is left out stays, but for its reason and its term. */
export type ReferralChange = Partial<
  Pick<
    Referral,
    'reason' | 'number' | 'goal_conversion_id' | 'due_at' | 'meters' | 'quota_period' | 'queue'
  >
>

/** Moves a referral to its next state, with the advocate's counts and the event. */
export function moveReferral(
  effects: Effects,
  tools: Tools,
  referral: Referral,
  to: ReferralState,
  at: Instant,
  change: ReferralChange = {},
): Referral {
  if (!mayFollow(referral.state, to)) {
    throw new Error(`a referral that is ${referral.state} cannot become ${to}`)
  }
  const { number, goal_conversion_id, meters, quota_period, queue } = change
  const moved: Referral = {
    ...referral,
    state: to,
    reason: change.reason ?? null,
    due_at: change.due_at ?? null,
    number: number === undefined ? referral.number : number,
    goal_conversion_id:
      goal_conversion_id === undefined ? referral.goal_conversion_id : goal_conversion_id,
    meters: meters ?? (isOver(to) ? [] : referral.meters),
    quota_period: quota_period === undefined ? referral.quota_period : quota_period,
    queue: queue === undefined ? referral.queue : queue,
    changed_at: at,
  }
  const noted = effects.referrals.get(referral.id)
  effects.referrals.set(referral.id, { row: moved, was: noted ? noted.was : referral.state })
  if (isOver(to)) meter(effects, referral.program_id, referral.friend_id, referral.meters, -1)
  count(effects, referral.program_id, referral.advocate_id, countsOf(referral.state, to))
  if (to === 'approved') total(effects, tools, referral.program_id, 'referrals_approved', at)
  announce(effects, tools, moved)
  return moved
}

/** Whether a referral no longer stands, so that what it used is free again. */
function isOver(state: ReferralState): boolean {
  return state === 'reversed' || state === 'denied' || state === 'expired'
}

const counted: Readonly<
  Record<ReferralState, { readonly converted: number; readonly approved: number }>
> = {
  queued: { converted: 0, approved: 0 },
  attributed: { converted: 0, approved: 0 },
  converted: { converted: 1, approved: 0 },
  in_review: { converted: 1, approved: 0 },
  approved: { converted: 1, approved: 1 },
  denied: { converted: 0, approved: 0 },
  reversed: { converted: 0, approved: 0 },
  expired: { converted: 0, approved: 0 },
}

function countsOf(from: ReferralState, to: ReferralState) {
  return {
    converted: counted[to].converted - counted[from].converted,
    approved: counted[to].approved - counted[from].approved,
  }
}

function announce(effects: Effects, tools: Tools, referral: Referral): void {
  const happened = referral.state === 'in_review' ? 'review_opened' : referral.state
  tell(effects, tools, `referral.${happened}`, referral.id, referral.changed_at, {
    referral_id: referral.id,
    program_id: referral.program_id,
    advocate_id: referral.advocate_id,
    friend_id: referral.friend_id,
    reason: referral.reason,
  })
}
