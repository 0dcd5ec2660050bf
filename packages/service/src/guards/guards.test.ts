import type { ConversionInput } from '@goodword/contract/conversions'
import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { openAppeal } from '../appeals/open-appeal.ts'
import { listAuditLog } from '../audit-log/list-audit-log.ts'
import { issueCode } from '../codes/issue-code.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { recordConversions } from '../conversions/record-conversions.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { type Advocate, advocateIn, clickOn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { createProgram } from '../programs/create-program.ts'
import { endProgram } from '../programs/end-program.ts'
import { getProgramGuards } from '../programs/get-program-guards.ts'
import { pauseProgram } from '../programs/pause-program.ts'
import { publishProgram } from '../programs/publish-program.ts'
import { resumeProgram } from '../programs/resume-program.ts'
import { getWidgetOffer } from '../widget/get-offer.ts'

type Draft = Omit<ProgramDraft, 'name' | 'rules'> & { readonly rules?: ProgramDraft['rules'] }

const DAY = 86_400_000
const cash: ProgramDraft['rules'] = [
  {
    id: 'cash',
    when: 'order',
    give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' }, hold_days: 7 }],
  },
]

describeEngines('a program that is bounded', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let programId: Id<'prg'>
  let alice: Advocate
  let count = 0

  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    ctx = await testWorkspace(server)
  })

  async function open({ rules = cash, ...more }: Draft): Promise<void> {
    programId = await liveProgram(ctx, { name: { en: 'Any' }, rules, ...more })
    alice = await advocateIn(ctx, programId, 'alice')
  }

  /** Somebody new buys with an advocate's code; the one outcome. */
  async function order(given: Partial<ConversionInput> = {}, by = alice) {
    count += 1
    const recorded = await recordConversion(await nextRequest(ctx), {
      type: 'order',
      external_id: `order-${count}`,
      amount: 10_000,
      asset: 'CNY',
      friend: { external_id: `friend-${count}` },
      code: by.alias,
      ...given,
    })
    return { ...recorded.outcomes[0]!, conversion_id: recorded.id as Id<'cnv'> }
  }

  /** Alice contests a decision, and is right. */
  async function upheld(decision_id: Id<'dec'>): Promise<void> {
    const at = await nextRequest(ctx)
    const about = { decision_id, participant_id: alice.id }
    const { id } = await openAppeal(at, { ...about, text: 'He bought twice.', evidence: [] })
    await decideAppeal(at, { appeal_id: id as Id<'apl'>, outcome: 'upheld', answer: 'So he did.' })
  }

  const resultsOf = ({ rewards }: Awaited<ReturnType<typeof order>>) =>
    rewards.map(({ result, reason }) => reason ?? result)
  const guards = async () => getProgramGuards(await nextRequest(ctx), { program_id: programId })
  const work = async (days: number) => {
    server.testClock.advance(days * DAY)
    await workWorkspace(await nextRequest(ctx))
  }
  const eventsOf = async (...types: string[]) =>
    rows<{ type: string; data: Record<string, unknown>; at: Date }>(
      fresh.database.db,
      sql`select type, data, occurred_at as at from events where workspace_id = ${ctx.workspace.uuid}::uuid
        and type = any(${sql.param(types)}::text[]) order by occurred_at, id`,
    )
  const sound = async () => {
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  }

  test('by a budget promises no more than it, and again what is given back', async () => {
    await open({ budget: { amount: 4_000, asset: 'CNY', reserve_basis_points: 2_500 } })
    const first = await order()
    expect(resultsOf(first)).toEqual(['granted'])
    expect(resultsOf(await order())).toEqual(['granted'])
    expect(resultsOf(await order())).toEqual(['granted'])
    expect(resultsOf(await order())).toEqual(['budget_spent'])
    expect(await guards()).toMatchObject({
      declines: ['budget_spent'],
      budget: { amount: 4_000, used: 3_000, reserve: 1_000, left: 0 },
    })

    await refundConversion(await nextRequest(ctx), {
      conversion_id: first.conversion_id,
      external_id: 'r-1',
      amount: 10_000,
    })
    expect(await guards()).toMatchObject({ declines: [], budget: { used: 2_000, left: 1_000 } })
    expect(resultsOf(await order())).toEqual(['granted'])
    await sound()
  })

  test('by a budget tells of each threshold once, before all is used', async () => {
    await open({
      budget: { amount: 4_000, asset: 'CNY', thresholds_basis_points: [5_000, 7_500] },
    })
    const orders = [await order(), await order()]
    await refundConversion(await nextRequest(ctx), {
      conversion_id: orders[1]!.conversion_id,
      external_id: 'r-1',
      amount: 10_000,
    })
    for (let n = 0; n < 4; n++) await order()
    const told = await eventsOf('budget.threshold_reached')
    expect(told.map(({ data }) => [data.kind, data.threshold_basis_points, data.used])).toEqual([
      ['budget', 5_000, 2_000],
      ['budget', 7_500, 3_000],
    ])
    await sound()
  })

  test('by a budget tells of a threshold with the appeal that passes it, once', async () => {
    await open({
      budget: {
        amount: 2_000,
        asset: 'CNY',
        reserve_basis_points: 5_000,
        thresholds_basis_points: [5_000, 9_000],
      },
    })
    await order()
    const declined = await order()
    expect(resultsOf(declined)).toEqual(['budget_spent'])
    const told = async () =>
      (await eventsOf('budget.threshold_reached')).map(({ data }) => [
        data.threshold_basis_points,
        data.used,
      ])
    expect(await told()).toEqual([[5_000, 1_000]])
    await upheld(declined.decision_id as Id<'dec'>)
    const both = [
      [5_000, 1_000],
      [9_000, 2_000],
    ]
    expect(await told()).toEqual(both)
    expect(resultsOf(await order())).toEqual(['budget_spent'])
    expect(await told()).toEqual(both)
    await sound()
  })

  test('by a budget pauses itself where it says so, and tells why', async () => {
    await open({ budget: { amount: 1_000, asset: 'CNY', when_spent: 'pause' } })
    await order()
    expect(resultsOf(await order())).toEqual(['budget_spent'])
    expect(await guards()).toMatchObject({
      status: 'paused',
      status_reason: 'budget_spent',
      declines: ['program_paused', 'budget_spent'],
    })
    const [paused] = await eventsOf('program.paused')
    expect(paused!.data).toEqual({ program_id: programId, reason: 'budget_spent' })
    expect((await order()).attribution).toMatchObject({
      result: 'none',
      reasons: ['program_paused'],
    })
  })

  test('lets a reward that was promised grow into the reserve', async () => {
    await open({
      rules: [
        {
          id: 'share',
          when: 'order',
          give: [
            {
              to: 'advocate',
              kind: 'credit',
              value: { share_basis_points: 1_000, cap: 9_000, asset: 'CNY' },
            },
          ],
        },
      ],
      budget: { amount: 2_000, asset: 'CNY', reserve_basis_points: 5_000 },
    })
    const seen = {
      type: 'order',
      external_id: 'seen',
      amount: 5_000,
      asset: 'CNY',
      friend: { external_id: 'ben' },
      code: alice.alias,
    }
    await recordConversions(await nextRequest(ctx), [seen], 'page')
    // New promises leave the reserve alone: 500 are left of 1000.
    expect(resultsOf(await order({ amount: 5_010 }))).toEqual(['budget_spent'])
    const confirmed = await recordConversion(await nextRequest(ctx), { ...seen, amount: 20_000 })
    expect(confirmed.outcomes[0]!.rewards).toMatchObject([{ result: 'changed', amount: 2_000 }])
    expect(await guards()).toMatchObject({ budget: { used: 2_000, left: 0 } })
    await sound()

    // Nor may what is promised grow beyond the whole.
    const other = { ...seen, external_id: 'other', friend: { external_id: 'carl' } }
    await recordConversions(await nextRequest(ctx), [other], 'page')
    expect(await guards()).toMatchObject({ budget: { used: 2_000 } })
  })

  test('admits so many a period, queues the rest and admits them in order, with what they did', async () => {
    await open({ quota: { count: 2, period: 'week', time_zone: 'Asia/Shanghai' } })
    const states = []
    for (let n = 0; n < 5; n++) states.push((await order()).referral_state)
    expect(states).toEqual(['approved', 'approved', 'queued', 'queued', 'queued'])
    expect(await eventsOf('referral.queued')).toHaveLength(3)
    expect(await guards()).toMatchObject({
      declines: ['quota_full'],
      quota: { count: 2, used: 2, queued: 3 },
    })

    // The clock stands on Thursday, 15 May 2025; the week ends on Sunday at midnight in Shanghai.
    await work(3)
    expect(await guards()).toMatchObject({ quota: { queued: 3, period: '2025-W20' } })
    await work(1)
    expect(await guards()).toMatchObject({ quota: { used: 2, queued: 1, period: '2025-W21' } })
    const admitted = (await eventsOf('referral.attributed')).slice(2)
    expect(admitted.map(({ at }) => at.toISOString())).toEqual([
      '2025-05-18T16:00:00.000Z',
      '2025-05-18T16:00:00.000Z',
    ])
    const referrals = await rows<{ state: string }>(
      fresh.database.db,
      sql`select state from referrals where workspace_id = ${ctx.workspace.uuid}::uuid order by attributed_at, id`,
    )
    expect(referrals.map(({ state }) => state)).toEqual([
      'approved',
      'approved',
      'approved',
      'approved',
      'queued',
    ])
    await sound()

    // Nobody new overtakes the one who waits.
    expect((await order()).referral_state).toBe('queued')
    await work(7)
    expect(await guards()).toMatchObject({ quota: { used: 2, queued: 0 } })
    const rewards = await rows<{ n: number }>(
      fresh.database.db,
      sql`select count(*)::int as n from rewards where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect(rewards).toEqual([{ n: 6 }])
    await sound()
  })

  test('admits by score where it says so, and forgets nothing that happened meanwhile', async () => {
    await open({ quota: { count: 1, period: 'day', order: 'score' } })
    await order()
    const low = await order({ data: { score: 1 } })
    const high = await order({ data: { score: 9 } })
    await refundConversion(await nextRequest(ctx), {
      conversion_id: high.conversion_id,
      external_id: 'r-1',
      amount: 10_000,
    })
    await work(1)
    const stateOf = async ({ referral_id }: typeof low) =>
      (
        await rows<{ state: string }>(
          fresh.database.db,
          sql`select state from referrals where workspace_id = ${ctx.workspace.uuid}::uuid
            and id = ${uuidOf(referral_id as Id<'ref'>)}::uuid`,
        )
      )[0]!.state
    expect(await stateOf(high)).toBe('attributed')
    expect(await stateOf(low)).toBe('queued')
    await work(1)
    expect(await stateOf(low)).toBe('approved')
    await sound()
  })

  test('refuses whom it has no place for, with the reason', async () => {
    await open({ quota: { count: 1, period: 'month', then: 'refuse' } })
    await order()
    const refused = await order()
    expect(refused).toMatchObject({
      referral_id: null,
      attribution: { result: 'none', reasons: ['quota_full'] },
    })
    await sound()
  })

  test('takes new friends between its start and its end, half-open', async () => {
    const now = server.testClock.now().getTime()
    await open({
      schedule: {
        starts_at: new Date(now + DAY).toISOString(),
        ends_at: new Date(now + 2 * DAY).toISOString(),
      },
    })
    expect((await order()).attribution.reasons).toEqual(['program_not_started'])
    expect(await guards()).toMatchObject({ declines: ['program_not_started'] })
    const token = await clickOn(ctx, programId, alice)
    const offer = async () =>
      getWidgetOffer(
        { ...(await nextRequest(ctx)), callerPrefix: '192.0.2.0/24' },
        { publishable_key: 'gw_pk_sandbox_x', click_token: token, locale: 'en' },
      )
    expect(await offer()).toEqual({ status: 'none', reason: 'program_not_live' })
    server.testClock.advance(DAY)
    expect(await offer()).toEqual({ status: 'none', reason: 'no_offer' })
    const kept = await order({ friend: { external_id: 'early' } })
    expect(kept.attribution.result).toBe('attributed')
    server.testClock.advance(DAY)
    expect((await order()).attribution.reasons).toEqual(['program_ended'])
    // Who came before still earns for the advocate: what was promised is honoured.
    expect(resultsOf(await order({ friend: { external_id: 'early' } }))).toEqual(['granted'])
    await sound()
  })

  test('ends by its schedule, at that very instant, and takes back what is held where it says so', async () => {
    const now = server.testClock.now().getTime()
    const endsAt = new Date(now + DAY).toISOString()
    const made = await createProgram(ctx, {
      slug: 'ending',
      draft: {
        name: { en: 'Any' },
        rules: cash,
        schedule: { ends_at: endsAt, promises: 'cancel_held' },
      },
    })
    programId = made.id as Id<'prg'>
    await publishProgram(ctx, { program_id: programId })
    alice = await advocateIn(ctx, programId, 'alice')
    await order({ friend: { external_id: 'early' } })
    await work(1)
    const [ended] = await eventsOf('program.ended')
    expect(ended).toMatchObject({ data: { reason: 'schedule' } })
    const [noted] = (await listAuditLog(ctx, { limit: 1 })).data
    expect(noted).toMatchObject({ action: 'program.ended', actor: { name: 'schedule' } })
    expect(ended!.at.toISOString()).toBe(endsAt)
    const [cancelled] = await eventsOf('reward.cancelled')
    expect(cancelled).toMatchObject({ data: { reason: 'program_ended' } })
    expect(await guards()).toMatchObject({ status: 'ended', declines: ['program_ended'] })
    expect(resultsOf(await order({ friend: { external_id: 'early' } }))).toEqual(['program_ended'])
    await sound()
  })

  test('paused takes nobody new, honours who came before, and goes on when resumed', async () => {
    await open({})
    await order({ friend: { external_id: 'early' } })
    const before = server.testClock.now().getTime()
    server.testClock.advance(1_000)
    expect(await pauseProgram(await nextRequest(ctx), { program_id: programId })).toMatchObject({
      status: 'paused',
    })
    server.testClock.advance(1_000)
    expect((await order()).attribution.reasons).toEqual(['program_paused'])
    expect(resultsOf(await order({ friend: { external_id: 'early' } }))).toEqual(['granted'])
    // What happened before the pause is told of late, and counts.
    expect((await order({ occurred_at: before })).attribution.result).toBe('attributed')
    await resumeProgram(await nextRequest(ctx), { program_id: programId })
    expect((await order()).attribution.result).toBe('attributed')
    await endProgram(await nextRequest(ctx), { program_id: programId })
    expect((await order()).attribution.reasons).toEqual(['program_ended'])
    const told = await eventsOf('program.paused', 'program.resumed', 'program.ended')
    expect(told.map(({ type }) => type)).toEqual([
      'program.paused',
      'program.resumed',
      'program.ended',
    ])
    await sound()
  })

  test('ended by staff takes back what is held where they say so, and lets the queue go', async () => {
    await open({ quota: { count: 1, period: 'week' } })
    await order()
    expect((await order()).referral_state).toBe('queued')
    await endProgram(await nextRequest(ctx), { program_id: programId, promises: 'cancel_held' })
    await work(0)
    expect(await eventsOf('reward.cancelled')).toHaveLength(1)
    const [gone] = await eventsOf('referral.expired')
    expect(gone!.data).toMatchObject({ reason: 'program_ended' })
    await sound()
  })

  test('rests its promises while a customer costs too much, and goes on by itself', async () => {
    await open({
      rules: [
        {
          id: 'welcome',
          when: 'signup',
          give: [{ to: 'friend', kind: 'credit', value: { amount: 600, asset: 'CNY' } }],
        },
        ...cash,
      ],
      goal: { when: 'order' },
      guard: { customer_value: { amount: 6_000, asset: 'CNY' } },
    })
    const signup = (name: string) =>
      order({ type: 'signup', amount: null, asset: null, friend: { external_id: name } } as never)
    // A third of 6000 is 1999 a customer: three sign-ups of 600, and no fourth before one has bought.
    for (const name of ['a', 'b', 'c']) expect(resultsOf(await signup(name))).toEqual(['granted'])
    expect(resultsOf(await signup('d'))).toEqual(['cost_guard'])
    expect(await guards()).toMatchObject({
      declines: ['cost_guard'],
      guard: { cost: 1_800, customers: 0, cost_share_basis_points: null, is_over: true },
    })
    expect(resultsOf(await order({ friend: { external_id: 'a' } }))).toContain('cost_guard')
    await order({ friend: { external_id: 'b' } })
    expect(await guards()).toMatchObject({
      declines: [],
      guard: { cost: 2_800, customers: 2, cost_share_basis_points: 2_334, is_over: false },
    })
    const told = await eventsOf('budget.threshold_reached')
    expect(told.map(({ data }) => [data.kind, data.is_over])).toEqual([
      ['guard', true],
      ['guard', false],
    ])
    await sound()
  })

  test('by a guard counts what prizes and appeals cost among what customers cost', async () => {
    server.testClock.set('2031-03-10T09:00:00Z')
    const made = await createProgram(await nextRequest(ctx), {
      slug: 'guarded',
      draft: {
        name: { en: 'Any' },
        rules: cash,
        boards: [
          {
            id: 'month',
            counting: 'approved_referrals',
            period: 'month',
            prizes: [
              {
                from: 1,
                to: 1,
                give: [{ to: 'advocate', kind: 'cash', value: { amount: 700, asset: 'CNY' } }],
              },
            ],
          },
        ],
        guard: {
          customer_value: { amount: 5_000, asset: 'CNY' },
          cost_share_max_basis_points: 4_000,
        },
      },
    })
    programId = made.id as Id<'prg'>
    await publishProgram(await nextRequest(ctx), { program_id: programId })
    alice = await advocateIn(ctx, programId, 'alice')
    const friend = { external_id: 'ben' }
    expect(resultsOf(await order({ friend }))).toEqual(['granted'])
    server.testClock.set('2031-04-01T00:00:00Z')
    await workWorkspace(await nextRequest(ctx))
    const counted = async () => (await guards()).guard
    expect(await counted()).toMatchObject({ cost: 1_700, customers: 1 })

    // One customer may cost 2000: staff give beyond that, and it is counted all the same.
    const declined = await order({ friend })
    expect(resultsOf(declined)).toEqual(['cost_guard'])
    await upheld(declined.decision_id as Id<'dec'>)
    expect(await counted()).toMatchObject({ cost: 2_700, customers: 1 })
    await sound()
  })

  test('has a limit for each country by the table of its document', async () => {
    await open({
      limits: [
        { per: 'country', count: 1, countries: { DE: 2 }, period: 'month', time_zone: 'UTC' },
      ],
    })
    const from = async (country: string | undefined) =>
      resultsOf(
        await order({
          friend: {
            external_id: `of-${count}-${country}`,
            ...(country ? { attributes: { country } } : {}),
          },
        }),
      )
    expect([await from('DE'), await from('de'), await from('DE')].flat()).toEqual([
      'granted',
      'granted',
      'limit_reached',
    ])
    expect([await from('FR'), await from('FR')].flat()).toEqual(['granted', 'limit_reached'])
    expect([await from(undefined), await from(undefined)].flat()).toEqual([
      'granted',
      'limit_reached',
    ])
    expect((await guards()).limits).toMatchObject([
      { country: null, allowed: 1, used: 1 },
      { country: 'DE', allowed: 2, used: 2 },
      { country: 'FR', allowed: 1, used: 1 },
    ])
    await sound()
  })

  test('has a limit for staff alone', async () => {
    await open({ limits: [{ per: 'advocate', count: 1, period: 'week', for: 'staff' }] })
    const bea = await advocateIn(ctx, programId, 'bea')
    await rows(
      fresh.database.db,
      sql`update participants set attributes = '{"is_staff": true}' where workspace_id = ${ctx.workspace.uuid}::uuid
        and external_id = 'bea'`,
    )
    expect([resultsOf(await order({}, bea)), resultsOf(await order({}, bea))].flat()).toEqual([
      'granted',
      'limit_reached',
    ])
    for (let n = 0; n < 3; n++) expect(resultsOf(await order())).toEqual(['granted'])
    await sound()
  })

  test('shares a limit with every program whose limit has its id', async () => {
    const limits: ProgramDraft['limits'] = [
      {
        id: 'all',
        per: 'program',
        amount: 3_000,
        asset: 'CNY',
        period: 'year',
        across: 'workspace',
      },
      { id: 'each', per: 'advocate', count: 2, period: 'lifetime', across: 'workspace' },
    ]
    await open({ limits })
    const first = alice
    const other = await liveProgram(ctx, { name: { en: 'Other' }, rules: cash, limits })
    const bea = await advocateIn(ctx, other, 'bea')
    const code = await issueCode(await nextRequest(ctx), {
      program_id: other,
      participant_id: alice.id,
    })
    const aliceThere = { ...first, alias: code.alias.replaceAll('-', '') }
    expect(resultsOf(await order({}, first))).toEqual(['granted'])
    expect(resultsOf(await order({}, aliceThere))).toEqual(['granted'])
    // Her third, over both programs; but another's is the third of the workspace.
    expect(resultsOf(await order({}, aliceThere))).toEqual(['limit_reached'])
    expect(resultsOf(await order({}, bea))).toEqual(['granted'])
    expect(resultsOf(await order({}, bea))).toEqual(['limit_reached'])
    await sound()
  })

  test('has a window that rolls with each moment, to the millisecond', async () => {
    await open({ limits: [{ per: 'advocate', count: 2, period: { rolling_days: 30 } }] })
    const start = server.testClock.now().getTime()
    await order()
    server.testClock.advance(10 * DAY)
    await order()
    const third = await order()
    expect(resultsOf(third)).toEqual(['limit_reached'])
    server.testClock.advance(20 * DAY - 1)
    expect(resultsOf(await order())).toEqual(['limit_reached'])
    const [receipt] = await rows<{ result: { rules: { gives: { limit: object }[] }[] } }>(
      fresh.database.db,
      sql`select result from decisions where workspace_id = ${ctx.workspace.uuid}::uuid order by id desc limit 1`,
    )
    expect(receipt!.result.rules[0]!.gives[0]!.limit).toMatchObject({
      allowed: 2,
      used: 2,
      counts_again_at: new Date(start + 30 * DAY).toISOString(),
    })
    server.testClock.advance(1)
    expect(resultsOf(await order())).toEqual(['granted'])
    expect(resultsOf(await order())).toEqual(['limit_reached'])
    await sound()
  })
})
