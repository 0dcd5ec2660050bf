import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCatalogueItem } from '../catalogue/create-catalogue-item.ts'
import { rotateFulfilmentSecret } from '../catalogue/rotate-fulfilment-secret.ts'
import type { Context } from '../context.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { createKey } from '../keys/create-key.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { createProgram } from '../programs/create-program.ts'
import { endProgram } from '../programs/end-program.ts'
import { pauseProgram } from '../programs/pause-program.ts'
import { publishProgram } from '../programs/publish-program.ts'
import { resumeProgram } from '../programs/resume-program.ts'
import { updateProgram } from '../programs/update-program.ts'
import { rotateSigningSecret } from '../workspaces/rotate-signing-secret.ts'
import { listAuditLog } from './list-audit-log.ts'

const draft = {
  name: { en: 'Points' },
  rules: [
    {
      id: 'points',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 1, asset: 'points' } }],
    },
  ],
}

describeEngines('the log of what is done by hand', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  const open = async (): Promise<Context> => ({
    ...(await testWorkspace(testServer(fresh.database))),
    actor: { id: 'key_staff', name: 'Ada' },
  })
  const noted = async (ctx: Context) => (await listAuditLog(ctx, { limit: 50 })).data.toReversed()

  test('names who made, replaced and revoked a key or a secret, and none of their texts', async () => {
    const ctx = await open()
    const made = await createKey(ctx, { kind: 'secret', name: 'Till', scopes: ['programs:read'] })
    const rotated = await rotateKey(ctx, { key_id: made.id as Id<'key'>, old_valid_hours: 24 })
    await revokeKey(ctx, { key_id: rotated.id as Id<'key'> })
    await revokeKey(ctx, { key_id: rotated.id as Id<'key'> })
    const { id, secret } = await rotateSigningSecret(ctx, { old_valid_hours: 1 })
    const item = await createCatalogueItem(ctx, {
      kind: 'top_up',
      name: { en: 'Top-up' },
      price: 10,
      asset: 'points',
      is_active: true,
    })
    const fulfilment = await rotateFulfilmentSecret(ctx, { item_id: item.id as Id<'itm'> })

    const entries = await noted(ctx)
    expect(entries.filter(({ action }) => !action.startsWith('catalogue'))).toMatchObject([
      { action: 'key.created', subject: made.id, after: { name: 'Till', kind: 'secret' } },
      { action: 'key.rotated', subject: made.id, after: { key: rotated.id, name: 'Till' } },
      { action: 'key.revoked', subject: rotated.id, before: { revoked_at: null } },
      { action: 'signing_secret.rotated', subject: id },
      { action: 'fulfilment_secret.rotated', subject: item.id },
    ])
    expect(new Set(entries.map(({ actor }) => actor.name))).toEqual(new Set(['Ada']))
    const text = JSON.stringify(
      await rows(
        fresh.database.db,
        sql`select * from audit_log where workspace_id = ${ctx.workspace.uuid}::uuid`,
      ),
    )
    for (const one of [made.key, rotated.key, secret, fulfilment.secret]) {
      expect(text).not.toContain(one)
      expect(text).not.toContain(one.slice(-12))
    }
  })

  test('names who published, paused, resumed and ended a program, each once', async () => {
    const ctx = await open()
    const { id } = await createProgram(ctx, { slug: 'points', draft })
    const program_id = id as Id<'prg'>
    await publishProgram(ctx, { program_id })
    await pauseProgram(ctx, { program_id })
    await pauseProgram(ctx, { program_id })
    await resumeProgram(ctx, { program_id })
    await updateProgram(ctx, { program_id, status: 'paused' })
    await endProgram(ctx, { program_id, promises: 'cancel_held' })
    await publishProgram(ctx, { program_id, restore_version: 1 })

    const entries = await noted(ctx)
    expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
      [
        'program.published',
        { version: null, status: 'draft' },
        { version: 1, restores: null, status: 'live' },
      ],
      ['program.paused', { status: 'live' }, { status: 'paused' }],
      ['program.resumed', { status: 'paused' }, { status: 'live' }],
      ['program.paused', { status: 'live' }, { status: 'paused' }],
      ['program.ended', { status: 'paused' }, { status: 'ended', cancels_held: true }],
      [
        'program.published',
        { version: 1, status: 'ended' },
        { version: 2, restores: 1, status: 'live' },
      ],
    ])
    expect(new Set(entries.map(({ subject }) => subject))).toEqual(new Set([id]))
  })
})
