import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  describeEngines,
  describePostgres,
  type FreshDatabase,
  freshDatabase,
} from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPostgres, rows } from './connect.ts'
import { migrate, readMigrations } from './migrate.ts'

let folder: string
const empty = () => mkdtempSync(join(tmpdir(), 'goodword-migrations-'))
const step = (name: string, text: string) => writeFileSync(join(folder, `${name}.sql`), text)
const dropFolder = () => rmSync(folder, { recursive: true, force: true })

const firstSteps = () => {
  step('0001_house', 'create table rooms (id int primary key);\ninsert into rooms values (1);')
  step('0002_doors', 'create table doors (room int references rooms)')
}

async function openEmpty(engine: 'postgres' | 'embedded') {
  const nothing = empty()
  const fresh = await freshDatabase(engine, { role: 'owner', migrations: nothing })
  rmSync(nothing, { recursive: true })
  return fresh
}

describeEngines('migrations', (engine) => {
  let fresh: FreshDatabase
  beforeEach(async () => {
    folder = empty()
    fresh = await openEmpty(engine)
  })
  afterEach(async () => {
    dropFolder()
    await fresh?.close()
  })

  test('run in the order of their names, each once', async () => {
    firstSteps()
    expect(await migrate(fresh.database, folder)).toEqual(['0001_house', '0002_doors'])
    expect(await migrate(fresh.database, folder)).toEqual([])
    expect(await rows(fresh.database.db, sql`select id from rooms`)).toEqual([{ id: 1 }])
    const noted = sql`select name, applied_at is not null as dated from migrations order by name`
    expect(await rows(fresh.database.db, noted)).toEqual([
      { name: '0001_house', dated: true },
      { name: '0002_doors', dated: true },
    ])
  })

  test('run further when a step is added', async () => {
    firstSteps()
    await migrate(fresh.database, folder)
    step('0003_keys', 'create table keys (id int)')
    expect(await migrate(fresh.database, folder)).toEqual(['0003_keys'])
  })

  test('refuse a step that has changed since it was applied', async () => {
    firstSteps()
    await migrate(fresh.database, folder)
    step('0001_house', 'create table rooms (id bigint primary key)')
    await expect(migrate(fresh.database, folder)).rejects.toThrow('0001_house has changed')
  })

  test('do not mind other line ends', async () => {
    firstSteps()
    await migrate(fresh.database, folder)
    step('0001_house', 'create table rooms (id int primary key);\r\ninsert into rooms values (1);')
    expect(await migrate(fresh.database, folder)).toEqual([])
  })

  test('refuse a step that would come before an applied one', async () => {
    firstSteps()
    await migrate(fresh.database, folder)
    step('0001_cellar', 'create table cellar (id int)')
    await expect(migrate(fresh.database, folder)).rejects.toThrow('comes before 0001_house')
  })

  test('leave nothing of a step that fails, and keep those before it', async () => {
    firstSteps()
    step('0003_broken', 'create table half (id int); insert into nowhere values (1)')
    await expect(migrate(fresh.database, folder)).rejects.toThrow('0003_broken failed')
    expect(await rows(fresh.database.db, sql`select to_regclass('half') as half`)).toEqual([
      { half: null },
    ])
    step('0003_broken', 'create table half (id int)')
    expect(await migrate(fresh.database, folder)).toEqual(['0003_broken'])
  })

  test('leave the steps of a later release alone', async () => {
    firstSteps()
    step('0003_keys', 'create table keys (id int)')
    await migrate(fresh.database, folder)
    rmSync(join(folder, '0003_keys.sql'))
    expect(await migrate(fresh.database, folder)).toEqual([])
  })
})

describePostgres('migrations on Postgres', () => {
  let fresh: FreshDatabase
  beforeEach(async () => {
    folder = empty()
    fresh = await openEmpty('postgres')
  })
  afterEach(async () => {
    dropFolder()
    await fresh?.close()
  })

  test('run once when several processes start together', async () => {
    firstSteps()
    const databases = Array.from({ length: 6 }, () => openPostgres(fresh.url!, { poolMax: 1 }))
    const ran = await Promise.all(databases.map((database) => migrate(database, folder)))
    expect(ran.flat().sort()).toEqual(['0001_house', '0002_doors'])
    await Promise.all(databases.map((database) => database.close()))
  })

  test('give up rather than queue behind traffic', async () => {
    firstSteps()
    await migrate(fresh.database, folder)
    step('0003_wider', 'alter table rooms add column wide boolean')
    await fresh.database.transaction(async (tx) => {
      await tx.execute(sql`select * from rooms`)
      const other = openPostgres(fresh.url!, { poolMax: 1 })
      await expect(migrate(other, folder)).rejects.toThrow('lock timeout')
      await other.close()
    })
    expect(await migrate(fresh.database, folder)).toEqual(['0003_wider'])
  })
})

test('only numbered SQL files are steps', () => {
  folder = empty()
  firstSteps()
  writeFileSync(join(folder, 'README.md'), '')
  writeFileSync(join(folder, '12_short.sql'), '')
  expect(readMigrations(folder).map(({ name }) => name)).toEqual(['0001_house', '0002_doors'])
  dropFolder()
})
