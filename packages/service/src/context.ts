import { Refusal } from '@goodword/contract/errors'
import type { Database, Db, Tx } from '@goodword/db/connect'
import { databaseFailure } from '@goodword/db/failure'
import type { Actor } from '@goodword/domain/four-eyes/four-eyes'
import type { NewId } from '@goodword/domain/ids'
import type { Money } from '@goodword/domain/money'
import type { Customer } from './identity/verify-customer-identity.ts'
import type { Mailer } from './mail/mailer.ts'
import type { OutgoingRules } from './outgoing/check-address.ts'
import type { MasterKey } from './vault/master-key.ts'
import type { RandomBytes } from './vault/random-text.ts'
import type { WorkspaceVault } from './vault/workspace-vault.ts'

/** What one running process has: handed in by whoever starts it, so that tests can fix each part. */
export type Server = {
  readonly database: Database
  readonly master: MasterKey
  /** Where customers reach us; links are built from it, never from a request's Host. */
  readonly publicUrl: string
  /** The real clock, in milliseconds since 1970. */
  readonly clock: () => number
  readonly newId: NewId
  readonly randomBytes: RandomBytes
  /** What requests to servers of merchants may reach; strict where left out. */
  readonly outgoing?: OutgoingRules
  /** Sends mail, where the operator has named a server for it; without one mail waits. */
  readonly mailer?: Mailer | undefined
}

/** The workspace of a request, as its row says; small, and kept for a few seconds by each process. */
export type WorkspaceFacts = {
  /** As stored; `id` of the wire is its TypeID. Vault and tokens are bound to this spelling. */
  readonly uuid: string
  readonly mode: 'live' | 'sandbox'
  readonly name: string
  readonly slug: string
  readonly timeZone: string
  readonly origins: readonly string[]
  readonly landingUrl: string | null
  readonly pictureUrl: string | null
  /** Whether links lead to the hosted friend page; without a landing page they do in any case. */
  readonly friendPage: boolean
  /** Whether a customer may share before anybody vouches for them. */
  readonly instantMode: boolean
  readonly acceptsPageConversions: boolean
  readonly clockOffsetMs: number
  /** Amounts above which what one person begins another must approve. */
  readonly fourEyes: readonly Money[]
}

/** What a use case works with: whose request it is, when, and the means. */
export type Context = {
  readonly server: Server
  readonly workspace: WorkspaceFacts
  readonly vault: WorkspaceVault
  /** The workspace's clock: the real one, moved by what a sandbox has added. Milliseconds since 1970. */
  readonly now: number
  /** By which key it is asked; left out where the operator or the worker acts. */
  readonly actor?: Actor | undefined
  /** Set while a transaction is open: what is done then belongs to it. */
  readonly unit?: Unit
}

/** The context of a request from a page: nobody vouches for who sends it. */
export type PublicContext = Context & {
  /** The network it comes from, such as `192.0.2.0/24`: for limits, never stored. */
  readonly callerPrefix: string
}

/** The context of a request from a page on behalf of a customer whom the merchant's server vouches for. */
export type CustomerContext = PublicContext & { readonly customer: Customer }

/** The context of an operation that keeps its Idempotency-Key itself. */
export type KeyedContext = Context & { readonly idempotencyKeyHash: Buffer }

/** The context of a request to a workspace, at this instant. */
export function contextFor(
  server: Server,
  workspace: WorkspaceFacts,
  vault: WorkspaceVault,
  actor?: Actor,
): Context {
  return { server, workspace, vault, actor, now: server.clock() + workspace.clockOffsetMs }
}

/** One open transaction, and the statements sent in it that nobody has waited for yet. */
export type Unit = {
  readonly tx: Tx
  /** Sends a statement whose answer nobody needs; the commit waits for it, and it can still fail the whole. */
  send(statement: Promise<unknown>): void
  /** Runs after the commit, and not at all without one: hints and caches only. */
  afterCommit(work: () => void): void
}

/** Thrown where what was read no longer holds when it is written: load and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
}

/** What to read with: the open transaction where there is one, because the embedded engine has no second connection. */
export function dbOf({ server, unit }: Pick<Context, 'server' | 'unit'>): Db {
  return unit?.tx ?? server.database.db
}

const ATTEMPTS_MAX = 6

/**
 * Runs a use case in one transaction: loads, decides, stores. Where somebody else was faster (a unique
 * index, a guard, a deadlock), everything is undone and done again from the start, a few times.
 * Inside another use case's transaction it simply takes part.
 */
export async function transaction<T>(ctx: Context, work: (unit: Unit) => Promise<T>): Promise<T> {
  if (ctx.unit) return work(ctx.unit)
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(ctx.server.database, work)
    } catch (error) {
      const isRetried = error instanceof Conflict || isRace(error)
      if (!isRetried) throw refusalOf(error) ?? error
      if (attempt === ATTEMPTS_MAX) throw new Refusal('workspace_busy')
    }
  }
}

async function attemptOnce<T>(database: Database, work: (unit: Unit) => Promise<T>): Promise<T> {
  const after: (() => void)[] = []
  const result = await database.transaction(async (tx) => {
    const sent: Promise<unknown>[] = []
    const unit: Unit = {
      tx,
      send: (statement) => {
        // It is waited for below; until then its failure must not end the process.
        statement.catch(() => {})
        sent.push(statement)
      },
      afterCommit: (run) => after.push(run),
    }
    const value = await work(unit)
    // All fail once one has: the one that was sent first tells why.
    for (const outcome of await Promise.allSettled(sent)) {
      if (outcome.status === 'rejected') throw outcome.reason
    }
    return value
  })
  for (const run of after) run()
  return result
}

/** Unique violation, serialisation failure, deadlock: somebody else wrote the same at the same time. */
function isRace(error: unknown): boolean {
  const code = databaseFailure(error)?.code
  return code === '23505' || code === '40001' || code === '40P01'
}

/** A lock that was not to be had, or a database that cannot be reached, is told as what it is. */
export function refusalOf(error: unknown): Refusal | undefined {
  const code = databaseFailure(error)?.code
  if (code === '55P03') return new Refusal('workspace_busy')
  if (code !== undefined && unreachable.has(code)) return new Refusal('unavailable')
  return undefined
}

const unreachable: ReadonlySet<string> = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'DEADLINE_EXCEEDED',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])
