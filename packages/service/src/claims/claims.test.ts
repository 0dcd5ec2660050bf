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
import { ownPast } from '../backtest/own-past.ts'
import type { Context, CustomerContext } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { listDecisions } from '../decisions/list-decisions.ts'
import { listEvents } from '../events/list-events.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { getReferral } from '../referrals/list-referrals.ts'
import { listRewards } from '../rewards/list-rewards.ts'
import { getWidgetSession } from '../widget/get-session.ts'
import { decideClaim } from './decide-claim.ts'
import { getClaim, listClaims, listWidgetClaims } from './list-claims.ts'
import { openClaim, openWidgetClaim } from './open-claim.ts'

const program = (claims?: ProgramDraft['claims'], evidence = true): ProgramDraft => ({
  name: { en: 'Cash for a friend' },
  attribution: { evidence: evidence ? ['link', 'code', 'claim'] : ['link', 'code'] },
  rules: [
    {
      id: 'cash',
      when: 'order',
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }],
    },
  ],
  ...(claims ? { claims } : {}),
})

const HOUR = 3_600_000
const DAY = 24 * HOUR
const page = { publishable_key: 'gw_pk_sandbox_0123456789abcdef' }
let series = 800

async function openShop(fresh: FreshDatabase, document = program()) {
  series += 1
  const server = testServer(fresh.database, series)
  const ctx = await testWorkspace(server)
  const programId = await liveProgram(ctx, document)
  const alice = await advocateIn(ctx, programId, 'alice')
  const carl = await advocateIn(ctx, programId, 'carl')
  const now = (): Context => ({ ...ctx, now: server.clock() })
  const order = (number: string, friend: string, more: object = {}) =>
    recordConversion(now(), {
      type: 'order',
      external_id: number,
      amount: 9_900,
      asset: 'CNY',
      friend: { external_id: friend, email: `${friend}@shop.example` },
      ...more,
    })
  const as = (external_id: string) =>
    ({ ...now(), callerPrefix: '192.0.2.0/24', customer: { external_id } }) as CustomerContext
  const claim = (order_number: string, friend: object = {}, by = 'alice') =>
    openWidgetClaim(as(by), { ...page, order_number, friend })
  const staff = async (id: string) => getClaim(now(), { claim_id: id as Id<'clm'> })
  const cash = async (participant_id = alice.id) =>
    (await listRewards(ctx, { participant_id, limit: 100 })).data.map(({ state }) => state)
  const findings = async () => (await verifyWorkspace(server, ctx.workspace.uuid)).findings
  return { server, ctx, programId, alice, carl, now, order, as, claim, staff, cash, findings }
}

const ben = { email: 'Ben@shop.example' }

