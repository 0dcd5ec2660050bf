import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { othersEnded } from '@goodword/testing/others-ended'
import {
  describeEngines,
  describePostgres,
  type FreshDatabase,
  freshDatabase,
} from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { listAuditLog } from '../audit-log/list-audit-log.ts'
import { ownPast } from '../backtest/own-past.ts'
import type { Context, CustomerContext } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from '../conversions/story.ts'
import { explainDecision } from '../decisions/explain-decision.ts'
import { getDecision, listDecisions } from '../decisions/list-decisions.ts'
import { listEvents } from '../events/list-events.ts'
import { otherProcess, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { denyReferral } from '../referrals/overrule-referral.ts'
import { getReward, listRewards } from '../rewards/list-rewards.ts'
import { takeBackReward } from '../rewards/take-back-reward.ts'
import { updateWorkspace } from '../workspaces/update-workspace.ts'
import { decideAppeal } from './decide-appeal.ts'
import { getAppealStatistics } from './get-appeal-statistics.ts'
import { getAppeal, getWidgetAppeal, listAppeals, listWidgetAppeals } from './list-appeals.ts'
import { openAppeal, openWidgetAppeal } from './open-appeal.ts'

const program = (appeals?: ProgramDraft['appeals']): ProgramDraft => ({
  name: { en: 'Cash for two friends, from 50' },
  rules: [
    {
      id: 'cash',
      when: 'order',
      if: 'conversion.amount >= 5000',
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }],
    },
    {
      id: 'points',
      when: 'order',
      give: [{ to: 'friend', kind: 'points', value: { amount: 50, asset: 'points' } }],
    },
  ],
  limits: [{ per: 'advocate', count: 2, period: 'lifetime', rules: ['cash'] }],
  ...(appeals ? { appeals } : {}),
})

const HOUR = 3_600_000
let series = 700

/** A shop with a program, an advocate, and friends who buy. */
async function openShop(fresh: FreshDatabase, appeals?: ProgramDraft['appeals']) {
  series += 1
  const server: TestServer = testServer(fresh.database, series)
  const ctx = await testWorkspace(server)
  const programId = await liveProgram(ctx, program(appeals))
  const alice: Advocate = await advocateIn(ctx, programId, 'alice')
  const now = (by: Context = ctx): Context => ({ ...by, now: server.clock() })
  let friends = 0
  const order = async (amount = 9_900) => {
    friends += 1
    const { id, outcomes } = await recordConversion(now(), {
      type: 'order',
      external_id: `order-${friends}`,
      amount,
      asset: 'CNY',
      friend: { external_id: `friend-${friends}` },
      code: alice.alias,
    })
    const { referral_id, decision_id } = outcomes[0]!
    return {
      friend: `friend-${friends}`,
      conversionId: id as Id<'cnv'>,
      referralId: referral_id as Id<'ref'>,
      decisionId: decision_id as Id<'dec'>,
    }
  }
  const denied = async () => {
    const { referralId } = await order()
    await denyReferral(now(), { referral_id: referralId, reason: 'fraud_found' })
    return referralId
  }
  const customer = (external_id: string, context = ctx): CustomerContext =>
    ({
      ...now(context),
      callerPrefix: '192.0.2.0/24',
      customer: { external_id },
    }) as CustomerContext
  const cash = async () =>
    (await listRewards(ctx, { participant_id: alice.id, limit: 100 })).data.filter(
      ({ kind }) => kind === 'cash',
    )
  const findings = async () => (await verifyWorkspace(server, ctx.workspace.uuid)).findings
  const as = (name: string) => ({ ...now(), actor: { id: `key_${name}`, name } })
  return { server, ctx, programId, alice, now, order, denied, customer, cash, findings, as }
}

type Shop = Awaited<ReturnType<typeof openShop>>
const page = { publishable_key: 'gw_pk_sandbox_0123456789abcdef' }
const plea = { text: 'We only share a tablet.', evidence: ['Order 1001'] }
const idOf = ({ id }: { id: string }) => id as Id<'apl'>

