import { Refusal } from '@goodword/contract/errors'
import { WidgetSession } from '@goodword/contract/widget'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { nextRequest, testServer, testWorkspace } from '../fixtures.ts'
import { endProgram } from '../programs/end-program.ts'
import { pauseProgram } from '../programs/pause-program.ts'
import { getWidgetSession } from './get-session.ts'

const draft: ProgramDraft = {
  name: { en: 'Give and get' },
  rules: [
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 1000, asset: 'CNY' } }],
    },
  ],
}

const WEEK = 7 * 24 * 3600 * 1000

describeEngines('a customer is told before they share', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  async function open(bounds: Partial<ProgramDraft>) {
    const server = testServer(fresh.database)
    const ctx = await testWorkspace(server)
    const program_id = await liveProgram(ctx, { ...draft, ...bounds })
    const alice = await advocateIn(ctx, program_id, 'alice')
    let count = 0
    const order = async () =>
      recordConversion(await nextRequest(ctx), {
        type: 'order',
        external_id: `order-${++count}`,
        amount: 10_000,
        asset: 'CNY',
        friend: { external_id: `friend-${count}` },
        code: alice.alias,
      })
    return { server, ctx, program_id, order }
  }

  async function sessionOf(ctx: Context, external_id = 'alice', program_id?: Id<'prg'>) {
    const asked = {
      ...(await nextRequest(ctx)),
      customer: { external_id },
      callerPrefix: '192.0.2.0/24',
    }
    const session = await getWidgetSession(asked, { locale: 'en', program_id })
    return v.parse(WidgetSession, session)
  }

  test('that their own limit is reached, and when it counts again', async () => {
    const { server, ctx, order } = await open({
      limits: [{ per: 'advocate', count: 2, period: 'month', time_zone: 'UTC' }],
    })
    await order()
    expect((await sessionOf(ctx)).availability).toEqual({
      state: 'open',
      is_open: true,
      until: null,
      ends_at: null,
    })
    await order()
    const { availability } = await sessionOf(ctx)
    expect(availability.state).toBe('limit_reached')
    server.testClock.advance(5 * WEEK)
    expect((await sessionOf(ctx)).availability.state).toBe('open')
    // Somebody who has brought nobody has a limit of their own.
    expect((await sessionOf(ctx, 'mia')).availability.state).toBe('open')
  })

  test('that nothing is left, and not by which bound', async () => {
    const { server, ctx, order } = await open({ budget: { amount: 1000, asset: 'CNY' } })
    expect((await sessionOf(ctx)).availability.state).toBe('open')
    await order()
    server.testClock.advance(3000)
    const { availability } = await sessionOf(ctx)
    expect(availability).toEqual({
      state: 'nothing_left',
      is_open: false,
      until: null,
      ends_at: null,
    })
  })

  test.each(['queue', 'refuse'] as const)(
    'that a friend who comes now has no place (%s)',
    async (then) => {
      const { server, ctx, order } = await open({ quota: { count: 1, period: 'month', then } })
      await order()
      await order()
      server.testClock.advance(3000)
      const session = await sessionOf(ctx)
      expect(session.availability.state).toBe(then === 'queue' ? 'queue' : 'full')
      expect(session.availability.until).toMatch(/-01T00:00:00.000Z$/)
      if (then === 'queue') {
        expect(session.friends[0]).toMatchObject({ state: 'queued' })
      }
    },
  )

  test('that a program is paused, or over, beside what they have earned', async () => {
    const { server, ctx, program_id, order } = await open({})
    await order()
    await pauseProgram(await nextRequest(ctx), { program_id })
    const paused = await sessionOf(ctx)
    expect(paused).toMatchObject({ availability: { state: 'paused' }, counts: { friends: 1 } })
    expect(paused.rewards).toHaveLength(1)
    await expect(sessionOf(ctx, 'mia')).rejects.toEqual(new Refusal('program_not_live'))

    await endProgram(await nextRequest(ctx), { program_id })
    const over = await sessionOf(ctx, 'alice', program_id)
    expect(over.availability.state).toBe('ended')
    expect(over.rewards).toHaveLength(1)

    // Another program that runs is the one that is shown, where none is asked for.
    const next = await liveProgram(ctx, { ...draft, name: { en: 'The next' } })
    server.testClock.advance(3000)
    expect((await sessionOf(ctx)).program.id).toBe(next)
  })

  test('that a program has not begun, and from when it does', async () => {
    const { ctx } = await open({
      schedule: { starts_at: '2098-01-01T00:00:00Z', ends_at: '2099-01-01T00:00:00Z' },
    })
    expect((await sessionOf(ctx)).availability).toEqual({
      state: 'not_started',
      is_open: false,
      until: '2098-01-01T00:00:00.000Z',
      ends_at: '2099-01-01T00:00:00.000Z',
    })
  })
})
