import { type CarriedOut, carryOut } from '@goodword/domain/conversions/carry-out'
import type { ConversionDecision } from '@goodword/domain/conversions/conversion-decision'
import type { DenialReason, Occasion } from '@goodword/domain/conversions/conversion-facts'
import { decideConversion } from '@goodword/domain/conversions/decide-conversion'
import { wantedFacts } from '@goodword/domain/conversions/wanted-facts'
import { addMonths, fromInstant, periodOf, toInstant } from '@goodword/domain/dates'
import type { Tools } from '@goodword/domain/effects/effects'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { Program } from '@goodword/domain/programs/compile-program'
import type { Referral } from '@goodword/domain/referrals/referral'
import type { Context, Unit } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'
import { newCouponCode } from '../rewards/coupon-code.ts'
import {
  type Book,
  type BookedClaim,
  type BookedConversion,
  type BookedFriend,
  bookReferral,
  referralOf,
} from './book.ts'
import { bookReward } from './booked-rewards.ts'
import { withCounts } from './counts.ts'
import { factsOf } from './facts-of.ts'
import { loadGuards } from './load-guards.ts'

/** What a decision found and what it led to, for the answer. */
export type Decided = {
  readonly programId: Id<'prg'>
  readonly decision: ConversionDecision
  readonly done: CarriedOut
}

export type Question = {
  readonly occasion: Occasion
  readonly programId: Id<'prg'>
  readonly conversion: BookedConversion
  readonly friend: BookedFriend
  readonly claims: readonly BookedClaim[]
  readonly deviceIndex: string | null
  readonly referral?: Referral | undefined
  readonly denial?: DenialReason | undefined
}

/** Decides one conversion in one program and enters the consequences in the book. */
export async function decideInBook(
  ctx: Context,
  unit: Unit,
  book: Book,
  tools: Tools,
  question: Question,
): Promise<Decided> {
  const now = toInstant(ctx.now)
  book.guards ??= await loadGuards(ctx, unit, book)
  const known = factsOf(book, { ...question, now })
  const programs = await programsFor(ctx, unit, known.program_id, [
    known.live_version,
    ...(known.referral ? [known.referral.program_version] : []),
    ...known.claims.map((claim) => claim.program_version),
  ])
  const facts = withCounts(book, known, programs, wantedFacts(programs, known.live_version))
  const decision = decideConversion(programs, facts)
  const referral = question.referral ?? referralOf(book, question.friend, question.programId)
  const done = carryOut(book.effects, tools, programs, facts, decision, {
    referral,
    rewards: book.rewards,
  })

  if (done.referral) bookReferral(book, done.referral)
  for (const { reward } of done.rewards) if (reward) bookReward(book, reward)
  return { programId: question.programId, decision, done }
}

/** Programs that a friend's conversion may concern: where they were referred, and where somebody claims them. */
export function programsConcerned(
  book: Book,
  friend: BookedFriend,
  claims: readonly BookedClaim[],
): Id<'prg'>[] {
  const isClaimed = (id: Id<'prg'>) => claims.some(({ program_id }) => program_id === id)
  // A program that never went live is not in the book: it has decided nothing and decides nothing.
  return [...book.programs.keys()]
    .filter((id) => isClaimed(id) || referralOf(book, friend, id) !== undefined)
    .sort()
}

/** Where this process's effects take their ids, coupon codes and days from. */
export function toolsFor(ctx: Context): Tools {
  return {
    newId: ctx.server.newId,
    newCouponCode: () => newCouponCode(ctx.server.randomBytes),
    monthsAfter: (instant, months) =>
      toInstant(addMonths(fromInstant(instant), months, ctx.workspace.timeZone)),
    dayOf: (instant) => periodOf(fromInstant(instant), 'day', ctx.workspace.timeZone).key,
  }
}

async function programsFor(
  ctx: Context,
  unit: Unit,
  programId: Id<'prg'>,
  versions: readonly number[],
): Promise<Map<number, Program>> {
  const programs = new Map<number, Program>()
  for (const version of new Set(versions)) {
    programs.set(
      version,
      await loadProgram(unit.tx, ctx.workspace.uuid, uuidOf(programId), version),
    )
  }
  return programs
}
