import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromInstant, toInstant } from '../dates.ts'
import type { Id } from '../ids.ts'
import { publishablePrograms } from '../programs/generate.test-kit.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import { rewardKinds } from '../rewards/reward-kinds.ts'
import { stands, wasTakenBack } from '../rewards/reward-states.ts'
import { decideConversion } from './decide-conversion.ts'
import { gives, type Simulation, simulate } from './simulate.test-kit.ts'
import { accountKey, rewardKey } from './store.test-kit.ts'

const advocates = fc.constantFrom('alice', 'alice', 'alice', 'zoe')
// Now and then an advocate comes as a friend.
const names = ['ben', 'cleo', 'dan', 'eve', 'zoe'] as const
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
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('verify' as const),
      friend: friends,
      amount: fc.constantFrom(1, 4_999, 5_000, 20_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('use' as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.constantFrom(0.25, 1, 3, 8),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('publish' as const), which }) },
)

type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never
type Drafts = Parameters<typeof simulate>[0][]

const histories = fc.record({
  drafts: fc.array(publishablePrograms, { minLength: 1, maxLength: 2 }),
  suspects: fc.subarray([...names], { maxLength: 2 }),
  steps: fc.array(steps, { minLength: 40, maxLength: 60 }),
})

/** Does a step where it is possible: what the service refuses beforehand is left out. */
function take(run: Simulation, step: Step, drafts: Drafts): void {
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
      ({ state, kind }) => (state === 'issued' && kind === 'coupon') || state === 'available',
    )
    const reward = usable[step.which % usable.length]
    if (reward) run.move(reward.id, reward.state === 'issued' ? 'redeemed' : 'issued')
  } else if (step.do === 'wait') {
    run.wait(step.days)
  } else {
    run.publish(drafts[step.which % drafts.length]!)
  }
}

test('laws that hold in every history of every program', () => {
  let receipts = 0
  const met = new Set<string>()
  fc.assert(
    fc.property(histories, ({ drafts, suspects, steps: history }) => {
      const run = simulate(drafts[0]!)
      for (const name of names) {
        run.claim('alice', name, { same_device: suspects.includes(name) })
      }
      for (const step of history) {
        // The store refuses what the database would: a second reward for one cause, a balance, a
        // count or a use below zero, a row that is not as it was read.
        take(run, step, drafts)
        limitsHold(run)
        nothingIsLeftToDo(run)
      }
      booksFollowRewards(run)
      usesFollowRewards(run)
      countsFollowReferrals(run)
      figuresFollowRewards(run)
      rewardsStandOnce(run)
      casesAreOpenWhereSomethingWaits(run)
      replaysAreTheSame(run)
      receipts += run.receipts.length
      for (const decided of run.receipts) {
        for (const { result, reason } of gives(decided)) met.add(`${result}:${reason}`)
      }
    }),
    { numRuns: 450 },
  )
  expect(receipts).toBeGreaterThanOrEqual(10_000)
  // The histories go where something can go wrong.
  expect([...met]).toEqual(
    expect.arrayContaining([
      'granted:null',
      'declined:limit_reached',
      'declined:condition_not_met',
      'declined:asset_mismatch',
      'kept:already_redeemed',
      'kept:expired',
      'changed:conversion_refunded',
      'changed:confirmed',
      'changed:claimed',
      'taken_back:conversion_refunded',
      'taken_back:count_fell',
      'taken_back:referral_denied',
    ]),
  )
})

/** Deciding again from a stored receipt gives the same, letter for letter. */
function replaysAreTheSame(run: Simulation): void {
  for (const { facts, result } of run.store.decisions) {
    const again = decideConversion(run.programs, JSON.parse(facts))
    if (JSON.stringify(again) !== result) expect(JSON.stringify(again)).toBe(result)
  }
  expect(run.store.decisions).toHaveLength(run.receipts.length)
}

/** What was just refunded or denied is decided again: nothing more is to be done. */
function nothingIsLeftToDo(run: Simulation): void {
  const last = run.receipts.at(-1)
  const occasion = last?.facts.occasion
  if (!last || (occasion !== 'refunded' && occasion !== 'denied')) return
  const again = decideConversion(run.programs, run.factsOf(occasion, last.conversionId))
  expect(again.referral?.to ?? []).toEqual([])
  const results = again.rules.flatMap((rule) => rule.gives.map(({ result }) => result))
  expect(results.filter((result) => result !== 'kept' && result !== 'declined')).toEqual([])
}

/** Every reward's postings leave its amount in the account that its state names, and nothing elsewhere. */
function booksFollowRewards(run: Simulation): void {
  const { rewards, postings, balances } = run.store
  const sums = new Map<Id<'rwd'>, Map<string, number>>()
  for (const { reward_id, debit, credit, amount, asset } of postings) {
    if (reward_id === null) continue
    const accounts = sums.get(reward_id) ?? new Map<string, number>()
    for (const [account, moved] of [
      [accountKey(debit, asset), -amount],
      [accountKey(credit, asset), amount],
    ] as const) {
      accounts.set(account, (accounts.get(account) ?? 0) + moved)
    }
    sums.set(reward_id, accounts)
  }
  for (const reward of rewards.values()) {
    const { id, state, kind, amount, asset, participant_id, program_id, beneficiary } = reward
    const { issuedTo } = rewardKinds[kind]
    const issued =
      issuedTo === 'beneficiary'
        ? `${program_id}|donated:${beneficiary}|${asset}`
        : `${participant_id}|${issuedTo}|${asset}`
    const home = {
      held: `${participant_id}|held|${asset}`,
      available: `${participant_id}|available|${asset}`,
      issued,
      redeemed: `${program_id}|redeemed|${asset}`,
      expired: `${program_id}|expired|${asset}`,
      cancelled: undefined,
      reversed: undefined,
    }[state]
    const left = [...sums.get(id)!].filter(([, sum]) => sum !== 0).sort()
    const promised = [`${program_id}|promised|${asset}`, -amount]
    expect(left).toEqual(home === undefined ? [] : [[home, amount], promised].sort())
  }
  const perAsset = new Map<string, number>()
  for (const [account, sum] of balances) {
    const asset = account.split('|')[2]!
    perAsset.set(asset, (perAsset.get(asset) ?? 0) + sum)
  }
  expect([...perAsset.values()].filter((sum) => sum !== 0)).toEqual([])
}

