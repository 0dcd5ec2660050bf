import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import { type Advocate, atOnce } from '../stage.ts'

describePostgres('season-boost', () => {
  const stage = ownStage()
  let alice: Advocate

  beforeAll(async () => {
    alice = await stage.advocate(await stage.publishTemplate('season-boost'), 'alice')
  })

  /** A friend comes by the link and orders; what the advocate gets for them, in fen. */
  async function buys(n: number) {
    const click_token = await stage.open(alice)
    const friend = { external_id: `f${n}` }
    const order = { type: 'order', external_id: `o${n}`, amount: 9_900, asset: 'CNY' }
    const { outcomes } = await stage.convert({ ...order, friend, click_token })
    const [reward] = outcomes[0]!.rewards
    expect(reward?.result).toBe('granted')
    return reward!.amount
  }

  test('a second before the season it is 30', async () => {
    // From 15 May 2025, noon in UTC, to 1 June 2027, midnight in Shanghai, less a second.
    await stage.advance('P746DT3H59M59S')
    expect(await buys(1)).toBe(3_000)
  })

  test('in the season exactly 100 friends count double, under 50 at the same time', async () => {
    await stage.advance('PT1S')
    const amounts: (number | null)[] = []
    for (let wave = 0; wave < 3; wave++) {
      amounts.push(...(await atOnce(50, (n) => buys(1_000 + wave * 50 + n))))
    }
    expect(amounts.filter((amount) => amount === 6_000)).toHaveLength(100)
    expect(amounts.filter((amount) => amount === 3_000)).toHaveLength(50)
    // The 101st is not doubled, whoever comes after.
    expect(await buys(2_000)).toBe(3_000)
  })

  test('it goes back by itself', async () => {
    await stage.advance('P18D')
    expect(await buys(3_000)).toBe(3_000)
  })
})
