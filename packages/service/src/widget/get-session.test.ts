import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { type Advocate, advocateIn, clickOn, liveProgram } from '../conversions/story.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { getWidgetSession } from './get-session.ts'

const points = { kind: 'points', to: 'advocate', value: { amount: 50, asset: 'points' } } as const

function draft(milestone: object): ProgramDraft {
  return {
    name: { en: 'Milestones' },
    goal: { when: 'order' },
    rules: [{ id: 'reached', milestone, give: [points] }],
  } as ProgramDraft
}

describeEngines('the way to the next milestone', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  async function stage(milestone: object) {
    const ctx = await testWorkspace(testServer(fresh.database))
    const programId = await liveProgram(ctx, draft(milestone))
    return { ctx, programId, alice: await advocateIn(ctx, programId, 'alice') }
  }

  async function buys(ctx: Context, programId: Id<'prg'>, alice: Advocate, n: number) {
    await recordConversion(ctx, {
      type: 'order',
      external_id: `o${n}`,
      friend: { external_id: `f${n}` },
      amount: 20_000,
      asset: 'CNY',
      click_token: await clickOn(ctx, programId, alice),
    })
  }

  const sessionOf = (ctx: Context) =>
    getWidgetSession({ ...ctx, customer: { external_id: 'alice' } } as never, {})

  test('what friends have spent is an amount of money, and so is its reward', async () => {
    const { ctx, programId, alice } = await stage({
      at: 60_000,
      counting: 'friends_spending',
      asset: 'CNY',
    })
    await buys(ctx, programId, alice, 1)
    await buys(ctx, programId, alice, 2)
    const { progress, counts } = await sessionOf(ctx)
    expect(progress).toMatchObject({ done: 40_000, goal: 60_000, asset: 'CNY', period: 'lifetime' })
    expect(counts.approved).toBe(2)

    await buys(ctx, programId, alice, 3)
    const after = await sessionOf(ctx)
    expect(after.progress).toBeNull()
    expect(after.rewards).toMatchObject([{ milestone: { counting: 'friends_spending' } }])
  })

  test('a month begins at nothing, and its reward says how many friends it was for', async () => {
    const { ctx, programId, alice } = await stage({
      every: 2,
      counting: 'approved_referrals',
      period: 'month',
      time_zone: 'Asia/Shanghai',
    })
    for (const n of [1, 2, 3]) await buys(ctx, programId, alice, n)
    const { progress, rewards } = await sessionOf(ctx)
    expect(progress).toMatchObject({ done: 1, goal: 2, asset: null, period: 'month' })
    expect(rewards).toMatchObject([{ milestone: { counting: 'approved_referrals', count: 2 } }])

    const nextMonth = { ...ctx, now: ctx.now + 40 * 86_400_000 }
    expect((await sessionOf(nextMonth)).progress).toMatchObject({ done: 0, goal: 2 })
  })

  test('a milestone for some is shown to them alone', async () => {
    const ctx = await testWorkspace(testServer(fresh.database))
    const milestone = { at: 5, counting: 'approved_referrals' }
    const programId = await liveProgram(ctx, {
      ...draft(milestone),
      segments: [
        { id: 'gold', if: 'advocate.tier == "gold" && advocate.days_since_enrolled >= 0' },
        { id: 'busy', if: 'advocate.referrals_approved >= 2' },
      ],
      rules: [{ id: 'reached', milestone, segment: ['gold', 'busy'], give: [points] }],
    } as ProgramDraft)
    const alice = await advocateIn(ctx, programId, 'alice')
    await buys(ctx, programId, alice, 1)
    expect((await sessionOf(ctx)).progress).toBeNull()
    await upsertParticipant(ctx, { external_id: 'alice', attributes: { tier: 'gold' } })
    expect((await sessionOf(ctx)).progress).toMatchObject({ done: 1, goal: 5 })
    await upsertParticipant(ctx, { external_id: 'alice', attributes: {} })
    expect((await sessionOf(ctx)).progress).toBeNull()
    await buys(ctx, programId, alice, 2)
    expect((await sessionOf(ctx)).progress).toMatchObject({ done: 2, goal: 5 })
  })

  test('all-time friends stand in the standing', async () => {
    const { ctx, programId, alice } = await stage({ at: 3, counting: 'approved_referrals' })
    await buys(ctx, programId, alice, 1)
    expect((await sessionOf(ctx)).progress).toMatchObject({ done: 1, goal: 3, asset: null })
  })
})
