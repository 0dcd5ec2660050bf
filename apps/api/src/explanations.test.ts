import type { ProgramDraft } from '@goodword/domain/programs/document'
import { advocateIn, clickOn, liveProgram } from '@goodword/service/conversions/story'
import { describeEngines } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromPage } from './battery/world.ts'
import { openApp, openShop, type Shop } from './fixtures.ts'

const document: ProgramDraft = {
  name: { en: 'Thanks' },
  rules: [
    {
      id: 'thanks',
      when: 'order',
      if: 'conversion.amount >= 3000 && friend.attributes.score >= 70',
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1000, asset: 'CNY' } }],
    },
    {
      id: 'welcome',
      when: 'order',
      give: [{ to: 'friend', kind: 'credit', value: { amount: 300, asset: 'CNY' } }],
    },
  ],
}

describeEngines('the explanation of a receipt', (engine) => {
  let opened: Awaited<ReturnType<typeof openApp>>
  let shop: Shop
  let decided: { id: string; referral: string; advocate: string; reward: string }
  beforeAll(async () => {
    opened = await openApp(engine)
    shop = await openShop(opened.server, opened.clock, 'shop')
    const programId = await liveProgram(shop.ctx, document)
    const alice = await advocateIn(shop.ctx, programId, 'alice')
    const token = await clickOn(shop.ctx, programId, alice)
    const key = { key: shop.secretKey }
    for (const external_id of ['ben', 'eve']) {
      const attributes = { score: 31 }
      await opened.ask('POST', '/v1/participants', { ...key, body: { external_id, attributes } })
    }
    const order = { type: 'order', external_id: '1', amount: 2750, asset: 'CNY' }
    const body = { ...order, friend: { external_id: 'ben' }, click_token: token }
    const { json } = await opened.ask('POST', '/v1/conversions', { ...key, body })
    const [outcome] = json.outcomes
    decided = {
      id: outcome.decision_id,
      referral: outcome.referral_id,
      advocate: alice.id,
      reward: outcome.rewards.find((one: { recipient: string }) => one.recipient === 'friend')
        .reward_id,
    }
  })
  afterAll(() => opened?.close())

  const explain = async (query: string) => {
    const path = `/v1/decisions/${decided.id}/explanation${query}`
    return opened.ask('GET', path, { key: shop.secretKey })
  }
  const why = async (customer: string, path: string, query = '') => {
    const url = `/v1/widget/${shop.publishableKey}/${path}${query}`
    return opened.ask('GET', url, { key: shop.identityOf(customer), headers: fromPage })
  }

  test('tells the merchant everything, in either language', async () => {
    const english = (await explain('')).json
    expect(english).toMatchObject({
      audience: 'merchant',
      program_version: 1,
      attribution: { text: 'A claim won', claims: [{ result: 'won' }] },
      rules: [
        {
          rule: 'thanks',
          reason: 'condition_not_met',
          nearest: [
            {
              kind: 'at_least',
              parameters: {
                fact: 'conversion.amount',
                needed: 3000,
                was: 2750,
                asset: 'CNY',
              },
              text: 'order of ¥30.00 or more; this one was ¥27.50',
            },
            { text: 'the friend’s attribute “score”: 70 or more; it was 31' },
          ],
        },
        { rule: 'welcome', text: 'passed' },
      ],
    })
    const chinese = (await explain('?locale=zh-CN')).json
    expect(chinese.rules[0].nearest.map(({ text }: { text: string }) => text)).toEqual([
      '订单满 ¥30.00；此次为 ¥27.50',
      '好友的属性“score”须不低于 70；实为 31',
    ])
  })

  test('tells each customer their own part, by the merchant’s key as by the page', async () => {
    const byKey = await explain(`?audience=customer&participant_id=${decided.advocate}`)
    const byPage = await why('alice', `decisions/${decided.id}`)
    expect(byPage.json).toEqual(byKey.json)
    expect(byPage.json).toMatchObject({
      audience: 'customer',
      reader: 'advocate',
      rewards: [
        {
          result: 'declined',
          nearest: [
            { text: 'Order of ¥30.00 or more.' },
            { kind: 'another_condition', parameters: {} },
          ],
        },
      ],
    })
    expect(JSON.stringify(byPage.json)).not.toMatch(/score|27\.50|2750|31|70|par_|clm_/)

    const friend = await why('ben', `decisions/${decided.id}`, '?locale=zh')
    expect(friend.json).toMatchObject({
      reader: 'friend',
      rewards: [{ amount: 300, result: 'granted', text: '您已获得。' }],
    })
  })

  test.each([
    ['ja', '招待が対象になりました。', 'ご注文の金額：￥30.00以上。'],
    ['de-AT', 'Die Einladung zählt.', 'Bestellung über mindestens 30,00\u00a0¥.'],
    ['es', 'La invitación cuenta.', 'Pedido de 30,00\u00a0¥ o más.'],
    ['ar', 'الدعوة محتسبة.', 'المبلغ في الطلب: \u200f30.00\u00a0\u2066CN¥\u2069 أو أكثر.'],
  ])('answers the page in %s', async (locale, text, nearest) => {
    const { json } = await why('alice', `decisions/${decided.id}`, `?locale=${locale}`)
    expect(json.text).toBe(text)
    expect(json.rewards[0].nearest[0].text).toBe(nearest)
  })

  test('answers for a reward and for a referral as well', async () => {
    const reward = await why('ben', `rewards/${decided.reward}/why`)
    expect(reward.json).toMatchObject({ decision_id: decided.id, text: 'The invitation counts.' })
    const referral = await why('alice', `referrals/${decided.referral}/why`)
    expect(referral.json.data).toMatchObject([{ decision_id: decided.id, reader: 'advocate' }])
  })

  test.each([
    ['decisions', () => `decisions/${decided.id}`, 'decision_not_found'],
    ['rewards', () => `rewards/${decided.reward}/why`, 'reward_not_found'],
    ['referrals', () => `referrals/${decided.referral}/why`, 'referral_not_found'],
  ])('of %s that concern somebody else, or are none, it says the same', async (_, path, code) => {
    const foreign = await why('eve', path())
    const unknown = await why('nobody', path())
    const missing = await why('alice', path().replace(/(_[0-9a-z]{22})[0-9a-z]{4}/, '$10000'))
    for (const { status, json } of [foreign, unknown, missing]) {
      expect(status).toBe(404)
      expect(json.code).toBe(code)
    }
  })

  test('asks whose view is wanted, and of nobody but a customer', async () => {
    for (const query of ['?audience=customer', `?participant_id=${decided.advocate}`]) {
      const { status, json } = await explain(query)
      expect(status).toBe(422)
      expect(json.errors).toEqual([
        {
          pointer: '?participant_id',
          message: 'A customer is named by participant_id, and nobody else is.',
        },
      ])
    }
  })
})
