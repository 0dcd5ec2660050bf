import type { ClaimOutcome } from '../attribution/attribute.ts'
import type { ConversionFacts } from '../conversions/conversion-facts.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Finding } from './finding.ts'
import { daysLate } from './findings.ts'

/** What would have had to be otherwise for a claim to count. That another came first is nobody's lack. */
export function explainClaim(
  programs: ReadonlyMap<number, Program>,
  { claims, conversion, friend }: ConversionFacts,
  outcome: ClaimOutcome,
): Finding[] {
  const claim = claims.find(({ id }) => id === outcome.claim_id)
  if (!claim) return []
  switch (outcome.reason) {
    case 'evidence_not_accepted': {
      const policy = programs.get(claim.program_version)?.document.attribution
      return policy ? [{ kind: 'evidence', accepted: policy.evidence, was: claim.evidence }] : []
    }
    case 'after_conversion':
      return [{ kind: 'claim_before_conversion', claimed_at: claim.claimed_at }]
    case 'click_window_ended': {
      const end = outcome.window_ended_at
      if (end === undefined) return []
      const days_late = daysLate(end, conversion.occurred_at)
      return [{ kind: 'window_ended', window: 'click', ended_at: end, days_late }]
    }
    case 'program_ended': {
      const end = outcome.window_ended_at
      if (end === undefined) return []
      const days_late = daysLate(end, conversion.occurred_at)
      return [{ kind: 'window_ended', window: 'conversion', ended_at: end, days_late }]
    }
    case 'program_not_started':
    case 'quota_full':
      return outcome.opens_at === undefined ? [] : [{ kind: 'opens_at', at: outcome.opens_at }]
    case 'existing_customer':
      return [{ kind: 'new_customer', customer_since: friend.customer_since }]
    default:
      return []
  }
}
