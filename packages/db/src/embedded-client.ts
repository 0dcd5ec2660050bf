import { AsyncLocalStorage } from 'node:async_hooks'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { Database } from './connect.ts'
import { countStatements } from './count-statements.ts'
import { databaseCause } from './failure.ts'
import { toBytes, toDriver, toInteger } from './values.ts'

/** Starts the embedded engine, on a folder, or in memory with what an archive holds, with our handling of values. */
export function startEngine(on: { dataDir?: string; archive?: Buffer }): Promise<PGlite> {
  return PGlite.create({
    ...(on.archive ? { loadDataDir: new Blob([on.archive]) } : on),
    parsers: { 17: toBytes, 20: toInteger },
    serializers: { 1082: toDriver, 1114: toDriver, 1184: toDriver, 114: toDriver, 3802: toDriver },
  })
}

/** The embedded engine as a database. It has one connection: everything runs one after another. */
export function embeddedDatabase(engine: PGlite, afterClose: () => void): Database {
  const inside = new AsyncLocalStorage<{ open: boolean }>()
  const counted = countStatements()
  const db = drizzle(guarded(engine, inside), { logger: counted.logger })

  return {
    engine: 'embedded',
    db,
    transaction: (work) => db.transaction(work).catch(databaseCause),
    script: async (text) => {
      await engine.transaction((tx) => tx.exec(text))
    },
    statementsSent: counted.sent,
    close: async () => {
      if (engine.closed) return
      await engine.close()
      afterClose()
    },
  }
}

// A statement that a transaction sends past its own `tx` would wait for that transaction for ever.
function guarded(engine: PGlite, inside: AsyncLocalStorage<{ open: boolean }>) {
  const client: Pick<PGlite, 'query' | 'transaction'> = {
    query: async (...query) => {
      if (inside.getStore()?.open) {
        throw new Error('Inside a transaction only its own tx may be used, not the database')
      }
      return engine.query(...query)
    },
    transaction: (work) => {
      if (inside.getStore()?.open) {
        throw new Error('A transaction cannot begin another one on the database')
      }
      const state = { open: true }
      return engine
        .transaction((tx) => inside.run(state, work, tx))
        .finally(() => {
          state.open = false
        })
    },
  }
  return client as PGlite
}
