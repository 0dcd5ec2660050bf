import fc from 'fast-check'
import { fromInstant, toInstant } from '../dates.ts'
import { publishablePrograms } from '../programs/generate.test-kit.ts'
import { mayChoose } from '../rewards/choose-reward.ts'
import { mayBeOwed } from '../wallet/debt.ts'
import type { Simulation, simulate } from './simulate.test-kit.ts'

const advocates = fc.constantFrom('alice', 'alice', 'alice', 'zoe', 'ben')
// Now and then an advocate comes as a friend, and a friend brings others.
export const names = ['ben', 'cleo', 'dan', 'eve', 'zoe', 'alice'] as const
const friends = fc.constantFrom(...names)
const amounts = fc.constantFrom(null, 0, 4_999, 5_000, 5_000, 10_000, 10_000, 99_999)
const chance = fc.integer({ min: 0, max: 99 })
const which = fc.nat({ max: 999 })

const steps = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('claim' as const),
      advocate: advocates,
      friend: friends,
      evidence: fc.constantFrom('link' as const, 'code' as const),
      chance,
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      friend: friends,
      type: fc.constantFrom('order', 'order', 'signup'),
      amount: amounts,
      asset: fc.constantFrom('CNY', 'CNY', 'CNY', 'CNY', 'CNY', 'USD'),
      hoursAgo: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 100),
      chance,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which,
      amount: fc.constantFrom(undefined, 1, 100, 5_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      which,
      amount: fc.constantFrom(undefined, 1, 5_000, 30_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('review' as const),
      friend: friends,
      verdict: fc.constantFrom('approved' as const, 'denied' as const),
      chance,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('verify' as const),
      friend: friends,
      amount: fc.constantFrom(1, 4_999, 5_000, 20_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('use' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('choose' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('appeal' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('spend' as const),
      name: advocates,
      asset: fc.constantFrom('CNY', 'points'),
    }),
  },
  // Two orders of the page, and the server says of the first that it was hardly anything.
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('lower' as const),
      friend: friends,
      amount: fc.constantFrom(5_000, 10_000, 99_999),
    }),
  },
  // All of a balance is spent, and then an order that it came of is given back.
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('owe' as const), which }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.constantFrom(0.25, 1, 3, 8),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('publish' as const), which }) },
)

export type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never
type Drafts = Parameters<typeof simulate>[0][]

/** A program, perhaps with a next version, and what happens in it. */
export type History = {
  readonly drafts: Drafts
  readonly suspects: readonly (typeof names)[number][]
  readonly steps: readonly Step[]
}

export const histories: fc.Arbitrary<History> = fc.record({
  drafts: fc.array(publishablePrograms, { minLength: 1, maxLength: 2 }),
  suspects: fc.subarray([...names], { maxLength: 2 }),
  steps: fc.array(steps, { minLength: 40, maxLength: 60 }),
})

/** So many of them by a seed, for whoever lets them happen elsewhere: drafts as any reader finds them. */
export function drawHistories(
  seed: number,
  numRuns: number,
): { readonly drafts: readonly object[]; readonly steps: readonly Step[] }[] {
  return fc.sample(histories, { seed, numRuns })
}

/** Does a step where it is possible: what the service refuses beforehand is left out. */
export function take(run: Simulation, step: Step, drafts: Drafts): void {
  const conversions = [...run.conversions.values()]
  if (step.do === 'claim') {
    const { advocate, friend, evidence, chance: luck } = step
    run.claim(advocate, friend, { evidence, counted: luck > 5, same_device: luck > 85 })
  } else if (step.do === 'record') {
    const { amount, asset, hoursAgo } = step
    run.record(step.friend, step.type, {
      amount,
      asset: amount === null ? null : asset,
      is_confirmed: step.chance < 70,
      occurred_at: toInstant(fromInstant(run.now()) - hoursAgo * 3_600_000),
    })
  } else if (step.do === 'refund') {
    const open = conversions.filter(({ amount, refunded, refunds }) =>
      amount === null ? refunds === 0 : refunded < amount,
    )
    const conversion = open[step.which % open.length]
    if (conversion) run.refund(conversion.id, step.amount)
  } else if (step.do === 'confirm') {
    const open = conversions.filter(({ is_confirmed }) => !is_confirmed)
    const conversion = open[step.which % open.length]
    if (conversion) run.confirm(conversion.id, step.amount)
  } else if (step.do === 'review') {
    const isOpen = run.referral(step.friend)?.state === 'in_review'
    // Fraud may be found at any time; only an open case can be cleared.
    if (isOpen || (step.verdict === 'denied' && step.chance < 20)) {
      run.review(step.friend, step.verdict)
    }
  } else if (step.do === 'verify') {
    run.verify(step.friend, step.amount)
  } else if (step.do === 'use') {
    const usable = [...run.store.rewards.values()].filter(
      ({ state, kind, is_under_review }) =>
        (state === 'issued' && kind === 'coupon') ||
        (state === 'available' && !is_under_review && kind !== 'choice'),
    )
    const reward = usable[step.which % usable.length]
    if (reward) run.move(reward.id, reward.state === 'issued' ? 'redeemed' : 'issued')
  } else if (step.do === 'choose') {
    const open = [...run.store.rewards.values()].filter(mayChoose)
    const reward = open[step.which % open.length]
    if (reward) run.choose(reward.id, step.which % 3)
  } else if (step.do === 'appeal') {
    run.appeal(step.which)
  } else if (step.do === 'spend') {
    const { name, asset } = step
    const held = run.balance(name, 'balance', asset)
    if (held > 0) run.spend(name, asset, Math.ceil(held / 2))
  } else if (step.do === 'lower') {
    const { friend, amount } = step
    const seen = () => run.record(friend, 'order', { amount, is_confirmed: false }).conversionId
    const [first] = [seen(), seen()]
    run.confirm(first, 1)
  } else if (step.do === 'owe') {
    owe(run, step.which)
  } else if (step.do === 'wait') {
    run.wait(step.days)
  } else {
    run.publish(drafts[step.which % drafts.length]!)
  }
}

function owe(run: Simulation, which: number): void {
  const earned = [...run.store.rewards.values()].filter(
    ({ state, kind, conversion_id }) =>
      state === 'issued' && conversion_id !== null && mayBeOwed(kind),
  )
  const reward = earned[which % earned.length]
  if (!reward) return
  const name = reward.participant_id.slice('par_'.length)
  const held = run.balance(name, 'balance', reward.asset)
  if (held > 0) run.spend(name, reward.asset, held)
  const { amount, refunded, refunds } = run.conversions.get(reward.conversion_id!)!
  if (amount === null ? refunds === 0 : refunded < amount) run.refund(reward.conversion_id!)
}
