import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownPast } from '../backtest/own-past.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { advocateIn } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { createProgram } from '../programs/create-program.ts'
import { publishProgram } from '../programs/publish-program.ts'
import { updateProgram } from '../programs/update-program.ts'
import { chooseReward } from './choose-reward.ts'

const choice = { to: 'advocate', choice: 'thanks' } as const
const credit = { kind: 'credit', value: { amount: 500, asset: 'CNY' } } as const
const program: ProgramDraft = {
  name: { en: 'Credit or points' },
  rules: [
    {
      id: 'thanks',
      when: 'order',
      give: [
        { ...choice, ...credit },
        { ...choice, kind: 'points', value: { amount: 90, asset: 'points' } },
      ],
    },
  ],
  limits: [{ per: 'advocate', amount: 900, asset: 'CNY', period: 'year', time_zone: 'UTC' }],
}

describeEngines('choosing', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('is held to limits on value, which a refund frees again; and so in a backtest', async () => {
    const { ctx, programId, order, choose } = await opened(program)
    const [first, second, third] = [await order('ben'), await order('chen'), await order('dan')]
    await choose(first.reward_id, 0)
    const refused = { code: 'option_over_limit' }
    await expect(choose(second.reward_id, 0)).rejects.toMatchObject(refused)
    expect(await choose(second.reward_id, 1)).toMatchObject({ kind: 'points', amount: 90 })

    const refund = { conversion_id: first.conversion_id, external_id: 'r-1' }
    await refundConversion(await later(ctx), refund)
    expect(await choose(third.reward_id, 0)).toMatchObject({ kind: 'credit', amount: 500 })

    const { report, ledger } = await ownPast(await later(ctx), programId)
    expect(report.ledger).toEqual(ledger)
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('is held to what customers may cost, the more of them the more; and so in a backtest', async () => {
    const guard = { customer_value: { amount: 1_200, asset: 'CNY' } }
    const { limits: _, ...unlimited } = program
    const { ctx, programId, order, choose } = await opened({ ...unlimited, guard })
    const rewards = [await order('ben'), await order('chen'), await order('dan')]
    // Three customers may cost 399.96 each: two of 500, and no third.
    await choose(rewards[0]!.reward_id, 0)
    await choose(rewards[1]!.reward_id, 0)
    const refused = { code: 'option_over_budget', reason: 'cost_guard' }
    await expect(choose(rewards[2]!.reward_id, 0)).rejects.toMatchObject(refused)
    await order('eve')
    expect(await choose(rewards[2]!.reward_id, 0)).toMatchObject({ kind: 'credit', amount: 500 })
    expect(await used(ctx, 'guard/cost/CNY')).toBe(1_500)

    const { report, ledger } = await ownPast(await later(ctx), programId)
    expect(report.ledger).toEqual(ledger)
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('is held to the budget that is live by then, and tells of what it reaches of it, once', async () => {
    const { limits: _, ...unlimited } = program
    const { ctx, programId, order, choose } = await opened(unlimited)
    const rewards = [await order('ben'), await order('chen')]
    const budgeted: ProgramDraft = {
      name: { en: 'Credit' },
      rules: [{ id: 'later', when: 'signup', give: [{ ...credit, to: 'friend' }] }],
      budget: { amount: 900, asset: 'CNY', thresholds_basis_points: [5_000, 9_500] },
    }
    await updateProgram(ctx, { program_id: programId, draft: budgeted })
    await publishProgram(ctx, { program_id: programId })
    await choose(rewards[0]!.reward_id, 0)
    expect(await told(ctx)).toEqual([5_000])
    const refused = { code: 'option_over_budget', reason: 'budget_spent' }
    await expect(choose(rewards[1]!.reward_id, 0)).rejects.toMatchObject(refused)
    await choose(rewards[1]!.reward_id, 1)
    expect(await told(ctx)).toEqual([5_000])
    expect(await used(ctx, 'budget/CNY')).toBe(500)
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  async function opened(draft: ProgramDraft) {
    const ctx = await testWorkspace(server)
    const made = await createProgram(ctx, { slug: 'thanks', draft })
    const programId = made.id as Id<'prg'>
    await publishProgram(ctx, { program_id: programId })
    const { alias: code } = await advocateIn(ctx, programId, 'alice')
    const order = async (external_id: string) => {
      const told = { type: 'order', external_id, friend: { external_id }, code }
      const { id, outcomes } = await recordConversion(await later(ctx), told)
      const reward_id = outcomes[0]!.rewards[0]!.reward_id as Id<'rwd'>
      return { conversion_id: id as Id<'cnv'>, reward_id }
    }
    const choose = async (reward_id: Id<'rwd'>, option: number) =>
      chooseReward(await later(ctx), { reward_id, option })
    return { ctx, programId, order, choose }
  }

  function later(ctx: Context): Promise<Context> {
    server.testClock.advance(1_000)
    return nextRequest(ctx)
  }

  async function used(ctx: Context, meter: string): Promise<number> {
    const [found] = await rows<{ used: number }>(
      fresh.database.db,
      sql`select used::int as used from program_uses where workspace_id = ${ctx.workspace.uuid}::uuid
        and meter = ${meter}`,
    )
    return found?.used ?? 0
  }

  async function told(ctx: Context): Promise<(number | undefined)[]> {
    const found = await rows<{ data: { threshold_basis_points?: number } }>(
      fresh.database.db,
      sql`select data from events where workspace_id = ${ctx.workspace.uuid}::uuid
        and type = 'budget.threshold_reached' order by id`,
    )
    return found.map(({ data }) => data.threshold_basis_points)
  }
})
