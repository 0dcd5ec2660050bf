import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from './connect.ts'
import { Statement } from './statement.ts'

const sums = new Statement(sql`
  select ${sql.placeholder('by')}::int + n as sum, ${sql.placeholder('name')}::text as name
  from unnest(${sql.placeholder('numbers')}::int[]) as k(n) where n <> ${sql.placeholder('by')}::int`)

describeEngines('a statement that is made once', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  test('is filled anew each time it is sent, and counted as any other', async () => {
    const { db, statementsSent } = fresh.database
    const before = statementsSent()
    const first = await rows(db, sums, { by: 2, name: 'one', numbers: [1, 2, 3] })
    expect(first).toEqual([
      { sum: 3, name: 'one' },
      { sum: 5, name: 'one' },
    ])
    expect(await rows(db, sums, { by: 5, name: null, numbers: [7] })).toEqual([
      { sum: 12, name: null },
    ])
    expect(statementsSent() - before).toBe(2)
  })

  test('belongs to the transaction that sends it', async () => {
    const inside = fresh.database.transaction(async (tx) => {
      await tx.execute(sql`set local application_name = 'inside'`)
      return rows(tx, new Statement(sql`select current_setting('application_name') as name`))
    })
    expect(await inside).toEqual([{ name: 'inside' }])
  })
})

test('what stands there twice is sent once', () => {
  expect(sums.text).toContain('n <> $1::int')
  expect(sums.fill({ by: 2, name: 'one', numbers: [] })).toEqual([2, 'one', []])
})

test('nothing is left out, and nothing that varies becomes part of the text', () => {
  expect(() => sums.fill({ by: 2, numbers: [] })).toThrow('name')
  expect(() => new Statement(sql`select ${'somebody'}::text`)).toThrow('no value of its own')
})
