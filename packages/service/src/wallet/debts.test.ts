import { Refusal } from '@goodword/contract/errors'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { openAppeal } from '../appeals/open-appeal.ts'
import { createCatalogueItem } from '../catalogue/create-catalogue-item.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from '../conversions/story.ts'
import { createCredit } from '../credits/create-credit.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { getBalances } from '../participants/get-balances.ts'
import { createProgram } from '../programs/create-program.ts'
import { publishProgram } from '../programs/publish-program.ts'
import { redeem } from '../redemptions/redeem.ts'
import { settleRedemption } from '../redemptions/settle-redemption.ts'
import { listRewards } from '../rewards/list-rewards.ts'
import { getStatement } from './get-statement.ts'

const DAY = 86_400_000

const program: ProgramDraft = {
  name: { en: 'Points on account' },
  attribution: { new_customers_only: false },
  negative_balance: 'allowed',
  rules: [
    {
      id: 'points',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
    },
    {
      id: 'later',
      when: 'renewal',
      give: [
        {
          to: 'advocate',
          kind: 'points',
          value: { amount: 100, asset: 'points' },
          hold_days: 7,
        },
      ],
    },
  ],
}

const give = (amount: number) => [
  { to: 'advocate' as const, kind: 'points' as const, value: { amount, asset: 'points' } },
]
const withPrizes: ProgramDraft = {
  ...program,
  rules: [
    ...program.rules,
    {
      id: 'entry',
      when: 'signup',
      give: [{ to: 'advocate', kind: 'draw_entry', value: { amount: 1, asset: 'entries' } }],
    },
  ],
  boards: [
    {
      id: 'month',
      counting: 'approved_referrals',
      period: 'month',
      prizes: [{ from: 1, to: 1, give: give(30) }],
    },
  ],
  draws: [{ id: 'car', entries: 'entries', at: '2031-02-10T00:00:00Z', give: give(20) }],
}

