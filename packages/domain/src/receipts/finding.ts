import type { FactValue } from '../conditions/condition-facts.ts'
import type { Instant } from '../conversions/conversion-facts.ts'
import type { Period } from '../dates.ts'

/**
 * What would have had to be otherwise, as plain data: the nearest change by which a rule or a gift that
 * did not pay would have. Whoever shows it says it in words (`findings.ts` of each in `words`).
 */
export type Finding =
  | FactFinding
  /** A condition that no change of single facts is known to fulfil; as the merchant wrote it. */
  | { readonly kind: 'condition'; readonly source: string }
  /** Something that is not the reader's to know. */
  | { readonly kind: 'another_condition' }
  | {
      readonly kind: 'window_ended'
      readonly window: 'click' | 'conversion'
      readonly ended_at: Instant
      /** Whole days between the end and what came after it. */
      readonly days_late: number
    }
  | {
      readonly kind: 'limit_reached'
      readonly per: string
      readonly allowed: number
      /** What the limit adds up; null where it counts rewards. */
      readonly asset: string | null
      readonly period: string | { readonly rolling_days: number }
      readonly time_zone: string
      readonly used: number
      readonly counts_again_at: Instant | null
    }
  /** One reward that is more than the limit allows at all: it would never fit. */
  | {
      readonly kind: 'above_limit'
      readonly per: string
      readonly allowed: number
      readonly asset: string
      readonly period: string | { readonly rolling_days: number }
      readonly was: number
    }
  /** What is left for new promises is less than this one; of the budget, or of what a customer may cost. */
  | {
      readonly kind: 'budget_left' | 'customer_cost'
      readonly allowed: number
      readonly used: number
      readonly was: number
      readonly asset: string
    }
  /** The program takes new friends from an instant on: its start, or the next period of its quota. */
  | { readonly kind: 'opens_at'; readonly at: Instant }
  /** Friends, or what they spend, in the period that is counted; a lifetime, where none is named. */
  | {
      readonly kind: 'needs_more_friends'
      readonly done: number
      readonly goal: number
      readonly period?: Period
    }
  /** `done` is left out where it would tell an advocate what a single friend spent. */
  | {
      readonly kind: 'needs_more_spending'
      readonly done?: number
      readonly goal: number
      readonly asset: string
      readonly period?: Period
    }
  /** All that there were of a gift are given. */
  | { readonly kind: 'out_of_stock'; readonly allowed: number }
  /** A sum over several conversions; `done` is left out where it would tell what another person spent. */
  | {
      readonly kind: 'total_at_least'
      readonly needed: number
      readonly asset: string
      readonly done?: number
    }
  /** Only the first so many are rewarded. */
  | { readonly kind: 'recurrence_ended'; readonly allowed: number }
  | { readonly kind: 'window_not_begun'; readonly begins_at: Instant }
  | { readonly kind: 'asset'; readonly needed: string; readonly was: string | null }
  | { readonly kind: 'amount_needed'; readonly asset: string }
  | { readonly kind: 'conversion_type'; readonly needed: string; readonly was: string }
  | { readonly kind: 'new_customer'; readonly customer_since?: Instant | null }
  | { readonly kind: 'claim_before_conversion'; readonly claimed_at: Instant }
  | { readonly kind: 'evidence'; readonly accepted: readonly string[]; readonly was: string }
  | { readonly kind: 'unrefunded' }
  /** So much of it had been spent, was taken back all the same, and is owed. */
  | { readonly kind: 'owed'; readonly amount: number; readonly asset: string }
  /** It is earned over a period, and decided then. */
  | { readonly kind: 'period_lasts'; readonly ends_at: Instant }
  /** What something that was earned over a period was reckoned from. */
  | {
      readonly kind: 'mean_balance'
      readonly mean: number
      readonly asset: string
      readonly days: number
      readonly rate_basis_points: number
    }

/** What one fact would have had to be. `asset` is what an amount is in; null where it is none. */
export type FactFinding = {
  readonly fact: string
  readonly asset: string | null
  /** What it was: null where it was absent, left out where the reader is not told. */
  readonly was?: FactValue | null
} & FactNeed

export type FactNeed =
  | { readonly kind: 'at_least' | 'at_most'; readonly needed: number }
  | { readonly kind: 'between'; readonly needed: readonly [from: number, to: number] }
  | { readonly kind: 'one_of' | 'none_of'; readonly needed: readonly FactValue[] }
  | { readonly kind: 'present' | 'absent' }
