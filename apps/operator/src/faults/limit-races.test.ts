import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { dayMs } from '@goodword/testing/clock'
import { describePostgres } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, Recorded } from '../stage.ts'

type Limits = NonNullable<ProgramDraft['limits']>
type Give = ProgramDraft['rules'][number]['give'][number]

const RACERS = 200
const SEEDS = [1, 2, 3]

describePostgres('200 of many amounts and at many moments', () => {
  const stage = ownStage({ isVerified: false })
  let count = 0

  const fresh = (word: string) => {
    count += 1
    return `${word}-${count}`
  }
  const publish = (to: 'advocate' | 'friend', limits: Limits) => {
    const value = { share_basis_points: 10_000, asset: 'USD' } as const
    const give: Give = { to, kind: 'credit', value }
    return stage.publish(fresh('race'), {
      name: { en: 'Race' },
      goal: { when: 'order' },
      rules: [{ id: 'back', when: 'order', give: [give] }],
      limits,
    })
  }
  const order = ({ code }: Advocate, friend: string, amount: number) =>
    stage.convert({
      type: 'order',
      external_id: fresh('order'),
      amount,
      asset: 'USD',
      friend: { external_id: friend },
      code,
    })
  const grantedOf = (recorded: readonly Recorded[]) =>
    recorded
      .flatMap(({ outcomes }) => outcomes.flatMap(({ rewards }) => rewards))
      .filter(({ result }) => result === 'granted')
      .map(({ amount }) => amount!)
  const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)

  test.each<[string, Limits, number, number]>([
    ['by count', [{ per: 'friend', count: 10, period: 'month' }], 10, 5_000],
    ['by value', [{ per: 'friend', amount: 5_499, asset: 'USD', period: 'month' }], 10, 5_000],
    ['that rolls', [{ per: 'friend', count: 10, period: { rolling_days: 30 } }], 10, 5_000],
  ])(
    'on a limit per friend %s: nothing over, and all that there is',
    async (_, limits, most, all) => {
      const programId = await publish('friend', limits)
      const advocate = await stage.advocate(programId, fresh('advocate'))
      const friend = fresh('friend')
      const racing = Array.from({ length: RACERS }, () => order(advocate, friend, 500))
      const granted = grantedOf(await Promise.all(racing))
      expect([granted.length, sum(granted)]).toEqual([most, all])
      await stage.verify()
    },
  )

  describe.each(SEEDS)('seed %i', (seed) => {
    test('on an advocate’s limits by count and by value at once: neither is passed', async () => {
      const chance = chanceFrom(seed)
      const limits: Limits = [
        { per: 'advocate', count: 20, period: 'year' },
        { per: 'advocate', amount: 30_000, asset: 'USD', period: 'year' },
      ]
      const programId = await publish('advocate', limits)
      const advocate = await stage.advocate(programId, fresh('advocate'))
      const amounts = Array.from({ length: RACERS }, () => 1 + chance(3_000))
      const racing = amounts.map((amount) => order(advocate, fresh('friend'), amount))
      const recorded = await Promise.all(racing)

      const granted = grantedOf(recorded)
      expect(granted.length).toBeLessThanOrEqual(20)
      expect(sum(granted)).toBeLessThanOrEqual(30_000)
      // Whoever was refused would not have fitted: uses only grow, so the smallest refused one tells.
      const refused = recorded
        .flatMap(({ outcomes }) => outcomes.flatMap(({ rewards }) => rewards))
        .filter(({ result }) => result === 'declined')
        .map(({ amount }) => amount!)
      expect(granted.length + refused.length).toBe(RACERS)
      if (granted.length < 20) expect(sum(granted) + Math.min(...refused)).toBeGreaterThan(30_000)
      await stage.verify()
    })

    test('across the edge of a day, while the clock moves: each day has its own, and no more', async () => {
      const chance = chanceFrom(seed)
      const most = { count: 8, amount: 9_000 }
      const limits: Limits = [
        { per: 'advocate', count: most.count, period: 'day', time_zone: 'Asia/Shanghai' },
        { per: 'advocate', amount: most.amount, asset: 'USD', period: 'day' },
      ]
      const programId = await publish('advocate', limits)
      const advocate = await stage.advocate(programId, fresh('advocate'))
      const racing: Promise<unknown>[] = []
      for (let left = RACERS; left > 0; ) {
        const some = Math.min(left, 20 + chance(40))
        left -= some
        for (let n = 0; n < some; n++) {
          racing.push(order(advocate, fresh('friend'), 1 + chance(3_000)))
        }
        // One is waited for, so that the clock moves while some of the others are under way.
        await racing[racing.length - 1 - chance(some)]
        stage.clock.advance((1 + chance(3)) * (dayMs / 4))
      }
      await Promise.all(racing)

      const used = await rows<{ meter: string; period: string; used: number }>(
        stage.server.database.db,
        sql`select meter, period, used from limit_uses
          where program_id = ${uuidOf(programId as Id<'prg'>)}::uuid`,
      )
      expect(new Set(used.map(({ period }) => period)).size).toBeGreaterThan(1)
      for (const one of used) {
        const bound = one.meter.includes('/#/') ? most.count : most.amount
        expect(one.used, `${one.meter} ${one.period}`).toBeLessThanOrEqual(bound)
      }
      await stage.verify()
    })
  })
})

/** Whole numbers below a bound, the same for the same seed. */
function chanceFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
