import { createApp } from '@goodword/api/app'
import { createParts } from '@goodword/api/parts'
import { openPostgres } from '@goodword/db/connect'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { applicationRole } from '@goodword/service/open-server'
import { dayMs } from '@goodword/testing/clock'
import { describePostgres } from '@goodword/testing/postgres'
import { startWorker } from '@goodword/worker/start-worker'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import { type Advocate, atOnce, type Recorded, type ReplyTo, statusesOf } from '../stage.ts'

type Draft = Omit<ProgramDraft, 'name' | 'attribution'>

const cash = (hold_days: number) =>
  ({ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'USD' }, hold_days }) as const

describePostgres('at the same moment', () => {
  const stage = ownStage({ isVerified: false })
  let count = 0

  const fresh = (word: string) => {
    count += 1
    return `${word}-${count}`
  }
  const publish = (document: Draft) =>
    stage.publish(fresh('race'), { name: { en: 'Race' }, ...document })
  const orderBy = (friend: object, { code }: Advocate) => ({
    type: 'order',
    external_id: fresh('order'),
    amount: 9_900,
    asset: 'USD',
    friend,
    code,
  })
  /** One order of each of so many new friends, all at once. */
  const friendsOf = (advocate: Advocate, friends: number) =>
    atOnce(friends, () => stage.convert(orderBy({ external_id: fresh('friend') }, advocate)))
  const outcomesOf = (recorded: readonly Recorded[]) =>
    recorded.flatMap(({ outcomes }) => outcomes.flatMap(({ rewards }) => rewards))
  const tally = (list: readonly unknown[]) => {
    const counts: Record<string, number> = {}
    for (const one of list) counts[String(one)] = (counts[String(one)] ?? 0) + 1
    return counts
  }

  describe('limits and counts', () => {
    test('200 friends on a limit of 10 bring 10 rewards, and 190 times the reason', async () => {
      const programId = await publish({
        rules: [{ id: 'cash', when: 'order', give: [cash(7)] }],
        limits: [{ per: 'advocate', count: 10, period: 'lifetime' }],
      })
      const advocate = await stage.advocate(programId, fresh('advocate'))
      const rewards = outcomesOf(await friendsOf(advocate, 200))
      expect(tally(rewards.map(({ result, reason }) => reason ?? result))).toEqual({
        granted: 10,
        limit_reached: 190,
      })
      expect(await stage.rewardsOf(advocate.id)).toHaveLength(10)
      expect(await stage.referralsOf(advocate.id)).toHaveLength(200)
      expect(await stage.balancesOf(advocate.id)).toEqual([
        { kind: 'held', amount: 10_000, asset: 'USD' },
      ])
      await stage.verify()
    })

    test('each of 100 friends has a number of their own: steps and milestones are exact', async () => {
      const steps = [
        { from: 1, amount: 100 },
        { from: 3, amount: 300 },
        { from: 51, amount: 500 },
      ]
      const programId = await publish({
        rules: [
          {
            id: 'steps',
            when: 'order',
            give: [{ to: 'advocate', kind: 'points', value: { steps, asset: 'points' } }],
          },
          {
            id: 'every-third',
            milestone: { every: 3, counting: 'approved_referrals' },
            give: [{ to: 'advocate', kind: 'credit', value: { amount: 7, asset: 'gems' } }],
          },
          {
            id: 'fiftieth',
            milestone: { at: 50, counting: 'approved_referrals' },
            give: [{ to: 'advocate', kind: 'credit', value: { amount: 1, asset: 'crown' } }],
          },
        ],
      })
      const advocate = await stage.advocate(programId, fresh('advocate'))
      const rewards = outcomesOf(await friendsOf(advocate, 100))
      const granted = rewards.filter(({ result }) => result === 'granted')
      const valuesOf = (rule: string) =>
        tally(granted.filter((one) => one.rule === rule).map(({ amount }) => amount))
      expect(valuesOf('steps')).toEqual({ 100: 2, 300: 48, 500: 50 })
      expect(valuesOf('every-third')).toEqual({ 7: 33 })
      expect(valuesOf('fiftieth')).toEqual({ 1: 1 })

      const balances = await stage.balancesOf(advocate.id)
      expect(Object.fromEntries(balances.map(({ asset, amount }) => [asset, amount]))).toEqual({
        points: 2 * 100 + 48 * 300 + 50 * 500,
        gems: 33 * 7,
        crown: 1,
      })
      await stage.verify()
    })
  })

  describe('one friend', () => {
    let programId: string
    beforeAll(async () => {
      programId = await publish({ rules: [{ id: 'cash', when: 'order', give: [cash(7)] }] })
    })

    test('claimed by 100 advocates has one referral, and one of them the reward', async () => {
      const advocates: Advocate[] = []
      for (let n = 0; n < 10; n++) {
        advocates.push(...(await atOnce(10, () => stage.advocate(programId, fresh('advocate')))))
      }
      const friend = { external_id: fresh('friend') }
      const recorded = await Promise.all(
        advocates.map((advocate) => stage.convert(orderBy(friend, advocate))),
      )
      const [friendId] = new Set(recorded.map(({ friend_id }) => friend_id))
      const referrals = await stage.all<ReplyTo<'getReferral'>>(
        `/v1/referrals?friend_id=${friendId}`,
      )
      expect(referrals).toHaveLength(1)
      const attributions = recorded.map(({ outcomes }) => outcomes[0]!.attribution)
      expect(tally(attributions.map(({ result }) => result))).toEqual({
        attributed: 1,
        followed: 99,
      })
      expect(new Set(attributions.map(({ advocate_id }) => advocate_id))).toEqual(
        new Set([referrals[0]!.advocate_id]),
      )
      await stage.verify()
    })

    test('who is new is one participant, however many orders come at once', async () => {
      const advocate = await stage.advocate(programId, fresh('advocate'))
      const external_id = fresh('friend')
      const recorded = await atOnce(50, () => stage.convert(orderBy({ external_id }, advocate)))
      expect(new Set(recorded.map(({ friend_id }) => friend_id)).size).toBe(1)
      expect(await stage.all(`/v1/participants?external_id=${external_id}`)).toHaveLength(1)
      expect(await stage.referralsOf(advocate.id)).toHaveLength(1)
      await stage.verify()
    })

    test('who is new is one participant, by their e-mail, under 50 names of the shop', async () => {
      const advocate = await stage.advocate(programId, fresh('advocate'))
      const email = `${fresh('friend')}@mail.example`
      const recorded = await atOnce(50, () =>
        stage.convert(orderBy({ external_id: fresh('guest'), email }, advocate)),
      )
      expect(new Set(recorded.map(({ friend_id }) => friend_id)).size).toBe(1)
      expect(await stage.all(`/v1/participants?email=${email}`)).toHaveLength(1)
      expect(await stage.referralsOf(advocate.id)).toHaveLength(1)
      await stage.verify()
    })
  })

  describe('the end of a hold', () => {
    let advocate: Advocate
    let conversions: readonly Recorded[]
    const quiet = { error: () => {}, info: () => {} }
    const rewardIds = () => outcomesOf(conversions).map(({ reward_id }) => reward_id!)

    beforeEach(async () => {
      const programId = await publish({
        rules: [
          {
            id: 'cash-and-voucher',
            when: 'order',
            give: [
              cash(7),
              {
                to: 'advocate',
                kind: 'coupon',
                value: { amount: 500, asset: 'USD' },
                hold_days: 7,
              },
            ],
          },
        ],
      })
      advocate = await stage.advocate(programId, fresh('advocate'))
      conversions = await friendsOf(advocate, 20)
    })

    test('and a refund: nothing stands of what was refunded, whoever came first', async () => {
      const workers = [startWorker(stage.server, { log: quiet, restMs: 1 })]
      stage.clock.advance(7 * dayMs)
      await Promise.all(conversions.map(({ id }) => stage.refund(id, 'whole')))
      await Promise.all(workers.map((worker) => worker.stop()))

      const states = (await stage.rewardsOf(advocate.id)).map(({ state }) => state)
      expect(states).toHaveLength(40)
      expect(states.filter((state) => state !== 'cancelled' && state !== 'reversed')).toEqual([])
      expect(await stage.balancesOf(advocate.id)).toEqual([])
      await stage.verify()
    })

    test('with two workers and a jump of the clock: each reward is issued once', async () => {
      stage.clock.advance(6 * dayMs)
      const workers = [1, 2].map(() => startWorker(stage.server, { log: quiet, restMs: 1 }))
      stage.clock.advance(dayMs)
      await stage.advance('P1D')
      await Promise.all(workers.map((worker) => worker.stop()))
      // What a worker held while the clock jumped, it has finished by now.
      await stage.advance('PT1S')

      const ids = new Set<unknown>(rewardIds())
      const told = (await stage.eventsOf('reward.available', 'reward.issued')).filter(({ data }) =>
        ids.has(data.reward_id),
      )
      expect(tally(told.map(({ type, data }) => `${type} ${data.kind}`))).toEqual({
        'reward.available cash': 20,
        'reward.available coupon': 20,
        'reward.issued coupon': 20,
      })
      expect(new Set(told.map(({ type, data }) => `${type} ${data.reward_id}`)).size).toBe(60)
      expect(await stage.balancesOf(advocate.id)).toEqual(
        expect.arrayContaining([
          { kind: 'available', amount: 20_000, asset: 'USD' },
          { kind: 'issued', amount: 10_000, asset: 'USD' },
        ]),
      )
      await stage.verify()
    })

    test('passed: paid out and refunded at once, the books say both or the refund alone', async () => {
      await stage.advance('P7D')
      const due = outcomesOf(conversions).filter(({ kind }) => kind === 'cash')
      const paying = due.map(({ reward_id }) =>
        stage.send('POST', `/v1/rewards/${reward_id}/mark-paid`, { reference: 'bank' }),
      )
      const refunding = conversions.map(({ id }) => stage.refund(id, 'whole'))
      const paid = await Promise.all(paying)
      await Promise.all(refunding)

      expect(
        Object.keys(statusesOf(paid)).filter((status) => !['200', '409'].includes(status)),
      ).toEqual([])
      const rewards = await stage.rewardsOf(advocate.id)
      for (const [at, { status }] of paid.entries()) {
        const reward = rewards.find(({ id }) => id === due[at]!.reward_id)!
        expect(reward.state).toBe(status === 200 ? 'reversed' : 'cancelled')
        expect(reward.issued_at !== null).toBe(status === 200)
      }
      expect(await stage.balancesOf(advocate.id)).toEqual([])
      await stage.verify()
    })
  })

  describe('one coupon', () => {
    let code: string

    beforeEach(async () => {
      const programId = await publish({
        goal: { when: 'order' },
        rules: [
          {
            id: 'offer',
            when: 'claimed',
            give: [{ to: 'friend', kind: 'coupon', value: { amount: 500, asset: 'USD' } }],
          },
        ],
      })
      const advocate = await stage.advocate(programId, fresh('advocate'))
      const asked = {
        code: advocate.code,
        buyer: { external_id: fresh('buyer') },
        order: { amount: 9_900, asset: 'USD' },
      }
      const answers = await atOnce(20, () => stage.send('POST', '/v1/offers/verify', asked))
      expect(statusesOf(answers)).toEqual({ 200: 20 })
      const codes = new Set(answers.map(({ json }) => json.rewards[0].coupon_code))
      expect(codes.size).toBe(1)
      code = [...codes][0]
    })

    test('redeemed by 50 orders is redeemed by one of them', async () => {
      const answers = await atOnce(50, (n) =>
        stage.send('POST', '/v1/coupons/redeem', { code, order_id: `order-${n}` }),
      )
      expect(statusesOf(answers)).toEqual({ 200: 1, 409: 49 })
      expect(tally(answers.map(({ json }) => json.reason))).toMatchObject({ redeemed: 49 })
      await stage.verify()
    })

    test('redeemed 50 times by the same order is answered the same each time', async () => {
      const answers = await atOnce(50, () =>
        stage.send('POST', '/v1/coupons/redeem', { code, order_id: 'order' }),
      )
      expect(statusesOf(answers)).toEqual({ 200: 50 })
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      const { json } = answers[0]!
      const told = await stage.eventsOf('reward.redeemed')
      expect(told.filter(({ data }) => data.reward_id === json.id)).toHaveLength(1)
      await stage.verify()
    })
  })

  describe('one Idempotency-Key', () => {
    let advocate: Advocate
    const under = (key: string) => ({ headers: { 'idempotency-key': key } })

    beforeAll(async () => {
      const programId = await publish({ rules: [{ id: 'cash', when: 'order', give: [cash(7)] }] })
      advocate = await stage.advocate(programId, fresh('advocate'))
    })

    test('sent 50 times has one effect, and one answer to the byte', async () => {
      const order = orderBy({ external_id: fresh('friend') }, advocate)
      const key = fresh('key')
      const answers = await atOnce(50, () =>
        stage.send('POST', '/v1/conversions', order, under(key)),
      )
      expect(statusesOf(answers)).toEqual({ 201: 50 })
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      expect(answers[0]!.json.result).toBe('recorded')
      const replayed = answers.filter(
        ({ headers }) => headers.get('idempotency-replayed') === 'true',
      )
      expect(replayed).toHaveLength(49)
    })

    test('refuses another body, wherever its properties stand', async () => {
      const order = orderBy({ external_id: fresh('friend') }, advocate)
      const key = fresh('key')
      const first = await stage.send('POST', '/v1/conversions', order, under(key))
      const turned = Object.fromEntries(Object.entries(order).reverse())
      const again = await stage.send('POST', '/v1/conversions', turned, under(key))
      expect(again.text).toBe(first.text)
      const other = { ...order, amount: 1 }
      const refused = await stage.send('POST', '/v1/conversions', other, under(key))
      expect(refused.json).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
    })

    test('still being worked on says so, and afterwards repeats the first answer', async () => {
      // A process that is held up in the middle of its transaction, and waits longer than others would.
      const patient = openPostgres(stage.url!, { role: applicationRole, lockMsMax: 20_000 })
      const holder = openPostgres(stage.url!)
      try {
        const order = orderBy({ external_id: fresh('friend') }, advocate)
        const key = fresh('key')
        const slow = createApp(createParts({ ...stage.server, database: patient }))
        const isHeld = gate()
        const mayGo = gate()
        const holding = holder.transaction(async (tx) => {
          await tx.execute(
            sql`select id from participants where external_id is not null for update`,
          )
          isHeld.open()
          await mayGo.reached
        })
        await isHeld.reached
        const first = slow.request('/v1/conversions', {
          method: 'POST',
          headers: {
            authorization: `Bearer ${stage.shop.secretKey}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify(order),
        })
        await untilWaiting(holder)

        const second = await stage.send('POST', '/v1/conversions', order, under(key))
        expect(second.json).toMatchObject({ status: 409, code: 'request_in_progress' })
        expect(second.headers.get('retry-after')).toBe('1')
        mayGo.open()
        await holding
        const done = await first
        expect(done.status).toBe(201)
        const third = await stage.send('POST', '/v1/conversions', order, under(key))
        expect([third.status, third.text]).toEqual([201, await done.text()])
        await stage.verify()
      } finally {
        await patient.close()
        await holder.close()
      }
    })
  })
})

/** A promise that is opened from outside. */
function gate() {
  let open = () => {}
  const reached = new Promise<void>((resolve) => {
    open = resolve
  })
  return { reached, open }
}

/** Waits until a statement of somebody else's waits for a lock. */
async function untilWaiting({ db }: ReturnType<typeof openPostgres>): Promise<void> {
  for (;;) {
    const waiting = await db.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if ([...(waiting as unknown as Iterable<unknown>)].length > 0) return
  }
}
