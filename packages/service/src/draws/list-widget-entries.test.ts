import { readFileSync } from 'node:fs'
import { type Db, rows } from '@goodword/db/connect'
import { migrationsFolder } from '@goodword/db/migrate'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import type { Context, CustomerContext } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { advocateIn } from '../conversions/story.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { createProgram } from '../programs/create-program.ts'
import { publishProgram } from '../programs/publish-program.ts'
import { listWidgetEntries } from './list-widget-entries.ts'

const page = { publishable_key: 'gw_pk_sandbox_0123456789abcdef' }
const prize = { to: 'advocate', kind: 'gift', label: { en: 'Bicycle', zh: '自行车' } } as const
const draw = (id: string, entries: string, at: string) => ({
  id,
  entries,
  at,
  winners: 1,
  give: [{ ...prize, value: { amount: 1, asset: 'bicycle' } }],
})

describe('the entries of a customer', () => {
  let fresh: FreshDatabase
  let ctx: Context
  let programId: Id<'prg'>
  let last: Id<'cnv'>

  beforeAll(async () => {
    fresh = await freshDatabase('embedded', { role: 'owner' })
    ctx = await testWorkspace(testServer(fresh.database, 960))
    const draft: ProgramDraft = {
      name: { en: 'Win a bicycle' },
      rules: [
        {
          id: 'entry',
          when: 'order',
          give: ['stars', 'flowers'].map((asset) => ({
            to: 'advocate' as const,
            kind: 'draw_entry' as const,
            value: { amount: 1, asset },
          })),
        },
      ],
      draws: [
        draw('winter', 'stars', '2027-01-01T00:00:00Z'),
        draw('spring', 'flowers', '2026-04-01T00:00:00Z'),
      ],
    }
    const { id } = await createProgram(ctx, { slug: 'bicycles', draft })
    programId = id as Id<'prg'>
    await publishProgram(ctx, { program_id: programId })
    let orders = 0
    for (const [name, count] of [
      ['ann', 3],
      ['ben', 1],
    ] as const) {
      const { alias } = await advocateIn(ctx, programId, name)
      for (let n = 0; n < count; n++) {
        orders += 1
        const { id } = await recordConversion(ctx, {
          type: 'order',
          external_id: `order-${orders}`,
          amount: 10_000,
          asset: 'CNY',
          friend: { external_id: `friend-${orders}` },
          code: alias,
        })
        last = id as Id<'cnv'>
      }
    }
  })
  afterAll(() => fresh?.close())

  const asked = async (external_id: string, locale: string, now = ctx.now) => {
    const customer = { ...ctx, now, callerPrefix: '192.0.2.0/24', customer: { external_id } }
    const input = { ...page, program_id: programId, locale }
    return (await listWidgetEntries(customer as CustomerContext, input)).data
  }

  test('stand at each draw that is to come, the next one first; whoever has none sees the draws', async () => {
    const hers = await asked('ann', 'zh-CN')
    expect(hers.map(({ draw, entries, outcome }) => [draw, entries, outcome])).toEqual([
      ['spring', 3, null],
      ['winter', 3, null],
    ])
    expect(hers[0]).toMatchObject({
      state: 'announced',
      at: '2026-04-01T00:00:00.000Z',
      prizes: [{ kind: 'gift', label: '自行车' }],
    })
    for (const nobody of ['cat', 'friend-1']) {
      expect((await asked(nobody, 'en')).map(({ entries }) => entries)).toEqual([0, 0])
    }
  })

  test('of a draw that is held are those that took part, with what came of them and why', async () => {
    const promised = (await asked('ann', 'en'))[0]!.commitment
    const after = Date.UTC(2026, 3, 2)
    await workWorkspace({ ...ctx, now: after })
    // What falls away afterwards took part all the same.
    await refundConversion({ ...ctx, now: after }, { conversion_id: last, external_id: 'back' })

    const [hers, his, nobodys] = await Promise.all(
      ['ann', 'ben', 'cat'].map((name) => asked(name, 'en', after)),
    )
    expect(
      [hers, his, nobodys].map((all) => all?.map(({ draw, entries }) => [draw, entries])),
    ).toEqual([
      [
        ['winter', 3],
        ['spring', 3],
      ],
      [
        ['winter', 0],
        ['spring', 1],
      ],
      [
        ['winter', 0],
        ['spring', 0],
      ],
    ])
    await refill(fresh.database.db)
    expect(await asked('ann', 'en', after)).toEqual(hers)
    const broken = async () =>
      (await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings.map(({ law }) => law)
    expect(await broken()).toEqual([])
    const { db } = fresh.database
    const other = sql`update draw_holders set entries = 7 - entries where holder = 1`
    await rows(db, other)
    expect(await broken()).toEqual([
      'what stands beside the receipt of a draw is what the receipt says',
    ])
    await rows(db, other)
    // Of a draw in which thousands took part the list of them all is not read for it.
    await rows(db, sql`update decisions set facts = '{}' where kind = 'draw'`)
    expect(await asked('ann', 'en', after)).toEqual(hers)

    const outcomes = [hers, his, nobodys].map((all) => all![1]!.outcome!)
    expect(outcomes.map(({ entries, holder }) => [entries, holder])).toEqual([
      [4, 1],
      [4, 2],
      [4, null],
    ])
    expect(outcomes.filter(({ is_won }) => is_won)).toHaveLength(1)
    for (const [at, { is_won, holder, why }] of outcomes.entries()) {
      if (holder === null) expect(why).toBeNull()
      else {
        expect(why).toMatchObject({
          text: is_won
            ? 'A draw was held.'
            : 'A draw was held. There was no prize for you this time.',
          rewards: is_won ? [{ label: 'Bicycle', text: 'You have it.' }] : [],
        })
      }
      expect([hers, his, nobodys][at]![1]).toMatchObject({ state: 'held', commitment: promised })
    }
  })
})

/** Forgets what stands beside the receipts, and has the migration that brought it read it from them again. */
async function refill(db: Db): Promise<void> {
  await rows(db, sql`delete from draw_holders`)
  await rows(db, sql`update draws set seed = null, entries_hash = null, entries = null`)
  const text = readFileSync(new URL('0019_draw_holders.sql', `file://${migrationsFolder}`), 'utf8')
  const [, filling] = text.split('-- Of draws that were held before, from their receipts.')
  for (const statement of filling!.split(';\n')) await rows(db, sql.raw(statement))
}
