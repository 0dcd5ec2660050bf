import { describePostgres } from '@goodword/testing/postgres'
import { expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'

describePostgres('storage-both', () => {
  const stage = ownStage()

  test('of 33 friends the advocate gets room for 32, up to 16,000 MB; each friend gets theirs', async () => {
    const alice = await stage.advocate(await stage.publishTemplate('storage-both'), 'alice')
    const friends: string[] = []
    const declined: unknown[] = []
    for (let n = 1; n <= 33; n++) {
      const click_token = await stage.open(alice)
      const { outcomes, friend_id } = await stage.convert({
        type: 'install',
        external_id: `i${n}`,
        friend: { external_id: `f${n}` },
        click_token,
      })
      const [{ rewards }] = outcomes as [(typeof outcomes)[number]]
      const own = rewards.find(({ recipient }) => recipient === 'friend')
      expect(own).toMatchObject({ result: 'granted', amount: 500, state: 'issued' })
      friends.push(friend_id)
      declined.push(...rewards.filter(({ result }) => result === 'declined'))
    }
    expect(declined).toMatchObject([{ recipient: 'advocate', reason: 'limit_reached' }])

    const rewards = await stage.rewardsOf(alice.id)
    expect(rewards).toHaveLength(32)
    expect(await stage.balancesOf(alice.id)).toEqual([
      { kind: 'balance', amount: 16_000, asset: 'storage_mb' },
    ])
    for (const friend of friends) {
      expect(await stage.balancesOf(friend)).toEqual([
        { kind: 'balance', amount: 500, asset: 'storage_mb' },
      ])
    }
  })

  test('a second device of the same friend brings nobody anything', async () => {
    const { outcomes } = await stage.convert({
      type: 'install',
      external_id: 'second-device',
      friend: { external_id: 'f1' },
    })
    expect(outcomes[0]!.rewards.map(({ result, reason }) => [result, reason])).toEqual([
      ['declined', 'condition_not_met'],
      ['declined', 'condition_not_met'],
    ])
  })
})
