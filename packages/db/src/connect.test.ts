import {
  describeEngines,
  describePostgres,
  type FreshDatabase,
  freshDatabase,
} from '@goodword/testing/postgres'
import { startRelay } from '@goodword/testing/relay'
import { type SQL, sql } from 'drizzle-orm'
import { bigint, customType, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres, rows } from './connect.ts'
import { databaseFailure } from './failure.ts'

const instant = new Date('2025-05-15T12:00:00.123Z')
const id = '01970000-0000-7000-8001-000000000001'
const bytes = Buffer.from([0, 1, 254, 255])
const document = {
  text: 'naïve "quoted"',
  list: [1, null, { deep: true }],
  amount: 1_000_000_000_000,
}

const values: [name: string, query: SQL, expected: unknown][] = [
  ['a bigint is a number', sql`select ${1_000_000_000_000}::bigint as value`, 1_000_000_000_000],
  [
    'a negative bigint too',
    sql`select ${-9_007_199_254_740_991}::bigint as value`,
    -9_007_199_254_740_991,
  ],
  ['an int is a number', sql`select ${42}::int as value`, 42],
  ['a count is a number', sql`select count(*) as value from (values (1), (2)) as t`, 2],
  ['a numeric stays text', sql`select 1.50::numeric as value`, '1.50'],
  ['a double is a number', sql`select ${0.25}::float8 as value`, 0.25],
  ['a boolean is a boolean', sql`select ${true}::boolean as value`, true],
  [
    'text is kept letter for letter',
    sql`select ${'好 \\ " \' \n'}::text as value`,
    '好 \\ " \' \n',
  ],
  ['text that looks like JSON stays text', sql`select ${'{"a":1}'}::text as value`, '{"a":1}'],
  ['a uuid is text', sql`select ${id}::uuid as value`, id],
  ['an instant given as a Date is a Date', sql`select ${instant}::timestamptz as value`, instant],
  [
    'an instant given as text is a Date',
    sql`select ${instant.toISOString()}::timestamptz as value`,
    instant,
  ],
  [
    'an instant before 1900 is a Date',
    sql`select '1883-11-18T12:03:58Z'::timestamptz as value`,
    new Date('1883-11-18T12:03:58Z'),
  ],
  ['a day stays text', sql`select ${'2024-02-29'}::date as value`, '2024-02-29'],
  ['null is null', sql`select null::timestamptz as value`, null],
  ['jsonb is parsed', sql`select ${JSON.stringify(document)}::jsonb as value`, document],
  ['json is parsed', sql`select ${JSON.stringify(document)}::json as value`, document],
  ['an object goes in as jsonb', sql`select ${sql.param(document)}::jsonb as value`, document],
  ['a JSON string inside jsonb is a string', sql`select '"word"'::jsonb as value`, 'word'],
  ['bytes are bytes', sql`select ${bytes}::bytea as value`, bytes],
  ['no bytes are bytes too', sql`select ${Buffer.alloc(0)}::bytea as value`, Buffer.alloc(0)],
  [
    'a list of text is a list',
    sql`select ${sql.param(['a', 'b,c', '"d"', '\\', ''])}::text[] as value`,
    ['a', 'b,c', '"d"', '\\', ''],
  ],
  ['an empty list is a list', sql`select ${sql.param([])}::text[] as value`, []],
  [
    'a list of bigint is numbers',
    sql`select ${sql.param([1, 1_000_000_000_000])}::bigint[] as value`,
    [1, 1_000_000_000_000],
  ],
  ['a list of uuid is text', sql`select ${sql.param([id, id])}::uuid[] as value`, [id, id]],
  [
    'a list of instants is Dates',
    sql`select ${sql.param([instant, instant])}::timestamptz[] as value`,
    [instant, instant],
  ],
  ['an empty list of instants is a list', sql`select ${sql.param([])}::timestamptz[] as value`, []],
  ['a list of bytes is bytes', sql`select ${sql.param([bytes])}::bytea[] as value`, [bytes]],
  [
    'a list of booleans is a list',
    sql`select ${sql.param([true, false])}::boolean[] as value`,
    [true, false],
  ],
  [
    'nothing inside a list is null',
    sql`select ${sql.param(['null', null, 'x'])}::text[] as value`,
    ['null', null, 'x'],
  ],
  [
    'a list of objects with any keys is jsonb',
    sql`select ${sql.param([JSON.stringify({ type: 1, value: 2 })])}::jsonb[] as value`,
    [{ type: 1, value: 2 }],
  ],
  [
    'a list of lines is a list',
    sql`select ${sql.param(['a\nb', '{}', ' c '])}::text[] as value`,
    ['a\nb', '{}', ' c '],
  ],
  [
    'a list of jsonb is parsed',
    sql`select ${sql.param([JSON.stringify(document)])}::jsonb[] as value`,
    [document],
  ],
  [
    'a transaction number is text',
    sql`select '18446744073709551615'::xid8 as value`,
    '18446744073709551615',
  ],
]

