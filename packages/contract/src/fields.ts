import { fromInstant } from '@goodword/domain/dates'
import { type Id, type IdKind, toUuid } from '@goodword/domain/ids'
import { AmountSchema, AssetSchema } from '@goodword/domain/money'
import { line } from '@goodword/domain/text'
import * as v from 'valibot'

/** An id of one kind, such as `ref_01h455vb4pex5vsknk084sn02q`. */
export const id = <K extends IdKind>(kind: K) =>
  v.pipe(
    v.string(),
    v.regex(/^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/, `Give an id that begins with "${kind}_".`),
    v.custom<Id<K>>(
      (text) => toUuid(kind, text as string) !== undefined,
      `Give an id that begins with "${kind}_".`,
    ),
  )

/** An instant in a request: RFC 3339 with its offset; milliseconds since 1970 once parsed. */
export const instantInput = v.pipe(
  v.string('Give an instant such as "2026-03-14T09:30:00Z".'),
  v.regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
    'Give an instant such as "2026-03-14T09:30:00Z", with its offset.',
  ),
  v.check((text) => {
    const year = Number(text.slice(0, 4))
    return year >= 1970 && year <= 2200 && Number.isFinite(fromInstant(text))
  }, 'Give an instant that exists, between 1970 and 2200.'),
  v.transform(fromInstant),
)

/** An instant in a reply: RFC 3339, UTC, milliseconds. */
export const instant = v.pipe(v.string(), v.isoTimestamp())

/** An id that the merchant chose: kept as sent, after NFC. */
export const externalId = line(200)

/** The amount of a conversion, in minor units; a free trial's may be zero. */
export const amountInput = v.pipe(
  v.number('Give whole minor units: 9900 is 99.00.'),
  v.integer('Give whole minor units: 9900 is 99.00.'),
  v.minValue(0, 'An amount is not below 0.'),
  v.maxValue(1_000_000_000_000, 'At most 1000000000000.'),
)

export const money = v.strictObject({ amount: amountInput, asset: AssetSchema })
export const positiveMoney = v.strictObject({ amount: AmountSchema, asset: AssetSchema })

/** A balance may be zero. */
export const balanceMoney = v.strictObject({
  amount: v.pipe(v.number(), v.integer()),
  asset: v.string(),
})

export const locale = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Give a language tag such as "en" or "zh-CN".'),
  v.maxLength(35, 'At most 35 characters.'),
)

/** Small facts of the merchant's own, for conditions: flat, at most 20. */
export const attributes = v.pipe(
  v.record(
    v.pipe(
      v.string(),
      v.regex(/^[a-z][a-z0-9_]{0,39}$/, 'Name attributes in lower case, such as "shoe_size".'),
    ),
    v.union(
      [
        v.pipe(v.string(), v.maxLength(200, 'At most 200 characters.'), line(200)),
        v.pipe(v.number(), v.finite(), v.minValue(-1e12), v.maxValue(1e12)),
        v.boolean(),
      ],
      'Give a text, a number, true or false.',
    ),
  ),
  v.check((given) => Object.keys(given).length <= 20, 'At most 20 attributes.'),
)

/** The query of every list: newest first, at most 100 a page. */
export const listQuery = {
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,2}$/, 'Give a number from 1 to 100.'),
      v.transform(Number),
      v.maxValue(100, 'At most 100 a page.'),
    ),
    '20',
  ),
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(300),
      v.regex(/^[\w-]+$/, 'Give the next_cursor of the page before.'),
    ),
  ),
}

/** A page of a list. `next_cursor` is null on the last one. */
export const page = <S extends v.GenericSchema>(item: S) =>
  v.strictObject({ data: v.array(item), next_cursor: v.nullable(v.string()) })
