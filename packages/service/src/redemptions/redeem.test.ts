import { createHmac } from 'node:crypto'
import { createServer, type Server as HttpServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addCatalogueCodes } from '../catalogue/add-catalogue-codes.ts'
import { createCatalogueItem } from '../catalogue/create-catalogue-item.ts'
import { rotateFulfilmentSecret } from '../catalogue/rotate-fulfilment-secret.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { addressDelivery } from '../deliveries/address-delivery.ts'
import { listDeliveries } from '../deliveries/list-deliveries.ts'
import { moveDelivery } from '../deliveries/move-delivery.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { fulfilRedemptions, nextCall } from '../fulfilment/fulfil-redemptions.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { getBalances } from '../participants/get-balances.ts'
import { getReward } from '../rewards/list-rewards.ts'
import { getRedemption } from './list-redemptions.ts'
import { redeem } from './redeem.ts'
import { settleRedemption } from './settle-redemption.ts'

const program: ProgramDraft = {
  name: { en: 'Points and a mug' },
  rules: [
    {
      id: 'points',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 1000, asset: 'points' } }],
    },
    {
      id: 'mug',
      when: 'signup',
      give: [{ to: 'advocate', kind: 'gift', value: { amount: 1, asset: 'mug' }, address: true }],
    },
  ],
}

const home = { name: 'Alice', street: '1 Canary Road', city: 'Hangzhou', country: 'CN' }

