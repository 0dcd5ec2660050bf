import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { closeBoard } from '../boards/close-board.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { advocateIn } from '../conversions/story.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { createProgram } from '../programs/create-program.ts'
import { publishProgram } from '../programs/publish-program.ts'
import { listRewards } from '../rewards/list-rewards.ts'
import { listDraws } from './get-draws.ts'
import { holdDraw } from './hold-draw.ts'
import { readDraw } from './read-draws.ts'

const prize = {
  to: 'advocate',
  kind: 'gift',
  value: { amount: 1, asset: 'bicycle' },
} as const
const program: ProgramDraft = {
  name: { en: 'Win a bicycle' },
  rules: [
    {
      id: 'entry',
      when: 'order',
      give: [{ to: 'advocate', kind: 'draw_entry', value: { amount: 1, asset: 'entries' } }],
    },
  ],
  draws: [
    { id: 'bicycle', entries: 'entries', at: '2026-01-01T00:00:00Z', winners: 2, give: [prize] },
  ],
  boards: [
    {
      id: 'month',
      counting: 'approved_referrals',
      period: 'month',
      prizes: [{ from: 1, to: 2, give: [{ ...prize, value: { amount: 1, asset: 'mug' } }] }],
    },
  ],
}

describePostgres('prizes', () => {
  let fresh: FreshDatabase
  let ctx: Context
  let programId: Id<'prg'>
  let orders = 0
  let series = 800
  const aliases = new Map<string, string>()

  beforeAll(async () => {
    fresh = await freshDatabase('postgres', { poolMax: 20 })
  })
  afterAll(() => fresh?.close())

  async function open() {
    series += 1
    ctx = await testWorkspace(testServer(fresh.database, series))
    const made = await createProgram(ctx, { slug: 'bicycle', draft: program })
    programId = made.id as Id<'prg'>
    await publishProgram(ctx, { program_id: programId })
    for (const name of ['ann', 'ben', 'cat', 'dan']) {
      aliases.set(name, (await advocateIn(ctx, programId, name)).alias)
    }
    return {
      ann: [await order('ann'), await order('ann')],
      ben: [await order('ben')],
      cat: [await order('cat')],
    }
  }

  async function order(name: string) {
    orders += 1
    const recorded = await recordConversion(ctx, {
      type: 'order',
      external_id: `order-${orders}`,
      amount: 10_000,
      asset: 'CNY',
      friend: { external_id: `friend-${orders}` },
      code: aliases.get(name)!,
    })
    return recorded.id as Id<'cnv'>
  }

  const drawUuid = async () => {
    const { data } = await listDraws(ctx, { program_id: programId })
    return uuidOf(data[0]!.id as Id<'drw'>)
  }
  const wonOf = async (asset: string) =>
    (await listRewards(ctx, { limit: 100 })).data.filter((one) => one.asset === asset)
  const sound = async () =>
    expect((await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings).toEqual([])

  test('many workers at once hold a draw once', async () => {
    await open()
    const at = { ...ctx, now: Date.UTC(2026, 0, 1) }
    const uuid = await drawUuid()
    const done = await Promise.all(Array.from({ length: 8 }, () => holdDraw(at, uuid)))
    expect(done.reduce((sum, one) => sum + one)).toBe(1)
    expect(await wonOf('bicycle')).toHaveLength(2)
    const proof = await readDraw(at, uuidOf(programId), 'bicycle')
    expect(proof!.entries!.map(({ holder }) => holder)).toEqual([1, 1, 2, 3])
    await sound()
  })

  test('a worker that dies in the middle leaves nothing behind, and the next one holds it', async () => {
    await open()
    const at = { ...ctx, now: Date.UTC(2026, 0, 1) }
    const uuid = await drawUuid()
    // Everything is written, and the connection dies before the commit.
    const { database } = ctx.server
    const dying: typeof database.transaction = (work) =>
      database.transaction(async (tx) => {
        await work(tx)
        throw new Error('the process died')
      })
    const server = { ...ctx.server, database: { ...database, transaction: dying } }
    await expect(holdDraw({ ...at, server }, uuid)).rejects.toThrow('died')
    expect(await wonOf('bicycle')).toEqual([])
    expect(await readDraw(at, uuidOf(programId), 'bicycle')).toMatchObject({
      state: 'announced',
      seed: null,
    })
    await workWorkspace(at)
    expect(await wonOf('bicycle')).toHaveLength(2)
    await sound()
  })

  test('an entry that falls away at the same moment is in the list or not, and never half', async () => {
    for (let round = 0; round < 3; round++) {
      const { ben } = await open()
      const at = { ...ctx, now: Date.UTC(2026, 0, 1) }
      const uuid = await drawUuid()
      await Promise.all([
        holdDraw(at, uuid),
        refundConversion(at, { conversion_id: ben[0]!, external_id: 'back' }),
      ])
      const proof = await readDraw(at, uuidOf(programId), 'bicycle')
      expect([3, 4]).toContain(proof!.entries!.length)
      expect(await wonOf('bicycle')).toHaveLength(2)
      await sound()
    }
  })

  test('nobody wins where nobody holds an entry, and the draw is over all the same', async () => {
    const { ann, ben, cat } = await open()
    for (const id of [...ann, ...ben, ...cat]) {
      await refundConversion(ctx, { conversion_id: id, external_id: id })
    }
    await workWorkspace({ ...ctx, now: Date.UTC(2026, 0, 1) })
    expect(await wonOf('bicycle')).toEqual([])
    expect((await listDraws(ctx, { program_id: programId })).data[0]!.state).toBe('held')
    await sound()
  })

  test('the seed is sealed, and differs from draw to draw', async () => {
    await open()
    const uuid = await drawUuid()
    const [row] = await rows<{ sealed: string; commitment: string }>(
      fresh.database.db,
      sql`select encode(sealed_seed, 'hex') as sealed, encode(commitment, 'hex') as commitment from draws
        where id = ${uuid}::uuid`,
    )
    await workWorkspace({ ...ctx, now: Date.UTC(2026, 0, 1) })
    const proof = await readDraw(ctx, uuidOf(programId), 'bicycle')
    expect(row!.sealed).not.toContain(proof!.seed)
    const all = await rows<{ commitment: string }>(
      fresh.database.db,
      sql`select encode(commitment, 'hex') as commitment from draws`,
    )
    expect(new Set(all.map(({ commitment }) => commitment)).size).toBe(all.length)
  })

  test('many workers at once close a board once, and a referral denied before does not count', async () => {
    const { ann } = await open()
    for (const id of ann) await refundConversion(ctx, { conversion_id: id, external_id: id })
    const [period] = await rows<{ period: string; due_at: Date }>(
      fresh.database.db,
      sql`select period, due_at from board_periods where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    const at = { ...ctx, now: period!.due_at.getTime() }
    const done = await Promise.all(
      Array.from({ length: 8 }, () => closeBoard(at, uuidOf(programId), 'month', period!.period)),
    )
    expect(done.reduce((sum, one) => sum + one)).toBe(1)
    expect((await wonOf('mug')).map(({ cause }) => cause)).toEqual([
      `board:month:${period!.period}`,
      `board:month:${period!.period}`,
    ])
    const next = await rows(
      fresh.database.db,
      sql`select 1 from board_periods where workspace_id = ${ctx.workspace.uuid}::uuid and due_at > ${period!.due_at}`,
    )
    expect(next).toHaveLength(1)
    await sound()
  })
})
