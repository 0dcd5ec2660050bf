import { openShop } from '@goodword/api/fixtures'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import {
  type Advocate,
  atOnce,
  fromPage,
  type Recorded,
  type ReplyTo,
  statusesOf,
  verbsOf,
} from '../stage.ts'

/** Cash for each order and points for a sign-up; what the fields of others pay twice, or to the wrong one. */
const document: ProgramDraft = {
  name: { en: 'Faults of the field' },
  attribution: { new_customers_only: false },
  rules: [
    {
      id: 'cash',
      when: 'order',
      give: [
        { to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'USD' }, hold_days: 7 },
      ],
    },
    {
      id: 'share',
      when: 'renewal',
      give: [
        {
          to: 'advocate',
          kind: 'credit',
          value: { share_basis_points: 1_000, asset: 'EUR' },
        },
      ],
    },
    {
      id: 'points',
      when: 'signup',
      if: 'conversion.number == 1',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
    },
  ],
}

describePostgres('what goes wrong elsewhere', () => {
  const stage = ownStage()
  let programId: string
  let count = 0

  beforeAll(async () => {
    programId = await stage.publish('faults', document)
  })

  /** A word that was not given before. */
  const fresh = (word: string) => {
    count += 1
    return `${word}-${count}`
  }
  const newAdvocate = (person: object = {}) => stage.advocate(programId, fresh('advocate'), person)
  const anOrder = ({ code }: Advocate, more: object = {}) => ({
    type: 'order',
    external_id: fresh('order'),
    amount: 9_900,
    asset: 'USD',
    friend: { external_id: fresh('friend') },
    code,
    ...more,
  })

  describe('the same sign-up sent twice', () => {
    test('makes one referral and one reward, whether it is repeated or told under another id', async () => {
      const advocate = await newAdvocate()
      const friend = { external_id: fresh('friend') }
      const signup = { type: 'signup', external_id: fresh('signup'), friend, code: advocate.code }
      const first = await stage.convert(signup)
      expect(first.result).toBe('recorded')
      expect(await stage.convert(signup)).toMatchObject({ result: 'repeated', id: first.id })
      const again = { ...signup, external_id: fresh('signup') }
      expect((await stage.convert(again)).outcomes[0]).toMatchObject({
        attribution: { result: 'followed' },
      })

      expect(await stage.referralsOf(advocate.id)).toHaveLength(1)
      expect(await stage.rewardsOf(advocate.id)).toMatchObject([
        { conversion_id: first.id, state: 'issued', amount: 100 },
      ])
    })
  })

  describe('the same order', () => {
    const keysOf: Record<string, (n: number) => Record<string, string>> = {
      'under one Idempotency-Key': () => ({ 'idempotency-key': 'the-same-order' }),
      'under a key of its own each': (n) => ({ 'idempotency-key': `order-again-${n}` }),
      'without a key': () => ({}),
    }

    test('sent twice brings one reward', async () => {
      const advocate = await newAdvocate()
      const order = anOrder(advocate)
      const first = await stage.convert(order)
      expect(await stage.convert(order)).toMatchObject({ id: first.id, result: 'repeated' })
      expect(await stage.rewardsOf(advocate.id)).toHaveLength(1)
    })

    test.each(Object.entries(keysOf))(
      'sent 50 times at once %s brings one reward',
      async (_, of) => {
        const advocate = await newAdvocate()
        const order = anOrder(advocate)
        const answers = await atOnce(50, (n) =>
          stage.send('POST', '/v1/conversions', order, { headers: of(n) }),
        )
        expect(statusesOf(answers)).toEqual({ 201: 50 })
        expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
        expect(await stage.rewardsOf(advocate.id)).toHaveLength(1)
        expect(await stage.referralsOf(advocate.id)).toHaveLength(1)
        expect(await stage.balancesOf(advocate.id)).toEqual([
          { kind: 'held', amount: 1_000, asset: 'USD' },
        ])
      },
    )

    test('with another amount is refused, and changes nothing', async () => {
      const advocate = await newAdvocate()
      const order = anOrder(advocate)
      await stage.convert(order)
      const other = await stage.send('POST', '/v1/conversions', { ...order, amount: 5_000 })
      expect(other.json).toMatchObject({ status: 409, code: 'conversion_differs' })
    })
  })

  describe('a self-referral', () => {
    const refused = ({ outcomes }: Recorded) => {
      expect(outcomes).toHaveLength(1)
      expect(outcomes[0]).toMatchObject({
        referral_id: null,
        attribution: { result: 'none', advocate_id: null, reasons: ['self_referral'] },
        rewards: [],
      })
      return outcomes[0]!.decision_id
    }

    test('under the same external id is refused, and its receipt says why', async () => {
      const advocate = await newAdvocate()
      const { external_id } = await stage.get<{ external_id: string }>(
        `/v1/participants/${advocate.id}`,
      )
      const recorded = await stage.convert(anOrder(advocate, { friend: { external_id } }))
      const receipt = await stage.get<ReplyTo<'getDecision'>>(`/v1/decisions/${refused(recorded)}`)
      expect(receipt.result.attribution).toMatchObject({
        claims: [{ advocate_id: advocate.id, result: 'lost', reason: 'self_referral' }],
      })
      expect(await stage.rewardsOf(advocate.id)).toEqual([])
    })

    test.each([
      'carol.smith@gmail.com',
      'Carol.Smith@Gmail.com',
      'CAROLSMITH@GMAIL.COM',
      'carolsmith+shop@gmail.com',
      'c.a.r.o.l.s.m.i.t.h@googlemail.com',
      'ｃａｒｏｌｓｍｉｔｈ@gmail.com',
      'carolsmith@gmail.com.',
      'carol.smith+a+b@googlemail.com',
      'ᴄarolsmith@gmail.com'.replace('ᴄ', 'c'),
      'ＣＡＲＯＬ．ＳＭＩＴＨ@ＧＭＡＩＬ.com',
    ])('under another external id and the e-mail %s is refused', async (email) => {
      const known = await stage.all<{ id: string }>(`/v1/participants?external_id=carol`)
      const carol = known[0]
        ? await stage.advocate(programId, 'carol')
        : await stage.advocate(programId, 'carol', { email: 'carolsmith@gmail.com' })
      const friend = { external_id: fresh('guest'), email }
      refused(await stage.convert(anOrder(carol, { friend })))
      expect(await stage.referralsOf(carol.id)).toEqual([])
    })

    test("by the advocate's own link is refused as well", async () => {
      const advocate = await newAdvocate({ email: 'dora@shop.example' })
      const click_token = await stage.open(advocate)
      const friend = { external_id: fresh('guest'), email: 'Dora+2@shop.example' }
      const { code: _, ...order } = anOrder(advocate, { friend, click_token })
      refused(await stage.convert(order))
    })

    /** An advocate who was seen on a device, and an order from that device. */
    async function orderFromOwnDevice() {
      const name = fresh('advocate')
      const device_id = fresh('device')
      const session = `/v1/widget/${stage.shop.publishableKey}/session`
      const enrolled = await stage.ask('POST', session, {
        key: stage.shop.identityOf(name),
        headers: fromPage,
        body: { program_id: programId, device_id },
      })
      expect(enrolled.status).toBe(200)
      const [advocate] = await stage.all<{ id: string }>(`/v1/participants?external_id=${name}`)
      const code = enrolled.json.code.alias as string
      const order = anOrder({ id: '', codeId: '', link: '', code }, { device_id })
      const { outcomes } = await stage.convert(order)
      expect(outcomes[0]).toMatchObject({ referral_state: 'in_review' })
      expect(outcomes[0]!.rewards).toMatchObject([{ result: 'granted', state: 'held' }])
      const referralId = outcomes[0]!.referral_id!
      const open = await stage.all<ReplyTo<'decideReview'>>('/v1/reviews?state=open')
      const review = open.find(({ referral_id }) => referral_id === referralId)
      expect(review).toMatchObject({ kind: 'same_device' })
      return { advocateId: advocate!.id, referralId, reviewId: review!.id }
    }

    test('on the same device waits for a person to look, and goes on when they approve', async () => {
      const { advocateId, referralId, reviewId } = await orderFromOwnDevice()
      await stage.advance('P8D')
      expect(await stage.rewardsOf(advocateId)).toMatchObject([
        { state: 'held', is_under_review: true },
      ])
      await stage.post(`/v1/reviews/${reviewId}/decide`, { outcome: 'approved' })
      expect(await stage.get(`/v1/referrals/${referralId}`)).toMatchObject({ state: 'approved' })
      expect(await stage.rewardsOf(advocateId)).toMatchObject([
        { state: 'available', is_under_review: false },
      ])
    })

    test('on the same device ends when they deny, with a reason', async () => {
      const { advocateId, referralId, reviewId } = await orderFromOwnDevice()
      await stage.post(`/v1/reviews/${reviewId}/decide`, { outcome: 'denied', note: 'One home.' })
      expect(await stage.get(`/v1/referrals/${referralId}`)).toMatchObject({
        state: 'denied',
        reason: 'review_denied',
      })
      expect(await stage.rewardsOf(advocateId)).toMatchObject([
        { state: 'cancelled', reason: 'referral_denied' },
      ])
      const twice = await stage.send('POST', `/v1/reviews/${reviewId}/decide`, {
        outcome: 'approved',
      })
      expect(twice.json).toMatchObject({ status: 409, code: 'review_decided' })
    })
  })

  describe("another workspace's key", () => {
    test('finds nothing of this one, and changes nothing in it', async () => {
      const advocate = await newAdvocate()
      const recorded = await stage.convert(anOrder(advocate))
      const outcome = recorded.outcomes[0]!
      const other = verbsOf(stage, await openShop(stage.server, stage.clock, 'other'))

      for (const path of [
        `/v1/conversions/${recorded.id}`,
        `/v1/referrals/${outcome.referral_id}`,
        `/v1/rewards/${outcome.rewards[0]!.reward_id}`,
        `/v1/decisions/${outcome.decision_id}`,
        `/v1/participants/${advocate.id}`,
        `/v1/participants/${advocate.id}/balances`,
        `/v1/codes/${advocate.codeId}`,
        `/v1/programs/${programId}`,
      ]) {
        expect((await other.send('GET', path)).status, path).toBe(404)
      }
      const refund = await other.send('POST', `/v1/conversions/${recorded.id}/refunds`, {
        external_id: 'r',
      })
      expect(refund.status).toBe(404)
      expect((await other.send('DELETE', `/v1/codes/${advocate.codeId}`)).status).toBe(404)
      const ids = { program_id: programId, participant_id: advocate.id }
      expect((await other.send('POST', '/v1/codes', ids)).status).toBe(404)

      // A code of this workspace means nothing in the other.
      const order = { ...anOrder(advocate), external_id: 'of-the-other' }
      expect((await other.convert(order)).outcomes).toEqual([])
      expect(await other.all('/v1/rewards')).toEqual([])
      expect(await stage.rewardsOf(advocate.id)).toHaveLength(1)
    })
  })

  describe('an order in another currency', () => {
    test('is not rewarded in the currency of the rule', async () => {
      const advocate = await newAdvocate()
      const { outcomes } = await stage.convert({
        ...anOrder(advocate),
        type: 'renewal',
        asset: 'USD',
      })
      expect(outcomes[0]!.rewards).toMatchObject([
        { rule: 'share', result: 'declined', reason: 'asset_mismatch', reward_id: null },
      ])
      expect(await stage.rewardsOf(advocate.id)).toEqual([])
    })

    test('is rewarded in its own', async () => {
      const advocate = await newAdvocate()
      const order = { ...anOrder(advocate), type: 'renewal', asset: 'EUR' }
      const { outcomes } = await stage.convert(order)
      expect(outcomes[0]!.rewards).toMatchObject([{ amount: 990, asset: 'EUR', state: 'issued' }])
    })
  })

  describe('a refund', () => {
    test('takes a reward that is held, and one that is due, and tells why', async () => {
      const advocate = await newAdvocate()
      const first = await stage.convert(anOrder(advocate))
      await stage.refund(first.id, 'whole')
      expect(await stage.rewardsOf(advocate.id)).toMatchObject([
        { state: 'cancelled', reason: 'conversion_refunded' },
      ])

      const second = await stage.convert(anOrder(advocate))
      await stage.advance('P8D')
      const late = second.outcomes[0]!.rewards[0]!.reward_id!
      expect(await stage.reward(late)).toMatchObject({ state: 'available' })
      await stage.post(`/v1/rewards/${late}/mark-paid`, {})
      await stage.refund(second.id, 'whole')
      expect(await stage.reward(late)).toMatchObject({
        state: 'reversed',
        reason: 'conversion_refunded',
      })
      expect(await stage.balancesOf(advocate.id)).toEqual([])
      const told = await stage.eventsOf('reward.cancelled', 'reward.reversed')
      expect(told.filter(({ data }) => data.participant_id === advocate.id)).toHaveLength(2)
    })

    test('sent twice is one refund, and the whole is not refunded twice', async () => {
      const advocate = await newAdvocate()
      const { id } = await stage.convert(anOrder(advocate))
      const answers = await atOnce(20, () =>
        stage.send('POST', `/v1/conversions/${id}/refunds`, { external_id: 'r1', amount: 900 }),
      )
      expect(statusesOf(answers)).toEqual({ 201: 20 })
      expect(await stage.get(`/v1/conversions/${id}`)).toMatchObject({ refunded_amount: 900 })

      const wholes = await atOnce(20, (n) =>
        stage.send('POST', `/v1/conversions/${id}/refunds`, {
          external_id: `r2-${n}`,
          amount: 9_000,
        }),
      )
      expect(statusesOf(wholes)).toEqual({ 201: 1, 422: 19 })
      expect(await stage.get(`/v1/conversions/${id}`)).toMatchObject({ refunded_amount: 9_900 })
    })

    test('makes a share smaller by what came back', async () => {
      const advocate = await newAdvocate()
      const order = { ...anOrder(advocate), type: 'renewal', asset: 'EUR' }
      const { id } = await stage.convert(order)
      await stage.refund(id, 'part', 3_333)
      expect(await stage.rewardsOf(advocate.id)).toMatchObject([{ amount: 656, state: 'issued' }])
      expect(await stage.balancesOf(advocate.id)).toEqual([
        { kind: 'balance', amount: 656, asset: 'EUR' },
      ])
    })
  })

  describe('another e-mail at the checkout', () => {
    test('does not lose the friend who brings the click along', async () => {
      const advocate = await newAdvocate()
      const click_token = await stage.open(advocate)
      const order = {
        type: 'order',
        external_id: fresh('order'),
        amount: 9_900,
        asset: 'USD',
        friend: { external_id: fresh('guest'), email: 'somebody.else@mail.example' },
        click_token,
      }
      expect((await stage.convert(order)).outcomes[0]).toMatchObject({
        attribution: { result: 'attributed', advocate_id: advocate.id },
      })
    })

    test('does not lose the friend who is known: by their id, or by the e-mail they had given', async () => {
      const advocate = await newAdvocate()
      const external_id = fresh('friend')
      const email = `${external_id}@mail.example`
      await stage.convert({
        type: 'signup',
        external_id: fresh('signup'),
        friend: { external_id, email },
        click_token: await stage.open(advocate),
      })
      for (const friend of [
        { external_id, email: `office-${external_id}@work.example` },
        { external_id: fresh('guest'), email },
      ]) {
        const { code: _, ...order } = anOrder(advocate, { friend })
        expect((await stage.convert(order)).outcomes[0]).toMatchObject({
          attribution: { result: 'followed', advocate_id: advocate.id },
        })
      }
      expect(await stage.referralsOf(advocate.id)).toHaveLength(1)
    })
  })

  test('its numbers are the same wherever they are asked', async () => {
    const name = fresh('advocate')
    const advocate = await stage.advocate(programId, name)
    for (let n = 0; n < 12; n++) {
      const click_token = await stage.open(advocate)
      const { code: _, ...order } = anOrder(advocate, { click_token })
      if (n % 3 === 0) continue
      const { id } = await stage.convert(order)
      if (n % 4 === 0) await stage.refund(id, 'whole')
    }
    await stage.advance('P8D')

    const rewards = await stage.rewardsOf(advocate.id)
    const referrals = await stage.referralsOf(advocate.id)
    const approved = referrals.filter(({ state }) => state === 'approved')
    const available = rewards.filter(({ state }) => state === 'available')
    expect([referrals.length, approved.length, available.length]).toEqual([8, 6, 6])
    expect(await stage.balancesOf(advocate.id)).toEqual([
      { kind: 'available', amount: 6_000, asset: 'USD' },
    ])

    const session = await stage.ask(
      'GET',
      `/v1/widget/${stage.shop.publishableKey}/session?program_id=${programId}`,
      { key: stage.shop.identityOf(name), headers: fromPage },
    )
    expect(session.json.counts).toEqual({ clicks: 12, friends: 8, approved: 6 })
    expect(session.json.friends).toHaveLength(8)
    expect(session.json.rewards).toHaveLength(8)

    const ofAdvocate = async (...types: string[]) =>
      (await stage.eventsOf(...types)).filter(({ data }) =>
        [data.participant_id, data.advocate_id].includes(advocate.id),
      ).length
    expect(await ofAdvocate('click.recorded')).toBe(12)
    expect(await ofAdvocate('referral.attributed')).toBe(8)
    expect(await ofAdvocate('referral.approved')).toBe(8)
    expect(await ofAdvocate('referral.reversed')).toBe(2)
    expect(await ofAdvocate('reward.held')).toBe(8)
    expect(await ofAdvocate('reward.available')).toBe(6)
    const conversions = await stage.all('/v1/conversions')
    expect(await stage.eventsOf('conversion.recorded')).toHaveLength(conversions.length)
  })
})
