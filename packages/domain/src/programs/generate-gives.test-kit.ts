import fc from 'fast-check'
import type { Recipient } from '../rewards/recipients.ts'
import { type GivenKind, givenKinds, rewardKinds } from '../rewards/reward-kinds.ts'
import type { ProgramDraft } from './document.ts'

export type GiveDraft = ProgramDraft['rules'][number]['give'][number]
type ValueDraft = GiveDraft['value']
type ThingDraft = Pick<GiveDraft, 'kind' | 'value' | 'beneficiary' | 'valid_days' | 'valid_months'>

const amounts = fc.constantFrom(1, 50, 999, 1_000, 2_500)

const share: fc.Arbitrary<ValueDraft> = fc.record(
  {
    share_basis_points: fc.constantFrom(1, 333, 1_000, 10_000),
    asset: fc.constant('CNY'),
    floor: fc.constantFrom(1, 100, 500),
    cap: fc.constantFrom(500, 2_000),
    rounding: fc.constantFrom('down' as const, 'nearest' as const, 'up' as const),
  },
  { requiredKeys: ['share_basis_points', 'asset'] },
)

const bands: fc.Arbitrary<ValueDraft> = fc.record(
  {
    bands: fc.tuple(amounts, fc.constantFrom(100, 5_000)).map(([amount, share_basis_points]) => [
      { from: 4_999, amount },
      { from: 5_001, share_basis_points },
    ]),
    asset: fc.constant('CNY'),
    cap: fc.constantFrom(500, 2_000),
  },
  { requiredKeys: ['bands', 'asset'] },
)

const steps = (asset: string): fc.Arbitrary<ValueDraft> =>
  fc.tuple(amounts, amounts, amounts).map(([one, two, three]) => ({
    steps: [
      { from: 1, amount: one },
      { from: 2, amount: two },
      { from: 4, amount: three },
    ],
    asset,
  }))

const fixed = (asset: string): fc.Arbitrary<ValueDraft> =>
  amounts.map((amount) => ({ amount, asset }))

/** What a rule may give, as its kind is counted. `isOfOrder`: whether there is an order to take a share of. */
function thing(isOfOrder: boolean, kinds: readonly GivenKind[]): fc.Arbitrary<ThingDraft> {
  return fc.constantFrom(...kinds).chain((kind) => {
    const { countedIn, runsOut, issuedTo } = rewardKinds[kind]
    const asset = countedIn?.asset === 'unit' ? 'points' : 'CNY'
    const shares = isOfOrder && asset === 'CNY' ? [share, share, share, bands] : []
    const value = fc.oneof(fixed(asset), steps(asset), ...shares)
    return fc.tuple(value, runsOut ? validity : fc.constant({})).map(([worth, valid]) => ({
      kind,
      value: worth,
      ...(issuedTo === 'beneficiary' ? { beneficiary: 'fund' } : {}),
      ...valid,
    }))
  })
}

const validity = fc.constantFrom(
  { valid_days: 1 },
  { valid_days: 5 },
  { valid_days: 30 },
  { valid_months: 1 },
)

const instalments: fc.Arbitrary<NonNullable<GiveDraft['instalments']>> = fc.constantFrom(
  [
    { share_basis_points: 5_000, hold_days: 0 },
    { share_basis_points: 5_000, hold_days: 30 },
  ],
  [
    { share_basis_points: 3_333, hold_days: 1 },
    { share_basis_points: 3_333, hold_days: 7 },
    { share_basis_points: 3_334, hold_days: 14 },
  ],
)

type Where = {
  readonly isOfOrder: boolean
  readonly canHold: boolean
  readonly kinds?: readonly GivenKind[]
}

/** One gift to somebody. */
export function give(
  to: fc.Arbitrary<Recipient>,
  { isOfOrder, canHold, kinds = givenKinds }: Where,
): fc.Arbitrary<GiveDraft> {
  const base = fc.record({ to, thing: thing(isOfOrder, kinds) })
  const time = canHold
    ? fc.oneof(
        { weight: 4, arbitrary: fc.record({ hold_days: fc.constantFrom(0, 1, 7, 14) }) },
        { weight: 1, arbitrary: fc.record({ instalments }) },
        {
          weight: 1,
          arbitrary: fc.record({
            hold_days: fc.constantFrom(0, 7),
            stock: fc.constantFrom(1, 2, 5),
          }),
        },
      )
    : fc.constant({ hold_days: 0 })
  const instead = fc.option(
    fc.record({
      if: fc.constantFrom('friend.attributes.plan == "gold"', 'conversion.number > 1'),
      thing: thing(isOfOrder, givenKinds),
    }),
    { nil: undefined, freq: 4 },
  )
  return fc.tuple(base, time, instead).map(([{ to: recipient, thing: given }, when, other]) => ({
    to: recipient,
    ...given,
    ...when,
    label: { en: 'Gift' },
    ...(other && other.thing.kind !== given.kind
      ? { instead: { if: other.if, ...other.thing } }
      : {}),
  }))
}

/** A share for somebody above the advocate. */
export const uplineGive: fc.Arbitrary<GiveDraft> = fc.record({
  to: fc.constantFrom('upline_2' as const, 'upline_3' as const),
  kind: fc.constantFrom('credit' as const, 'coupon' as const),
  value: share,
  hold_days: fc.constantFrom(0, 7),
})

/** Gifts between which the recipient may choose. */
export const choice: fc.Arbitrary<GiveDraft[]> = fc
  .tuple(fc.constantFrom(0, 7), fc.constantFrom(1, 2), fixed('CNY'), fixed('points'))
  .map(([hold_days, stock, first, second]) => {
    const base = { to: 'advocate' as const, hold_days, choice: 'thanks' }
    return [
      { ...base, kind: 'coupon' as const, value: first, stock },
      { ...base, kind: 'points' as const, value: second },
      { ...base, kind: 'gift' as const, value: { amount: 1, asset: 'seat' }, stock: 1 },
    ]
  })
