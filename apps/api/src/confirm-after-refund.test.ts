import type { getConversion, refundConversion } from '@goodword/contract/conversions'
import type { Reply } from '@goodword/contract/operation'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import { describeEngines } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, openShop, type Shop, shopOrigin } from './fixtures.ts'

type Conversion = Reply<typeof getConversion>

describeEngines(
  'a conversion of the page that was refunded before the server confirms it',
  (engine) => {
    let opened: Awaited<ReturnType<typeof openApp>>
    let shop: Shop
    beforeAll(async () => {
      opened = await openApp(engine)
      shop = await openShop(opened.server, opened.clock, 'shop')
      await send('PATCH', '/v1/workspace', { accepts_page_conversions: true })
    })
    afterAll(() => opened?.close())

    const send = async (method: string, path: string, body?: unknown) =>
      opened.ask(method, path, { key: shop.secretKey, ...(body === undefined ? {} : { body }) })

    async function refundedOnPage(external_id: string): Promise<string> {
      const seen = { type: 'order', external_id, friend: { external_id: 'ben' } }
      const page = await opened.ask('POST', `/v1/widget/${shop.publishableKey}/conversions`, {
        headers: { origin: shopOrigin },
        body: { ...seen, amount: 10_000, asset: 'EUR' },
      })
      expect(page.status).toBe(202)
      const listed = (await send('GET', '/v1/conversions?limit=100')).json.data as Conversion[]
      const { id } = listed.find((one) => one.external_id === external_id)!
      const refund = await send('POST', `/v1/conversions/${id}/refunds`, {
        external_id: 'r-1',
        amount: 6_000,
      })
      expect((refund.json as Reply<typeof refundConversion>).refunded_amount).toBe(6_000)
      return id
    }
    const confirm = (external_id: string, given: object) =>
      send('POST', '/v1/conversions', {
        type: 'order',
        external_id,
        friend: { external_id: 'ben' },
        ...given,
      })

    test.each<[string, object, string]>([
      ['less than was refunded', { amount: 5_999, asset: 'EUR' }, '/amount'],
      ['another currency', { amount: 10_000, asset: 'USD' }, '/asset'],
      ['no amount', {}, '/asset'],
    ])(
      'is not confirmed as %s: a problem by field, and nothing is written',
      async (name, given, pointer) => {
        const external_id = `o-${name.replaceAll(' ', '-')}`
        const id = await refundedOnPage(external_id)
        const before = (await send('GET', `/v1/conversions/${id}`)).text
        const refused = await confirm(external_id, given)
        expect(refused.json).toMatchObject({
          status: 422,
          code: 'refund_exceeds_conversion',
          errors: [{ pointer }],
        })
        expect((await send('GET', `/v1/conversions/${id}`)).text).toBe(before)

        const batch = await send('POST', '/v1/conversions/batch', {
          conversions: [
            { type: 'order', external_id, friend: { external_id: 'ben' }, ...given },
            { type: 'order', external_id: `${external_id}-2`, friend: { external_id: 'ben' } },
          ],
        })
        expect(batch.json.data).toMatchObject([
          { status: 'refused', problem: { code: 'refund_exceeds_conversion' } },
          { status: 'accepted' },
        ])

        const exact = await confirm(external_id, { amount: 6_000, asset: 'EUR' })
        expect(exact.json).toMatchObject({
          result: 'confirmed',
          amount: 6_000,
          refunded_amount: 6_000,
        })
        const { findings } = await verifyWorkspace(opened.server, shop.ctx.workspace.uuid)
        expect(findings).toEqual([])
      },
    )
  },
)
