import net from 'node:net'
import type { SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { countStatements } from './count-statements.ts'
import { createDeadline } from './deadline.ts'
import { databaseCause } from './failure.ts'
import { preparedClient } from './prepared.ts'
import { Statement, type Values } from './statement.ts'
import { fromArrayText, toArrayText, toDriver, toInteger } from './values.ts'

/** What queries are written against, outside and inside a transaction, whichever the engine. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** A transaction. Statements that are not awaited one by one go out in one flight. */
export type Tx = Db

/** An open database of either engine. */
export interface Database {
  readonly engine: 'postgres' | 'embedded'
  readonly db: Db
  /** Runs work at read committed: commits when it resolves, rolls back when it rejects. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs a script of many statements, without parameters or deadline, as one transaction. */
  script(text: string): Promise<void>
  /** How many statements this process has sent so far, BEGIN and COMMIT aside. */
  statementsSent(): number
  close(): Promise<void>
}

/** Bounds of a connection pool; each has a default that suits a web server. */
export interface PostgresOptions {
  readonly poolMax?: number | undefined
  /** The role that statements run as, when not the one that logs in. */
  readonly role?: string | undefined
  readonly statementMsMax?: number | undefined
  readonly lockMsMax?: number | undefined
  readonly idleInTransactionMsMax?: number | undefined
  /** Hears of connections that were given up because they fell silent. */
  readonly onError?: ((error: Error) => void) | undefined
}

/** Opens a pool on a Postgres server. It connects when first used. */
export function openPostgres(url: string, options: PostgresOptions = {}): Database {
  const statementMsMax = options.statementMsMax ?? 8_000
  // The server speaks first when it is there at all: its own limits pass before the client's.
  const deadline = createDeadline(statementMsMax * 1.25, options.onError ?? (() => {}))
  let attempts = 0

  const connection: Record<string, string> = {
    application_name: 'goodword',
    TimeZone: 'UTC',
    statement_timeout: String(statementMsMax),
    lock_timeout: String(options.lockMsMax ?? 2_000),
    idle_in_transaction_session_timeout: String(options.idleInTransactionMsMax ?? 5_000),
    // Statements are planned once a connection: planning a conversion costs several times its execution.
    plan_cache_mode: 'force_generic_plan',
  }
  if (options.role) connection.role = options.role

  // `socket` is the driver's own option, missing from its types.
  const settings = {
    max: options.poolMax ?? 10,
    connect_timeout: 5,
    onnotice: () => {},
    connection,
    fetch_types: false,
    socket: (target: Target) => {
      const socket = openSocket(target, attempts++)
      deadline.guard(socket)
      return socket
    },
  }
  const driver = postgres(url, settings)
  const counted = countStatements()
  const db = drizzle(preparedClient(driver, deadline), { logger: counted.logger })
  acceptValues(driver.options)

  return {
    engine: 'postgres',
    db,
    transaction: (work) => db.transaction(work).catch(databaseCause),
    script: async (text) => {
      await driver.begin((tx) => tx.unsafe(text).simple())
    },
    statementsSent: counted.sent,
    close: async () => {
      await driver.end({ timeout: 5 })
      deadline.stop()
    },
  }
}

interface Target {
  readonly host: string[]
  readonly port: number[]
  readonly path?: string | false | undefined
}

// Handed back before it is connected: the driver buffers until then, and counts its own time limit.
function openSocket({ host, port, path }: Target, attempt: number) {
  const socket = new DatabaseSocket()
  // Else the second of two statements in one flight is kept back until the first has been answered.
  socket.setNoDelay(true)
  if (path) return socket.connect(path)

  const at = attempt % host.length
  // The driver names the server by this member when it encrypts the connection.
  Object.assign(socket, { host: host[at], port: port[at] })
  return socket.connect(port[at] ?? 5432, host[at] ?? 'localhost')
}

// Between a socket's error and its close, the driver takes on queries that it then forgets. Once the
// server has spoken, a loss is told by the close alone, which rejects all that were sent.
class DatabaseSocket extends net.Socket {
  override destroy(error?: Error) {
    return super.destroy(this.bytesRead > 0 ? undefined : error)
  }
}

// drizzle replaces the driver's handling of dates and JSON by "pass a string". The types of lists are
// named here, because the driver's own look-up of them ends the process when its connection is lost.
function acceptValues({ parsers, serializers }: postgres.ParsedOptions) {
  parsers[20] = toInteger
  for (const type of [1082, 1114, 1184, 114, 3802]) serializers[type] = toDriver
  for (const [listType, type] of listTypes) {
    const parse: (text: string) => unknown = parsers[type] ?? String
    const serialize = (serializers[type] ?? String) as (value: unknown) => string
    parsers[listType] = (text: string) => fromArrayText(text, parse)
    serializers[listType] = (list: unknown) =>
      typeof list === 'string' ? list : toArrayText(list, serialize)
  }
}

// bool, bytea, int2, int4, int8, text, varchar, float4, float8, timestamp, date, timestamptz,
// numeric, uuid, json, jsonb, xid8: their lists' types and their own.
const listTypes: readonly (readonly [number, number])[] = [
  [1000, 16],
  [1001, 17],
  [1005, 21],
  [1007, 23],
  [1016, 20],
  [1009, 25],
  [1015, 1043],
  [1021, 700],
  [1022, 701],
  [1115, 1114],
  [1182, 1082],
  [1185, 1184],
  [1231, 1700],
  [2951, 2950],
  [199, 114],
  [3807, 3802],
  [271, 5069],
]

/**
 * The rows of one statement, with values the same on both engines: instants are Dates, bigint is a
 * number (and an error beyond 2^53), bytea a Buffer, json and jsonb parsed, numeric and date strings.
 * Where very much is asked the same, a `Statement` is not built each time.
 */
export async function rows<T extends object>(
  db: Db,
  query: SQL | Statement,
  values: Values = {},
): Promise<T[]> {
  const sent = query instanceof Statement ? prepared(db, query, values) : db.execute(query)
  const result: unknown = await sent.catch(databaseCause)
  const { list, columns } = shapeOf(result)
  for (const { name, type } of columns) {
    if (type === 1184) for (const row of list) row[name] = toInstant(row[name])
    else if (type === 1185) for (const row of list) row[name] = toInstants(row[name])
  }
  return list as T[]
}

/** By drizzle as any other, so that it is counted and reads as others do; but it is not built again. */
function prepared(db: Db, statement: Statement, values: Values): Promise<unknown> {
  const query = { sql: statement.text, params: statement.fill(values) }
  return db._.session.prepareQuery(query, undefined, undefined, false).execute()
}

type Row = Record<string, unknown>

function shapeOf(result: unknown) {
  if (Array.isArray(result)) {
    const { columns } = result as unknown as { columns?: { name: string; type: number }[] }
    return { list: result as Row[], columns: columns ?? [] }
  }
  const { rows: list, fields } = result as {
    rows: Row[]
    fields: { name: string; dataTypeID: number }[]
  }
  return { list, columns: fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })) }
}

function toInstant(value: unknown) {
  return typeof value === 'string' ? new Date(value) : value
}

function toInstants(value: unknown) {
  if (Array.isArray(value)) return value.map(toInstant)
  if (typeof value !== 'string') return value
  return fromArrayText(value, toInstant)
}
