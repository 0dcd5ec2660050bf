import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { type Database, rows } from './connect.ts'
import { databaseFailure } from './failure.ts'

/** Where the product's own migrations stand. */
export const migrationsFolder = fileURLToPath(new URL('../migrations/', import.meta.url))

/** One step of the schema, as it stands in its file. */
export interface Migration {
  readonly name: string
  readonly hash: string
  readonly text: string
}

/** The steps of a folder, in their order. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((file) => /^\d{4}_[\w-]+\.sql$/.test(file))
  return files.sort().map((file) => {
    // A checkout may have changed the line ends.
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    const hash = createHash('sha256').update(text).digest('hex')
    return { name: file.slice(0, -'.sql'.length), hash, text }
  })
}

/**
 * Brings a database forward to the steps of a folder, each in a transaction of its own, and returns
 * the names of those it ran. Safe from several processes at once. There is no way back.
 */
export async function migrate(database: Database, folder: string = migrationsFolder) {
  const ran: string[] = []
  for (const migration of readMigrations(folder)) {
    if (!isApplied(migration, await readApplied(database))) {
      if (await apply(database, migration)) ran.push(migration.name)
    }
  }
  return ran
}

interface Applied {
  readonly name: string
  readonly hash: string
}

async function readApplied({ db }: Database) {
  const [found] = await rows<{ table: string | null }>(
    db,
    sql`select to_regclass('migrations')::text as table`,
  )
  if (!found?.table) return []
  return rows<Applied>(db, sql`select name, hash from migrations order by name`)
}

// Steps of a later release may be there already: the previous code runs on the next schema.
function isApplied({ name, hash }: Migration, applied: readonly Applied[]) {
  const same = applied.find((step) => step.name === name)
  if (same && same.hash !== hash) {
    throw new Error(`Migration ${name} has changed since it was applied; add a new one instead`)
  }
  const later = applied.find((step) => step.name > name)
  if (!same && later) {
    throw new Error(`Migration ${name} comes before ${later.name}, which is already applied`)
  }
  return same !== undefined
}

async function apply(database: Database, { name, hash, text }: Migration) {
  try {
    await database.script(`${preamble(name, hash)}\n${text}`)
    return true
  } catch (error) {
    const failure = databaseFailure(error)
    // Another process ran the same step while this one waited for its turn.
    if (failure?.code === '23505' && failure.constraint === 'migrations_pkey') return false
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Migration ${name} failed: ${reason}`, { cause: error })
  }
}

// Whoever waits for its turn may wait long, but no statement of a step may queue behind traffic, for
// then all later traffic queues behind the step.
function preamble(name: string, hash: string) {
  return `
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local lock_timeout = '120s';
    select pg_advisory_xact_lock(7236450192);
    set local lock_timeout = '2s';
    create table if not exists migrations (
      name text primary key,
      hash text not null,
      applied_at timestamptz not null default now()
    );
    insert into migrations (name, hash) values ('${name}', '${hash}');
  `
}
