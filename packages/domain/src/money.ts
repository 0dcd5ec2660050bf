import * as v from 'valibot'

/** A whole number of minor units of one asset: 9900 of CNY is 99 yuan, 500 of points is 500 points. */
export type Money = { readonly amount: number; readonly asset: string }

export type Rounding = 'down' | 'nearest' | 'up'

// Beyond this a sum over many rows could leave the exactly representable integers.
const AMOUNT_MAX = 1_000_000_000_000

const amountMessage = 'Must be a whole number of minor units from 1 to 1000000000000.'
const assetMessage =
  'Must be an upper-case ISO 4217 currency such as CNY, or a lower-case unit such as points.'

/** What an amount may be: positive, whole, and small enough to be added up safely. */
export const AmountSchema = v.pipe(
  v.number(amountMessage),
  v.integer(amountMessage),
  v.minValue(1, amountMessage),
  v.maxValue(AMOUNT_MAX, amountMessage),
)

/** What value is counted in: a currency in capitals, or a unit in small letters. */
export const AssetSchema = v.pipe(
  v.string(assetMessage),
  v.regex(/^([A-Z]{3}|[a-z][a-z0-9_]{1,31})$/, assetMessage),
)

/** A positive value as it is written in documents and requests. */
export const MoneySchema = v.strictObject({ amount: AmountSchema, asset: AssetSchema })

/**
 * A share of an amount in basis points, exact before it is rounded.
 * The share of a negative amount mirrors that of the positive one, so a refund undoes its order.
 */
export function shareOf(amount: number, basisPoints: number, rounding: Rounding): number {
  const small = smallShareOf(amount, basisPoints, rounding)
  if (small !== undefined) return small
  // 10^12 times 10^4 is past the integers that a double holds exactly.
  const product = BigInt(amount) * BigInt(basisPoints)
  const size = product < 0n ? -product : product
  const share = Number((size + roundingOffsets[rounding]) / 10_000n)
  return product < 0n && share !== 0 ? -share : share
}

/** The same where the product is a whole number that a double holds exactly: most are, and it costs a tenth. */
function smallShareOf(amount: number, basisPoints: number, rounding: Rounding): number | undefined {
  if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(basisPoints)) return undefined
  if (amount < 0 || basisPoints < 0) return undefined
  const sum = amount * basisPoints + Number(roundingOffsets[rounding])
  return Number.isSafeInteger(sum) ? (sum - (sum % 10_000)) / 10_000 : undefined
}

const roundingOffsets: Record<Rounding, bigint> = { down: 0n, nearest: 5_000n, up: 9_999n }

// ISO 4217: how many digits stand behind the point, where it is not two.
const minorDigits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
      .split(' ')
      .map((currency) => [currency, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMN TND'.split(' ').map((currency) => [currency, 3])),
  CLF: 4,
  UYW: 4,
}

/** An amount as banks write it: 123456 of CNY is 1234.56, of JPY 123456. A unit of our own has no minor one. */
export function majorUnits({ amount, asset }: Money): string {
  const isCurrency = /^[A-Z]{3}$/.test(asset)
  const digits = isCurrency ? (minorDigits[asset] ?? 2) : 0
  if (digits === 0) return String(amount)
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  return `${amount < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
