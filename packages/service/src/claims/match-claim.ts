import { rows } from '@goodword/db/connect'
import { type ClaimFinding, isProven, judgeClaim } from '@goodword/domain/claims/judge-claim'
import { takenClaims } from '@goodword/domain/claims/taken-claims'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { type ClaimsPolicy, usualClaims } from '@goodword/domain/programs/document/claims'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import type { Context, Unit } from '../context.ts'
import type { BookedClaim } from '../conversions/book.ts'
import { claimRow } from '../conversions/claims.ts'
import { decideInBook, toolsFor } from '../conversions/decide-in-book.ts'
import { loadBook } from '../conversions/load-book.ts'
import { friendOf } from '../conversions/reassess.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { loadProgram } from '../programs/load-program.ts'
import type { HandClaimRow } from './claim-row.ts'

/** What of a claim by hand it takes to look for its order. */
export type Wanted = Pick<
  HandClaimRow,
  | 'id'
  | 'program_id'
  | 'participant_id'
  | 'type'
  | 'external_id'
  | 'email_index'
  | 'phone_index'
  | 'shared_at'
>

export type Found = {
  readonly finding: ClaimFinding
  readonly isProven: boolean
  readonly conversionId: string | null
  /** The referral that it is matched with; null where it is not. */
  readonly referralId: string | null
}

/**
 * Looks for the order that a claim by hand names and, where nothing speaks against it, has attribution
 * decide with it: by a decision like any other, in this transaction. A claim that does not win leaves
 * nothing behind.
 */
export async function matchClaim(
  ctx: Context,
  unit: Unit,
  wanted: Wanted,
  byStaff: boolean,
): Promise<Found> {
  const order = await orderOf(ctx, unit, wanted)
  const facts = {
    policy: await claimsPolicyOf(ctx, unit, wanted.program_id),
    now: ctx.now,
    conversion: order && { occurredAt: order.occurred_at.getTime() },
    namesBuyer: order?.names_buyer ?? false,
    creditedTo: creditedTo(order, wanted),
    byStaff,
  } as const
  const judged = judgeClaim(facts)
  const known = { isProven: isProven(facts), conversionId: order?.id ?? null }
  if (judged.kind === 'theirs') {
    return { ...known, finding: 'matched', referralId: order!.referral_id }
  }
  if (judged.kind === 'open') return { ...known, finding: judged.finding, referralId: null }
  const { finding, referralId } = await attributeTo(ctx, unit, wanted, order!)
  return { ...known, finding, referralId }
}

type Order = {
  readonly id: string
  readonly occurred_at: Date
  readonly names_buyer: boolean
  readonly referral_id: string | null
  readonly advocate_id: string | null
}

async function orderOf(ctx: Context, unit: Unit, wanted: Wanted): Promise<Order | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const isBuyers = (kind: string, index: Uint8Array | null) => sql`exists (
    select from identities i where i.workspace_id = ${w} and i.kind = ${kind}
      and i.blind_index = ${index}::bytea and i.participant_id = c.friend_id)`
  const [order] = await rows<Order>(
    unit.tx,
    sql`select c.id, c.occurred_at, f.id as referral_id, f.advocate_id,
        ${isBuyers('email', wanted.email_index)} or ${isBuyers('phone', wanted.phone_index)} as names_buyer
      from conversions c left join referrals f on f.workspace_id = ${w} and f.friend_id = c.friend_id
        and f.program_id = ${wanted.program_id}::uuid
      where c.workspace_id = ${w} and c.type = ${wanted.type} and c.external_id = ${wanted.external_id}`,
  )
  return order
}

function creditedTo(order: Order | undefined, { participant_id }: Wanted) {
  if (!order?.advocate_id) return 'nobody'
  return order.advocate_id === participant_id ? 'claimant' : 'another'
}

/** How a program answers claims, as it says now. */
export async function claimsPolicyOf(
  ctx: Context,
  unit: Unit,
  programUuid: string,
): Promise<ClaimsPolicy & { readonly isTaken: boolean }> {
  const [program] = await rows<{ live_version: number }>(
    unit.tx,
    sql`select live_version from programs where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${programUuid}::uuid`,
  )
  const { document } = await loadProgram(
    unit.tx,
    ctx.workspace.uuid,
    programUuid,
    program!.live_version,
  )
  return { ...(document.claims ?? usualClaims), isTaken: takenClaims(document) !== undefined }
}

async function attributeTo(
  ctx: Context,
  unit: Unit,
  wanted: Wanted,
  order: Order,
): Promise<Pick<Found, 'finding' | 'referralId'>> {
  const book = await loadBook(unit, ctx.workspace.uuid, {
    conversionIds: [order.id],
    advocateIds: [wanted.participant_id],
    programIds: [wanted.program_id],
    instants: [order.occurred_at.getTime(), ctx.now],
  })
  const programId = toId('prg', wanted.program_id)
  const conversion = book.conversions.get(toId('cnv', order.id))!
  const claim = claimOf(wanted, programId, book.programs.get(programId)!.liveVersion, conversion)
  book.claims.set(claim.id, claim)
  const { decision, done } = await decideInBook(ctx, unit, book, toolsFor(ctx), {
    occasion: 'matched',
    programId,
    conversion,
    friend: friendOf(book, conversion),
    claims: [claim],
    deviceIndex: null,
  })
  const { result, claims } = decision.attribution
  // Whoever came in between, by their link, has it; a claim that lost is asked anew when it is looked at.
  if (result === 'followed') return { finding: 'credited_elsewhere', referralId: null }
  if (result === 'none') return { finding: claims[0]!.reason!, referralId: null }
  storeEffects(unit, ctx.workspace.uuid, book.effects, {
    newClaims: [claimRow(claim, null, 'shop')],
  })
  noteDue(ctx, unit, book.effects)
  return { finding: 'matched', referralId: uuidOf(done.referral!.id) }
}

/** The claim that it becomes: with its own id, of when the friend was told, or else of the order itself. */
function claimOf(
  wanted: Wanted,
  program_id: Id<'prg'>,
  program_version: number,
  { friend_id, occurred_at }: { readonly friend_id: Id<'par'>; readonly occurred_at: string },
): BookedClaim {
  const shared = wanted.shared_at && toInstant(wanted.shared_at.getTime())
  return {
    id: toId('clm', wanted.id),
    program_id,
    program_version,
    advocate_id: toId('par', wanted.participant_id),
    evidence: 'claim',
    friend_id,
    counted: true,
    device_index: null,
    claimed_at: shared !== null && shared < occurred_at ? shared : occurred_at,
  }
}
