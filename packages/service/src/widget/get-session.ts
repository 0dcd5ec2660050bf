import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getWidgetSession as operation } from '@goodword/contract/widget'
import { takenClaims } from '@goodword/domain/claims/taken-claims'
import { toInstant } from '@goodword/domain/dates'
import type { Availability } from '@goodword/domain/guards/availability'
import { uuidOf } from '@goodword/domain/ids'
import { joined } from '@goodword/domain/joined'
import { maskName } from '@goodword/domain/participants/mask-name'
import type { Program } from '@goodword/domain/programs/compile-program'
import { textIn } from '@goodword/domain/programs/describe-program'
import type { MilestoneRule } from '@goodword/domain/programs/document'
import { isMilestoneFor } from '@goodword/domain/programs/is-milestone-for'
import { milestoneTally, nextMilestone } from '@goodword/domain/programs/next-milestone'
import { customerReason } from '@goodword/domain/receipts/customer-reason'
import { type AdvocateTally, tallyKey, tallyOf, tallyPeriod } from '@goodword/domain/tallies/tally'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import { showAlias } from '../codes/alias.ts'
import { linkOf } from '../codes/link-of.ts'
import { type Context, type CustomerContext, dbOf } from '../context.ts'
import { askAvailability } from '../guards/ask-availability.ts'
import { namesOf } from '../participants/names.ts'
import { type LiveProgram, livePrograms } from '../programs/live-programs.ts'
import { loadProgram } from '../programs/load-program.ts'
import {
  readSession,
  type SessionRow,
  type ShownReferral,
  type ShownReward,
} from './read-session.ts'
import { shownProgram } from './shown-program.ts'

type Session = Reply<typeof operation>
type Input = Pick<UseCaseInput<typeof operation>, 'locale' | 'program_id'>

/**
 * What the panel shows to a customer; reads only, in two statements at most where the program has no bounds.
 * Whoever has shared in a program goes on seeing their friends and rewards when it is paused or over.
 */
export async function getWidgetSession(ctx: CustomerContext, input: Input): Promise<Session> {
  const chosen = await chooseShown(ctx, input)
  const program = await loadLive(ctx, chosen)
  const row = await readSession(ctx, {
    externalId: ctx.customer.external_id,
    programId: chosen.id,
    tallies: program.milestoneRules.flatMap(({ tally }) => (tally ? tallyNow(ctx, tally) : [])),
  })
  if (chosen.status !== 'live' && !row?.alias) throw new Refusal('program_not_live')
  const availability = await askAvailability(ctx, program, chosen, row?.participantId)
  const names = row ? await namesOf(ctx, row.envelopes) : new Map<string, string>()
  return sessionBody(
    ctx,
    program,
    chosen,
    row,
    names,
    availability,
    input.locale ?? ctx.customer.locale ?? 'en',
  )
}

type Chosen = Pick<LiveProgram, 'id' | 'status' | 'liveVersion'>

/** The program asked for, however it stands; else the oldest that runs, else the newest that did. */
async function chooseShown(ctx: Context, input: Input): Promise<Chosen> {
  const programs = await livePrograms(ctx.server, dbOf(ctx), ctx.workspace.uuid)
  const wanted = input.program_id === undefined ? undefined : uuidOf(input.program_id)
  const chosen =
    wanted === undefined
      ? (programs.find(({ status }) => status === 'live') ?? programs.at(-1))
      : programs.find(({ id }) => id === wanted)
  if (!chosen) throw new Refusal('program_not_live')
  return chosen
}

/** The program asked for, or the oldest that runs. */
export async function chooseProgram(ctx: Context, input: Input): Promise<Chosen> {
  const programs = await livePrograms(ctx.server, dbOf(ctx), ctx.workspace.uuid)
  const live = programs.filter(({ status }) => status === 'live')
  const wanted = input.program_id === undefined ? undefined : uuidOf(input.program_id)
  const chosen = wanted === undefined ? live[0] : live.find(({ id }) => id === wanted)
  if (!chosen) throw new Refusal('program_not_live')
  return chosen
}

function loadLive(
  ctx: Context,
  { id, liveVersion }: Pick<Chosen, 'id' | 'liveVersion'>,
): Promise<Program> {
  return loadProgram(dbOf(ctx), ctx.workspace.uuid, id, liveVersion)
}

