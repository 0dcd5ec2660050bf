import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAuditLog } from '../audit-log/list-audit-log.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from '../conversions/story.ts'
import { verifyCoupon } from '../coupons/verify-coupon.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { verifyOffer } from '../offers/verify-offer.ts'
import { listRewards } from '../rewards/list-rewards.ts'
import { approveReferral, denyReferral } from './overrule-referral.ts'

const program: ProgramDraft = {
  name: { en: 'A perk for five friends' },
  rules: [
    {
      id: 'offer',
      when: 'claimed',
      give: [
        { to: 'friend', kind: 'coupon', value: { amount: 500, asset: 'CNY' }, valid_days: 30 },
      ],
    },
    {
      id: 'cash',
      when: 'order',
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }],
    },
    {
      id: 'perk',
      milestone: { at: 5, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'perk', value: { amount: 1, asset: 'silver_year' } }],
    },
  ],
}

describeEngines('a referral that staff deny outside of a review', (engine) => {
  let fresh: FreshDatabase
  let ctx: Context
  let alice: Advocate
  let opened = 0
  let friends = 0
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  async function open() {
    opened += 1
    ctx = await testWorkspace(testServer(fresh.database, 300 + opened))
    alice = await advocateIn(ctx, await liveProgram(ctx, program), 'alice')
  }

  async function order(friend: string, id = `order-${friend}`) {
    const { id: conversion, outcomes } = await recordConversion(ctx, {
      type: 'order',
      external_id: id,
      amount: 10_000,
      asset: 'CNY',
      friend: { external_id: friend },
      code: alice.alias,
      data: {},
    })
    const referralId = outcomes[0]!.referral_id as Id<'ref'>
    return { conversionId: conversion as Id<'cnv'>, referralId }
  }
  const newFriend = () => {
    friends += 1
    return `friend-${friends}`
  }
  const rewardsOf = async (kind: string) => {
    const { data } = await listRewards(ctx, { limit: 100 })
    return data
      .filter((reward) => reward.kind === kind)
      .map(({ state, reason }) => [state, reason])
      .reverse()
  }
  const deny = (referral_id: Id<'ref'>) =>
    denyReferral(ctx, { referral_id, reason: 'fraud_found', note: 'One bank account.' })
  const findings = async () => (await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings

  test('takes back what it earned and the milestone that rests on it; another friend restores it', async () => {
    await open()
    const referrals = []
    for (let n = 0; n < 5; n++) referrals.push(await order(newFriend()))
    expect(await rewardsOf('perk')).toEqual([['issued', null]])

    const denied = await deny(referrals[4]!.referralId)
    expect(denied).toMatchObject({ state: 'denied', reason: 'fraud_found' })
    expect(await rewardsOf('perk')).toEqual([['reversed', 'count_fell']])
    expect((await rewardsOf('cash')).at(-1)).toEqual(['cancelled', 'referral_denied'])
    expect(await findings()).toEqual([])

    await order(newFriend())
    expect(await rewardsOf('perk')).toEqual([
      ['reversed', 'count_fell'],
      ['issued', null],
    ])
    expect(await findings()).toEqual([])
  })

  test('and approve again stands as before, with its milestone', async () => {
    await open()
    const referrals = []
    for (let n = 0; n < 5; n++) referrals.push(await order(newFriend()))
    const { referralId } = referrals[2]!
    await deny(referralId)
    const approved = await approveReferral(ctx, { referral_id: referralId, note: 'A brother.' })
    expect(approved).toMatchObject({ state: 'approved', reason: null })
    expect((await rewardsOf('perk')).map(([state]) => state)).toEqual(['reversed', 'issued'])
    const cash = await rewardsOf('cash')
    expect(cash.filter(([state]) => state === 'available')).toHaveLength(5)
    expect(await findings()).toEqual([])

    const { data } = await listAuditLog(ctx, { limit: 20, subject: referralId })
    expect(data.map(({ action, after }) => [action, (after as { note: string }).note])).toEqual([
      ['referral.approved', 'A brother.'],
      ['referral.denied', 'One bank account.'],
    ])
  })

  test('loses what the friend bought meanwhile, and has it once the denial is taken back', async () => {
    await open()
    const friend = newFriend()
    const { referralId } = await order(friend)
    await deny(referralId)
    await order(friend, 'meanwhile')
    expect(await rewardsOf('cash')).toEqual([['cancelled', 'referral_denied']])
    await approveReferral(ctx, { referral_id: referralId })
    const cash = await rewardsOf('cash')
    expect(cash.filter(([state]) => state === 'available')).toHaveLength(2)
    expect(await findings()).toEqual([])
  })

  test('goes back to where a refund has left it, where its goal was refunded meanwhile', async () => {
    await open()
    const { referralId, conversionId } = await order(newFriend())
    await deny(referralId)
    await refundConversion(ctx, { conversion_id: conversionId, external_id: 'r', amount: 10_000 })
    const approved = await approveReferral(ctx, { referral_id: referralId })
    expect(approved).toMatchObject({ state: 'reversed', reason: 'conversion_refunded' })
    expect(await findings()).toEqual([])
  })

  test('takes back the offer that the friend has not used', async () => {
    await open()
    const friend = newFriend()
    const offer = await verifyOffer(ctx, {
      code: alice.alias,
      buyer: { external_id: friend },
      order: { amount: 10_000, asset: 'CNY' },
    })
    if (offer.status !== 'granted') throw new Error('no offer')
    const code = offer.rewards[0]!.coupon_code!
    const { referralId } = await order(friend)
    expect(await verifyCoupon(ctx, { code })).toMatchObject({ is_redeemable: true })
    await deny(referralId)
    expect(await verifyCoupon(ctx, { code })).toMatchObject({ is_redeemable: false })
    expect(await rewardsOf('coupon')).toEqual([['reversed', 'referral_denied']])
    expect(await findings()).toEqual([])
  })

  test('is refused from a state in which it cannot be', async () => {
    await open()
    const { referralId } = await order(newFriend())
    await expect(approveReferral(ctx, { referral_id: referralId })).rejects.toMatchObject({
      code: 'referral_state',
      reason: 'approved',
    })
    await deny(referralId)
    await expect(deny(referralId)).rejects.toMatchObject({
      code: 'referral_state',
      reason: 'denied',
    })
    await expect(deny(ctx.server.newId('ref'))).rejects.toMatchObject({
      code: 'referral_not_found',
    })
  })
})
