import { rows } from '@goodword/db/connect'
import type { AppealFacts } from '@goodword/domain/appeals/decide-appeal'
import type { ConversionFacts } from '@goodword/domain/conversions/conversion-facts'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { rewardKinds } from '@goodword/domain/rewards/reward-kinds'
import { BY_STAFF } from '@goodword/domain/rewards/take-back'
import { sql } from 'drizzle-orm'
import TinyQueue from 'tinyqueue'
import type { Context } from '../context.ts'
import type { BookedClaim, BookedConversion, BookedParticipant } from '../conversions/book.ts'
import type {
  AppealUpheld,
  DecisionAsked,
  Happening,
  RewardChosen,
  RewardMoved,
} from './happening.ts'

const PAGE = 1_000
// Credits by hand are no rule's doing; boards are held by the trial itself, and draws by nobody.
const isInput = sql`kind in ('conversion', 'offer', 'review', 'appeal')`
const BEGINNING = '00000000-0000-0000-0000-000000000000'

/**
 * The past of a program as it was recorded, in order. Receipts hold what each decision was asked, with
 * people as they were known then; rewards hold when they were used or paid out by somebody's hand.
 */
export async function* recordedHistory(
  ctx: Context,
  programId: Id<'prg'>,
): AsyncGenerator<readonly Happening[]> {
  const moves = new TinyQueue<RewardMoved | RewardChosen>(
    await readChoices(ctx, programId),
    inOrder,
  )
  let after = BEGINNING
  for (;;) {
    const page = await readReceipts(ctx, programId, after)
    const last = page.at(-1)?.id
    // A reward's id lies behind that of the decision that granted it.
    for (const move of await readMoves(ctx, programId, after, last)) moves.push(move)

    const happened: Happening[] = []
    for (const receipt of page) {
      const asked = isAppeal(receipt) ? toUpheld(receipt) : toAsked(programId, receipt)
      while (moves.length > 0 && moves.peek()!.at <= asked.at) happened.push(moves.pop()!)
      happened.push(asked)
    }
    if (last === undefined) while (moves.length > 0) happened.push(moves.pop()!)
    yield happened
    if (last === undefined) return
    after = last
  }
}

/** Of what is noted at one instant: what is paid was sent first. */
function inOrder(a: RewardMoved | RewardChosen, b: RewardMoved | RewardChosen): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  const isPaid = (one: typeof a) => Number(one.kind === 'moved' && one.to === 'paid')
  return isPaid(a) - isPaid(b)
}

/** How many decisions a program has made: what there is to run through. */
export async function countReceipts(ctx: Context, programId: Id<'prg'>): Promise<number> {
  const [found] = await rows<{ count: number }>(
    ctx.server.database.db,
    sql`select count(*)::int as count from decisions
      where workspace_id = ${ctx.workspace.uuid}::uuid and program_id = ${uuidOf(programId)}::uuid
        and ${isInput}`,
  )
  return found!.count
}

type Receipt = RuleReceipt | AppealReceipt

type RuleReceipt = {
  readonly kind: 'conversion' | 'offer' | 'review'
  readonly id: string
  readonly referral_id: string | null
  readonly facts: ConversionFacts
}

type AppealReceipt = Pick<RuleReceipt, 'id' | 'referral_id'> & {
  readonly kind: 'appeal'
  readonly facts: AppealFacts
}

function isAppeal(receipt: Receipt): receipt is AppealReceipt {
  return receipt.kind === 'appeal'
}

function readReceipts(ctx: Context, programId: Id<'prg'>, after: string): Promise<Receipt[]> {
  return rows<Receipt>(
    ctx.server.database.db,
    sql`select id, kind, referral_id, facts from decisions
      where workspace_id = ${ctx.workspace.uuid}::uuid and program_id = ${uuidOf(programId)}::uuid
        and id > ${after}::uuid and ${isInput} order by id limit ${PAGE}`,
  )
}

async function readMoves(
  ctx: Context,
  programId: Id<'prg'>,
  after: string,
  upTo: string | undefined,
): Promise<RewardMoved[]> {
  const byHand = Object.entries(rewardKinds)
    .filter(([, { issues }]) => issues === 'by_hand')
    .map(([kind]) => kind)
  const end = upTo === undefined ? sql`` : sql`and id <= ${upTo}::uuid`
  const found = await rows<MovedRow>(
    ctx.server.database.db,
    sql`select participant_id, rule, give_index, cause, instalment, attempt, redeemed_at,
        case when kind = any(${sql.param(byHand)}::text[]) then issued_at end as sent_at, paid_at,
        case when reason = ${BY_STAFF} then ended_at end as taken_back_at
      from rewards
      where workspace_id = ${ctx.workspace.uuid}::uuid and program_id = ${uuidOf(programId)}::uuid
        and id > ${after}::uuid ${end}
        and (redeemed_at is not null or paid_at is not null or reason = ${BY_STAFF} or (issued_at is not null and kind = any(${sql.param(byHand)}::text[])))`,
  )
  return found.flatMap((row) => {
    const { sent_at, paid_at, redeemed_at, taken_back_at, participant_id, ...earnedBy } = row
    const reward = { ...earnedBy, participant_id: toId('par', participant_id) }
    const move = (to: RewardMoved['to'], at: Date | null): RewardMoved[] =>
      at === null ? [] : [{ kind: 'moved', at: toInstant(at.getTime()), to, reward }]
    return [
      ...move('issued', sent_at),
      ...move('paid', paid_at),
      ...move('redeemed', redeemed_at),
      ...move('taken_back', taken_back_at),
    ]
  })
}

