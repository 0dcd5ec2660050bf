import fc from 'fast-check'
import { expect } from 'vitest'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { type BoardDecision, type BoardFacts, decideBoard } from '../boards/decide-board.ts'
import type { Id } from '../ids.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import { rewardKinds } from '../rewards/reward-kinds.ts'
import { stands, wasTakenBack } from '../rewards/reward-states.ts'
import { decideConversion } from './decide-conversion.ts'
import { type History, histories, names, take } from './histories.test-kit.ts'
import {
  boundsHold,
  budgetUsed,
  limitsHold,
  segmentsCountPrizes,
  sharesFollow,
  thresholdsAreTold,
  usesFollowRewards,
  wholeCountsAll,
} from './laws-of-bounds.test-kit.ts'
import { type Decided, gives, type Simulation, simulate } from './simulate.test-kit.ts'
import { accountKey, rewardKey } from './store.test-kit.ts'

/** Lets so many random histories happen; one that breaks a law is made small and thrown. The same seed gives the same. */
export function checkHistories(
  options: { readonly seed?: number; readonly numRuns: number },
  onRun: (receipts: readonly Decided[], steps: number, run: Simulation) => void,
): void {
  fc.assert(
    fc.property(histories, (history) => {
      const run = liveLawfully(history)
      onRun(run.receipts, history.steps.length, run)
    }),
    options,
  )
}

/** Lets a history happen, and holds it to every law: some after each step, the others at its end. */
function liveLawfully({ drafts, suspects, steps }: History): Simulation {
  const run = simulate(drafts[0]!)
  for (const [at, name] of names.entries()) {
    const country = at % 2 === 0 ? 'DE' : 'FR'
    run.know(name, { attributes: { country, ...(name === 'ben' ? { plan: 'gold' } : {}) } })
    // Ben, whom alice brings, brings two others.
    run.claim(name === 'dan' || name === 'eve' ? 'ben' : 'alice', name, {
      same_device: suspects.includes(name),
    })
  }
  for (const step of steps) {
    // The store refuses what the database would: a second reward for one cause, a balance, a
    // count or a use below zero, a row that is not as it was read.
    const used = budgetUsed(run)
    take(run, step, drafts)
    limitsHold(run)
    if (budgetUsed(run) > used) thresholdsAreTold(run)
    nothingIsLeftToDo(run)
  }
  booksFollowRewards(run)
  usesFollowRewards(run)
  sharesFollow(run)
  boundsHold(run)
  wholeCountsAll(run)
  segmentsCountPrizes(run)
  countsFollowReferrals(run)
  figuresFollowRewards(run)
  rewardsStandOnce(run)
  nobodyStandsAboveThemselves(run)
  casesAreOpenWhereSomethingWaits(run)
  replaysAreTheSame(run)
  return run
}

/** Deciding again from a stored receipt gives the same, letter for letter. */
function replaysAreTheSame(run: Simulation): void {
  const { decisions } = run.store
  for (const { kind, facts, result } of decisions) {
    const known = JSON.parse(facts)
    const again = JSON.stringify(
      kind === 'board'
        ? boardAgain(run, known)
        : kind === 'appeal'
          ? decideAppeal(known, run.programs)
          : decideConversion(run.programs, known),
    )
    if (again !== result) expect(again).toBe(result)
  }
  const ofConversions = decisions.filter(({ kind }) => kind !== 'board' && kind !== 'appeal')
  expect(ofConversions).toHaveLength(run.receipts.length)
}

function boardAgain({ programs }: Simulation, facts: BoardFacts): BoardDecision {
  const program = programs.get(facts.program_version)!
  const board = program.document.boards!.find(({ id }) => id === facts.board)!
  const live = programs.get(facts.bounds?.live_version ?? facts.program_version)
  return decideBoard(board, facts, { program, live })
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

/** In a program that pays an upline no referral closes a ring, and each pays whom it names. */
function nobodyStandsAboveThemselves(run: Simulation): void {
  const referrals = [...run.store.referrals.values()]
  const above = new Map(referrals.map((one) => [one.friend_id, one.advocate_id]))
  if ([...run.programs.values()].every(({ document }) => document.upline)) {
    for (const { friend_id } of referrals) {
      const seen = new Set<Id<'par'>>()
      for (let at = above.get(friend_id); at !== undefined; at = above.get(at)) {
        if (at === friend_id || seen.has(at)) expect.fail(`${friend_id} stands above themselves`)
        seen.add(at)
      }
    }
  }
  for (const { recipient, participant_id, referral_id } of run.store.rewards.values()) {
    if (recipient !== 'upline_2' && recipient !== 'upline_3') continue
    const { upline } = run.store.referrals.get(referral_id!)!
    expect(upline[recipient === 'upline_2' ? 0 : 1]).toBe(participant_id)
  }
}

function countsFollowReferrals(run: Simulation): void {
  const converted: ReferralState[] = ['converted', 'in_review', 'approved']
  for (const name of ['alice', 'zoe', 'ben']) {
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
      // What it stands on was not given back.
      const { amount, refunded, refunds } = run.conversions.get(goal_conversion_id!)!
      expect(refunds > 0 && refunded >= (amount ?? 0)).toBe(false)
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
  const cases = run.store.reviews.map(({ referral_id }) => referral_id).filter((id) => id !== null)
  const flagged = run.store.reviews.flatMap(({ reward_id }) => reward_id ?? [])
  expect(new Set(cases).size).toBe(cases.length)
  expect(new Set(flagged).size).toBe(flagged.length)
  const referrals = [...run.store.referrals.values()]
  for (const { id, state } of referrals) if (state === 'in_review') expect(cases).toContain(id)

  for (const reward of run.store.rewards.values()) {
    if (!reward.is_under_review) continue
    if (reward.reason === 'count_fell') {
      expect(flagged).toContain(reward.id)
      expect(stands(reward.state)).toBe(true)
      continue
    }
    expect(reward.state).toBe('held')
    const referral = referrals.find(({ id }) => id === reward.referral_id)
    const isUnconfirmed = !run.conversions.get(reward.conversion_id!)!.is_confirmed
    expect(referral?.state === 'in_review' || isUnconfirmed).toBe(true)
    if (reward.reason === 'waits_for_confirmation') expect(isUnconfirmed).toBe(true)
    if (reward.reason === 'waits_for_review') expect(referral?.state).toBe('in_review')
  }
}
