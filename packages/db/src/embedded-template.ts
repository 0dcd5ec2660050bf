import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { embeddedDatabase, startEngine } from './embedded-client.ts'
import { LockHeld, takeLock } from './lock-file.ts'
import { migrate, readMigrations } from './migrate.ts'

/** Where templates are kept unless told otherwise. */
export const templateFolder = fileURLToPath(
  new URL('../node_modules/.cache/embedded/', import.meta.url),
)

/**
 * A new, migrated database as an archive. Setting one up takes the engine several seconds, loading
 * an archive one, so archives are kept by version of the engine and hash of the migrations.
 */
export async function embeddedTemplate(
  migrationsFolder: string,
  cacheFolder: string = templateFolder,
): Promise<Buffer> {
  const steps = readMigrations(migrationsFolder)
  const hash = createHash('sha256').update(steps.map((step) => step.name + step.hash).join('\n'))
  const base = join(cacheFolder, `pglite-${engineVersion()}.tar`)
  const migrated = join(
    cacheFolder,
    `pglite-${engineVersion()}-${hash.digest('hex').slice(0, 16)}.tar`,
  )

  return kept(base, cacheFolder, () => archive()).then((empty) =>
    steps.length === 0
      ? empty
      : kept(migrated, cacheFolder, () => archive(empty, migrationsFolder)),
  )
}

async function archive(from?: Buffer, migrationsFolder?: string): Promise<Buffer> {
  const engine = await startEngine(from ? { archive: from } : {})
  const database = embeddedDatabase(engine, () => {})
  if (migrationsFolder) await migrate(database, migrationsFolder)
  const dump = await engine.dumpDataDir('none')
  await database.close()
  return Buffer.from(await dump.arrayBuffer())
}

// One process makes an archive while others wait for it; the rename makes it appear whole.
async function kept(
  path: string,
  cacheFolder: string,
  make: () => Promise<Buffer>,
): Promise<Buffer> {
  const found = read(path)
  if (found) return found
  if (!isWritable(cacheFolder)) return make()

  const release = await waitForLock(`${path}.lock`)
  try {
    const madeMeanwhile = read(path)
    if (madeMeanwhile) return madeMeanwhile

    const made = await make()
    writeFileSync(`${path}.part`, made)
    renameSync(`${path}.part`, path)
    dropOld(cacheFolder)
    return made
  } finally {
    release()
  }
}

function read(path: string) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

// An installation may be read-only; then each start sets up its database anew.
function isWritable(folder: string) {
  try {
    mkdirSync(folder, { recursive: true })
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    return true
  } catch {
    return false
  }
}

async function waitForLock(path: string) {
  for (;;) {
    try {
      return takeLock(path)
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error
      await sleep(50)
    }
  }
}

const dayMs = 86_400_000

function dropOld(folder: string) {
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    const isOld =
      Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 14 * dayMs
    if (isOld) rmSync(path, { force: true })
  }
}

function engineVersion() {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest = readFileSync(join(dirname(main), '..', 'package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
