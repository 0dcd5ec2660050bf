import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, ReplyTo } from '../stage.ts'

describePostgres('board-top3', () => {
  const stage = ownStage()
  let programId: string
  const people: Record<string, Advocate> = {}
  let friends = 0

  beforeAll(async () => {
    programId = await stage.publishTemplate('board-top3')
    for (const [name, counts] of Object.entries({
      ann: 5,
      ben: 4,
      cat: 3,
      dan: 3,
      eve: 2,
      fay: 6,
    })) {
      people[name] = await stage.advocate(programId, name, { name: `${name} Wong` })
      for (let n = 0; n < counts; n++) await signsUp(name)
    }
  })

  async function signsUp(name: string, times: object = {}) {
    friends += 1
    const click_token = await stage.open(people[name]!)
    const friend = { external_id: `f${friends}` }
    return stage.convert({
      type: 'signup',
      external_id: `s${friends}`,
      friend,
      click_token,
      ...times,
    })
  }

  const board = (period?: string) =>
    stage.get<ReplyTo<'getBoard'>>(
      `/v1/boards/${programId}/month${period === undefined ? '' : `?period=${period}`}`,
    )
  const seatsOf = async (name: string) =>
    (await stage.rewardsOf(people[name]!.id)).filter(({ asset }) => asset === 'product_talk_seat')
  const ranks = async () => (await board()).data.map(({ rank, amount }) => [rank, amount])

  test('the board ranks by the month of its zone, and those who tie share a rank', async () => {
    expect(await ranks()).toEqual([
      [1, 6],
      [2, 5],
      [3, 4],
      [4, 3],
      [4, 3],
      [6, 2],
    ])
    expect(await board()).toMatchObject({ period: '2025-05', to: '2025-05-31T16:00:00.000Z' })
  })

  test('whoever was found out falls before prizes are given', async () => {
    const referrals = await stage.referralsOf(people.fay!.id)
    for (const { id } of referrals.slice(0, 5)) {
      await stage.post(`/v1/referrals/${id}/deny`, { reason: 'fraud_found' })
    }
    expect(await ranks()).toEqual([
      [1, 5],
      [2, 4],
      [3, 3],
      [3, 3],
      [5, 2],
      [6, 1],
    ])
  })

  test('when the month ends in Shanghai ranks 1 to 3 get a seat, both who share the third', async () => {
    // From 15 May 2025, noon in UTC; June begins in Shanghai on 31 May at 16:00.
    await stage.advance('P16DT3H59M59S')
    expect(await seatsOf('ann')).toEqual([])
    await stage.advance('PT1S')
    for (const name of ['ann', 'ben', 'cat', 'dan']) {
      expect(await seatsOf(name)).toMatchObject([
        { state: 'issued', issued_at: '2025-05-31T16:00:00.000Z', kind: 'perk' },
      ])
    }
    for (const name of ['eve', 'fay']) expect(await seatsOf(name)).toEqual([])
    expect(await stage.eventsOf('reward.issued')).toHaveLength(4)
    expect((await board()).data).toEqual([])
  })

  test('the next month is another, and what is told of late changes no prize', async () => {
    await signsUp('eve')
    await stage.advance('P40D')
    expect(await seatsOf('eve')).toHaveLength(1)
    for (const name of ['ann', 'ben', 'cat', 'dan']) expect(await seatsOf(name)).toHaveLength(1)
    expect(await seatsOf('fay')).toEqual([])
    // A month in which nobody brought anybody gives nothing, and nothing is given twice.
    await stage.advance('P70D')
    expect(await stage.eventsOf('reward.issued')).toHaveLength(5)
  })
})