describeEngines('an appeal', (engine) => {
  let fresh: FreshDatabase
  let shop: Shop
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  beforeEach(async () => {
    shop = await openShop(fresh)
  })
  afterAll(() => fresh?.close())

  test('against a denial is opened by the customer, with a deadline, and read by them alone', async () => {
    const referral_id = await shop.denied()
    const alice = shop.customer('alice')
    const opened = await openWidgetAppeal(alice, { ...page, referral_id, ...plea })
    expect(opened).toMatchObject({ state: 'open', referral_id, ...plea, is_overdue: false })
    expect(Date.parse(opened.due_at)).toBe(shop.server.clock() + 48 * HOUR)
    const appeal_id = idOf(opened)
    expect(await getWidgetAppeal(alice, { ...page, appeal_id })).toEqual(opened)
    expect((await listWidgetAppeals(alice, { ...page, limit: 20 })).data).toEqual([opened])

    // The friend is a part of the referral, but this is not their appeal.
    const friend = shop.customer('friend-1')
    await expect(getWidgetAppeal(friend, { ...page, appeal_id })).rejects.toMatchObject({
      code: 'appeal_not_found',
    })
    expect((await listWidgetAppeals(friend, { ...page, limit: 20 })).data).toEqual([])
    const stranger = shop.customer('nobody')
    await expect(
      openWidgetAppeal(stranger, { ...page, referral_id, ...plea }),
    ).rejects.toMatchObject({ code: 'participant_not_found' })
    const staff = await getAppeal(shop.ctx, { appeal_id })
    expect(staff).toMatchObject({ participant_id: shop.alice.id, reason: 'fraud_found' })
  })

  test('keeps what the customer wrote sealed under their own key', async () => {
    const referral_id = await shop.denied()
    const { id } = await openAppeal(shop.now(), {
      participant_id: shop.alice.id,
      referral_id,
      ...plea,
    })
    const stored = await rows<{ text: string }>(
      shop.server.database.db,
      sql`select a::text || (select json_agg(l)::text from audit_log l) as text from appeals a
        where workspace_id = ${shop.ctx.workspace.uuid}::uuid`,
    )
    expect(stored[0]!.text).not.toContain('tablet')
    await rows(
      shop.server.database.db,
      sql`update envelopes set wrapped_key = null, sealed = null where workspace_id = ${shop.ctx.workspace.uuid}::uuid`,
    )
    const erased = await getAppeal(shop.ctx, { appeal_id: id as Id<'apl'> })
    expect(erased).toMatchObject({ text: null, evidence: [], state: 'open' })
  })

  test('upheld takes the denial back by a new decision, and what it took away is earned again', async () => {
    const referral_id = await shop.denied()
    expect((await shop.cash()).map(({ state }) => state)).toEqual(['cancelled'])
    const appeal_id = idOf(
      await openAppeal(shop.now(), { participant_id: shop.alice.id, referral_id, ...plea }),
    )
    const answer = 'You are right, we are sorry.'
    const decided = await decideAppeal(shop.as('ada'), { appeal_id, outcome: 'upheld', answer })
    expect(decided).toMatchObject({ state: 'upheld', answer, decided_by: { name: 'ada' } })
    const states = (await shop.cash()).map(({ state, reason }) => ({ state, reason }))
    expect(states).toEqual([
      { state: 'available', reason: null },
      { state: 'cancelled', reason: 'referral_denied' },
    ])
    const receipt = await getDecision(shop.ctx, { decision_id: decided.receipt_id as Id<'dec'> })
    expect(receipt).toMatchObject({ kind: 'appeal', result: { result: 'upheld', rewards: [] } })
    expect(await shop.findings()).toEqual([])
    await othersEnded(fresh.database)
    const { data } = await listEvents(shop.ctx, { limit: 100 })
    expect(data.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['appeal.opened', 'appeal.decided', 'referral.approved']),
    )
    const [noted] = (await listAuditLog(shop.ctx, { limit: 20, action: 'appeal.upheld' })).data
    expect(noted).toMatchObject({
      actor: { name: 'ada' },
      subject: appeal_id,
      after: { answer: null },
    })
  })

  test('rejected changes nothing, and is the last word until the matter comes about anew', async () => {
    const referral_id = await shop.denied()
    const input = { participant_id: shop.alice.id, referral_id, ...plea }
    const appeal_id = idOf(await openAppeal(shop.now(), input))
    await decideAppeal(shop.as('ada'), { appeal_id, outcome: 'rejected', answer: 'It stays.' })
    expect((await shop.cash()).map(({ state }) => state)).toEqual(['cancelled'])
    await expect(openAppeal(shop.now(), input)).rejects.toMatchObject({ code: 'appeal_decided' })
    await expect(
      decideAppeal(shop.as('bo'), { appeal_id, outcome: 'upheld', answer: 'Well.' }),
    ).rejects.toMatchObject({ code: 'appeal_decided', reason: 'rejected' })
    expect(await shop.findings()).toEqual([])
  })

  test('of a denial that was upheld can be opened again when it is denied again', async () => {
    const referral_id = await shop.denied()
    const input = { participant_id: shop.alice.id, referral_id, ...plea }
    const first = idOf(await openAppeal(shop.now(), input))
    await decideAppeal(shop.as('ada'), { appeal_id: first, outcome: 'upheld', answer: 'Right.' })
    await expect(openAppeal(shop.now(), input)).rejects.toMatchObject({
      code: 'appeal_not_possible',
      reason: 'approved',
    })
    shop.server.testClock.advance(HOUR)
    await denyReferral(shop.now(), { referral_id, reason: 'terms_broken' })
    const second = await openAppeal(shop.now(), input)
    expect(second.id).not.toBe(first)
    expect(second).toMatchObject({ state: 'open', reason: 'terms_broken' })
  })

  test('of a condition that did not hold grants what it would have given, beyond the limit and saying so, once', async () => {
    await shop.order()
    await shop.order()
    // The third is beyond the limit; the fourth too small as well.
    const beyond = await shop.order()
    const small = await shop.order(4_000)
    expect(await shop.cash()).toHaveLength(2)
    for (const [{ decisionId }, reason] of [
      [beyond, 'limit_reached'],
      [small, 'condition_not_met'],
    ] as const) {
      const opened = await openAppeal(shop.now(), {
        participant_id: shop.alice.id,
        decision_id: decisionId,
        ...plea,
      })
      expect(opened.reason).toBe(reason)
      const decided = await decideAppeal(shop.as('ada'), {
        appeal_id: idOf(opened),
        outcome: 'upheld',
        answer: 'Granted.',
      })
      const [reward_id] = decided.reward_ids
      const reward = await getReward(shop.ctx, { reward_id: reward_id as Id<'rwd'> })
      expect(reward).toMatchObject({ rule: 'cash', amount: 1_000, state: 'available' })
      expect(reward.decision_id).toBe(decided.receipt_id)
      const decision_id = decided.receipt_id as Id<'dec'>
      expect(await explainDecision(shop.ctx, { decision_id, audience: 'merchant' })).toMatchObject({
        about: 'appeal',
        text: 'the appeal was upheld, beyond limits and budget, because staff said so',
        lines: [{ participant_id: shop.alice.id, amount: 1_000, result: 'granted' }],
      })
    }
    expect((await shop.cash()).map(({ cause }) => cause.split(':')[0])).toEqual([
      'appeal',
      'appeal',
      expect.stringMatching(/^cnv_/),
      expect.stringMatching(/^cnv_/),
    ])
    expect(await shop.findings()).toEqual([])

    // A later receipt of the same conversion declines the same; it is the same matter.
    await refundConversion(shop.now(), {
      conversion_id: small.conversionId,
      external_id: 'r',
      amount: 100,
    })
    const [later] = (await listDecisions(shop.ctx, { limit: 1 })).data
    await expect(
      openAppeal(shop.now(), {
        participant_id: shop.alice.id,
        decision_id: later!.id as Id<'dec'>,
        ...plea,
      }),
    ).rejects.toMatchObject({ code: 'appeal_decided' })
    // What was found to be owed is an input of a backtest.
    const { report, ledger } = await ownPast(shop.now(), shop.programId)
    expect(report.ledger).toEqual(ledger)
    expect(report.rewards.find(({ rule }) => rule === 'cash')).toMatchObject({ granted: 4 })
  })

  test('that was upheld in error is taken back by staff, once, with their reason on record', async () => {
    await shop.order()
    await shop.order()
    const { decisionId } = await shop.order()
    const opened = await openAppeal(shop.now(), {
      participant_id: shop.alice.id,
      decision_id: decisionId,
      ...plea,
    })
    const answer = { outcome: 'upheld', answer: 'Granted.' } as const
    const decided = await decideAppeal(shop.as('ada'), { appeal_id: idOf(opened), ...answer })
    const reward_id = decided.reward_ids[0] as Id<'rwd'>
    const note = 'The order was a test of our own.'
    const back = await takeBackReward(shop.as('bo'), { reward_id, note })
    expect(back).toMatchObject({ state: 'cancelled', reason: 'taken_back_by_staff' })
    await expect(takeBackReward(shop.as('bo'), { reward_id, note })).rejects.toMatchObject({
      code: 'reward_not_by_hand',
    })
    // What a rule gave is not staff's to take: the referral is denied for that.
    const earned = (await shop.cash()).find(({ cause }) => cause.startsWith('cnv_'))!
    await expect(
      takeBackReward(shop.as('bo'), { reward_id: earned.id as Id<'rwd'>, note }),
    ).rejects.toMatchObject({ code: 'reward_not_by_hand' })
    const [entry] = (await listAuditLog(shop.ctx, { limit: 1 })).data
    expect(entry).toMatchObject({
      action: 'reward.taken_back',
      subject: reward_id,
      after: { state: 'cancelled', note },
    })
    expect(await shop.findings()).toEqual([])
    const { report, ledger } = await ownPast(shop.now(), shop.programId)
    expect(report.ledger).toEqual(ledger)
  })

  test('of a reward that was taken back gives it anew; it cannot be given twice by two ways', async () => {
    const { conversionId } = await shop.order()
    await refundConversion(shop.now(), {
      conversion_id: conversionId,
      external_id: 'r1',
      amount: 9_900,
    })
    const [gone] = await shop.cash()
    expect(gone).toMatchObject({ state: 'cancelled', reason: 'conversion_refunded' })
    const opened = await openAppeal(shop.now(), {
      participant_id: shop.alice.id,
      reward_id: gone!.id as Id<'rwd'>,
      ...plea,
    })
    await decideAppeal(shop.as('ada'), {
      appeal_id: idOf(opened),
      outcome: 'upheld',
      answer: 'It was another order.',
    })
    const given = await shop.cash()
    expect(given.map(({ state }) => state)).toEqual(['available', 'cancelled'])
    expect(given[0]).toMatchObject({ cause: `appeal:${conversionId}`, conversion_id: conversionId })
    expect(await shop.findings()).toEqual([])
  })

  test('names one thing of the customer that was decided against them', async () => {
    const { referralId, decisionId } = await shop.order()
    const participant_id = shop.alice.id
    await expect(
      openAppeal(shop.now(), { participant_id, referral_id: referralId, ...plea }),
    ).rejects.toMatchObject({ code: 'appeal_not_possible', reason: 'approved' })
    await expect(
      openAppeal(shop.now(), { participant_id, decision_id: decisionId, ...plea }),
    ).rejects.toMatchObject({ code: 'appeal_not_possible', reason: 'not_concerned' })
    const [reward] = await shop.cash()
    await expect(
      openAppeal(shop.now(), { participant_id, reward_id: reward!.id as Id<'rwd'>, ...plea }),
    ).rejects.toMatchObject({ code: 'appeal_not_possible', reason: 'available' })
    // Somebody else's is not there at all.
    const other = await advocateIn(shop.ctx, await liveProgram(shop.ctx, program()), 'otto')
    for (const named of [{ decision_id: decisionId }, { referral_id: referralId }]) {
      await expect(
        openAppeal(shop.now(), { participant_id: other.id, ...named, ...plea }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/_not_found$/) })
    }
  })

  test('above the limit of one person takes another to be upheld', async () => {
    await updateWorkspace(shop.ctx, { four_eyes: [{ amount: 500, asset: 'CNY' }] })
    const { decisionId } = await shop.order(100)
    const opened = await openAppeal(shop.now(), {
      participant_id: shop.alice.id,
      decision_id: decisionId,
      ...plea,
    })
    const answer = { appeal_id: idOf(opened), outcome: 'upheld', answer: 'Granted.' } as const
    const proposed = await decideAppeal(shop.as('ada'), answer)
    expect(proposed).toMatchObject({ state: 'open', proposed_by: { name: 'ada' }, reward_ids: [] })
    await expect(decideAppeal(shop.as('ada'), answer)).rejects.toMatchObject({
      code: 'second_person_needed',
    })
    const decided = await decideAppeal(shop.as('bo'), answer)
    expect(decided).toMatchObject({ state: 'upheld', decided_by: { name: 'bo' } })
    expect(decided.reward_ids).toHaveLength(1)
    expect(await shop.findings()).toEqual([])
  })

  test.each([
    ['uphold', 'upheld', ['available', 'cancelled']],
    ['reject', 'rejected', ['cancelled']],
    ['keep_open', 'open', ['cancelled']],
  ] as const)('that nobody answers in time: %s', async (overdue, state, rewards) => {
    shop = await openShop(fresh, { due_hours: 24, overdue })
    const referral_id = await shop.denied()
    const { id, due_at } = await openAppeal(shop.now(), {
      participant_id: shop.alice.id,
      referral_id,
      ...plea,
    })
    shop.server.testClock.advance(24 * HOUR - 1)
    await workWorkspace(shop.now())
    expect(await getAppeal(shop.now(), { appeal_id: id as Id<'apl'> })).toMatchObject({
      state: 'open',
      is_overdue: false,
    })
    shop.server.testClock.advance(5 * HOUR)
    await workWorkspace(shop.now())
    await workWorkspace(shop.now())
    const looked = await getAppeal(shop.now(), { appeal_id: id as Id<'apl'> })
    expect(looked).toMatchObject({ state, is_overdue: overdue === 'keep_open', decided_by: null })
    // At its own instant, not when the worker came.
    expect(looked.decided_at).toBe(overdue === 'keep_open' ? null : due_at)
    expect((await shop.cash()).map((reward) => reward.state)).toEqual(rewards)
    expect(await shop.findings()).toEqual([])
  })

  test('is counted by what it was about', async () => {
    for (const outcome of ['upheld', 'rejected', 'upheld'] as const) {
      const referral_id = await shop.denied()
      const appeal_id = idOf(
        await openAppeal(shop.now(), { participant_id: shop.alice.id, referral_id, ...plea }),
      )
      await decideAppeal(shop.as('ada'), { appeal_id, outcome, answer: 'So it is.' })
    }
    const referral_id = await shop.denied()
    await openAppeal(shop.now(), { participant_id: shop.alice.id, referral_id, ...plea })
    const { data } = await getAppealStatistics(shop.ctx, {})
    expect(data).toMatchObject([
      { reason: 'fraud_found', open: 1, upheld: 2, rejected: 1, upheld_basis_points: 6_666 },
    ])
    const open = await listAppeals(shop.ctx, { state: 'open', limit: 10 })
    expect(open.data).toHaveLength(1)
  })
})

