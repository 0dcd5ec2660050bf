import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate } from '../stage.ts'

describePostgres('order-commission', () => {
  const stage = ownStage()
  let programId: string
  let alice: Advocate
  let orders = 0

  beforeAll(async () => {
    programId = await stage.publishTemplate('order-commission')
    alice = await stage.advocate(programId, 'alice')
  })

  async function buys(name: string, amount: number, evidence: object = {}) {
    orders += 1
    const order = { type: 'order', external_id: `o${orders}`, amount, asset: 'CNY' }
    return stage.convert({ ...order, friend: { external_id: name }, ...evidence })
  }

  /** Held and available, in fen. */
  async function commissionOf({ id }: Pick<Advocate, 'id'>) {
    const balances = await stage.balancesOf(id)
    const of = (kind: string) => balances.find((one) => one.kind === kind)?.amount ?? 0
    return { now: of('available'), later: of('held') }
  }

  test('a first order of 1,000 brings 80: 40 now and 40 after 30 days', async () => {
    await buys('fay', 100_000, { click_token: await stage.open(alice) })
    expect(await commissionOf(alice)).toEqual({ now: 4_000, later: 4_000 })
    await stage.advance('P29DT23H59M59S')
    expect(await commissionOf(alice)).toEqual({ now: 4_000, later: 4_000 })
    await stage.advance('PT1S')
    expect(await commissionOf(alice)).toEqual({ now: 8_000, later: 0 })
  })

  test('a later order of 10,000 brings 200, wholly after 30 days', async () => {
    await buys('fay', 1_000_000)
    expect(await commissionOf(alice)).toEqual({ now: 8_000, later: 20_000 })
    await stage.advance('P30D')
    expect(await commissionOf(alice)).toEqual({ now: 28_000, later: 0 })
  })

  test('a friend of the friend brings 40 to the friend, 20 of it now, and 10 to the advocate above', async () => {
    const fay = await stage.advocate(programId, 'fay')
    await buys('gus', 50_000, { click_token: await stage.open(fay) })
    expect(await commissionOf(fay)).toEqual({ now: 2_000, later: 2_000 })
    expect(await commissionOf(alice)).toEqual({ now: 28_000, later: 1_000 })
  })

  test('above the second level there is nothing', async () => {
    const gus = await stage.advocate(programId, 'gus')
    await buys('hal', 50_000, { click_token: await stage.open(gus) })
    expect(await commissionOf(alice)).toEqual({ now: 28_000, later: 1_000 })
  })

  test('a return takes the same share of both halves back', async () => {
    const ida = await buys('ida', 100_000, { click_token: await stage.open(alice) })
    expect(await commissionOf(alice)).toEqual({ now: 32_000, later: 5_000 })
    await stage.refund(ida.id, 'r1', 50_000)
    expect(await commissionOf(alice)).toEqual({ now: 30_000, later: 3_000 })
    await stage.refund(ida.id, 'r2')
    expect(await commissionOf(alice)).toEqual({ now: 28_000, later: 1_000 })
  })

  test('after a year from the first order it ends', async () => {
    await stage.advance('P305D')
    const late = await buys('fay', 100_000)
    const granted = late.outcomes[0]!.rewards.filter(({ result }) => result === 'granted')
    expect(granted).toEqual([])
  })
})
