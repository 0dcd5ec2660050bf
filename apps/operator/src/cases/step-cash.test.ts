import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, Recorded } from '../stage.ts'

describePostgres('step-cash', () => {
  const stage = ownStage()
  let alice: Advocate
  const orders: Recorded[] = []

  beforeAll(async () => {
    alice = await stage.advocate(await stage.publishTemplate('step-cash'), 'alice')
  })

  /** The next friend comes by the link and places a first order. */
  async function buys(n: number) {
    const click_token = await stage.open(alice)
    const friend = { external_id: `f${n}` }
    const order = { type: 'order', external_id: `o${n}`, amount: 9_900, asset: 'CNY' }
    const recorded = await stage.convert({ ...order, friend, click_token })
    orders.push(recorded)
    return recorded
  }

  /** What the advocate has and may be paid, in fen. */
  async function earned() {
    const balances = await stage.balancesOf(alice.id)
    return balances.find(({ kind }) => kind === 'available')?.amount ?? 0
  }

  test('after one to five friends it is 50, 50, 150, 150 and 250', async () => {
    const sums: number[] = []
    for (let n = 1; n <= 5; n++) {
      await buys(n)
      sums.push(await earned())
    }
    expect(sums).toEqual([5_000, 5_000, 15_000, 15_000, 25_000])
  })

  test('a refunded friend takes the step back that no longer holds, and a new friend restores it', async () => {
    const refunded = await stage.refund(orders[1]!.id, 'r2')
    expect(refunded.outcomes[0]?.rewards).toContainEqual(
      expect.objectContaining({ rule: 'fifth-friend', result: 'cancelled' }),
    )
    expect(await earned()).toBe(15_000)
    const [told] = await stage.eventsOf('reward.cancelled')
    expect(told?.data).toMatchObject({ participant_id: alice.id, amount: 10_000 })

    await buys(6)
    expect(await earned()).toBe(25_000)
    const fifths = (await stage.rewardsOf(alice.id)).filter(({ rule }) => rule === 'fifth-friend')
    expect(fifths.map(({ state }) => state).sort()).toEqual(['available', 'cancelled'])
  })
})
