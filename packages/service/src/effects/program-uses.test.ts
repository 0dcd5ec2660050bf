import { rows } from '@goodword/db/connect'
import { noEffects } from '@goodword/domain/effects/effects'
import { meter } from '@goodword/domain/effects/gather'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Context, transaction } from '../context.ts'
import { liveProgram } from '../conversions/story.ts'
import { nextRequest, testServer, testWorkspace } from '../fixtures.ts'
import { storeEffects } from './store-effects.ts'

const draft: ProgramDraft = {
  name: { en: 'Any' },
  rules: [
    {
      id: 'a',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 1, asset: 'points' } }],
    },
  ],
}

const someone: Id<'par'> = 'par_01h2xcejqtf2nbrexx3vqjhp41'
const place = { meter: 'places', period: 'lifetime', used: 1, of: 'program', cap: 10 } as const

describePostgres('what a whole program shares', () => {
  let fresh: FreshDatabase
  let ctx: Context
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
    ctx = await testWorkspace(testServer(fresh.database))
  })
  afterAll(() => fresh?.close())

  /** Moves the meter; a conflict is thrown as often as it is tried. */
  async function move(programId: Id<'prg'>, sign: 1 | -1): Promise<'done' | 'busy'> {
    const request = await nextRequest(ctx)
    const effects = noEffects()
    meter(effects, programId, someone, [place], sign)
    return transaction(request, async (unit) => {
      storeEffects(unit, ctx.workspace.uuid, effects)
    }).then(
      () => 'done' as const,
      () => 'busy' as const,
    )
  }
  const used = async () =>
    rows(
      fresh.database.db,
      sql`select used, cap from program_uses where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )

  test('is used as far as its cap by 60 at once, is free again when given back, and no further', async () => {
    const programId = await liveProgram(ctx, draft)
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => move(programId, 1)))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(10)
    expect(await used()).toEqual([{ used: 10, cap: 10 }])

    expect(await move(programId, -1)).toBe('done')
    expect(await move(programId, 1)).toBe('done')
    expect(await move(programId, 1)).toBe('busy')
    expect(await used()).toEqual([{ used: 10, cap: 10 }])

    await Promise.all(Array.from({ length: 10 }, () => move(programId, -1)))
    await expect(used()).resolves.toEqual([{ used: 0, cap: 10 }])
    await expect(move(programId, -1)).resolves.toBe('busy')
  })
})
