import { Refusal } from '@goodword/contract/errors'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { createCatalogueItem } from '../catalogue/create-catalogue-item.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { getBalances } from '../participants/get-balances.ts'
import { redeem } from '../redemptions/redeem.ts'
import { settleRedemption } from '../redemptions/settle-redemption.ts'
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