/** When each reward of one's choice was chosen: its event says so. There are few of them. */
async function readChoices(ctx: Context, programId: Id<'prg'>): Promise<RewardChosen[]> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const found = await rows<ChosenRow>(
    ctx.server.database.db,
    sql`select r.participant_id, r.rule, r.give_index, r.cause, r.instalment, r.attempt,
        (r.choice->>'chosen')::int as option, max(e.occurred_at) as at
      from rewards r join events e on e.workspace_id = ${w} and e.type = 'reward.chosen' and e.subject_id = r.id
      where r.workspace_id = ${w} and r.program_id = ${uuidOf(programId)}::uuid and r.choice->>'chosen' is not null
      group by r.participant_id, r.rule, r.give_index, r.cause, r.instalment, r.attempt, r.choice->>'chosen'`,
  )
  return found.map(({ at, option, participant_id, ...earnedBy }) => ({
    kind: 'chosen',
    at: toInstant(at.getTime()),
    option,
    reward: { ...earnedBy, participant_id: toId('par', participant_id) },
  }))
}

type ChosenRow = Omit<MovedRow, 'sent_at' | 'paid_at' | 'redeemed_at' | 'taken_back_at'> & {
  readonly option: number
  readonly at: Date
}

type MovedRow = {
  readonly participant_id: string
  readonly rule: string
  readonly give_index: number
  readonly cause: string
  readonly instalment: number
  readonly attempt: number
  readonly sent_at: Date | null
  readonly paid_at: Date | null
  readonly redeemed_at: Date | null
  readonly taken_back_at: Date | null
}

function toUpheld({ facts, referral_id }: AppealReceipt): AppealUpheld {
  const referralId = referral_id === null ? null : toId('ref', referral_id)
  return { kind: 'upheld', at: facts.now, facts, referralId }
}

function toAsked(programId: Id<'prg'>, { facts, referral_id }: RuleReceipt): DecisionAsked {
  const { conversion, friend, now, occasion } = facts
  const refunded = (conversion.gross_amount ?? 0) - (conversion.amount ?? 0)
  const booked: BookedConversion = {
    id: conversion.id,
    type: conversion.type,
    external_id: '',
    friend_id: friend.id,
    amount: conversion.gross_amount,
    asset: conversion.asset,
    refunded_amount: refunded,
    refunds_count: conversion.is_void || refunded > 0 ? 1 : 0,
    number: conversion.number,
    is_confirmed: conversion.is_confirmed,
    data: conversion.data,
    occurred_at: conversion.occurred_at,
    recorded_at: now,
  }
  return {
    kind: 'asked',
    at: now,
    occasion,
    conversion: booked,
    friend: { id: friend.id, sameAs: friend.same_person_as },
    people: peopleIn(facts),
    claims: facts.claims.map((claim): BookedClaim => {
      const { same_device: _, ...known } = claim
      return { ...known, program_id: programId, friend_id: friend.id, device_index: null }
    }),
    sameDevice: facts.claims.filter((claim) => claim.same_device).map(({ id }) => id),
    ...(facts.balances && { balances: facts.balances }),
    ...goneIn(facts),
    referralId: referral_id === null ? null : toId('ref', referral_id),
    ...statusIn(facts),
  }
}

/** What customers did with their points is of the past, whatever version gave them. */
function goneIn({ rewards }: ConversionFacts): Pick<DecisionAsked, 'gone'> {
  const gone = rewards.flatMap(({ gone: amount = 0, instalment = 1, ...fact }) => {
    const { participant_id, rule, give_index, cause, attempt } = fact
    const reward = { participant_id, rule, give_index, cause, instalment, attempt }
    return amount === 0 ? [] : [{ reward, amount }]
  })
  return gone.length === 0 ? {} : { gone }
}

/** A pause that the program put itself into is the trial's own to find. */
function statusIn({ guards }: ConversionFacts): Pick<DecisionAsked, 'status'> {
  if (guards?.status === undefined) return {}
  const { status, since, cancels_held } = guards
  return {
    status: {
      status,
      ...(since === undefined ? {} : { since }),
      ...(cancels_held ? { cancels_held } : {}),
    },
  }
}

function peopleIn({ friend, advocates, now }: ConversionFacts): BookedParticipant[] {
  const person = (
    id: Id<'par'>,
    known: Pick<BookedParticipant, 'attributes' | 'locale'>,
    customer_since: string | null,
  ): BookedParticipant => ({
    id,
    external_id: null,
    attributes: known.attributes,
    locale: known.locale,
    customer_since,
    created_at: now,
  })
  return [
    ...Object.entries(advocates).map(([id, fact]) => person(id as Id<'par'>, fact, null)),
    person(friend.id, friend, friend.customer_since),
  ]
}
