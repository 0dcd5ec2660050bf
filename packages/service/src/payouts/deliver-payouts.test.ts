import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { getReward } from '../rewards/list-rewards.ts'
import { approvePayoutBatch } from './approve-payout-batch.ts'
import { createPayoutBatch } from './create-payout-batch.ts'
import { deliverPayouts } from './deliver-payouts.ts'
import { listPayouts } from './list-payouts.ts'
import { sendPayoutBatch } from './send-payout-batch.ts'
import { setPayoutProvider } from './set-payout-provider.ts'

const program: ProgramDraft = {
  name: { en: 'Cash for friends' },
  rules: [
    {
      id: 'cash',
      when: 'order',
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }],
    },
  ],
}

describeEngines('payouts through a server of the merchant', (engine) => {
  let fresh: FreshDatabase
  let bank: Server | undefined
  let server: TestServer
  let ctx: Context
  let opened = 0
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterEach(() => bank?.close().closeAllConnections())
  afterAll(() => fresh?.close())

  /** A bank that answers each call with the next answer; what it was told. */
  async function openBank(...answers: readonly (readonly [status: number, body: string])[]) {
    const told: { key: string; body: Record<string, unknown> }[] = []
    bank = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const [status, body] = answers[Math.min(told.length, answers.length - 1)]!
      told.push({
        key: String(request.headers['idempotency-key']),
        body: JSON.parse(Buffer.concat(chunks).toString()),
      })
      response.writeHead(status).end(body)
    })
    await new Promise<void>((resolve) => bank!.listen(0, '127.0.0.1', resolve))
    opened += 1
    const rules = {
      allowsLoopback: true,
      resolve: async () => {
        throw new Error('no name is asked for')
      },
    }
    server = { ...testServer(fresh.database, 700 + opened), outgoing: rules }
    ctx = await testWorkspace(server)
    const { port } = bank.address() as AddressInfo
    await setPayoutProvider(ctx, { kind: 'http', url: `http://127.0.0.1:${port}/payouts` })
    return told
  }

  /** One reward, sent; the ids of the reward and its payout. */
  async function sendOne() {
    const alice = await advocateIn(ctx, await liveProgram(ctx, program), 'alice')
    const { outcomes } = await recordConversion(ctx, {
      type: 'order',
      external_id: 'order-1',
      amount: 10_000,
      asset: 'CNY',
      friend: { external_id: 'ben' },
      code: alice.alias,
      data: {},
    })
    const batch_id = (await createPayoutBatch(ctx, { kinds: ['cash'] })).id as Id<'pbt'>
    await approvePayoutBatch(ctx, { batch_id })
    await sendPayoutBatch(ctx, { batch_id })
    return outcomes[0]!.rewards[0]!.reward_id as Id<'rwd'>
  }
  const payout = async () => (await listPayouts(ctx, { limit: 10 })).data[0]!
  const later = async (seconds: number) => {
    server.testClock.advance(seconds * 1000)
    ctx = await nextRequest(ctx)
  }

  test('are told once, and keep what the server calls them', async () => {
    const told = await openBank([202, '{"reference":"bank-1"}'])
    await sendOne()
    expect(await deliverPayouts(ctx)).toBe(1)
    const { id, reference, state } = await payout()
    expect([state, reference]).toEqual(['sent', 'bank-1'])
    expect(told).toMatchObject([
      { key: id, body: { payout_id: id, amount: 1_000, asset: 'CNY', external_id: 'alice' } },
    ])
    await later(86_400)
    expect(await deliverPayouts(ctx)).toBe(0)
  })

  test('are told again under the same key until there is an answer, and never given up meanwhile', async () => {
    const told = await openBank([500, ''], [302, ''], [503, ''], [200, 'not json'])
    await sendOne()
    for (const wait of [0, 5, 60, 300]) {
      await later(wait)
      expect((await payout()).state).toBe('sent')
      expect(await deliverPayouts(ctx)).toBe(1)
      expect(await deliverPayouts(ctx)).toBe(0)
    }
    expect(new Set(told.map(({ key }) => key))).toEqual(new Set([(await payout()).id]))
    await later(86_400)
    expect(await deliverPayouts(ctx)).toBe(0)
  })

  test.each([
    [422, '{"reason":"account_closed"}', 'account_closed'],
    [400, '', 'refused_by_provider'],
  ])('that are refused with %i are payable again', async (status, body, reason) => {
    await openBank([status, body])
    const reward_id = await sendOne()
    await deliverPayouts(ctx)
    expect(await payout()).toMatchObject({ state: 'failed', reason })
    expect(await getReward(ctx, { reward_id })).toMatchObject({ state: 'available' })
  })

  test('go to the server that is named, and wait where none is named any more', async () => {
    const told = await openBank([200, '{}'])
    await sendOne()
    await setPayoutProvider(ctx, { kind: 'manual' })
    await deliverPayouts(ctx)
    expect(told).toEqual([])
    expect((await payout()).state).toBe('sent')
  })

  test('cannot be sent to an address inside', async () => {
    await openBank([200, '{}'])
    for (const url of ['https://10.0.0.1/', 'https://169.254.169.254/', 'http://shop.example/']) {
      await expect(setPayoutProvider(ctx, { kind: 'http', url })).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ pointer: '/url' }],
      })
    }
  })
})