describeEngines('a claim by hand', (engine) => {
  let fresh: FreshDatabase
  let shop: Awaited<ReturnType<typeof openShop>>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  beforeEach(async () => {
    shop = await openShop(fresh)
  })
  afterAll(() => fresh?.close())

  test('of an order that nobody brought, with its buyer named, is matched at once', async () => {
    await shop.order('1001', 'ben')
    const claim = await shop.claim('1001', ben)
    expect(claim).toMatchObject({ state: 'matched', told: 'matched', order_number: '1001' })
    const referral = await getReferral(shop.ctx, { referral_id: claim.referral_id as Id<'ref'> })
    expect(referral).toMatchObject({ state: 'approved', claim_id: claim.id })
    expect(await shop.cash()).toEqual(['available'])
    const [receipt] = (await listDecisions(shop.ctx, { limit: 1 })).data
    expect(receipt).toMatchObject({
      facts: { occasion: 'matched' },
      result: { attribution: { claims: [{ claim_id: claim.id, result: 'won' }] } },
    })
    expect(await shop.findings()).toEqual([])
    // A claim that was matched is an input of a backtest like any other.
    const { report, ledger } = await ownPast(shop.now(), shop.programId)
    expect(report.ledger).toEqual(ledger)
    expect(report).toMatchObject({ referrals: { approved: 1 }, rewards: [{ granted: 1 }] })
    // The same order again is the same claim, and what the friend does later follows it.
    expect(await shop.claim('1001', ben)).toEqual(claim)
    await shop.order('1002', 'ben')
    expect(await shop.cash()).toEqual(['available', 'available'])
  })

  test('without the buyer named looks the same whether the order exists, is somebody’s, or is not known', async () => {
    await shop.order('1001', 'ben')
    await shop.order('1002', 'dora', { code: shop.carl.alias })
    const answers = []
    for (const number of ['1001', '1002', '1003']) {
      for (const friend of [{}, { email: 'wrong@shop.example' }]) {
        const by = 'email' in friend ? 'alice' : 'carl'
        if (number === '1002' && by === 'carl') continue
        answers.push(await shop.claim(number, friend, by))
      }
    }
    const shapes = answers.map(({ id: _, order_number: __, friend: ___, ...rest }) => rest)
    for (const shape of shapes) expect(shape).toEqual(shapes[0])
    expect(shapes[0]).toMatchObject({ state: 'open', told: 'being_checked', referral_id: null })
    const findings = (await listClaims(shop.ctx, { state: 'open', limit: 20 })).data
    expect(new Set(findings.map(({ finding }) => finding))).toEqual(
      new Set(['not_proven', 'credited_elsewhere', 'waits_for_order']),
    )
    expect(await shop.cash()).toEqual([])
  })

  test('of an order that another brought says so, and nothing of them', async () => {
    await shop.order('1001', 'ben', { code: shop.carl.alias })
    const claim = await shop.claim('1001', ben)
    expect(claim).toMatchObject({ state: 'open', told: 'credited_elsewhere', referral_id: null })
    expect(JSON.stringify(claim)).not.toContain(shop.carl.id)
    await expect(
      decideClaim(shop.now(), {
        claim_id: claim.id as Id<'clm'>,
        outcome: 'matched',
        answer: 'Ok.',
      }),
    ).rejects.toMatchObject({ code: 'claim_not_matchable', reason: 'credited_elsewhere' })
    expect(await shop.cash()).toEqual([])
  })

  test('of an order that comes later is matched when it comes', async () => {
    const claim = await shop.claim('1001', ben)
    expect(claim).toMatchObject({ state: 'open', told: 'being_checked' })
    shop.server.testClock.advance(3 * DAY)
    await workWorkspace(shop.now())
    expect(await shop.staff(claim.id)).toMatchObject({ state: 'open', is_overdue: true })
    await shop.order('1001', 'ben')
    await workWorkspace(shop.now())
    expect(await shop.staff(claim.id)).toMatchObject({ state: 'matched', finding: 'matched' })
    expect(await shop.cash()).toEqual(['available'])
    await othersEnded(fresh.database)
    const { data } = await listEvents(shop.ctx, { limit: 100 })
    const closed = data.filter(({ type }) => type === 'claim.closed')
    expect(closed).toMatchObject([{ data: { claim_id: claim.id, state: 'matched' } }])
    expect(await shop.findings()).toEqual([])
  })

  test('runs out where its order does not come', async () => {
    const { id, waits_until } = await shop.claim('1001', ben)
    shop.server.testClock.advance(30 * DAY - 1)
    await workWorkspace(shop.now())
    expect(await shop.staff(id)).toMatchObject({ state: 'open' })
    shop.server.testClock.advance(1)
    await workWorkspace(shop.now())
    expect(await shop.staff(id)).toMatchObject({ state: 'expired', decided_at: waits_until })
    await shop.order('1001', 'ben')
    await workWorkspace(shop.now())
    expect(await shop.cash()).toEqual([])
  })

  test('that nobody answers in time is rejected where the merchant chose so', async () => {
    shop = await openShop(fresh, program({ due_hours: 24, overdue: 'reject' }))
    await shop.order('1001', 'ben')
    const { id, due_at } = await shop.claim('1001')
    shop.server.testClock.advance(25 * HOUR)
    await workWorkspace(shop.now())
    expect(await shop.staff(id)).toMatchObject({ state: 'rejected', decided_at: due_at })
  })

  test('staff match without proof, and once', async () => {
    await shop.order('1001', 'ben')
    const { id } = await shop.claim('1001')
    const claim_id = id as Id<'clm'>
    const answer = { claim_id, outcome: 'matched', answer: 'We found him.' } as const
    const decided = await decideClaim(shop.now(), answer)
    expect(decided).toMatchObject({ state: 'matched', answer: 'We found him.' })
    expect(await shop.cash()).toEqual(['available'])
    await expect(decideClaim(shop.now(), answer)).rejects.toMatchObject({ code: 'claim_decided' })
    const { data } = await listWidgetClaims(shop.as('alice'), { ...page, limit: 10 })
    expect(data).toMatchObject([{ told: 'matched', answer: 'We found him.' }])
    expect((await listWidgetClaims(shop.as('carl'), { ...page, limit: 10 })).data).toEqual([])
  })

  test('of oneself, of an old customer and of a program that takes none is not matched', async () => {
    await shop.order('1001', 'alice')
    expect(await shop.claim('1001', { email: 'alice@shop.example' })).toMatchObject({
      state: 'open',
      told: 'not_counted',
    })
    await shop.order('1002', 'ben')
    shop.server.testClock.advance(HOUR)
    await shop.order('1003', 'ben')
    const late = await shop.claim('1003', ben)
    expect(late).toMatchObject({ state: 'open', told: 'not_counted' })
    expect(await shop.staff(late.id)).toMatchObject({ finding: 'existing_customer' })
    expect(await shop.cash()).toEqual([])
    const asked = async () => (await getWidgetSession(shop.as('alice'), {})).claims
    expect(await asked()).toEqual({ due_hours: 48 })
    shop = await openShop(fresh, program(undefined, false))
    expect(await asked()).toBeNull()
    await expect(shop.claim('1001', ben)).rejects.toMatchObject({ code: 'claims_not_taken' })
    expect(await shop.findings()).toEqual([])
  })

  test('of a friend who was told tomorrow is refused, by its field', async () => {
    const asked = openClaim(shop.now(), {
      participant_id: shop.alice.id,
      type: 'order',
      order_number: 'a-1',
      friend: {},
      shared_at: shop.now().now + DAY,
    })
    await expect(asked).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ pointer: '/shared_at', message: 'This lies in the future.' }],
    })
  })

  test('nobody tries order numbers by the hundred', async () => {
    for (let at = 0; at < 10; at++) await shop.claim(`a-${at}`)
    await expect(shop.claim('a-10')).rejects.toMatchObject({ code: 'rate_limited' })
    shop.server.testClock.advance(HOUR)
    for (let at = 10; at < 20; at++) await shop.claim(`a-${at}`)
    shop.server.testClock.advance(HOUR)
    await expect(shop.claim('a-20')).rejects.toMatchObject({ code: 'claims_too_many' })
    // For staff it is the same: somebody reads the numbers to them.
    await expect(
      openClaim(shop.now(), {
        participant_id: shop.alice.id,
        type: 'order',
        order_number: 'a-21',
        friend: {},
      }),
    ).rejects.toMatchObject({ code: 'claims_too_many' })
  })

  test('keeps what was said of the friend sealed', async () => {
    await shop.claim('1001', { name: 'Benedict', email: 'ben@shop.example' })
    const [stored] = await rows<{ text: string }>(
      shop.server.database.db,
      sql`select h::text as text from hand_claims h where workspace_id = ${shop.ctx.workspace.uuid}::uuid`,
    )
    expect(stored!.text).not.toContain('Benedict')
    expect(stored!.text).not.toContain('ben@shop')
  })
})