describeEngines('a balance that may fall below zero', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('owes what was spent of what is taken back, and is filled by what comes in, at once or after a hold', async () => {
    const ctx = await testWorkspace(server)
    const alice = await advocateIn(ctx, await liveProgram(ctx, program), 'alice')
    const item_id = await thing(ctx, 70)
    const first = await report(ctx, alice, 'order', 'ben')
    await redeem(ctx, { participant_id: alice.id, item_id })
    await refundConversion(ctx, { conversion_id: first, external_id: 'r-1' })
    expect(await balances(ctx, alice)).toEqual({ debt: -70 })
    const [newest] = (await getStatement(ctx, { participant_id: alice.id, limit: 5 })).data
    expect(newest).toMatchObject({ journal: 'reverse', amount: -100, balance_after: -70 })

    await report(ctx, alice, 'renewal', 'ben')
    expect(await balances(ctx, alice)).toEqual({ held: 100, debt: -70 })
    server.testClock.advance(8 * DAY)
    const later = await nextRequest(ctx)
    await workWorkspace(later)
    expect(await balances(later, alice)).toEqual({ balance: 30 })
    await expect(redeem(later, { participant_id: alice.id, item_id })).rejects.toThrow(Refusal)

    const second = await report(later, alice, 'order', 'chen')
    await redeem(later, { participant_id: alice.id, item_id })
    await refundConversion(later, { conversion_id: second, external_id: 'r-2' })
    // Of that order's hundred 40 were spent.
    const { balance = 0, debt = 0 } = await balances(later, alice)
    expect(balance + debt).toBe(-40)
    await report(later, alice, 'order', 'dan')
    const { balance: now = 0, debt: still = 0 } = await balances(later, alice)
    expect(now + still).toBe(60)
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('a redemption that fails gives back, and that pays what is owed', async () => {
    const ctx = await testWorkspace(server)
    const alice = await advocateIn(ctx, await liveProgram(ctx, program), 'alice')
    const item_id = await thing(ctx, 70, 'top_up')
    const first = await report(ctx, alice, 'order', 'ben')
    const { id } = await redeem(ctx, { participant_id: alice.id, item_id })
    await refundConversion(ctx, { conversion_id: first, external_id: 'r-1' })
    await settleRedemption(ctx, { redemption_id: id as Id<'rdm'>, outcome: 'failed' })
    expect(await balances(ctx, alice)).toEqual({})
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('is filled by what staff, boards, draws and appeals give, as soon as it is issued', async () => {
    server.testClock.set('2031-01-10T09:00:00Z')
    const ctx = await testWorkspace(server)
    const made = await createProgram(ctx, { slug: 'prizes', draft: withPrizes })
    const program_id = made.id as Id<'prg'>
    await publishProgram(ctx, { program_id })
    const alice = await advocateIn(ctx, program_id, 'alice')
    const first = await report(ctx, alice, 'order', 'ben')
    await redeem(ctx, { participant_id: alice.id, item_id: await thing(ctx, 100) })
    await report(ctx, alice, 'signup', 'cleo')
    await refundConversion(ctx, { conversion_id: first, external_id: 'r-1' })
    expect(await points(ctx, alice)).toEqual({ debt: -100 })

    const value = { kind: 'points', amount: 10, asset: 'points' } as const
    const reason = 'A late parcel.'
    await createCredit(ctx, { program_id, participant_id: alice.id, ...value, reason })
    expect(await points(ctx, alice)).toEqual({ debt: -90 })

    server.testClock.set('2031-02-01T00:00:00Z')
    const february = await nextRequest(ctx)
    await workWorkspace(february)
    expect(await points(february, alice)).toEqual({ debt: -60 })

    server.testClock.set('2031-02-10T00:00:00Z')
    const drawn = await nextRequest(ctx)
    await workWorkspace(drawn)
    expect(await points(drawn, alice)).toEqual({ debt: -40 })

    const { data } = await listRewards(drawn, { participant_id: alice.id, limit: 100 })
    const gone = data.find(({ state }) => state === 'reversed')!
    const about = { reward_id: gone.id as Id<'rwd'>, participant_id: alice.id }
    const { id } = await openAppeal(drawn, { ...about, text: 'It was not me.', evidence: [] })
    await decideAppeal(drawn, {
      appeal_id: id as Id<'apl'>,
      outcome: 'upheld',
      answer: 'So it was.',
    })
    expect(await points(drawn, alice)).toEqual({ balance: 60 })
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('is filled by what another program issues, though that one lets nobody owe', async () => {
    const ctx = await testWorkspace(server)
    const alice = await advocateIn(ctx, await liveProgram(ctx, program), 'alice')
    const first = await report(ctx, alice, 'order', 'ben')
    await redeem(ctx, { participant_id: alice.id, item_id: await thing(ctx, 70) })
    await refundConversion(ctx, { conversion_id: first, external_id: 'r-1' })
    expect(await balances(ctx, alice)).toEqual({ debt: -70 })

    const { negative_balance: _, ...strict } = program
    const welcome = {
      to: 'friend',
      kind: 'points',
      value: { amount: 100, asset: 'points' },
    } as const
    const rules = [{ id: 'welcome', when: 'order', give: [welcome] }]
    const other = await liveProgram(ctx, { ...strict, rules })
    await report(ctx, await advocateIn(ctx, other, 'bea'), 'order', 'alice')
    expect(await balances(ctx, alice)).toEqual({ balance: 30 })
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  async function points(ctx: Context, { id }: Advocate): Promise<Record<string, number>> {
    const { data } = await getBalances(ctx, { participant_id: id })
    const own = data.filter(({ asset }) => asset === 'points')
    return Object.fromEntries(own.map(({ kind, amount }) => [kind, amount]))
  }

  async function thing(ctx: Context, price: number, kind: 'perk' | 'top_up' = 'perk') {
    const made = await createCatalogueItem(ctx, {
      kind,
      name: { en: 'Something' },
      price,
      asset: 'points',
      is_active: true,
    })
    return made.id as Id<'itm'>
  }

  let count = 0
  async function report(ctx: Context, { alias }: Advocate, type: string, friend: string) {
    count += 1
    const recorded = await recordConversion(ctx, {
      type,
      external_id: `c-${count}`,
      friend: { external_id: friend },
      code: alias,
    })
    return recorded.id as Id<'cnv'>
  }

  async function balances(ctx: Context, { id }: Advocate): Promise<Record<string, number>> {
    const { data } = await getBalances(ctx, { participant_id: id })
    return Object.fromEntries(data.map(({ kind, amount }) => [kind, amount]))
  }
})
