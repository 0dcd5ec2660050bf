import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { type Database, rows } from './connect.ts'
import { embeddedDatabase, startEngine } from './embedded-client.ts'
import { embeddedTemplate } from './embedded-template.ts'
import { takeLock } from './lock-file.ts'
import { migrate, migrationsFolder } from './migrate.ts'
import { unpackArchive } from './unpack-archive.ts'

/** How an embedded database is opened. */
export interface EmbeddedOptions {
  /** The folder of migrations to bring it to, when not the product's own. */
  readonly migrations?: string | undefined
  /** The role that statements run as; ignored when no migration made it. */
  readonly role?: string | undefined
  readonly cacheFolder?: string | undefined
}

/**
 * Opens the embedded database in a folder, or a passing one in memory, migrated. One process at a
 * time; whoever opens it closes it, also on SIGTERM. It survives a killed process, but since the
 * engine does not wait for the disk, not a loss of power.
 */
export async function openEmbedded(
  folder: string | 'memory',
  options: EmbeddedOptions = {},
): Promise<Database> {
  const migrations = options.migrations ?? migrationsFolder
  const template = () => embeddedTemplate(migrations, options.cacheFolder)

  if (folder === 'memory') {
    const engine = await startEngine({ archive: await template() })
    const database = embeddedDatabase(engine, () => {})
    await takeRole(database, options.role)
    return database
  }

  // The engine has no lock of its own: two processes on one folder corrupt it without a word.
  const release = takeLock(join(resolve(folder), 'lock'))
  try {
    const engine = await startFolder(resolve(folder), template)
    const database = embeddedDatabase(engine, release)
    try {
      await migrate(database, migrations)
      await takeRole(database, options.role)
    } catch (error) {
      await database.close()
      throw error
    }
    return database
  } catch (error) {
    release()
    throw error
  }
}

// Without its mark, the data is what an interrupted first start left behind.
async function startFolder(folder: string, template: () => Promise<Buffer>) {
  const dataDir = join(folder, 'data')
  const mark = join(folder, 'data-is-complete')
  if (existsSync(mark)) return startEngine({ dataDir })

  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  await unpackArchive(await template(), dataDir)
  const engine = await startEngine({ dataDir })
  writeFileSync(mark, '')
  return engine
}

async function takeRole(database: Database, role: string | undefined) {
  if (!role) return
  const known = await rows(database.db, sql`select 1 from pg_roles where rolname = ${role}`)
  if (known.length === 1) await database.db.execute(sql`set role ${sql.identifier(role)}`)
}
