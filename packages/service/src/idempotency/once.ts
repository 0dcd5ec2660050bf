import { Refusal } from '@goodword/contract/errors'
import type { Db } from '@goodword/db/connect'
import { databaseFailure } from '@goodword/db/failure'
import { idempotencyKeys } from '@goodword/db/idempotency'
import { and, eq, lte } from 'drizzle-orm'
import { type Context, transaction, type Unit } from '../context.ts'
import type { DescribedRequest } from './describe-request.ts'

/** An answer as it goes out: its status and, to the byte, its body. */
export type Answer = { readonly status: number; readonly body: string }

export type OnceRequest = DescribedRequest & {
  /** The answer shows a secret, which is kept nowhere: a repetition is refused. */
  readonly showsSecret: boolean
}

/** How long a repetition gets the first answer. */
export const keptMs = 48 * 3_600_000

const attemptsMax = 3

/**
 * Does a write once for its key, and answers each repetition as the first time. The key, all effects and
 * the answer commit together. A refusal undoes the key too: what was refused may be tried again.
 */
export async function once(
  ctx: Context,
  request: OnceRequest,
  work: (ctx: Context) => Promise<Answer>,
): Promise<Answer & { readonly isReplayed: boolean }> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const answer = await claimAndWork(ctx, request, work)
    if (answer) return { ...answer, isReplayed: false }
    const first = await findFirstAnswer(ctx, request)
    if (first) return { ...first, isReplayed: true }
    // Its time ended between the two look-ups, so this is the first again.
  }
  throw new Refusal('request_in_progress')
}

/**
 * Binds a key to its first request, for a use case that keeps the key itself: what it did is its own to
 * find again, but under the same key nothing else may be asked.
 */
export async function bindKey(ctx: Context, request: DescribedRequest): Promise<void> {
  const { db } = ctx.server.database
  // An expired binding is removed by the first look.
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    if (await insertKey(db, ctx, request)) return
    if (await findKey(ctx, request)) return
  }
}

/** Undefined where the key was claimed before; nothing has happened then. */
async function claimAndWork(
  ctx: Context,
  request: OnceRequest,
  work: (ctx: Context) => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await transaction(ctx, async (unit) => {
      // The work is not made to wait for the claim: its first statement goes out in the same flight,
      // and nothing of it lasts unless the claim turns out to be ours.
      const claim = insertKey(unit.tx, ctx, request)
      const answer = await workUnderClaim(claim, work({ ...ctx, unit }))
      unit.send(storeAnswer(unit, ctx, request, answer))
      return answer
    })
  } catch (error) {
    if (error instanceof ClaimedBefore) return undefined
    throw error
  }
}

/** Whether the key is now ours. Where another transaction is about to claim it, this waits for its end. */
async function insertKey(db: Db, ctx: Context, request: DescribedRequest): Promise<boolean> {
  const claimed = await db
    .insert(idempotencyKeys)
    .values({
      workspaceId: ctx.workspace.uuid,
      keyHash: request.keyHash,
      fingerprint: request.fingerprint,
      createdAt: new Date(ctx.server.clock()),
    })
    .onConflictDoNothing()
    .returning({ workspaceId: idempotencyKeys.workspaceId })
  return claimed.length === 1
}

// The claim has the first word, whatever became of the work: of a repetition, the work is void, and
// often refuses only because its like was done before.
async function workUnderClaim(claim: Promise<boolean>, work: Promise<Answer>): Promise<Answer> {
  const [claimed, worked] = await Promise.allSettled([claim, work])
  if (claimed.status === 'rejected') {
    const waitedTooLong = databaseFailure(claimed.reason)?.code === '55P03'
    throw waitedTooLong ? new Refusal('request_in_progress') : claimed.reason
  }
  if (!claimed.value) throw new ClaimedBefore()
  if (worked.status === 'rejected') throw worked.reason
  return worked.value
}

async function storeAnswer(unit: Unit, ctx: Context, request: OnceRequest, answer: Answer) {
  const sealed = request.showsSecret
    ? null
    : ctx.vault.seal(labelOf(request), Buffer.from(answer.body))
  await unit.tx
    .update(idempotencyKeys)
    .set({ status: answer.status, sealedAnswer: sealed })
    .where(isRow(ctx, request))
}

async function findFirstAnswer(ctx: Context, request: OnceRequest): Promise<Answer | undefined> {
  const row = await findKey(ctx, request)
  if (!row) return undefined
  if (row.status === null) throw new Refusal('request_in_progress')
  if (row.sealedAnswer === null) throw new Refusal('secret_already_shown')
  return {
    status: row.status,
    body: ctx.vault.open(labelOf(request), row.sealedAnswer).toString(),
  }
}

/** The row of a key that was used for the same request; one whose time has ended is removed. */
async function findKey(ctx: Context, request: DescribedRequest) {
  const { db } = ctx.server.database
  const [row] = await db.select().from(idempotencyKeys).where(isRow(ctx, request))
  if (!row) return undefined

  const endsBefore = new Date(ctx.server.clock() - keptMs)
  if (row.createdAt <= endsBefore) {
    await db
      .delete(idempotencyKeys)
      .where(and(isRow(ctx, request), lte(idempotencyKeys.createdAt, endsBefore)))
    return undefined
  }

  if (!request.fingerprint.equals(row.fingerprint)) throw new Refusal('idempotency_key_reused')
  return row
}

function isRow(ctx: Context, { keyHash }: DescribedRequest) {
  return and(
    eq(idempotencyKeys.workspaceId, ctx.workspace.uuid),
    eq(idempotencyKeys.keyHash, keyHash),
  )
}

function labelOf({ keyHash }: DescribedRequest): string {
  return `idempotency-answer/${keyHash.toString('hex')}`
}

/** Rolls the work of a repetition back. */
class ClaimedBefore extends Error {
  override readonly name = 'ClaimedBefore'
}
