import { rows } from '@goodword/db/connect'
import type { ConversionFacts } from '@goodword/domain/conversions/conversion-facts'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { explainDecision } from '../decisions/explain-decision.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { recordConversion } from './record-conversion.ts'
import { recordConversions } from './record-conversions.ts'
import { refundConversion } from './refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from './story.ts'

const program: ProgramDraft = {
  name: { en: 'The first who buys well' },
  attribution: { new_customers_only: false },
  goal: {
    when: 'order',
    if: 'conversion.amount >= 5000 && friend.spent <= 12000',
    asset: 'EUR',
  },
  rules: [
    {
      id: 'first-of-the-month',
      milestone: { at: 1, counting: 'approved_referrals', period: 'month', time_zone: 'UTC' },
      give: [{ to: 'advocate', kind: 'points', value: { amount: 500, asset: 'points' } }],
    },
  ],
}

describeEngines('a refund of the order that made a referral count', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('leaves it to the next good order, which the receipt knows', async () => {
    server.testClock.set('2030-03-30T20:00:00Z')
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, program)
    const alice = await advocateIn(ctx, programId, 'alice')
    const first = await order(ctx, alice, 'o-1', 6_000)
    await order(ctx, alice, 'o-2', 4_999)
    server.testClock.set('2030-04-02T20:00:00Z')
    const later = await nextRequest(ctx)
    // With the first order the friend has spent too much for this one to do; without it, it does.
    const third = await order(later, alice, 'o-3', 5_000)

    const refund = { conversion_id: first, external_id: 'r-1' }
    const { outcomes } = await refundConversion(later, refund)
    expect(outcomes[0]!.rewards).toMatchObject([{ result: 'reversed' }, { result: 'granted' }])
    expect(await referral(later)).toEqual({ state: 'approved', goal: uuidOf(third) })
    expect(await points(later)).toBe(500)

    const decision_id = outcomes[0]!.decision_id as Id<'dec'>
    const told = await explainDecision(later, { decision_id, audience: 'merchant' })
    expect(told).toMatchObject({
      referral: {
        to: [],
        reason: 'stands_on_another',
        text: 'another conversion of the friend fulfils the goal',
      },
    })
    const read = { decision_id, audience: 'customer' as const, participant_id: alice.id }
    expect(await explainDecision(later, read)).toMatchObject({
      text: 'It belongs to an invitation that counts. Another order counts in its place, so the referral stands.',
    })
    const [receipt] = await rows<{ facts: ConversionFacts }>(
      fresh.database.db,
      sql`select facts from decisions where workspace_id = ${ctx.workspace.uuid}::uuid order by id desc limit 1`,
    )
    expect(receipt!.facts.others).toMatchObject([
      { amount: 4_999, history: { spent: 0 }, parts: {} },
      { id: third, amount: 5_000, history: { spent: 4_999 } },
    ])

    await refundConversion(later, { conversion_id: third, external_id: 'r-2' })
    expect(await referral(later)).toMatchObject({ state: 'reversed' })
    expect(await points(later)).toBe(0)
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('leaves it to the next good order where nothing is counted, too', async () => {
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, {
      name: { en: 'The first who buys' },
      attribution: { new_customers_only: false },
      goal: { when: 'order' },
      rules: [
        {
          id: 'every-order',
          when: 'order',
          give: [{ to: 'advocate', kind: 'points', value: { amount: 5, asset: 'points' } }],
        },
      ],
    })
    const alice = await advocateIn(ctx, programId, 'alice')
    const first = await order(ctx, alice, 'o-1', 6_000)
    const second = await order(ctx, alice, 'o-2', 7_000)
    await refundConversion(ctx, { conversion_id: first, external_id: 'r-1' })
    expect(await referral(ctx)).toEqual({ state: 'approved', goal: uuidOf(second) })
  })

  test('leaves it as the confirmation of it as less does: to the next that waits', async () => {
    server.testClock.set('2030-05-02T20:00:00Z')
    const ctx = await testWorkspace(server)
    const alice = await advocateIn(ctx, await liveProgram(ctx, program), 'alice')
    const said = (external_id: string, amount: number) => ({
      type: 'order',
      external_id,
      amount,
      asset: 'EUR',
      friend: { external_id: 'ben' },
      code: alice.alias,
    })
    for (const [id, amount] of [
      ['o-1', 6_000],
      ['o-2', 5_500],
    ] as const) {
      await recordConversions(ctx, [said(id, amount)], 'page')
    }
    const second = await conversionNamed(ctx, 'o-2')
    await recordConversion(ctx, said('o-1', 4_999))
    expect(await referral(ctx)).toEqual({ state: 'converted', goal: second })
    expect(await points(ctx)).toBe(0)
    await recordConversion(ctx, said('o-2', 5_500))
    expect(await referral(ctx)).toEqual({ state: 'approved', goal: second })
    expect(await points(ctx)).toBe(500)
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  async function conversionNamed(ctx: Context, external_id: string): Promise<string> {
    const [found] = await rows<{ id: string }>(
      fresh.database.db,
      sql`select id from conversions
        where workspace_id = ${ctx.workspace.uuid}::uuid and external_id = ${external_id}`,
    )
    return found!.id
  }

  async function order(
    ctx: Context,
    { alias }: Advocate,
    external_id: string,
    amount: number,
  ): Promise<Id<'cnv'>> {
    const friend = { external_id: 'ben' }
    const asset = 'EUR'
    const recorded = await recordConversion(ctx, {
      type: 'order',
      external_id,
      amount,
      asset,
      friend,
      code: alias,
    })
    return recorded.id as Id<'cnv'>
  }

  async function referral(ctx: Context) {
    const [found] = await rows<{ state: string; goal: string }>(
      fresh.database.db,
      sql`select state, goal_conversion_id as goal from referrals where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    return found
  }

  async function points(ctx: Context): Promise<number> {
    const [found] = await rows<{ amount: number }>(
      fresh.database.db,
      sql`select coalesce(sum(remaining), 0)::int as amount from lots where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    return found!.amount
  }
})
