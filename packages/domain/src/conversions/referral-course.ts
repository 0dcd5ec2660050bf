import { mayFollow, type ReferralState } from '../referrals/referral-states.ts'
import { isQueued, type Walk } from './bind.ts'
import type { ReferralReason } from './conversion-decision.ts'
import type { ConversionFacts, OtherConversion } from './conversion-facts.ts'

/** The states a referral passes through by one conversion, and the advocate's count before and after. */
export type Course = {
  readonly to: readonly ReferralState[]
  readonly reason: ReferralReason | null
  readonly number: number | null
  readonly approvedBefore: number
  readonly approvedAfter: number
  /** What fulfils its goal from now on, in the place of what no longer does. */
  readonly standsOn?: OtherConversion
}

/** How far the referral comes, or falls back, by this conversion. */
export function referralCourse(
  { facts, bond }: Walk,
  goalPassed: boolean,
  standsOn?: OtherConversion,
): Course {
  const { approved } = bond.advocate
  const number = facts.referral?.number ?? null
  const stay: Course = {
    to: [],
    reason: null,
    number,
    approvedBefore: approved,
    approvedAfter: approved,
  }
  // Whoever kept an account for a year did what counted when they opened it.
  if (facts.occasion === 'claimed' || facts.occasion === 'period_ended') return stay
  if (isQueued(bond, facts)) {
    return bond.isNew ? { ...stay, to: ['queued'], reason: 'quota_reached' } : stay
  }

  const fallen = bond.state === 'approved' ? approved - 1 : approved
  if (facts.occasion === 'denied') {
    if (bond.state === null || !mayFollow(bond.state, 'denied')) return stay
    const reason = facts.denial ?? 'review_denied'
    return { ...stay, to: ['denied'], reason, approvedAfter: fallen }
  }
  const isCleared =
    (bond.state === 'in_review' || bond.state === 'denied') && facts.occasion === 'approved'
  const goalConversionId = facts.referral?.goal_conversion_id ?? null
  if (goalConversionId === facts.conversion.id && !goalPassed) {
    if (standsOn) return { ...stay, reason: 'stands_on_another', standsOn }
    // An open case outlasts a refund: whoever buys again meanwhile does not get round it.
    const mayReverse = bond.state === 'converted' || bond.state === 'approved' || isCleared
    const reason = isRefunded(facts) ? 'conversion_refunded' : 'condition_not_met'
    return mayReverse ? { ...stay, to: ['reversed'], reason, approvedAfter: fallen } : stay
  }

  const begin: ReferralState[] = bond.isNew || bond.state === 'queued' ? ['attributed'] : []
  if (bond.risk?.result === 'review') {
    const converted: ReferralState[] = goalPassed ? ['converted'] : []
    return { ...stay, to: [...begin, ...converted, 'in_review'], reason: 'same_device' }
  }
  if (!goalPassed || facts.occasion === 'refunded') {
    return { ...stay, to: isCleared && goalConversionId === null ? ['attributed'] : begin }
  }
  if (begin.length > 0 || bond.state === null || begins.has(bond.state)) {
    begin.push('converted')
  } else if (bond.state !== 'converted' && !isCleared) {
    return stay
  }

  if (!facts.conversion.is_confirmed) {
    const isOpen = bond.state === 'in_review' || bond.state === 'denied'
    const to: ReferralState[] = isOpen ? ['converted'] : begin
    return { ...stay, to, reason: 'unconfirmed' }
  }
  return {
    ...stay,
    to: [...begin, 'approved'],
    number: number ?? approved + 1,
    approvedAfter: approved + 1,
  }
}

const begins: ReadonlySet<ReferralState> = new Set(['attributed', 'reversed', 'expired'])

/** Whether something of the conversion was given back, so that a condition may fail for that. */
function isRefunded({ conversion }: ConversionFacts): boolean {
  return conversion.is_void || conversion.amount !== conversion.gross_amount
}
