import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rows } from '@goodword/db/connect'
import { directoryTables, workspaceTables } from '@goodword/db/distribution'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { commandLine } from './command-line.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

type Ran = { readonly code: number; readonly out: string; readonly error: string }

/** Runs a command, and gathers what it says. */
async function goodword(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  const said = { log: [] as string[], error: [] as string[] }
  const listeners = (['log', 'error'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation((text) => void said[way].push(`${text}\n`)),
  )
  try {
    const code = await commandLine(args, env)
    return { code, out: said.log.join(''), error: said.error.join('') }
  } finally {
    for (const listener of listeners) listener.mockRestore()
  }
}

/** Runs the command line as an operator does, in a process of its own. */
function goodwordProcess(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', main, ...args],
      { env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env } },
      (failure, out, error) => {
        resolve({ code: failure ? Number(failure.code ?? 1) : 0, out, error })
      },
    )
  })
}

const masterKey = Buffer.alloc(32, 3).toString('base64')

describe('the command line on the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-operator-'))
  const env = { GOODWORD_FOLDER: folder }
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('makes a workspace and keys, lists them and revokes one', async () => {
    const made = await goodwordProcess(
      env,
      ...['workspace', 'create', '--name', 'Teahouse', '--slug', 'teahouse'],
      ...['--origin', 'https://teahouse.example', '--landing', 'https://teahouse.example/'],
    )
    expect(made).toMatchObject({ code: 0, error: '' })
    expect(JSON.parse(made.out)).toMatchObject({
      workspace_id: expect.stringMatching(/^wsp_/),
      mode: 'sandbox',
      signing_secret: { secret: expect.stringMatching(/^gw_ss_sandbox_/) },
    })

    const key = await goodword(env, 'key', 'create', '--workspace', 'teahouse', '--name', 'server')
    const { id, key: text } = JSON.parse(key.out) as { id: string; key: string }
    expect(text).toMatch(/^gw_sk_sandbox_/)
    const listed = await goodword(env, 'key', 'list', '--workspace', 'teahouse')
    expect(listed.out).toContain(`${id}\tsecret\tvalid`)
    expect(listed.out).not.toContain(text)
    expect(
      (await goodword(env, 'key', 'revoke', '--workspace', 'teahouse', '--key', id)).code,
    ).toBe(0)
    const after = await goodword(env, 'key', 'list', '--workspace', 'teahouse')
    expect(after.out).toContain(`${id}\tsecret\trevoked`)
  })

  test("moves a sandbox's clock, and finds the books in order", async () => {
    const moved = await goodword(env, 'clock', '--workspace', 'teahouse', '--advance', 'P30D')
    expect(JSON.parse(moved.out)).toMatchObject({ state: 'done', offset_seconds: 30 * 86_400 })
    const verified = await goodword(env, 'verify')
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringContaining('teahouse: 0 postings'),
    })
  })

  test.each([
    [['frobnicate'], 'There is no command "frobnicate".'],
    [['key', 'create'], 'Say --workspace.'],
    [
      ['workspace', 'create', '--name', 'X', '--slug', 'x', '--mode', 'test'],
      '--mode is "live" or "sandbox".',
    ],
    [['clock', '--workspace', 'teahouse', '--advance', 'P1M'], 'Give a duration such as'],
  ])('says what is wrong with %j and how it is used', async (args, message) => {
    const ran = await goodword(env, ...args)
    expect(ran).toMatchObject({ code: 2, error: expect.stringContaining(message) })
    expect(ran.error).toContain('goodword ')
  })

  test('names a workspace that is not there', async () => {
    const ran = await goodwordProcess(env, 'clock', '--workspace', 'nowhere')
    expect(ran).toMatchObject({ code: 1, error: 'There is no workspace "nowhere".\n' })
  })
})

describePostgres('the command line on Postgres', () => {
  let fresh: FreshDatabase
  let env: Record<string, string>
  beforeAll(async () => {
    fresh = await freshDatabase('postgres', { role: 'owner' })
    env = { DATABASE_URL: fresh.url!, GOODWORD_MASTER_KEY: masterKey }
  })
  afterAll(() => fresh?.close())

  test('migrate has nothing to do the second time', async () => {
    expect(await goodword(env, 'migrate')).toMatchObject({
      code: 0,
      out: 'The schema is up to date.\n',
    })
  })

  test('without the master key nothing is opened', async () => {
    const ran = await goodword({ DATABASE_URL: fresh.url! }, 'verify')
    expect(ran).toMatchObject({
      code: 1,
      error: expect.stringContaining('Set GOODWORD_MASTER_KEY'),
    })
  })

  test('distribute needs Citus, and says so', async () => {
    const ran = await goodword(env, 'distribute')
    expect(ran).toMatchObject({ code: 1, error: expect.stringContaining('create extension citus') })
  })

  test('distribute lays out each table once, the directory first, and again does nothing', async () => {
    // Citus cannot be installed here; its three names are played, and note what they are asked.
    await fresh.database.script(`
      create table pg_dist_partition (logicalrelid regclass);
      create table asked (at serial, call text);
      create function create_reference_table(t regclass) returns void language sql as
        $$ insert into pg_dist_partition values (t); insert into asked (call) values ('reference ' || t::text) $$;
      create function create_distributed_table(t regclass, by text, colocate_with text) returns void language sql as
        $$ insert into pg_dist_partition values (t);
           insert into asked (call) values ('distributed ' || t::text || ' by ' || by || ' with ' || colocate_with) $$;
      create schema played; create table played.pg_extension as select 'citus'::name as extname;
    `)
    const played = new URL(fresh.url!)
    played.searchParams.set('options', '-c search_path=played,public,pg_catalog')
    const onCitus = { ...env, DATABASE_URL: played.href }
    expect(await goodword(onCitus, 'distribute')).toMatchObject({ code: 0, error: '' })

    const calls = await rows<{ call: string }>(
      fresh.database.db,
      sql`select call from asked order by at`,
    )
    const [first] = workspaceTables
    expect(calls.map(({ call }) => call)).toEqual([
      ...directoryTables.map((table) => `reference ${table}`),
      ...workspaceTables.map(
        (table) =>
          `distributed ${table} by workspace_id with ${table === first ? 'default' : first}`,
      ),
    ])
    expect(await goodword(onCitus, 'distribute')).toMatchObject({
      code: 0,
      out: 'Every table is laid out already.\n',
    })
  })
})
