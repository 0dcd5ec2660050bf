import type { ClaimLoss } from '../attribution/attribute.ts'
import type {
  BoostReason,
  GiveReason,
  ReferralReason,
  RuleFailure,
} from '../conversions/conversion-decision.ts'

/** Every reason that a receipt may hold; each has its words in every language, or nothing compiles. */
export type Reason = ClaimLoss | RuleFailure | GiveReason | ReferralReason | BoostReason
