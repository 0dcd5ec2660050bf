import type { Sql, TransactionSql, UnsafeQueryOptions } from 'postgres'
import { type Deadline, DeadlineExceeded } from './deadline.ts'

// Without `simple: false` the driver sends a statement that has no parameters unprepared.
const prepared: UnsafeQueryOptions & { simple: boolean } = { prepare: true, simple: false }

const serverDecides = 0

/**
 * The driver as drizzle sees it: every statement prepared once a connection, every answer under the
 * deadline, every transaction at read committed. Left alone, drizzle has each statement parsed anew.
 */
export function preparedClient(sql: Sql, deadline: Deadline): Sql {
  const client = {
    options: sql.options,
    ...statements(sql, deadline),
    begin: (work: (inner: Sql) => Promise<unknown>) => begin(sql, deadline, work),
  }
  // drizzle's session calls these members and no others.
  return client as unknown as Sql
}

function statements(sql: Sql | TransactionSql, deadline: Deadline) {
  return {
    unsafe(text: string, params: unknown[] = []) {
      // The driver would take the type of a list from its first item, and send an unlike type.
      const typed = params.map((value) =>
        typeof value === 'object' && value !== null ? sql.typed(value, serverDecides) : value,
      )
      const query = sql.unsafe(text, typed as never[], prepared)
      const answer = deadline.watch(query)
      // The driver sends in the next microtask, so the caller may still ask for rows as arrays.
      return Object.assign(answer, {
        values() {
          query.values()
          return answer
        },
      })
    },
  }
}

function nested(sql: TransactionSql, deadline: Deadline): Sql {
  const client = {
    ...statements(sql, deadline),
    savepoint: (work: (inner: Sql) => Promise<unknown>) =>
      sql.savepoint((inner) => work(nested(inner, deadline))),
  }
  return client as unknown as Sql
}

// BEGIN and COMMIT are the driver's own statements, so they are watched from the outside; what
// happens between them is statements, each watched by itself.
function begin(sql: Sql, deadline: Deadline, work: (inner: Sql) => Promise<unknown>) {
  return new Promise((resolve, reject) => {
    let over = false
    const giveUp = (error: DeadlineExceeded) => {
      over = true
      reject(error)
    }
    let answered = deadline.start(giveUp)

    const transaction = sql.begin('isolation level read committed', async (inner) => {
      answered()
      // A connection may come free after the caller was already told that none did.
      if (over) throw new DeadlineExceeded('The transaction began after its deadline')
      try {
        return await work(nested(inner, deadline))
      } finally {
        if (!over) answered = deadline.start(giveUp)
      }
    })

    transaction.then(resolve, reject).finally(() => {
      over = true
      answered()
    })
  })
}
