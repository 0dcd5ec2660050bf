import { randomBytes } from 'node:crypto'
import { type ErrorCode, Refusal } from '@goodword/contract/errors'
import { openPostgres, rows } from '@goodword/db/connect'
import { idempotencyKeys } from '@goodword/db/idempotency'
import { jobs } from '@goodword/db/jobs'
import { workspaces } from '@goodword/db/workspaces'
import { hourMs, testClock } from '@goodword/testing/clock'
import { testIds, testUuids } from '@goodword/testing/ids'
import {
  describeEngines,
  describePostgres,
  type FreshDatabase,
  freshDatabase,
} from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Context, contextFor, type Server, transaction } from '../context.ts'
import { newWorkspaceKey, openMasterKey, wrapKey } from '../vault/master-key.ts'
import { openWorkspaceVault, type WorkspaceVault } from '../vault/workspace-vault.ts'
import { describeRequest } from './describe-request.ts'
import { bindKey, type OnceRequest, once } from './once.ts'
import { purgeIdempotencyKeys } from './purge-idempotency-keys.ts'

const uuid = testUuids(7)
const workspace = {
  uuid: uuid(),
  mode: 'live',
  name: 'Shop',
  slug: 'shop',
  timeZone: 'UTC',
  origins: [],
  landingUrl: null,
  pictureUrl: null,
  friendPage: false,
  instantMode: false,
  acceptsPageConversions: false,
  clockOffsetMs: 0,
  fourEyes: [],
} as const

const clock = testClock()
let fresh: FreshDatabase
let server: Server
let vault: WorkspaceVault
let ctx: Context
let count = 0

async function open(engine: 'postgres' | 'embedded') {
  fresh = await freshDatabase(engine)
  const master = openMasterKey(randomBytes(32))
  server = {
    database: fresh.database,
    master,
    publicUrl: 'https://goodword.example',
    clock: () => clock.now().getTime(),
    newId: testIds(),
    randomBytes,
  }
  const wrappedKey = wrapKey(master, workspace.uuid, newWorkspaceKey())
  vault = openWorkspaceVault(master, workspace.uuid, wrappedKey)
  const { uuid: id, name, slug, mode } = workspace
  await fresh.database.db.insert(workspaces).values({ id, name, slug, mode, wrappedKey })
  ctx = contextFor(server, workspace, vault)
}

/** A write with an effect that can be counted: each time it is done there is one job more. */
async function makeJob(of: Context) {
  return transaction(of, async (unit) => {
    const id = uuid()
    unit.send(
      unit.tx
        .insert(jobs)
        .values({ workspaceId: of.workspace.uuid, id, kind: 'test', state: 'running' })
        .execute(),
    )
    return { status: 201, body: JSON.stringify({ id, name: 'Zoë' }) }
  })
}

async function jobsCount() {
  const [row] = await rows<{ n: number }>(fresh.database.db, sql`select count(*)::int n from jobs`)
  return row?.n
}

function request(body: unknown = { a: 1, b: [2] }, key = 'key-1'): OnceRequest {
  const described = describeRequest(vault, {
    key: `${key}-${count}`,
    caller: 'server',
    method: 'POST',
    path: '/v1/jobs',
    body,
  })
  return { ...described, showsSecret: false }
}

function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give }
}

async function refusalOf(work: Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return undefined
}

