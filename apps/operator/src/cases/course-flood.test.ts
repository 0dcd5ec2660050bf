import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, ReplyTo } from '../stage.ts'

describePostgres('course-flood', () => {
  const stage = ownStage()
  let alice: Advocate

  beforeAll(async () => {
    alice = await stage.advocate(await stage.publishTemplate('course-flood'), 'alice')
  })

  type Referral = ReplyTo<'getReferral'>
  const referrals = () => stage.all<Referral>('/v1/referrals')
  const inState = (list: readonly Referral[], state: string) =>
    list.filter((referral) => referral.state === state)

  test('of 800 friends in a week 500 are in, and 300 wait in line and are told so', async () => {
    for (let n = 0; n < 800; n += 100) {
      const conversions = Array.from({ length: 100 }, (_, at) => ({
        type: 'enrolment',
        external_id: `e${n + at}`,
        friend: { external_id: `f${n + at}` },
        code: alice.code,
      }))
      await stage.post('/v1/conversions/batch', { conversions })
    }
    const all = await referrals()
    expect(inState(all, 'approved')).toHaveLength(500)
    expect(inState(all, 'queued')).toHaveLength(300)
    const told = await stage.eventsOf('referral.queued')
    expect(new Set(told.map(({ data }) => data.friend_id)).size).toBe(300)
    // A course for each of the 500, and one for the advocate for each of them.
    const courses = await stage.all('/v1/rewards')
    expect(courses).toHaveLength(1_000)
  })

  test('the first instant of the next week, in Shanghai, admits them in the order of their arrival', async () => {
    const waiting = inState(await referrals(), 'queued')
      .map(({ id }) => id)
      .sort()
    // From Thursday, 15 May 2025, noon in UTC, to Monday, midnight in Shanghai.
    await stage.advance('P3DT3H59M59S')
    expect(inState(await referrals(), 'queued')).toHaveLength(300)
    await stage.advance('PT1S')

    const all = await referrals()
    expect(inState(all, 'queued')).toEqual([])
    expect(inState(all, 'approved')).toHaveLength(800)
    const admitted = (await stage.eventsOf('referral.attributed')).slice(-300)
    expect(admitted.map(({ data }) => data.referral_id)).toEqual(waiting)
    expect(await stage.all('/v1/rewards')).toHaveLength(1_600)
  })
})
