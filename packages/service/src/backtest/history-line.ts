import { conversionType } from '@goodword/contract/conversions'
import { amountInput, attributes, externalId, instantInput } from '@goodword/contract/fields'
import { AssetSchema } from '@goodword/domain/money'
import * as v from 'valibot'

function isObject(row: unknown): boolean {
  return typeof row === 'object' && row !== null
}

/** Empty cells of a table say nothing. */
function said(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!hasEmpty(row)) return row
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
}

function hasEmpty(row: Readonly<Record<string, unknown>>): boolean {
  for (const name in row) if (row[name] === '') return true
  return false
}

const wholeNumber = v.pipe(
  v.union(
    [v.number(), v.pipe(v.string(), v.regex(/^\d{1,13}$/), v.transform(Number))],
    amountSaid(),
  ),
  amountInput,
)

function amountSaid(): string {
  return 'Give whole minor units: 9900 is 99.00.'
}

/**
 * One conversion of a history, as a row of a table or a line of JSON. `advocate` is who brought the friend,
 * as far as is known; `claimed_at` when, the conversion's own instant where it is left out.
 */
export const HistoryLine = v.pipe(
  // What it holds is looked at below: to copy and check a row twice takes as long as all the rest.
  v.custom<Readonly<Record<string, unknown>>>(isObject, 'Give an object.'),
  v.transform(said),
  v.strictObject({
    type: conversionType,
    external_id: externalId,
    occurred_at: instantInput,
    amount: v.optional(wholeNumber),
    asset: v.optional(AssetSchema),
    friend: externalId,
    advocate: v.optional(externalId),
    evidence: v.optional(v.picklist(['link', 'code'], 'Use "link" or "code".'), 'link'),
    claimed_at: v.optional(instantInput),
    refunded_amount: v.optional(wholeNumber),
    refunded_at: v.optional(instantInput),
    friend_region: v.optional(externalId),
    friend_tier: v.optional(externalId),
    advocate_tier: v.optional(externalId),
    advocate_region: v.optional(externalId),
    friend_attributes: v.optional(attributes),
    advocate_attributes: v.optional(attributes),
    data: v.optional(attributes),
  }),
  v.forward(
    v.check(
      ({ amount, asset }) => (amount === undefined) === (asset === undefined),
      'Give amount and asset together, or neither.',
    ),
    ['asset'],
  ),
  v.forward(
    v.check(
      ({ refunded_amount, amount }) =>
        refunded_amount === undefined || refunded_amount <= (amount ?? 0),
      'A refund is at most the amount.',
    ),
    ['refunded_amount'],
  ),
  v.forward(
    v.check(
      ({ refunded_at, occurred_at }) => refunded_at === undefined || refunded_at >= occurred_at,
      'A refund comes after its conversion.',
    ),
    ['refunded_at'],
  ),
)

export type HistoryLine = v.InferOutput<typeof HistoryLine>

/** A line that does not fit: where, and what is wrong with it. */
export type LineFault = {
  readonly line: number
  readonly field: string | null
  readonly message: string
}
