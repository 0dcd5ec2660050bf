import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context, CustomerContext } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { getBoard } from './get-board.ts'
import { getWidgetBoard } from './get-widget-board.ts'
import { showNameOnBoards } from './show-name-on-boards.ts'

const packets: ProgramDraft = {
  name: { en: 'Packets' },
  goal: { when: 'signup' },
  rules: [
    {
      id: 'third',
      milestone: { every: 3, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1500, asset: 'CNY' } }],
    },
  ],
  boards: [
    { id: 'month', counting: 'approved_referrals', period: 'month', time_zone: 'Asia/Shanghai' },
  ],
}

describeEngines('a board', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let programId: Id<'prg'>
  let friends = 0

  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
    ctx = await testWorkspace(server)
    programId = await liveProgram(ctx, packets)
    const counts = { alice: 7, bea: 4, carl: 4, dora: 2, emil: 1 }
    for (const [name, count] of Object.entries(counts)) {
      const advocate = await advocateIn(ctx, programId, name)
      await upsertParticipant(ctx, { external_id: name, name: `${name} Wong` })
      for (let at = 0; at < count; at++) await signup(ctx, advocate.alias)
    }
    await advocateIn(ctx, programId, 'nobody')
  })
  afterAll(() => fresh?.close())

  async function signup(at: Context, code: string) {
    friends += 1
    const friend = { external_id: `friend-${friends}` }
    const recorded = await recordConversion(at, {
      type: 'signup',
      external_id: `signup-${friends}`,
      friend,
      code,
    })
    expect(recorded.outcomes[0]!.referral_state).toBe('approved')
  }

  const asCustomer = (at: Context, external_id: string): CustomerContext => ({
    ...at,
    callerPrefix: '192.0.2.0/24',
    customer: { external_id } as CustomerContext['customer'],
  })
  const asked = () => ({ program_id: programId, board: 'month' })

  test('ranks from the top, those who tie alike, page by page', async () => {
    const whole = await getBoard(ctx, { ...asked(), limit: 20 })
    expect(whole.data.map(({ rank, amount, name }) => [rank, amount, name])).toEqual([
      [1, 7, 'alice W.'],
      [2, 4, expect.stringMatching(/^(bea|carl) W\.$/)],
      [2, 4, expect.stringMatching(/^(bea|carl) W\.$/)],
      [4, 2, 'dora W.'],
      [5, 1, 'emil W.'],
    ])
    const paged: unknown[] = []
    let cursor: string | undefined
    do {
      const page = await getBoard(ctx, { ...asked(), limit: 2, ...(cursor && { cursor }) })
      paged.push(...page.data)
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    expect(paged).toEqual(whole.data)
  })

  test('tells a customer where they stand, and by name only who wishes it', async () => {
    await showNameOnBoards(asCustomer(ctx, 'alice'), { shows_name: true })
    const dora = await getWidgetBoard(asCustomer(ctx, 'dora'), asked())
    expect(dora.me).toEqual({ rank: 4, amount: 2, to_next: 2 })
    expect(dora.top[0]).toEqual({ rank: 1, amount: 7, name: 'alice Wong', is_me: false })
    expect(dora.top[3]).toMatchObject({ rank: 4, is_me: true, name: 'dora W.' })
    expect((await getWidgetBoard(asCustomer(ctx, 'alice'), asked())).me).toEqual({
      rank: 1,
      amount: 7,
      to_next: null,
    })
    expect(await getWidgetBoard(asCustomer(ctx, 'nobody'), asked())).toMatchObject({ me: null })
    expect(await getWidgetBoard(asCustomer(ctx, 'stranger'), asked())).toMatchObject({ me: null })
    await showNameOnBoards(asCustomer(ctx, 'alice'), { shows_name: false })
    const again = await getBoard(ctx, { ...asked(), limit: 1 })
    expect(again.data[0]!.name).toBe('alice W.')
  })

  test('starts anew when its month ends in its own zone, and keeps the old one', async () => {
    const before = await getBoard(ctx, { ...asked(), limit: 20 })
    server.testClock.advance(Date.parse(before.to!) - ctx.now - 1)
    const last = await getBoard(await nextRequest(ctx), { ...asked(), limit: 20 })
    expect(last).toEqual(before)
    server.testClock.advance(1)
    const next = await getBoard(await nextRequest(ctx), { ...asked(), limit: 20 })
    expect([next.from, next.data]).toEqual([before.to, []])
    const named = { ...asked(), period: before.period, limit: 20 }
    expect(await getBoard(await nextRequest(ctx), named)).toEqual(before)
  })

  test.each([
    [{ board: 'year' }, 'board_not_found'],
    [{ period: '2026' }, 'period_not_of_board'],
    [{ period: '2026-13' }, 'period_not_of_board'],
    [{ cursor: 'AAAA' }, 'invalid_cursor'],
  ])('%j is refused as %s', async (change, code) => {
    await expect(getBoard(ctx, { ...asked(), limit: 5, ...change })).rejects.toMatchObject({ code })
  })
})
