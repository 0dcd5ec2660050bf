import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate } from '../stage.ts'

describePostgres('card-two-sided', () => {
  const stage = ownStage()
  let alice: Advocate

  beforeAll(async () => {
    alice = await stage.advocate(await stage.publishTemplate('card-two-sided'), 'alice')
  })

  /** A friend opens the link, applies and is approved; what each side gets. */
  async function isApproved(n: number) {
    const click_token = await stage.open(alice)
    const friend = { external_id: `f${n}` }
    const conversion = { type: 'card_approved', external_id: `a${n}`, friend, click_token }
    const { outcomes } = await stage.convert(conversion)
    return outcomes[0]!.rewards.map(({ recipient, result, amount, asset, state, reason }) => ({
      [recipient]: [result, amount, asset, state, reason],
    }))
  }

  const perk = { friend: ['granted', 1, 'first_year_fee_waiver', 'issued', null] }
  const cash = { advocate: ['granted', 7_500, 'USD', 'available', null] }
  const passed = { advocate: ['declined', 7_500, 'USD', null, 'limit_reached'] }

  test('of eight friends in a year six bring 75 dollars, and eight have their fee waived', async () => {
    for (let n = 1; n <= 6; n++) expect(await isApproved(n)).toEqual([cash, perk])
    for (let n = 7; n <= 8; n++) expect(await isApproved(n)).toEqual([passed, perk])

    const rewards = await stage.rewardsOf(alice.id)
    expect(rewards).toHaveLength(6)
    for (const { id } of rewards) await stage.post(`/v1/rewards/${id}/mark-paid`, {})
    const paid = await stage.rewardsOf(alice.id)
    expect(paid.reduce((sum, { amount }) => sum + amount, 0)).toBe(45_000)
    expect(paid.every(({ paid_at }) => paid_at !== null)).toBe(true)
    // What was paid is owed no more.
    expect(await stage.balancesOf(alice.id)).toEqual([])
  })

  test('in the next calendar year, by New York, it counts again', async () => {
    // The stage opens on 15 May 2025 at noon in UTC; New York leaves the year five hours after UTC does.
    await stage.advance('P230DT16H59M59S')
    expect(await isApproved(9)).toEqual([passed, perk])
    await stage.advance('PT1S')
    expect(await isApproved(10)).toEqual([cash, perk])
  })
})
