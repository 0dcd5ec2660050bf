import { type Database, type Db, rows } from '@goodword/db/connect'
import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

/** How many pages the reads of something have touched. */
export type Touched = { buffers: number; statements: number }

/** The same database, which has each read explained before it is sent, and adds up the pages that it touches. */
export function explaining(database: Database, touched: Touched): Database {
  return {
    ...database,
    db: explainingDb(database.db, touched),
    transaction: (work) => database.transaction((tx) => work(explainingDb(tx, touched))),
  }
}

function explainingDb(db: Db, touched: Touched): Db {
  return new Proxy(db, {
    get(target, key) {
      if (key !== 'execute') return Reflect.get(target, key, target)
      return async (query: SQL) => {
        if (isRead(query)) await explain(target, query, touched)
        return target.execute(query)
      }
    },
  })
}

async function explain(db: Db, query: SQL, touched: Touched): Promise<void> {
  const [explained] = await rows<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    db,
    sql`explain (analyze, buffers, timing off, format json) ${query}`,
  )
  const { Plan: plan } = explained!['QUERY PLAN'][0]
  touched.buffers += (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
  touched.statements += 1
}

// What writes would be done twice.
function isRead(query: SQL): boolean {
  return !/\b(insert into|update \w+ \w* ?set|delete from)\b/i.test(dialect.sqlToQuery(query).sql)
}

const dialect = new PgDialect()
