import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { dayMs } from '@goodword/testing/clock'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Context, transaction } from '../context.ts'
import { readEvidence } from '../conversions/evidence.ts'
import { liveProgram } from '../conversions/story.ts'
import { otherProcess, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { jwks } from '../signing-keys/jwks.ts'
import { newAlias } from './alias.ts'
import { disableCode } from './disable-code.ts'
import { findCode } from './find-code.ts'
import { getCode } from './get-code.ts'
import { getCodeQr } from './get-code-qr.ts'
import { issueCode } from './issue-code.ts'
import { listCodes } from './list-codes.ts'

const document: ProgramDraft = {
  name: { en: 'Give and get' },
  rules: [
    {
      id: 'points',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 1, asset: 'points' } }],
    },
  ],
}

describeEngines('a referral code', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let program_id: Id<'prg'>
  let alice: Id<'par'>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    ctx = await testWorkspace(server)
    program_id = await liveProgram(ctx, document)
    alice = await enrol('alice')
  })

  async function enrol(external_id: string, at = ctx) {
    const { id } = await upsertParticipant(at, { external_id })
    return id as Id<'par'>
  }
  const issue = (participant_id = alice, vanity?: string) =>
    issueCode(ctx, { program_id, participant_id, vanity })

  test('is the same for the same advocate, and is found as it is typed', async () => {
    const code = await issue()
    expect(code).toMatchObject({ program_id, participant_id: alice, kind: 'generated' })
    expect(code.alias).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    expect(code.link).toBe(
      `https://goodword.example/r/${ctx.workspace.slug}/${code.alias.replaceAll('-', '')}`,
    )
    expect((await issue()).id).toBe(code.id)

    const found = {
      codeId: uuidOf(code.id as Id<'cod'>),
      programId: uuidOf(program_id),
      participantId: uuidOf(alice),
      alias: code.alias.replaceAll('-', ''),
      isDisabled: false,
    }
    for (const typed of [code.alias, ` ${code.alias.toLowerCase()} `, found.alias]) {
      expect(await findCode(server, ctx.workspace, typed)).toEqual(found)
    }
  })

  test('is issued and found inside a transaction that is open already', async () => {
    const { code, known } = await transaction(ctx, async (unit) => {
      const inUnit: Context = { ...ctx, unit }
      const issued = await issueCode(inUnit, {
        program_id,
        participant_id: alice,
        vanity: 'INSIDE',
      })
      const { code: read } = await readEvidence(inUnit, { code: 'inside' })
      return { code: issued, known: read }
    })
    expect(known).toMatchObject({ alias: code.alias })
    expect(await findCode(server, ctx.workspace, 'INSIDE')).toEqual(known)
  })

  test('is made once by many who ask at once, with one event', async () => {
    const codes = await Promise.all(Array.from({ length: 8 }, () => issue()))
    expect(new Set(codes.map(({ id }) => id)).size).toBe(1)
    const events = await rows<{ data: object }>(
      fresh.database.db,
      sql`select data from events where workspace_id = ${ctx.workspace.uuid}::uuid and type = 'code.issued'`,
    )
    expect(events).toEqual([{ data: { code_id: codes[0]?.id, program_id, participant_id: alice } }])
  })

  test('that was guessed or mistyped is refused without the database', async () => {
    const { alias } = await issue()
    const blind: TestServer = { ...server, database: unreachable(server) }
    const last = alias.at(-1) === '2' ? '3' : '2'
    expect(await findCode(blind, ctx.workspace, alias.slice(0, -1) + last)).toBeUndefined()
    for (const typed of ['', '!', 'x'.repeat(1000), 'ALI', '码']) {
      expect(await findCode(blind, ctx.workspace, typed)).toBeUndefined()
    }
    await expect(findCode(blind, ctx.workspace, alias)).rejects.toThrow('asked')
  })

  test('that looks like a vanity code is refused by the filter, which is read once', async () => {
    await issue(alice, 'ALICE-LOVES-IT')
    const other = otherProcess(server)
    expect(await findCode(other, ctx.workspace, 'ALICE-LOVES-IT')).toBeDefined()
    const blind: TestServer = Object.assign(other, { database: unreachable(server) })
    for (let i = 0; i < 50; i++) {
      const asked = findCode(blind, ctx.workspace, `GUESS${i}`, blind.database.db)
      // A filter may be wrong once in 1,700 times; then it asks.
      expect(await asked.catch(() => undefined)).toBeUndefined()
    }
  })

  test('of the right shape that was never given is not found', async () => {
    const alias = newAlias(server.master.alias, ctx.workspace.uuid)
    expect(await findCode(server, ctx.workspace, alias)).toBeUndefined()
  })

  test('may be chosen besides, is kept from look-alikes, and is found by them', async () => {
    const generated = await issue()
    const chosen = await issue(alice, 'Alice-10')
    expect(chosen).toMatchObject({
      kind: 'vanity',
      alias: 'ALICE-10',
      link: expect.stringContaining('/ALICE-10'),
    })
    expect((await issue(alice, 'alice-10')).id).toBe(chosen.id)
    for (const typed of ['alice10', 'AL1CE IO', 'alice-1o']) {
      expect(await findCode(server, ctx.workspace, typed)).toMatchObject({ alias: 'ALICE-10' })
    }
    const ben = await enrol('ben')
    for (const taken of ['ALICE-10', 'AL1CE1O']) {
      await expect(issue(ben, taken)).rejects.toEqual(new Refusal('code_taken'))
    }
    const { data } = await listCodes(ctx, { limit: 20, participant_id: alice })
    expect(data.map(({ id }) => id)).toEqual([chosen.id, generated.id])
  })

  test.each([
    ['abc', 'too_short'],
    ['support', 'reserved'],
    ['fuck-you', 'profane'],
    ['Alice 码', 'bad_characters'],
    ['23456789CDFH', 'generated_shape'],
  ])('%s may not be chosen: %s', async (vanity, reason) => {
    await expect(issue(alice, vanity)).rejects.toMatchObject({
      code: 'code_refused',
      reason,
      fields: [{ pointer: '/vanity' }],
    })
    expect((await listCodes(ctx, { limit: 20 })).data).toEqual([])
  })

  test('that another process has issued is found within seconds, though the filter was read before', async () => {
    const other = otherProcess(server)
    expect(await findCode(other, ctx.workspace, 'FRESH-ONE')).toBeUndefined()
    await issue(alice, 'FRESH-ONE')
    expect(await findCode(server, ctx.workspace, 'FRESH-ONE')).toBeDefined()
    server.testClock.advance(2_001)
    expect(await findCode(other, ctx.workspace, 'FRESH-ONE')).toMatchObject({ alias: 'FRESH-ONE' })
    server.testClock.advance(-2_001)
  })

  test('comes with a token that our published keys verify', async () => {
    const code = await issue()
    const { token } = await getCode(ctx, { code_id: code.id as Id<'cod'> })
    expect(token).not.toBe(code.token)
    const verified = await jwtVerify(token, createLocalJWKSet(await jwks(server)), {
      issuer: 'https://goodword.example',
      typ: 'goodword-referral+jwt',
      currentDate: new Date(server.clock() + 30 * dayMs - 1000),
    })
    expect(verified.payload).toMatchObject({
      ws: toId('wsp', ctx.workspace.uuid),
      prg: program_id,
      ver: 1,
      sub: alice,
      code: code.alias,
    })
  })

  test('is drawn as a picture that holds its link', async () => {
    const { id } = await issue()
    const svg = await getCodeQr(ctx, { code_id: id as Id<'cod'> })
    expect(svg).toMatch(/^<svg [^>]*viewBox/)
    expect(svg).not.toMatch(/script|href|on\w+=/)
  })

  test('that is withdrawn is still known, as withdrawn', async () => {
    const { id, alias } = await issue()
    const code_id = id as Id<'cod'>
    expect(await findCode(server, ctx.workspace, alias)).toMatchObject({ isDisabled: false })
    await disableCode(ctx, { code_id })
    expect(await findCode(server, ctx.workspace, alias)).toMatchObject({ isDisabled: true })
    const shown = await getCode(ctx, { code_id })
    expect(shown.disabled_at).toBe(new Date(ctx.now).toISOString())
    await disableCode({ ...ctx, now: ctx.now + 1000 }, { code_id })
    expect((await getCode(ctx, { code_id })).disabled_at).toBe(shown.disabled_at)
  })

  test('is listed by what a person would type', async () => {
    const { id, alias } = await issue()
    await issue(await enrol('ben'))
    for (const typed of [alias, alias.toLowerCase()]) {
      const { data } = await listCodes(ctx, { limit: 20, alias: typed })
      expect(data.map((code) => code.id)).toEqual([id])
    }
    expect((await listCodes(ctx, { limit: 20, alias: '!' })).data).toEqual([])
    expect((await listCodes(ctx, { limit: 20 })).data).toHaveLength(2)
  })

  test('is for a program that runs and a participant that exists', async () => {
    const ask = (program: Id<'prg'>, participant_id: Id<'par'>) =>
      issueCode(ctx, { program_id: program, participant_id })
    await expect(ask(server.newId('prg'), alice)).rejects.toEqual(new Refusal('program_not_found'))
    await expect(ask(program_id, server.newId('par'))).rejects.toEqual(
      new Refusal('participant_not_found'),
    )
    await rows(
      fresh.database.db,
      sql`update programs set status = 'paused' where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    await expect(ask(program_id, alice)).rejects.toEqual(new Refusal('program_not_live'))
  })

  test('of another workspace is not found', async () => {
    const { id, alias } = await issue()
    const other = await testWorkspace(server)
    const code_id = id as Id<'cod'>
    const notFound = new Refusal('code_not_found')
    await expect(getCode(other, { code_id })).rejects.toEqual(notFound)
    await expect(getCodeQr(other, { code_id })).rejects.toEqual(notFound)
    await expect(disableCode(other, { code_id })).rejects.toEqual(notFound)
    expect(await findCode(server, other.workspace, alias)).toBeUndefined()
    expect((await listCodes(other, { limit: 20 })).data).toEqual([])
    const foreign = issueCode(other, { program_id, participant_id: alice })
    await expect(foreign).rejects.toEqual(new Refusal('program_not_found'))
  })
})

/** A database that must not be asked. */
function unreachable({ database }: TestServer): TestServer['database'] {
  const asked = () => {
    throw new Error('the database was asked')
  }
  return { ...database, db: new Proxy(database.db, { get: asked }), transaction: asked }
}
