import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rows } from './connect.ts'
import { openEmbedded } from './embedded.ts'

let root: string
let folder: string
let migrations: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'goodword-embedded-'))
  folder = join(root, 'data')
  migrations = mkdtempSync(join(root, 'migrations-'))
  writeFileSync(
    join(migrations, '0001_notes.sql'),
    `create table notes (body text);
     create role note_reader;
     grant select on notes to note_reader`,
  )
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const notes = sql`select body from notes order by body`
const note = (body: string) => sql`insert into notes values (${body})`

test('data is there again after a restart', async () => {
  const first = await openEmbedded(folder, { migrations })
  await rows(first.db, note('kept'))
  await first.close()

  const second = await openEmbedded(folder, { migrations })
  expect(await rows(second.db, notes)).toEqual([{ body: 'kept' }])
  await second.close()
})

test('a folder in use is refused with its name and the pid, and is not touched', async () => {
  const holder = await openEmbedded(folder, { migrations })
  await expect(openEmbedded(folder, { migrations })).rejects.toThrow(
    `${folder} is in use by process ${process.pid}`,
  )
  await rows(holder.db, note('still here'))
  expect(await rows(holder.db, notes)).toEqual([{ body: 'still here' }])
  await holder.close()
})

test('new migrations reach an existing folder', async () => {
  await (await openEmbedded(folder, { migrations })).close()
  writeFileSync(join(migrations, '0002_more.sql'), "insert into notes values ('from step two')")
  const database = await openEmbedded(folder, { migrations })
  expect(await rows(database.db, notes)).toEqual([{ body: 'from step two' }])
  await database.close()
})

test('a failing migration gives the folder back', async () => {
  await (await openEmbedded(folder, { migrations })).close()
  writeFileSync(join(migrations, '0002_more.sql'), 'insert into nowhere values (1)')
  await expect(openEmbedded(folder, { migrations })).rejects.toThrow('0002_more failed')
  rmSync(join(migrations, '0002_more.sql'))
  await (await openEmbedded(folder, { migrations })).close()
})

test('what an interrupted first start left is replaced', async () => {
  await (await openEmbedded(folder, { migrations })).close()
  rmSync(join(folder, 'data-is-complete'))
  rmSync(join(folder, 'data/global'), { recursive: true })
  const database = await openEmbedded(folder, { migrations })
  expect(await rows(database.db, notes)).toEqual([])
  await database.close()
})

test('in memory, each is its own', async () => {
  const [one, other] = await Promise.all([
    openEmbedded('memory', { migrations }),
    openEmbedded('memory', { migrations }),
  ])
  await rows(one.db, note('only here'))
  expect(await rows(other.db, notes)).toEqual([])
  await one.close()
  await other.close()
})

test('the template is kept for the next start', async () => {
  const cacheFolder = join(root, 'cache')
  const open = () => openEmbedded('memory', { migrations, cacheFolder })
  await (await open()).close()
  const kept = readdirSync(cacheFolder)
  expect(kept.filter((file) => file.endsWith('.tar'))).toHaveLength(2)
  await (await open()).close()
  expect(readdirSync(cacheFolder)).toEqual(kept)
})

test('statements run as the role that was asked for', async () => {
  const database = await openEmbedded('memory', { migrations, role: 'note_reader' })
  expect(await rows(database.db, notes)).toEqual([])
  await expect(rows(database.db, note('no'))).rejects.toThrow('permission denied')
  await database.close()
})

test('a killed process loses nothing it was told is stored, and its lock is taken over', async () => {
  const script = `
    import { sql } from 'drizzle-orm'
    import { rows } from './connect.ts'
    import { openEmbedded } from './embedded.ts'
    const database = await openEmbedded(process.env.FOLDER, { migrations: process.env.MIGRATIONS })
    for (let n = 1; ; n++) {
      await rows(database.db, sql\`insert into notes values (\${String(n).padStart(9, '0')})\`)
      process.stdout.write(n + '\\n')
    }`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: { ...process.env, FOLDER: folder, MIGRATIONS: migrations },
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.on('data', (data) => {
    told += data
    if (told.split('\n').length > 200) child.kill('SIGKILL')
  })
  await once(child, 'close')
  const acknowledged = told.split('\n').filter(Boolean).map(Number)

  expect(existsSync(join(folder, 'lock'))).toBe(true)
  const database = await openEmbedded(folder, { migrations })
  const stored = new Set(
    (await rows<{ body: string }>(database.db, notes)).map(({ body }) => Number(body)),
  )
  expect(acknowledged.length).toBeGreaterThan(100)
  expect(acknowledged.filter((n) => !stored.has(n))).toEqual([])
  await database.close()
})
