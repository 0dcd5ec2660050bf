import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, ReplyTo } from '../stage.ts'

describePostgres('charity', () => {
  const stage = ownStage()
  let alice: Advocate

  beforeAll(async () => {
    alice = await stage.advocate(await stage.publishTemplate('charity'), 'alice')
  })

  async function buys(n: number) {
    const click_token = await stage.open(alice)
    const friend = { external_id: `f${n}` }
    const order = { type: 'order', external_id: `o${n}`, amount: 9_900, asset: 'CNY' }
    return stage.convert({ ...order, friend, click_token })
  }

  test('twelve friends move 120 to the fund, and twelve certificates to the advocate', async () => {
    for (let n = 1; n <= 12; n++) await buys(n)
    const rewards = await stage.rewardsOf(alice.id)
    const donations = rewards.filter(({ kind }) => kind === 'donation')
    expect(donations.map(({ amount, state }) => [amount, state])).toEqual(
      Array.from({ length: 12 }, () => [1_000, 'issued']),
    )
    expect(rewards.filter(({ kind }) => kind === 'message')).toHaveLength(12)
    // What is given away is nobody's balance.
    expect(await stage.balancesOf(alice.id)).not.toContainEqual(
      expect.objectContaining({ asset: 'CNY' }),
    )
  })

  test('the transfer of the month is one payout of 120', async () => {
    await stage.advance('P31D')
    const batch = await stage.post<ReplyTo<'createPayoutBatch'>>('/v1/payout-batches', {})
    const path = `/v1/payouts?batch_id=${batch.id}`
    const [transfer, ...others] = await stage.all<ReplyTo<'getPayout'>>(path)
    expect(others).toEqual([])
    expect(transfer).toMatchObject({
      beneficiary: 'education-fund',
      amount: 12_000,
      asset: 'CNY',
      state: 'scheduled',
    })
    await stage.post(`/v1/payout-batches/${batch.id}/approve`, {})
    await stage.post(`/v1/payout-batches/${batch.id}/send`, {})
    await stage.post(`/v1/payouts/${transfer!.id}/settle`, { reference: 'bank-1' })
    const settled = await stage.get<ReplyTo<'getPayout'>>(`/v1/payouts/${transfer!.id}`)
    expect(settled.state).toBe('settled')
    const sent = await stage.eventsOf('payout.sent', 'payout.settled')
    expect(sent.map(({ type }) => type)).toEqual(['payout.sent', 'payout.settled'])
  })
})
