import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import { type Advocate, fromPage, type ReplyTo } from '../stage.ts'

describePostgres('red-packet-three', () => {
  const stage = ownStage()
  let programId: string
  let alice: Advocate

  beforeAll(async () => {
    programId = await stage.publishTemplate('red-packet-three')
    alice = await stage.advocate(programId, 'alice')
  })

  async function signsUp(n: number) {
    const click_token = await stage.open(alice)
    const friend = { external_id: `f${n}` }
    return stage.convert({ type: 'signup', external_id: `s${n}`, friend, click_token })
  }

  async function progress() {
    const { publishableKey, identityOf } = stage.shop
    const path = `/v1/widget/${publishableKey}/session?program_id=${programId}`
    const answered = await stage.ask('GET', path, { key: identityOf('alice'), headers: fromPage })
    return answered.json as ReplyTo<'getWidgetSession'>
  }

  test('seven friends bring two packets, each in the same second, and the bar shows 1 of 3', async () => {
    const packets: number[] = []
    for (let n = 1; n <= 7; n++) {
      const { outcomes, recorded_at } = await signsUp(n)
      const granted = outcomes[0]!.rewards.filter(({ result }) => result === 'granted')
      packets.push(granted.length)
      for (const { reward_id } of granted) {
        expect(await stage.reward(reward_id!)).toMatchObject({
          state: 'available',
          amount: 1_500,
          asset: 'CNY',
          available_at: recorded_at,
        })
      }
    }
    expect(packets).toEqual([0, 0, 1, 0, 0, 1, 0])
    // Clicks are added up by what is due a moment later.
    await stage.advance('PT5S')
    const shown = await progress()
    expect(shown.progress).toMatchObject({ done: 1, goal: 3 })
    expect(shown.counts).toEqual({ clicks: 7, friends: 7, approved: 7 })
    expect(shown.rewards).toHaveLength(2)
  })

  test('the board of the month shows A first with 7', async () => {
    const board = await stage.get<ReplyTo<'getBoard'>>(`/v1/boards/${programId}/month`)
    expect(board).toMatchObject({ counting: 'approved_referrals', period: '2025-05' })
    expect(board.data).toMatchObject([{ rank: 1, amount: 7, participant_id: alice.id }])
  })

  test('a packet is paid once, and noting it again changes nothing', async () => {
    const [packet] = await stage.rewardsOf(alice.id)
    const paid = () =>
      stage.post<ReplyTo<'markRewardPaid'>>(`/v1/rewards/${packet!.id}/mark-paid`, {
        reference: 'alipay-1',
      })
    const first = await paid()
    expect(first).toMatchObject({ state: 'issued', reason: 'alipay-1' })
    expect(await paid()).toEqual(first)
    expect(first.paid_at).not.toBeNull()
    // The other packet is still owed; this one no more.
    expect(await stage.balancesOf(alice.id)).toEqual([
      { kind: 'available', amount: 1_500, asset: 'CNY' },
    ])
    expect(await stage.eventsOf('reward.issued')).toHaveLength(1)
  })
})
