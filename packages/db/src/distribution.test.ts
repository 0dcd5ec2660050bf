import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from './connect.ts'
import { directoryTables, localTables, workspaceTables } from './distribution.ts'

describeEngines('the schema can be distributed by workspace', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  const query = <T extends object>(text: ReturnType<typeof sql>) => rows<T>(fresh.database.db, text)

  test('every table says how it stands', async () => {
    const tables = await query<{ name: string }>(sql`
      select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`)
    const known = [...directoryTables, ...localTables, ...workspaceTables].toSorted()
    expect(tables.map(({ name }) => name)).toEqual(known)
  })

  test('every primary key and unique index of a workspace table leads with workspace_id', async () => {
    const keys = await query<{ table_name: string; index_name: string; first: string }>(sql`
      select t.relname::text as table_name, i.relname::text as index_name, a.attname::text as first
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        join pg_namespace n on n.oid = t.relnamespace
        join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where n.nspname = 'public' and x.indisunique`)
    const ofWorkspaces = keys.filter(({ table_name }) => isWorkspaceTable(table_name))
    expect(ofWorkspaces.length).toBeGreaterThan(workspaceTables.length)
    expect(ofWorkspaces.filter(({ first }) => first !== 'workspace_id')).toEqual([])
    const withPrimaryKey = new Set(ofWorkspaces.map(({ table_name }) => table_name))
    expect([...workspaceTables].filter((name) => !withPrimaryKey.has(name))).toEqual([])
  })

  test('every index of a workspace table leads with workspace_id', async () => {
    const indexes = await query<{ table_name: string; first: string }>(sql`
      select t.relname::text as table_name, a.attname::text as first
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
        join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where n.nspname = 'public'`)
    const others = indexes.filter(
      (index) => isWorkspaceTable(index.table_name) && index.first !== 'workspace_id',
    )
    expect(others).toEqual([])
  })

  test('every foreign key of a workspace table leads with workspace_id on both sides, and none points out', async () => {
    const keys = await query<{
      table_name: string
      target: string
      first: string
      target_first: string
    }>(sql`
      select t.relname::text as table_name, f.relname::text as target, a.attname::text as first,
        b.attname::text as target_first
      from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
        join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
        join pg_attribute b on b.attrelid = f.oid and b.attnum = c.confkey[1]
      where c.contype = 'f'`)
    const ofWorkspaces = keys.filter(({ table_name }) => isWorkspaceTable(table_name))
    expect(ofWorkspaces.length).toBeGreaterThan(10)
    for (const key of ofWorkspaces) {
      expect(key).toMatchObject({ first: 'workspace_id', target_first: 'workspace_id' })
      expect(isWorkspaceTable(key.target)).toBe(true)
    }
  })

  test('a table comes after every table that its foreign keys name', async () => {
    const keys = await query<{ table_name: string; target: string }>(sql`
      select t.relname::text as table_name, f.relname::text as target
      from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
      where c.contype = 'f'`)
    const place = new Map<string, number>(workspaceTables.map((name, at) => [name, at]))
    const early = keys.filter(
      ({ table_name, target }) => (place.get(table_name) ?? 0) < (place.get(target) ?? 0),
    )
    expect(early).toEqual([])
  })

  test('no table has a trigger of ours', async () => {
    expect(await query(sql`select tgname from pg_trigger where not tgisinternal`)).toEqual([])
  })

  test.each([
    'postings',
    'ledger_blocks',
    'ledger_leaves',
    'decisions',
    'events',
    'refunds',
    'program_versions',
    'transfers',
  ])('the application may add to %s, but neither change nor delete', async (table) => {
    const [may] = await query<{ adds: boolean; changes: boolean; deletes: boolean }>(sql`
        select has_table_privilege('goodword_app', ${table}, 'insert') as adds,
          has_table_privilege('goodword_app', ${table}, 'update') as changes,
          has_table_privilege('goodword_app', ${table}, 'delete') as deletes`)
    expect(may).toEqual({ adds: true, changes: false, deletes: false })
  })

  test('the application cannot touch the record of migrations', async () => {
    const [may] = await query<{ changes: boolean }>(sql`
      select has_table_privilege('goodword_app', 'migrations', 'update') as changes`)
    expect(may).toEqual({ changes: false })
  })
})

function isWorkspaceTable(name: string): boolean {
  return (workspaceTables as readonly string[]).includes(name)
}