describePostgres('appeals at once', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
  })
  afterAll(() => fresh?.close())

  test('the same fifty times is one', async () => {
    const shop = await openShop(fresh)
    const referral_id = await shop.denied()
    const input = { participant_id: shop.alice.id, referral_id, ...plea }
    const opened = await Promise.all(
      Array.from({ length: 50 }, () => openAppeal(shop.now(), input)),
    )
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
    expect((await listAppeals(shop.ctx, { limit: 10 })).data).toHaveLength(1)
    await othersEnded(fresh.database)
    const { data } = await listEvents(shop.ctx, { limit: 100 })
    expect(data.filter(({ type }) => type === 'appeal.opened')).toHaveLength(1)
  })

  test('decided by many has one effect', async () => {
    const shop = await openShop(fresh)
    const { decisionId } = await shop.order(100)
    const appeal_id = idOf(
      await openAppeal(shop.now(), {
        participant_id: shop.alice.id,
        decision_id: decisionId,
        ...plea,
      }),
    )
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        decideAppeal(shop.as(`staff-${at}`), {
          appeal_id,
          outcome: at % 4 === 0 ? 'rejected' : 'upheld',
          answer: 'So it is.',
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of outcomes) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'appeal_decided' })
    }
    const { state } = await getAppeal(shop.ctx, { appeal_id })
    expect(await shop.cash()).toHaveLength(state === 'upheld' ? 1 : 0)
    expect(await shop.findings()).toEqual([])
  })

  test('overdue, several workers and one that dies in the middle answer it once', async () => {
    const shop = await openShop(fresh, { overdue: 'uphold' })
    const referral_id = await shop.denied()
    const { id } = await openAppeal(shop.now(), {
      participant_id: shop.alice.id,
      referral_id,
      ...plea,
    })
    shop.server.testClock.advance(49 * HOUR)
    // The first is cut off before its commit: nothing of it stands.
    const { database } = shop.server
    const dying = {
      ...otherProcess(shop.server),
      database: {
        ...database,
        transaction: (work: Parameters<typeof database.transaction>[0]) =>
          database.transaction(async (tx) => {
            await work(tx)
            throw new Error('the worker dies')
          }),
      },
    }
    await expect(workWorkspace({ ...shop.now(), server: dying })).rejects.toThrow('the worker dies')
    expect(await getAppeal(shop.now(), { appeal_id: id as Id<'apl'> })).toMatchObject({
      state: 'open',
    })
    await Promise.all([1, 2, 3].map(() => workWorkspace(shop.now())))
    expect(await getAppeal(shop.now(), { appeal_id: id as Id<'apl'> })).toMatchObject({
      state: 'upheld',
    })
    expect((await shop.cash()).map(({ state }) => state)).toEqual(['available', 'cancelled'])
    await othersEnded(fresh.database)
    const { data } = await listEvents(shop.ctx, { limit: 100 })
    expect(data.filter(({ type }) => type === 'appeal.decided')).toHaveLength(1)
    expect(await shop.findings()).toEqual([])
  })
})