/** What is used of a limit is what the rewards use that were not taken back, to the unit. */
function usesFollowRewards(run: Simulation): void {
  const expected = new Map<string, number>()
  for (const { participant_id, state, meters } of run.store.rewards.values()) {
    if (wasTakenBack(state)) continue
    for (const { meter, period, used } of meters) {
      const key = `${participant_id}|${meter}|${period}`
      expected.set(key, (expected.get(key) ?? 0) + used)
    }
  }
  const kept = [...run.store.uses].flatMap(([id, uses]) =>
    [...uses].map(([key, used]): [string, number] => [`${id}|${key}`, used]),
  )
  expect(kept.filter(([, used]) => used !== 0).sort()).toEqual([...expected].sort())
}

/** No limit is exceeded; of several versions the most generous is the bound. */
function limitsHold(run: Simulation): void {
  const allowed = new Map<string, number>()
  for (const { limits } of run.programs.values()) {
    for (const { limit, meter } of limits) {
      const most = 'count' in limit ? limit.count : limit.amount
      allowed.set(meter, Math.max(allowed.get(meter) ?? 0, most))
    }
  }
  for (const uses of run.store.uses.values()) {
    for (const [key, used] of uses) {
      const most = allowed.get(key.slice(0, key.lastIndexOf('|')))!
      if (!(used <= most)) expect(used).toBeLessThanOrEqual(most)
    }
  }
}

function countsFollowReferrals(run: Simulation): void {
  const converted: ReferralState[] = ['converted', 'in_review', 'approved']
  for (const name of ['alice', 'zoe']) {
    const own = [...run.store.referrals.values()].filter(
      ({ advocate_id }) => advocate_id === `par_${name}`,
    )
    expect(run.standing(name)).toEqual({
      attributed: own.length,
      converted: own.filter(({ state }) => converted.includes(state)).length,
      approved: own.filter(({ state }) => state === 'approved').length,
    })
    for (const { state, number, goal_conversion_id } of own) {
      if (state !== 'approved') continue
      expect(number).toBeGreaterThan(0)
      expect(goal_conversion_id).not.toBeNull()
    }
  }
}

/** The day's figures add up to what the rewards are worth. */
function figuresFollowRewards(run: Simulation): void {
  for (const asset of ['CNY', 'points']) {
    const figure = (metric: string) => run.store.totals.get(`${metric}|${asset}`) ?? 0
    const worth = [...run.store.rewards.values()]
      .filter((reward) => reward.asset === asset && !wasTakenBack(reward.state))
      .reduce((sum, { amount }) => sum + amount, 0)
    expect(figure('value_promised') - figure('value_taken_back')).toBe(worth)
  }
}

/** One cause earns one gift once: of several attempts at most the last was not taken back. */
function rewardsStandOnce(run: Simulation): void {
  const rewards = [...run.store.rewards.values()]
  const causes = rewards
    .filter(({ state }) => !wasTakenBack(state))
    .map((reward) => rewardKey({ ...reward, attempt: 0 }))
  expect(new Set(causes).size).toBe(causes.length)
  for (const { reward_id, participant_id } of run.receipts.flatMap(gives)) {
    if (reward_id === null) continue
    expect(run.store.rewards.get(reward_id)!.participant_id).toBe(participant_id)
  }
  for (const reward of rewards) {
    if (!stands(reward.state)) expect(reward.due_at).toBeNull()
    // What is due is done, and what is not yet due waits for its instant.
    if (reward.due_at !== null) expect(reward.due_at > run.now()).toBe(true)
    expect(reward.coupon_code !== null).toBe(reward.kind === 'coupon' && reward.issued_at !== null)
  }
}

/** Nothing waits for a verdict that nobody is asked for. */
function casesAreOpenWhereSomethingWaits(run: Simulation): void {
  const cases = run.store.reviews.map(({ referral_id }) => referral_id)
  expect(new Set(cases).size).toBe(cases.length)
  const referrals = [...run.store.referrals.values()]
  for (const { id, state } of referrals) if (state === 'in_review') expect(cases).toContain(id)

  for (const reward of run.store.rewards.values()) {
    if (!reward.is_under_review) continue
    expect(reward.state).toBe('held')
    const referral = referrals.find(({ id }) => id === reward.referral_id)
    const isUnconfirmed = !run.conversions.get(reward.conversion_id!)!.is_confirmed
    expect(referral?.state === 'in_review' || isUnconfirmed).toBe(true)
    if (reward.reason === 'waits_for_confirmation') expect(isUnconfirmed).toBe(true)
    if (reward.reason === 'waits_for_review') expect(referral?.state).toBe('in_review')
  }
}
