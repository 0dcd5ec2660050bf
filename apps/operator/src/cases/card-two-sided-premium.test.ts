import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, ReplyTo } from '../stage.ts'

describePostgres('card-two-sided-premium', () => {
  const stage = ownStage()
  let alice: Advocate
  let purchases = 0

  beforeAll(async () => {
    alice = await stage.advocate(await stage.publishTemplate('card-two-sided-premium'), 'alice')
  })

  async function isApproved(name: string) {
    const click_token = await stage.open(alice)
    const friend = { external_id: name }
    return stage.convert({ type: 'card_approved', external_id: name, friend, click_token })
  }

  /** The friend spends; what is granted by it. */
  async function spends(name: string, amount: number) {
    purchases += 1
    const purchase = { type: 'purchase', external_id: `p${purchases}`, amount, asset: 'USD' }
    const { outcomes } = await stage.convert({ ...purchase, friend: { external_id: name } })
    const granted = outcomes[0]!.rewards.filter(({ result }) => result === 'granted')
    return {
      decisionId: outcomes[0]!.decision_id,
      granted: granted.map(({ recipient, amount, asset }) => [recipient, amount, asset]),
    }
  }

  test('400 and 599.99 bring nothing, and a cent more brings both their reward', async () => {
    await isApproved('f1')
    expect((await spends('f1', 40_000)).granted).toEqual([])
    await stage.advance('P60D')
    expect((await spends('f1', 59_999)).granted).toEqual([])
    expect((await spends('f1', 1)).granted).toEqual([
      ['advocate', 15_000, 'USD'],
      ['friend', 10_000, 'USD'],
    ])
    expect((await spends('f1', 100_000)).granted).toEqual([])
  })

  test('whoever comes to 1,000 a day after the three months brings nothing, and the receipt says when they ended', async () => {
    const approved = await isApproved('f2')
    await stage.advance('P80D')
    expect((await spends('f2', 99_999)).granted).toEqual([])

    const end = new Date(approved.occurred_at)
    end.setUTCMonth(end.getUTCMonth() + 3)
    const day = 86_400_000
    const left = end.getTime() + day - Date.parse((await now()).now)
    await stage.advance(`PT${left / 1000}S`)
    const late = await spends('f2', 50_000)
    expect(late.granted).toEqual([])

    const receipt = await stage.get<ReplyTo<'getDecision'>>(`/v1/decisions/${late.decisionId}`)
    expect(receipt.result).toMatchObject({
      rules: [
        {
          rule: 'first-thousand',
          result: 'failed',
          reason: 'window_ended',
          window_ended_at: end.toISOString(),
        },
      ],
    })
  })

  const now = () => stage.get<ReplyTo<'getClock'>>('/v1/sandbox/clock')
})