const things = pgTable('things', {
  id: uuid().primaryKey(),
  amount: bigint({ mode: 'number' }).notNull(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  note: text(),
  document: jsonb().notNull(),
  bytes: customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })().notNull(),
})

const createThings = `create table things (
  id uuid primary key, amount bigint not null check (amount > 0), at timestamptz not null, note text,
  document jsonb not null, bytes bytea not null)`

const thing = { id, amount: 5, at: instant, note: null, document, bytes }

describeEngines('a database', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine, { role: 'owner' })
    await fresh.database.script(createThings)
  })
  afterAll(() => fresh?.close())

  test.each(values)('%s', async (_, query, expected) => {
    const [row] = await rows<{ value: unknown }>(fresh.database.db, query)
    expect(row?.value).toStrictEqual(expected)
  })

  test('a bigint that a number cannot hold is an error, and the next statement works', async () => {
    const query = sql`select n from (values (1::bigint), (9007199254740993), (2)) as t (n)`
    await expect(rows(fresh.database.db, query)).rejects.toThrow('beyond 2^53')
    expect(await rows(fresh.database.db, sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  test('a row comes back from a table as it went in', async () => {
    const { db } = fresh.database
    await db.insert(things).values(thing)
    expect(await db.select().from(things)).toStrictEqual([thing])
    await db.delete(things)
  })

  test('a transaction that throws leaves nothing', async () => {
    const { db, transaction } = fresh.database
    const failing = transaction(async (tx) => {
      await tx.insert(things).values(thing)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await db.select().from(things)).toEqual([])
  })

  test('a transaction returns what its work returns, and commits', async () => {
    const { db, transaction } = fresh.database
    expect(await transaction(async (tx) => tx.insert(things).values(thing).returning())).toEqual([
      thing,
    ])
    expect(await db.select({ id: things.id }).from(things)).toEqual([{ id }])
    await db.delete(things)
  })

  test('statements sent together in a transaction answer in their order', async () => {
    const answers = await fresh.database.transaction((tx) =>
      Promise.all([1, 2, 3, 4].map((n) => rows<{ n: number }>(tx, sql`select ${n}::int as n`))),
    )
    expect(answers.flat().map(({ n }) => n)).toEqual([1, 2, 3, 4])
  })

  test('statements are counted, those of transactions too', async () => {
    const before = fresh.database.statementsSent()
    await rows(fresh.database.db, sql`select 1`)
    await fresh.database.transaction(async (tx) => {
      await Promise.all([tx.execute(sql`select 2`), rows(tx, sql`select 3`)])
    })
    expect(fresh.database.statementsSent() - before).toBe(3)
  })

  test('a transaction runs at read committed', async () => {
    const isolation = await fresh.database.transaction((tx) =>
      rows(tx, sql`select current_setting('transaction_isolation') as level`),
    )
    expect(isolation).toEqual([{ level: 'read committed' }])
  })

  test('a refused row tells its code and constraint, and none of its values', async () => {
    const { transaction } = fresh.database
    const insert = () =>
      transaction(async (tx) => {
        await tx.insert(things).values({ ...thing, amount: 0, note: 'alice@example.com' })
      })
    const error: unknown = await insert().catch((reason) => reason)
    expect(databaseFailure(error)).toEqual({ code: '23514', constraint: 'things_amount_check' })
    expect(String(error)).not.toContain('alice@example.com')
  })

  test('a script of several statements leaves nothing when one of them fails', async () => {
    const script = 'create table half (id int); insert into nowhere values (1)'
    await expect(fresh.database.script(script)).rejects.toThrow('nowhere')
    expect(await rows(fresh.database.db, sql`select to_regclass('half') as half`)).toEqual([
      { half: null },
    ])
  })
})

describe('an embedded database', () => {
  test('refuses a statement that would wait for its own transaction', async () => {
    const { database, close } = await freshDatabase('embedded')
    const stuck = database.transaction(async () => rows(database.db, sql`select 1`))
    await expect(stuck).rejects.toThrow('only its own tx')
    expect(await rows(database.db, sql`select 1 as one`)).toEqual([{ one: 1 }])
    await close()
  })
})

describePostgres('a Postgres database', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase('postgres', { role: 'owner', poolMax: 2 })
    await fresh.database.script(createThings)
  })
  afterAll(() => fresh?.close())

  test('prepares statements, with and without parameters', async () => {
    const names = await fresh.database.transaction(async (tx) => {
      await rows(tx, sql`select 1 as first`)
      await rows(tx, sql`select ${2}::int as second`)
      await tx.select().from(things).where(sql`${things.id} = ${id}`)
      return rows<{ statement: string }>(tx, sql`select statement from pg_prepared_statements`)
    })
    const statements = names.map(({ statement }) => statement)
    expect(statements).toContain('select 1 as first')
    expect(statements).toContain('select $1::int as second')
    expect(statements.some((statement) => statement.includes('from "things"'))).toBe(true)
  })

  test('statements that are not awaited one by one go out in one flight', async () => {
    const relay = await startRelay(fresh.url!)
    const database = openPostgres(relay.url, { poolMax: 1 })
    const ask = () =>
      database.transaction(async (tx) => {
        const before = relay.flights()
        await Promise.all([1, 2, 3, 4, 5].map((n) => rows(tx, sql`select ${n}::int as flown`)))
        return relay.flights() - before
      })
    await ask()
    expect(await ask()).toBe(1)
    await database.close()
    relay.close()
  })

  test('a short statement does not wait until a long one before it has been answered', async () => {
    const relay = await startRelay(fresh.url!)
    const database = openPostgres(relay.url, { poolMax: 1 })
    const ask = () =>
      database.transaction(async (tx) => {
        const before = relay.flights()
        const texts = ['x'.repeat(10_000), 'x'.repeat(2_000)]
        await Promise.all(texts.map((text) => rows(tx, sql`select length(${text}::text)`)))
        return relay.flights() - before
      })
    await ask()
    expect(await ask()).toBe(1)
    await database.close()
    relay.close()
  })

  test('a statement that waits too long for a lock or for itself is ended by the server', async () => {
    const database = openPostgres(fresh.url!, { statementMsMax: 400, lockMsMax: 100 })
    const slow: unknown = await rows(database.db, sql`select pg_sleep(5)`).catch((reason) => reason)
    expect(databaseFailure(slow)?.code).toBe('57014')

    await fresh.database.transaction(async (tx) => {
      await tx.execute(sql`lock table things`)
      const locked: unknown = await database.db
        .select()
        .from(things)
        .catch((reason) => reason)
      expect(databaseFailure(locked)?.code).toBe('55P03')
    })
    await database.close()
  })

  test('a forgotten transaction is ended by the server, and the pool goes on', async () => {
    const database = openPostgres(fresh.url!, { poolMax: 1, idleInTransactionMsMax: 100 })
    const forgotten = database.transaction(async (tx) => {
      await rows(tx, sql`select 1`)
      await new Promise((resolve) => setTimeout(resolve, 400))
      await tx.insert(things).values(thing)
    })
    await expect(forgotten).rejects.toThrow()
    expect(await rows(database.db, sql`select count(*) as n from things`)).toEqual([{ n: 0 }])
    await database.close()
  })

  test('statements run as the role that was asked for', async () => {
    await fresh.database.script(`
      do $$ begin create role goodword_test_reader; exception when duplicate_object then null; end $$;
      grant select on things to goodword_test_reader`)
    const database = openPostgres(fresh.url!, { role: 'goodword_test_reader' })
    expect(await rows(database.db, sql`select current_user::text as name`)).toEqual([
      { name: 'goodword_test_reader' },
    ])
    const refused: unknown = await database.db
      .insert(things)
      .values(thing)
      .catch((reason) => reason)
    expect(databaseFailure(refused)?.code).toBe('42501')
    await database.close()
    await fresh.database.script(
      'drop owned by goodword_test_reader; drop role goodword_test_reader',
    )
  })
})