describePostgres('claims by hand at once', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
  })
  afterAll(() => fresh?.close())

  const openAs = (shop: Awaited<ReturnType<typeof openShop>>, participant_id: Id<'par'>) =>
    openClaim(shop.now(), { participant_id, type: 'order', order_number: '1001', friend: ben })

  test('the same fifty times is one, and of several advocates one has the friend', async () => {
    const shop = await openShop(fresh)
    await shop.order('1001', 'ben')
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        openAs(shop, at % 2 === 0 ? shop.alice.id : shop.carl.id),
      ),
    )
    expect(new Set(opened.map(({ id }) => id)).size).toBe(2)
    const matched = new Set(opened.filter(({ state }) => state === 'matched').map(({ id }) => id))
    expect(matched.size).toBe(1)
    const both = [...(await shop.cash()), ...(await shop.cash(shop.carl.id))]
    expect(both).toEqual(['available'])
    expect(await shop.findings()).toEqual([])
  })

  test('opened while its order is recorded, it is matched by the next look', async () => {
    const shop = await openShop(fresh)
    await Promise.all([shop.order('1001', 'ben'), openAs(shop, shop.alice.id)])
    shop.server.testClock.advance(60_000)
    await Promise.all([1, 2, 3].map(() => workWorkspace(shop.now())))
    const { data } = await listClaims(shop.ctx, { limit: 10 })
    expect(data).toMatchObject([{ state: 'matched' }])
    expect(await shop.cash()).toEqual(['available'])
    expect(await shop.findings()).toEqual([])
  })

  test('of somebody of whom nothing was sealed yet, each reads back as it was said', async () => {
    const shop = await openShop(fresh)
    const names = ['Ben', 'Carla', 'Dora', 'Emil', 'Frida', 'Gus', 'Hana', 'Ivo']
    const open = (name: string, at: number) =>
      openClaim(shop.now(), {
        participant_id: shop.alice.id,
        type: 'order',
        order_number: `200${at}`,
        friend: { name },
      })
    const opened = await Promise.all(names.map(open))
    const read = await Promise.all(
      opened.map(({ id }) => getClaim(shop.ctx, { claim_id: id as Id<'clm'> })),
    )
    expect(read.map(({ friend }) => friend?.name)).toEqual(names)
  })
})
