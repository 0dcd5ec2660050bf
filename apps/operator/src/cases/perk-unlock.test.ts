import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate } from '../stage.ts'

describePostgres('perk-unlock', () => {
  const stage = ownStage()
  let alice: Advocate

  beforeAll(async () => {
    alice = await stage.advocate(await stage.publishTemplate('perk-unlock'), 'alice')
  })

  async function signsUp(n: number) {
    const click_token = await stage.open(alice)
    const friend = { external_id: `f${n}` }
    const signup = { type: 'signup', external_id: `s${n}`, friend, click_token }
    return (await stage.convert(signup)).outcomes[0]!
  }

  const parking = async () =>
    (await stage.rewardsOf(alice.id)).filter(({ rule }) => rule === 'free-parking')

  test('the fifth friend opens a year of free parking, counted from that day', async () => {
    for (let n = 1; n <= 4; n++) await signsUp(n)
    expect(await parking()).toEqual([])
    await signsUp(5)
    expect(await parking()).toMatchObject([
      {
        state: 'issued',
        issued_at: '2025-05-15T12:00:00.000Z',
        expires_at: '2026-05-15T12:00:00.000Z',
      },
    ])
  })

  test('fraud found later takes the perk back, with a notice, and a sixth friend restores it', async () => {
    await stage.advance('P3D')
    const [fifth] = await stage.referralsOf(alice.id)
    await stage.post(`/v1/referrals/${fifth!.id}/deny`, { reason: 'fraud_found' })
    expect(await parking()).toMatchObject([{ state: 'reversed', reason: 'count_fell' }])
    const [told] = await stage.eventsOf('reward.reversed')
    expect(told?.data).toMatchObject({ participant_id: alice.id, rule: 'free-parking' })

    await signsUp(6)
    expect(await parking()).toMatchObject([{ state: 'issued' }, { state: 'reversed' }])
  })

  test('the tenth opens the right to buy the limited edition', async () => {
    for (let n = 7; n <= 10; n++) await signsUp(n)
    const limited = async () =>
      (await stage.rewardsOf(alice.id)).filter(({ rule }) => rule === 'limited-edition')
    expect(await limited()).toEqual([])
    await signsUp(11)
    expect(await limited()).toMatchObject([{ state: 'issued', asset: 'limited_edition_right' }])
  })
})