describeEngines('what points are spent on', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let alice: Awaited<ReturnType<typeof advocateIn>>
  let count = 0
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    const resolve = async () => []
    server = { ...testServer(fresh.database), outgoing: { allowsLoopback: true, resolve } }
    ctx = await testWorkspace(server)
    alice = await advocateIn(ctx, await liveProgram(ctx, program), 'alice')
  })
  afterAll(async () => {
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
    await fresh?.close()
  })

  const convert = async (type: string) => {
    count += 1
    const friend = { external_id: `friend-${count}` }
    const body = { type, external_id: `${type}-${count}`, friend, code: alice.alias }
    return recordConversion(await nextRequest(ctx), body)
  }
  const points = async () =>
    (await getBalances(ctx, { participant_id: alice.id })).data.find(
      ({ asset }) => asset === 'points',
    )?.amount ?? 0
  const item = async (more: object = {}) => {
    const body = { name: { en: 'Thing' }, price: 400, asset: 'points', is_active: true }
    return (await createCatalogueItem(ctx, { kind: 'perk', ...body, ...more })).id as Id<'itm'>
  }
  const wish = async (item_id: Id<'itm'>, more: object = {}) =>
    redeem(await nextRequest(ctx), { participant_id: alice.id, item_id, ...more })
  const events = async (id: string) =>
    (
      await rows<{ type: string; data: Record<string, unknown> }>(
        server.database.db,
        sql`select type, data from events where workspace_id = ${ctx.workspace.uuid}::uuid
          and data::text like ${`%${id}%`} order by id`,
      )
    ).map(({ type }) => type)

  test('a coupon brings its code at once', async () => {
    await convert('order')
    const item_id = await item({ kind: 'coupon' })
    await expect(wish(item_id)).rejects.toMatchObject({
      code: 'item_not_redeemable',
      reason: 'out_of_stock',
    })
    await addCatalogueCodes(ctx, { item_id, codes: ['ONE', 'TWO', 'ONE'] })
    const made = await wish(item_id)
    expect(made).toMatchObject({ state: 'fulfilled', coupon_code: 'ONE' })
    expect(await events(made.id)).toEqual(['redemption.requested', 'redemption.fulfilled'])
  })

  test.each([
    ['before its time', { starts_at: Date.UTC(2199, 0) }, 'not_begun'],
    ['after its time', { ends_at: 0 }, 'ended'],
    ['that is not offered', { is_active: false }, 'not_offered'],
    [
      'that nobody can be asked for',
      { kind: 'top_up', fulfilment_url: 'http://127.0.0.1:1/' },
      'fulfilment_secret_missing',
    ],
  ])('a thing %s is refused, and says why', async (_, more, reason) => {
    const before = await points()
    await expect(wish(await item(more))).rejects.toMatchObject({
      code: 'item_not_redeemable',
      reason,
    })
    expect(await points()).toBe(before)
  })

  test('what fails by hand gives back the points, the stock, and nothing twice', async () => {
    await convert('order')
    const item_id = await item({ kind: 'top_up', stock: 1 })
    const before = await points()
    const made = await wish(item_id)
    const settle = { redemption_id: made.id as Id<'rdm'>, outcome: 'failed' as const }
    expect(await settleRedemption(ctx, settle)).toMatchObject({ state: 'failed' })
    expect(await settleRedemption(ctx, settle)).toMatchObject({ state: 'failed' })
    expect(await points()).toBe(before)
    await expect(settleRedemption(ctx, { ...settle, outcome: 'fulfilled' })).rejects.toMatchObject({
      code: 'redemption_settled',
    })
    expect(await wish(item_id)).toMatchObject({ state: 'pending' })
  })

  describe('a top-up that is asked for elsewhere', () => {
    const servers: HttpServer[] = []
    afterEach(() => {
      for (const one of servers.splice(0)) one.close().closeAllConnections()
    })

    /** A server of the merchant's; what it was asked, and the item that it fulfils. */
    async function fulfiller(answer: (response: ServerResponse) => void) {
      const asked: { id: unknown; signature: unknown; timestamp: unknown; body: string }[] = []
      const one = createServer(async (request, response) => {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk)
        const { headers } = request
        asked.push({
          id: headers['webhook-id'],
          signature: headers['webhook-signature'],
          timestamp: headers['webhook-timestamp'],
          body: Buffer.concat(chunks).toString(),
        })
        answer(response)
      })
      servers.push(one)
      await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
      const { port } = one.address() as AddressInfo
      const fulfilment_url = `http://127.0.0.1:${port}/top-up`
      const item_id = await item({ kind: 'top_up', fulfilment_url, sku: 'phone-10', price: 100 })
      const { secret } = await rotateFulfilmentSecret(ctx, { item_id })
      return { item_id, secret, asked }
    }
    const read = (id: string) => getRedemption(ctx, { redemption_id: id as Id<'rdm'> })

    test('is signed, and fulfilled by a good answer', async () => {
      await convert('order')
      const { item_id, secret, asked } = await fulfiller((response) =>
        response.end('{"reference":"T-77"}'),
      )
      const made = await wish(item_id)
      expect(made.state).toBe('pending')
      expect(await fulfilRedemptions(ctx)).toBe(1)
      expect(await read(made.id)).toMatchObject({ state: 'fulfilled', reference: 'T-77' })
      expect(await fulfilRedemptions(ctx)).toBe(0)

      const [call] = asked
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
      const signed = createHmac('sha256', key)
        .update(`${made.id}.${call!.timestamp}.${call!.body}`)
        .digest('base64')
      expect(call).toMatchObject({ id: made.id, signature: `v1,${signed}` })
      expect(JSON.parse(call!.body)).toMatchObject({
        type: 'redemption.requested',
        redemption_id: made.id,
        external_id: 'alice',
        sku: 'phone-10',
      })
    })

    test('that is refused gives the points back', async () => {
      const { item_id } = await fulfiller((response) => {
        response.writeHead(422).end()
      })
      const before = await points()
      const made = await wish(item_id)
      expect(await points()).toBe(before - 100)
      await fulfilRedemptions(ctx)
      expect(await read(made.id)).toMatchObject({ state: 'failed', reason: 'status_422' })
      expect(await points()).toBe(before)
      expect(await events(made.id)).toEqual(['redemption.requested', 'redemption.failed'])
    })

    test('that is not answered is asked again under the same id, for three days, and then given up', async () => {
      let isUp = false
      const { item_id, asked } = await fulfiller((response) => {
        response.writeHead(isUp ? 200 : 503).end()
      })
      const made = await wish(item_id)
      await fulfilRedemptions(ctx)
      expect(await read(made.id)).toMatchObject({ state: 'pending' })
      expect(await fulfilRedemptions(ctx)).toBe(0)
      expect(await nextCall(ctx)).toBe(server.clock() + 5_000)

      server.testClock.advance(5_000)
      isUp = true
      expect(await fulfilRedemptions(ctx)).toBe(1)
      expect(await read(made.id)).toMatchObject({ state: 'fulfilled' })
      expect(asked.map(({ id }) => id)).toEqual([made.id, made.id])

      isUp = false
      const before = await points()
      const lost = await wish(item_id)
      let calls = 0
      for (;;) {
        calls += await fulfilRedemptions(ctx)
        const at = await nextCall(ctx)
        if (at === undefined) break
        server.testClock.advance(at - server.clock())
      }
      expect(calls).toBe(10)
      expect(await read(lost.id)).toMatchObject({ state: 'failed', reason: 'status_503' })
      expect(await points()).toBe(before)
    })

    test('that a dying worker was asked for is asked for again, and an answer too late changes nothing', async () => {
      const { item_id, asked } = await fulfiller((response) => response.end())
      const made = await wish(item_id)
      // Taken by somebody who dies: noted, and never answered.
      await rows(
        server.database.db,
        sql`update redemptions set call_at = ${new Date(server.clock() + 60_000)}, calls = 1
          where workspace_id = ${ctx.workspace.uuid}::uuid and state = 'pending' and call_at is not null`,
      )
      expect(await fulfilRedemptions(ctx)).toBe(0)
      server.testClock.advance(60_000)
      expect(await fulfilRedemptions(ctx)).toBe(1)
      expect(asked).toHaveLength(1)
      expect(await read(made.id)).toMatchObject({ state: 'fulfilled' })
    })
  })

  describe('a gift that is sent', () => {
    test('of a redemption has its address sealed, and is fulfilled when it arrives', async () => {
      await convert('order')
      const made = await wish(await item({ kind: 'gift' }), { address: home })
      expect(made).toMatchObject({ state: 'pending', delivery_state: 'requested' })
      const delivery_id = made.delivery_id as Id<'dlv'>
      const [stored] = await rows<{ text: string }>(
        server.database.db,
        sql`select encode(sealed_address, 'escape') as text from deliveries
          where workspace_id = ${ctx.workspace.uuid}::uuid and sealed_address is not null limit 1`,
      )
      expect(stored!.text).not.toContain('Canary')

      const sent = await moveDelivery(ctx, { delivery_id, to: 'sent', tracking: 'SF1' })
      expect(sent).toMatchObject({ state: 'sent', tracking: 'SF1', address: home })
      await expect(addressDelivery(ctx, { delivery_id, ...home })).rejects.toMatchObject({
        code: 'delivery_on_its_way',
      })
      await moveDelivery(ctx, { delivery_id, to: 'returned' })
      const elsewhere = { ...home, street: '2 Lake Road' }
      expect(await addressDelivery(ctx, { delivery_id, ...elsewhere })).toMatchObject({
        state: 'requested',
        address: elsewhere,
      })
      await moveDelivery(ctx, { delivery_id, to: 'sent' })
      await moveDelivery(ctx, { delivery_id, to: 'delivered' })
      expect(await getRedemption(ctx, { redemption_id: made.id as Id<'rdm'> })).toMatchObject({
        state: 'fulfilled',
        delivery_state: 'delivered',
      })
      expect(await events(delivery_id)).toEqual([
        'delivery.requested',
        'delivery.sent',
        'delivery.returned',
        'delivery.requested',
        'delivery.sent',
        'delivery.delivered',
      ])
    })

    test('of a reward asks for an address, and is issued and redeemed on its way', async () => {
      const recorded = await convert('signup')
      const reward_id = recorded.outcomes[0]!.rewards.find(({ rule }) => rule === 'mug')!
        .reward_id as Id<'rwd'>
      const state = async () => (await getReward(ctx, { reward_id })).state
      const waiting = { limit: 20, participant_id: alice.id, state: 'awaiting_address' as const }
      const { data } = await listDeliveries(ctx, waiting)
      const [delivery] = data.filter((one) => one.reward_id === reward_id)
      const delivery_id = delivery!.id as Id<'dlv'>
      await expect(moveDelivery(ctx, { delivery_id, to: 'sent' })).rejects.toMatchObject({
        code: 'delivery_not_movable',
        reason: 'awaiting_address',
      })
      await addressDelivery(ctx, { delivery_id, ...home })
      expect(await state()).toBe('available')
      await moveDelivery(ctx, { delivery_id, to: 'sent' })
      expect(await state()).toBe('issued')
      await moveDelivery(ctx, { delivery_id, to: 'delivered' })
      expect(await state()).toBe('redeemed')
    })

    test('of a reward that is taken back is sent no more', async () => {
      const recorded = await convert('signup')
      const refund = { conversion_id: recorded.id as Id<'cnv'>, external_id: 'undone' }
      await refundConversion(await nextRequest(ctx), refund)
      const query = { limit: 20, participant_id: alice.id, state: 'cancelled' as const }
      expect((await listDeliveries(ctx, query)).data).toHaveLength(1)
    })
  })
})
