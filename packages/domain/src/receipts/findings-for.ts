import { limitedAs, type Recipient } from '../rewards/recipients.ts'
import type { FactFinding, Finding } from './finding.ts'

/**
 * Of what would have had to be otherwise, what one side of a referral may know. What is not named here
 * becomes "another condition": a fact that is new stays unseen until somebody writes down who may see it.
 */
export function findingsFor(reader: Recipient, findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>()
  for (const finding of findings) {
    // What a friend has is theirs to know.
    if (finding.kind === 'mean_balance' && reader !== 'friend') continue
    // How much there was of a gift is the merchant's; that none is left says its reason.
    if (finding.kind === 'out_of_stock') continue
    const shown = shownTo(reader, finding)
    seen.set(JSON.stringify(shown), shown)
  }
  return [...seen.values()]
}

/** `whole`: with what it was. `needed`: it was another person's doing, so only what is asked for. */
const visibleFacts: Readonly<
  Record<ReturnType<typeof limitedAs>, Readonly<Record<string, 'whole' | 'needed'>>>
> = {
  friend: {
    'conversion.amount': 'whole',
    'conversion.gross_amount': 'whole',
    'conversion.asset': 'whole',
    'conversion.number': 'whole',
    'conversion.is_confirmed': 'whole',
    'friend.is_new': 'whole',
    'friend.tier': 'whole',
    'friend.region': 'whole',
    'friend.language': 'whole',
  },
  advocate: {
    'conversion.amount': 'needed',
    'conversion.gross_amount': 'needed',
    'conversion.asset': 'needed',
    'conversion.number': 'needed',
    'conversion.is_confirmed': 'needed',
    'friend.is_new': 'needed',
    'advocate.tier': 'whole',
    'advocate.region': 'whole',
    'advocate.language': 'whole',
    'advocate.referrals_attributed': 'whole',
    'advocate.referrals_converted': 'whole',
    'advocate.referrals_approved': 'whole',
    'referral.number': 'whole',
  },
}

function shownTo(reader: Recipient, finding: Finding): Finding {
  const hidden: Finding = { kind: 'another_condition' }
  switch (finding.kind) {
    case 'at_least':
    case 'at_most':
    case 'between':
    case 'one_of':
    case 'none_of':
    case 'present':
    case 'absent':
      return shownFact(reader, finding) ?? hidden
    case 'limit_reached':
    case 'above_limit':
      return finding.per === reader ? finding : hidden
    case 'needs_more_friends':
      return reader === 'advocate' ? finding : hidden
    case 'needs_more_spending': {
      const { done: _, ...needed } = finding
      return reader === 'advocate' ? needed : hidden
    }
    case 'total_at_least':
      return reader === 'friend'
        ? finding
        : { kind: finding.kind, needed: finding.needed, asset: finding.asset }
    case 'recurrence_ended':
    case 'window_not_begun':
      return finding
    case 'asset':
      return reader === 'friend' ? finding : { ...finding, was: null }
    case 'new_customer':
      return reader === 'friend' ? finding : { kind: 'new_customer' }
    case 'window_ended':
    case 'amount_needed':
    case 'conversion_type':
    case 'claim_before_conversion':
    case 'evidence':
    case 'unrefunded':
    case 'opens_at':
    case 'period_lasts':
    case 'mean_balance':
    case 'owed':
      return finding
    default:
      return hidden
  }
}

function shownFact(reader: Recipient, finding: FactFinding): FactFinding | undefined {
  const visible = visibleFacts[limitedAs(reader)][finding.fact]
  if (visible === undefined) return undefined
  if (visible === 'whole') return finding
  const { was: _, ...needed } = finding
  return needed
}