/** The tally in the period that it is now. */
function tallyNow({ now }: Context, tally: AdvocateTally): string {
  return tallyKey(tallyOf(tally), tallyPeriod(toInstant(now), tally.period, tally.timeZone))
}

function sessionBody(
  ctx: Context,
  program: Program,
  { id: programUuid, status }: Chosen,
  row: SessionRow | undefined,
  names: ReadonlyMap<string, string>,
  availability: Availability,
  locale: string,
): Session {
  const { document } = program
  const approved = row?.counts.approved ?? 0
  const claims = status === 'live' ? takenClaims(document) : undefined
  const next = nextMilestone(
    document,
    (rule) => {
      const tally = milestoneTally(rule)
      return tally ? (row?.tallies[tallyNow(ctx, tally)] ?? 0) : approved
    },
    locale,
    isForThem(ctx, program, row),
  )
  const masked = new Map<string | null, string>()
  for (const [friendUuid, name] of names) masked.set(friendUuid, maskName(name))
  return {
    // To the minute, so that an unchanged session has an unchanged ETag for a while.
    now: toInstant(Math.floor(ctx.now / 60_000) * 60_000),
    program: shownProgram(ctx.workspace.uuid, programUuid, program, locale),
    availability,
    claims: claims ? { due_hours: claims.due_hours } : null,
    code: row?.alias ? { alias: showAlias(row.alias), link: linkOf(ctx, row.alias) } : null,
    progress: next,
    counts: {
      clicks: row?.counts.clicks ?? 0,
      friends: row?.counts.attributed ?? 0,
      approved,
    },
    friends: (row?.referrals ?? []).map((referral) =>
      friendBody(referral, masked.get(referral.friendId) ?? null),
    ),
    rewards: (row?.rewards ?? []).map((reward) =>
      rewardBody(reward, masked.get(reward.friendId) ?? null, locale),
    ),
    balances: [...(row?.balances ?? [])],
  }
}

/** Which milestones are shown to somebody: those for everybody, and those of their segments. */
function isForThem(
  ctx: Context,
  program: Program,
  row: SessionRow | undefined,
): (rule: MilestoneRule) => boolean {
  return (rule) => {
    const compiled = program.milestoneRules.find((one) => one.rule.id === rule.id)!
    const growth = row?.balances.find(({ asset }) => asset === GROWTH)?.amount ?? 0
    const nobody = { attributes: {}, locale: null }
    const { attributed = 0, converted = 0, approved = 0 } = row?.counts ?? {}
    const standing = { attributed, converted, approved, growth }
    const advocate = joined(row?.person ?? nobody, standing)
    return isMilestoneFor(program, compiled, advocate, toInstant(ctx.now))
  }
}

function friendBody(referral: ShownReferral, name: string | null): Session['friends'][number] {
  return {
    referral_id: referral.id,
    name,
    state: referral.state,
    reason: customerReason(referral.reason),
    since: referral.attributed_at,
    changed_at: referral.changed_at,
  }
}

function rewardBody(
  reward: ShownReward,
  friendName: string | null,
  locale: string,
): Session['rewards'][number] {
  return {
    id: reward.id,
    recipient: reward.recipient,
    kind: reward.kind,
    amount: reward.amount,
    asset: reward.asset,
    label: textIn(reward.label ?? undefined, locale),
    state: reward.state,
    // What a paid or redeemed reward notes (a reference, an order) is the merchant's business.
    reason:
      reward.state === 'issued' || reward.state === 'redeemed'
        ? null
        : customerReason(reward.reason),
    is_under_review: reward.is_under_review,
    referral_id: reward.referralId,
    friend_name: friendName,
    milestone: milestoneBody(reward.cause),
    created_at: reward.created_at,
    hold_until: reward.hold_until,
    available_at: reward.available_at,
    issued_at: reward.issued_at,
    ended_at: reward.ended_at,
    coupon_code: reward.state === 'issued' ? reward.coupon_code : null,
    expires_at: reward.expires_at,
  }
}

/** What a milestone's reward was for: its cause begins with the count, whatever period that was in. */
function milestoneBody(cause: string): Session['rewards'][number]['milestone'] {
  const [, kind, count] = /^(milestone|spending):(\d+)/.exec(cause) ?? []
  if (kind === undefined) return null
  if (kind === 'spending') return { counting: 'friends_spending' }
  return { counting: 'approved_referrals', count: Number(count) }
}