describeEngines('a write under an Idempotency-Key', (engine) => {
  let before: number | undefined

  beforeAll(() => open(engine))
  afterAll(() => fresh.close())
  beforeEach(async () => {
    count += 1
    before = await jobsCount()
  })

  test('is done once, and its repetition gets the first answer to the byte', async () => {
    const first = await once(ctx, request(), makeJob)
    const again = await once(ctx, request({ b: [2], a: 1 }), makeJob)

    expect(first.isReplayed).toBe(false)
    expect(again).toEqual({ ...first, isReplayed: true })
    expect(await jobsCount()).toBe(before! + 1)
  })

  test('is refused when the key was used for another', async () => {
    await once(ctx, request(), makeJob)
    expect(await refusalOf(once(ctx, request({ a: 2 }), makeJob))).toBe('idempotency_key_reused')
    expect(await jobsCount()).toBe(before! + 1)
  })

  test('does not meet that of another caller under the same key', async () => {
    const asked = { key: `same-${count}`, method: 'POST', path: '/v1/jobs', body: {} }
    for (const caller of ['server', 'page', 'customer:1', 'customer:2']) {
      const described = describeRequest(vault, { ...asked, caller })
      await once(ctx, { ...described, showsSecret: false }, makeJob)
    }
    expect(await jobsCount()).toBe(before! + 4)
  })

  test('may be tried again after a refusal', async () => {
    const refuse = () => Promise.reject(new Refusal('program_not_live'))
    expect(await refusalOf(once(ctx, request(), refuse))).toBe('program_not_live')
    const done = await once(ctx, request(), makeJob)
    expect(done.isReplayed).toBe(false)
  })

  test('gets its first answer although it would now be refused', async () => {
    const first = await once(ctx, request(), makeJob)
    const refuse = () => Promise.reject(new Refusal('key_not_found'))
    expect(await once(ctx, request(), refuse)).toEqual({ ...first, isReplayed: true })
  })

  test('leaves nothing when its answer cannot be kept', async () => {
    const broken = {
      ...ctx,
      vault: {
        ...vault,
        seal: () => {
          throw new Error('no room')
        },
      },
    }
    await expect(once(broken, request(), makeJob)).rejects.toThrow('no room')
    expect(await jobsCount()).toBe(before)
    expect((await once(ctx, request(), makeJob)).isReplayed).toBe(false)
  })

  test('never shows a secret twice, and does not keep it', async () => {
    const secret = { ...request(), showsSecret: true }
    await once(ctx, secret, makeJob)
    expect(await refusalOf(once(ctx, secret, makeJob))).toBe('secret_already_shown')
    expect(await jobsCount()).toBe(before! + 1)
    const [kept] = await fresh.database.db
      .select({ sealedAnswer: idempotencyKeys.sealedAnswer })
      .from(idempotencyKeys)
      .where(sql`key_hash = ${secret.keyHash}`)
    expect(kept).toEqual({ sealedAnswer: null })
  })

  test('keeps neither the key nor the answer in the clear', async () => {
    await once(ctx, request({ a: 1 }, 'alice@shop.example'), makeJob)
    const kept = await rows<{ text: string }>(
      fresh.database.db,
      sql`select encode(key_hash || fingerprint || coalesce(sealed_answer, ''), 'escape') as text from idempotency_keys`,
    )
    expect(kept.length).toBeGreaterThan(0)
    for (const { text } of kept) {
      expect(text).not.toContain('alice')
      expect(text).not.toContain('name')
    }
  })

  test('is a new one after 48 hours, whether or not the old one was purged', async () => {
    await once(ctx, request(), makeJob)
    clock.advance(48 * hourMs - 1)
    expect((await once(ctx, request(), makeJob)).isReplayed).toBe(true)
    clock.advance(1)
    expect((await once(ctx, request(), makeJob)).isReplayed).toBe(false)
    expect(await jobsCount()).toBe(before! + 2)
  })

  test('that keeps its key itself is bound to its first request, for as long', async () => {
    await bindKey(ctx, request())
    await bindKey(ctx, request())
    expect(await refusalOf(bindKey(ctx, request({ a: 2 })))).toBe('idempotency_key_reused')
    clock.advance(48 * hourMs)
    await bindKey(ctx, request({ a: 2 }))
    expect(await refusalOf(bindKey(ctx, request()))).toBe('idempotency_key_reused')
  })

  test('is forgotten after 48 hours', async () => {
    await purgeIdempotencyKeys(server, workspace.uuid)
    await once(ctx, request({}, 'old'), makeJob)
    clock.advance(hourMs)
    await once(ctx, request({}, 'young'), makeJob)
    clock.advance(47 * hourMs)
    const [kept] = await rows<{ n: number }>(
      fresh.database.db,
      sql`select count(*)::int n from idempotency_keys`,
    )
    expect(await purgeIdempotencyKeys(server, workspace.uuid)).toBe(kept!.n - 1)
    expect((await once(ctx, request({}, 'young'), makeJob)).isReplayed).toBe(true)
  })
})

describePostgres('writes under one Idempotency-Key, at once', () => {
  beforeAll(() => open('postgres'))
  afterAll(() => fresh.close())
  beforeEach(() => {
    count += 1
  })

  test('are done once, and all get the same answer', async () => {
    for (let round = 0; round < 5; round++) {
      count += 1
      const before = await jobsCount()
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => once(ctx, request(), makeJob)),
      )
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
      expect(answers.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1)
      expect(await jobsCount()).toBe(before! + 1)
    }
  })

  describe('while the first is still running', () => {
    test('wait for it, and are then told to try again', async () => {
      const impatient = openPostgres(fresh.url!, { lockMsMax: 100, poolMax: 1 })
      const other = { ...ctx, server: { ...server, database: impatient } }
      const started = signal()
      const finished = signal()
      const first = once(ctx, request(), async (inside) => {
        const answer = await makeJob(inside)
        started.give()
        await finished.given
        return answer
      })
      await started.given
      expect(await refusalOf(once(other, request(), makeJob))).toBe('request_in_progress')

      finished.give()
      const answer = await first
      expect(await once(other, request(), makeJob)).toEqual({ ...answer, isReplayed: true })
      await impatient.close()
    })

    test('take over when it fails', async () => {
      const started = signal()
      const failing = signal()
      const first = once(ctx, request(), async (inside) => {
        await makeJob(inside)
        // The claim goes out beside the work: whatever is asked after it is answered after it.
        await rows(inside.unit!.tx, sql`select 1`)
        started.give()
        await failing.given
        throw new Refusal('program_not_live')
      })
      await started.given
      const second = once(ctx, request(), makeJob)
      failing.give()
      expect(await refusalOf(first)).toBe('program_not_live')
      expect((await second).isReplayed).toBe(false)
    })
  })
})
