import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { dayMs } from '@goodword/testing/clock'
import { describePostgres } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import { type Advocate, atOnce, type Recorded, type ReplyTo } from '../stage.ts'

type Draft = Omit<ProgramDraft, 'name' | 'rules'> & { readonly rules?: ProgramDraft['rules'] }
type Guards = ReplyTo<'getProgramGuards'>

const RACERS = 200
const cash: ProgramDraft['rules'] = [
  {
    id: 'cash',
    when: 'order',
    give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'USD' }, hold_days: 7 }],
  },
]

describePostgres('200 at the same moment', () => {
  const stage = ownStage({ isVerified: false })
  let count = 0

  const fresh = (word: string) => {
    count += 1
    return `${word}-${count}`
  }
  const publish = ({ rules = cash, ...more }: Draft) =>
    stage.publish(fresh('race'), { name: { en: 'Race' }, rules, ...more })
  /** One order of each of so many new friends, each by the next of these advocates, all at once. */
  const race = (advocates: readonly Advocate[], friends = RACERS, attributes: object = {}) => {
    let next = 0
    return atOnce(friends, () => {
      next += 1
      return stage.convert({
        type: 'order',
        external_id: fresh('order'),
        amount: 9_900,
        asset: 'USD',
        friend: { external_id: fresh('friend'), attributes },
        code: advocates[next % advocates.length]!.code,
      })
    })
  }
  const advocatesOf = async (programId: string, many: number) => {
    const made: Advocate[] = []
    for (let n = 0; n < many; n++) made.push(await stage.advocate(programId, fresh('advocate')))
    return made
  }
  const tally = (recorded: readonly Recorded[]) => {
    const counts: Record<string, number> = {}
    for (const { outcomes } of recorded) {
      for (const { rewards, attribution } of outcomes) {
        const seen = rewards.map(({ result, reason }) => reason ?? result)
        for (const one of seen.length > 0 ? seen : attribution.reasons) {
          counts[one] = (counts[one] ?? 0) + 1
        }
      }
    }
    return counts
  }
  const guardsOf = (programId: string) => stage.get<Guards>(`/v1/programs/${programId}/guards`)

  test.each<[string, Draft, string]>([
    ['a program', { limits: [{ per: 'program', count: 10, period: 'month' }] }, 'limit_reached'],
    [
      'a program by value',
      { limits: [{ per: 'program', amount: 10_999, asset: 'USD', period: 'lifetime' }] },
      'limit_reached',
    ],
    [
      'a country',
      { limits: [{ per: 'country', count: 3, countries: { DE: 10 }, period: 'week' }] },
      'limit_reached',
    ],
    [
      'all programs',
      {
        limits: [{ id: 'all', per: 'program', count: 10, period: 'lifetime', across: 'workspace' }],
      },
      'limit_reached',
    ],
    [
      'a program’s window that rolls',
      { limits: [{ per: 'program', count: 10, period: { rolling_days: 30 } }] },
      'limit_reached',
    ],
    ['a budget', { budget: { amount: 10_999, asset: 'USD' } }, 'budget_spent'],
  ])(
    'on %s, by advocates who know nothing of each other: 10 rewards, and 190 times the reason',
    async (_, draft, reason) => {
      const programId = await publish(draft)
      const recorded = await race(await advocatesOf(programId, 20), RACERS, { country: 'DE' })
      expect(tally(recorded)).toEqual({ granted: 10, [reason]: 190 })
      await stage.verify()
    },
  )

  test('on an advocate’s window that rolls, and on their limit over all programs: 10 of each', async () => {
    const rolling = await publish({
      limits: [{ per: 'advocate', count: 10, period: { rolling_days: 30 } }],
    })
    const [one] = await advocatesOf(rolling, 1)
    expect(tally(await race([one!]))).toEqual({ granted: 10, limit_reached: 190 })

    const limits: ProgramDraft['limits'] = [
      { id: 'each', per: 'advocate', count: 10, period: 'year', across: 'workspace' },
    ]
    const first = await publish({ limits })
    const second = await publish({ limits })
    const name = fresh('advocate')
    const both = [await stage.advocate(first, name), await stage.advocate(second, name)]
    expect(tally(await race(both))).toEqual({ granted: 10, limit_reached: 190 })
    await stage.verify()
  })

  test('on a budget tell of each threshold once', async () => {
    const budget = { amount: 100_000, asset: 'USD', thresholds_basis_points: [2_000, 5_000, 9_000] }
    const programId = await publish({ budget })
    const recorded = await race(await advocatesOf(programId, 20))
    expect(tally(recorded)).toEqual({ granted: 100, budget_spent: 100 })
    const told = (await stage.eventsOf('budget.threshold_reached')).filter(
      ({ data }) => data.program_id === programId,
    )
    expect(told.map(({ data }) => data.threshold_basis_points).sort()).toEqual([
      2_000, 5_000, 9_000,
    ])
    await stage.verify()
  })

  test('on what a customer may cost: never more for all of them', async () => {
    const programId = await publish({
      guard: {
        customer_value: { amount: 1_000, asset: 'USD' },
        cost_share_max_basis_points: 5_000,
      },
    })
    await race(await advocatesOf(programId, 20))
    const { guard } = await guardsOf(programId)
    expect(guard!.customers).toBe(RACERS)
    // Every second customer pays for a reward of twice what one may cost.
    expect(guard!.cost).toBe(RACERS * 500)
    await stage.verify()
  })

  test('on a quota have 50 places, wait in a queue, and are admitted 50 a day in the order they came', async () => {
    const programId = await publish({ quota: { count: 50, period: 'day' } })
    const recorded = await race(await advocatesOf(programId, 20))
    const states = recorded.map(({ outcomes }) => outcomes[0]!.referral_state)
    expect(states.filter((state) => state === 'approved')).toHaveLength(50)
    expect(states.filter((state) => state === 'queued')).toHaveLength(150)
    for (const queued of [100, 50, 0]) {
      await stage.advance('P1D')
      expect((await guardsOf(programId)).quota).toMatchObject({ used: 50, queued })
      await stage.verify()
    }
  })

  test('and across the edge of a period, whose clock moves meanwhile: each period has its own 10', async () => {
    const programId = await publish({
      limits: [{ per: 'program', count: 10, period: 'day' }],
      budget: { amount: 1_000_000, asset: 'USD' },
      quota: { count: 60, period: 'day' },
    })
    const advocates = await advocatesOf(programId, 20)
    const racing: Promise<unknown>[] = []
    for (let step = 0; step < 4; step++) {
      racing.push(race(advocates, RACERS / 4))
      // One is waited for, so that each half of a day sees some of the others under way.
      await race(advocates, 1)
      stage.clock.advance(dayMs / 2)
    }
    await Promise.all(racing)
    const used = await rows<{ period: string; used: number }>(
      stage.server.database.db,
      sql`select period, used from program_uses
        where program_id = ${uuidOf(programId as Id<'prg'>)}::uuid and meter like 'program/%' order by period`,
    )
    expect(used.length).toBeGreaterThan(1)
    expect(used.filter((day) => day.used > 10)).toEqual([])
    await stage.advance('P5D')
    const { quota } = await guardsOf(programId)
    expect(quota).toMatchObject({ queued: 0 })
    await stage.verify()
  })
})
