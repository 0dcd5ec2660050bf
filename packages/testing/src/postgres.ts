import { randomBytes } from 'node:crypto'
import { type Database, openPostgres } from '@goodword/db/connect'
import { openEmbedded } from '@goodword/db/embedded'
import { migrationsFolder } from '@goodword/db/migrate'
import postgres from 'postgres'
import { describe, inject } from 'vitest'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { asSuperuser, sharedCluster, withDatabase, workerFolder } from './shared-cluster.ts'

/** The role that the application's statements run as. */
export const applicationRole = 'goodword_app'

/** What a test may want otherwise. */
export interface FreshOptions {
  /** The role of its statements: the application's by default, `owner` to be allowed everything. */
  readonly role?: string | 'owner'
  readonly poolMax?: number
  /** How long a statement may wait, for a test that holds a lock meanwhile; on a real Postgres. */
  readonly waitMsMax?: number
  /** Another folder of migrations than the product's. */
  readonly migrations?: string
}

/** A database that only one test file uses. */
export interface FreshDatabase {
  readonly database: Database
  /** The owner's address, for a second connection or a child process; not on the embedded engine. */
  readonly url: string | undefined
  close(): Promise<void>
}

/** Whether tests may start and kill servers of their own. */
export const hasOwnPostgres = findPostgresBinaries() !== undefined

/** Whether a real Postgres can be had on this machine. */
export const hasPostgres = Boolean(process.env.DATABASE_URL) || hasOwnPostgres

/** A suite that needs a real Postgres; without one it is reported as skipped, by name. */
export function describePostgres(name: string, suite: () => void) {
  if (hasPostgres) describe(name, suite)
  else describe.skip(`${name} (no Postgres on this machine)`, suite)
}

/** The same suite on both engines, named after each. */
export function describeEngines(name: string, suite: (engine: Database['engine']) => void) {
  describe(`${name} (embedded)`, () => suite('embedded'))
  describePostgres(`${name} (postgres)`, () => suite('postgres'))
}

/** Makes a migrated, empty database: cloned from the run's template, or in memory. */
export async function freshDatabase(
  engine: Database['engine'],
  options: FreshOptions = {},
): Promise<FreshDatabase> {
  const migrations = options.migrations ?? migrationsFolder
  const role = options.role === 'owner' ? undefined : (options.role ?? applicationRole)
  if (engine === 'embedded') {
    const database = await openEmbedded('memory', { migrations, role })
    return { database, url: undefined, close: database.close }
  }

  const { url: server, template } = await sharedCluster(
    workerFolder(inject('runFolder')),
    migrations,
  )
  const name = `goodword_test_${randomBytes(8).toString('hex')}`
  await asSuperuser(server, `create database ${name} template ${template}`)
  const url = withDatabase(server, name)
  const database = openPostgres(url, {
    poolMax: options.poolMax,
    role: (await knowsRole(url, role)) ? role : undefined,
    lockMsMax: options.waitMsMax,
    statementMsMax: options.waitMsMax,
  })
  return {
    database,
    url,
    close: async () => {
      await database.close()
      await asSuperuser(server, `drop database ${name} with (force)`)
    },
  }
}

async function knowsRole(url: string, role: string | undefined) {
  if (!role) return false
  const sql = postgres(url, { max: 1 })
  try {
    const known = await sql`select 1 from pg_roles where rolname = ${role}`
    return known.length === 1
  } finally {
    await sql.end()
  }
}
