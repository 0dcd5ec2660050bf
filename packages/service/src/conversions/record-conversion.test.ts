import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyOffer } from '../offers/verify-offer.ts'
import { recordConversion } from './record-conversion.ts'
import { refundConversion } from './refund-conversion.ts'
import { advocateIn, clickOn, liveProgram } from './story.ts'

const voucher: ProgramDraft = {
  name: { en: 'Give 15%, get ¥100' },
  rules: [
    {
      id: 'friend-offer',
      when: 'claimed',
      if: 'conversion.gross_amount >= 9900',
      give: [
        {
          to: 'friend',
          kind: 'coupon',
          value: { share_basis_points: 1500, cap: 20_000, asset: 'CNY' },
          valid_days: 30,
        },
      ],
    },
    {
      id: 'advocate-voucher',
      when: 'order',
      if: 'conversion.number == 1 && conversion.amount >= 9900',
      give: [
        { to: 'advocate', kind: 'coupon', value: { amount: 10_000, asset: 'CNY' }, hold_days: 7 },
      ],
    },
  ],
}

describeEngines('an order by a friend', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  async function shop() {
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, voucher)
    const alice = await advocateIn(ctx, programId, 'alice')
    return { ctx, programId, alice, token: await clickOn(ctx, programId, alice) }
  }

  test('brings the advocate a held voucher, which is issued when its hold ends', async () => {
    const { ctx, alice, token } = await shop()
    const recorded = await recordConversion(ctx, {
      type: 'order',
      external_id: 'o-1',
      amount: 29_900,
      asset: 'CNY',
      friend: { external_id: 'ben', email: 'ben@example.com' },
      click_token: token,
    })
    expect(recorded.outcomes).toMatchObject([
      {
        referral_state: 'approved',
        attribution: { result: 'attributed', advocate_id: alice.id },
        rewards: [{ rule: 'advocate-voucher', result: 'granted', state: 'held', amount: 10_000 }],
      },
    ])

    server.testClock.advance(8 * 86_400_000)
    const later = await nextRequest(ctx)
    expect(await workWorkspace(later)).toBe(1)
    const rewards = await rows<{ state: string; coupon_code: string | null }>(
      fresh.database.db,
      sql`select state, coupon_code from rewards where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect(rewards).toEqual([
      { state: 'issued', coupon_code: expect.stringMatching(/^[2-9A-Z]{16}$/) },
    ])

    const refunded = await refundConversion(later, {
      conversion_id: recorded.id as Id<'cnv'>,
      external_id: 'r-1',
    })
    expect(refunded.outcomes[0]).toMatchObject({
      referral_state: 'reversed',
      rewards: [{ result: 'reversed', reason: 'conversion_refunded', state: 'reversed' }],
    })
    const balances = await rows<{ amount: number }>(
      fresh.database.db,
      sql`select amount from balances where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect(balances.every(({ amount }) => amount === 0)).toBe(true)
  })

  test('uses up the claim of a code that was typed at the checkout', async () => {
    const { ctx, alice } = await shop()
    await recordConversion(ctx, {
      type: 'order',
      external_id: 'o-typed',
      amount: 29_900,
      asset: 'CNY',
      friend: { external_id: 'carl' },
      code: alice.alias,
    })
    const claims = await rows<{ state: string }>(
      fresh.database.db,
      sql`select state from claims where workspace_id = ${ctx.workspace.uuid}::uuid and evidence = 'code'`,
    )
    expect(claims).toEqual([{ state: 'used' }])
  })

  describe('said twice', () => {
    test('is recorded once', async () => {
      const { ctx, token } = await shop()
      const order = {
        type: 'order',
        external_id: 'o-1',
        amount: 29_900,
        asset: 'CNY',
        friend: { external_id: 'ben' },
        click_token: token,
      }
      const first = await recordConversion(ctx, order)
      const second = await recordConversion(ctx, order)
      expect(second).toMatchObject({ id: first.id, result: 'repeated', outcomes: [] })
      const [{ n }] = (await rows<{ n: number }>(
        fresh.database.db,
        sql`select count(*)::int as n from rewards where workspace_id = ${ctx.workspace.uuid}::uuid`,
      )) as [{ n: number }]
      expect(n).toBe(1)
    })
  })

  test("mints the friend's offer for the named buyer, and the coupon follows the cart", async () => {
    const { ctx, token } = await shop()
    const ask = (amount: number) =>
      verifyOffer(ctx, {
        click_token: token,
        buyer: { external_id: 'ben' },
        order: { amount, asset: 'CNY' },
      })
    expect(await ask(5_000)).toMatchObject({ status: 'declined', reason: 'condition_not_met' })
    const granted = await ask(29_900)
    expect(granted).toMatchObject({ status: 'granted', rewards: [{ amount: 4_485 }] })
    expect(await ask(200_000)).toMatchObject({ status: 'granted', rewards: [{ amount: 20_000 }] })
  })

  test('by the advocate is refused, with the reason', async () => {
    const { ctx, token } = await shop()
    const recorded = await recordConversion(ctx, {
      type: 'order',
      external_id: 'o-2',
      amount: 29_900,
      asset: 'CNY',
      friend: { external_id: 'alice' },
      click_token: token,
    })
    expect(recorded.outcomes).toMatchObject([
      {
        referral_id: null,
        attribution: { result: 'none', reasons: ['self_referral'] },
        rewards: [],
      },
    ])
  })
})
