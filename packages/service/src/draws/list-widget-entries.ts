import type { listWidgetEntries as operation } from '@goodword/contract/draws'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import type { DrawDecision } from '@goodword/domain/draws/decide-draw'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { giftOf } from '@goodword/domain/programs/describe-program'
import type { Draw } from '@goodword/domain/programs/document'
import { sql } from 'drizzle-orm'
import { type CustomerContext, dbOf } from '../context.ts'
import { instantOf } from '../conversions/from-rows.ts'
import { explainedTo } from '../decisions/explained.ts'
import { findCustomer } from '../participants/find-customer.ts'
import { loadProgram } from '../programs/load-program.ts'
import { programShown } from './get-draws.ts'

type Entries = Reply<typeof operation>['data'][number]

const HELD_SHOWN = 3

/** A draw with what it holds of one person. */
type OwnDraw = {
  readonly name: string
  readonly program_version: number
  readonly commitment: string
  readonly held_for: Date
  readonly held: {
    readonly decision_id: string
    readonly seed: string
    readonly entries_hash: string
    readonly decided_at: string
    readonly all: number
    readonly holder: number | null
    readonly own: number
    readonly result: DrawDecision
  } | null
}

/** The draws of a program with the customer's entries: the next ones in order, then the last that were held. */
export async function listWidgetEntries(
  ctx: CustomerContext,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const programUuid = await programShown(ctx, input)
  const customer = await findCustomer(ctx)
  const found = await readOwnDraws(ctx, programUuid, customer)
  const standing = customer ? await readStanding(ctx, programUuid, customer) : new Map()
  const locale = input.locale ?? ctx.customer.locale ?? 'en'
  return {
    // To the minute, so that what has not changed has an unchanged ETag for a while.
    now: toInstant(Math.floor(ctx.now / 60_000) * 60_000),
    data: await Promise.all(
      found.map(async (own) => {
        const { document } = await loadProgram(
          dbOf(ctx),
          ctx.workspace.uuid,
          programUuid,
          own.program_version,
        )
        const draw = document.draws!.find(({ id }) => id === own.name)!
        return {
          ...drawBody(own, draw, locale),
          entries: own.held?.own ?? standing.get(draw.entries) ?? 0,
          outcome: await outcomeBody(ctx, programUuid, own, customer, locale),
        }
      }),
    ),
    next_cursor: null,
  }
}

function drawBody(
  { name, commitment, held_for, held }: OwnDraw,
  { entries, winners, give }: Draw,
  locale: string,
): Omit<Entries, 'entries' | 'outcome'> {
  return {
    draw: name,
    asset: entries,
    prizes: give.map((one) => giftOf(one, null, locale)),
    winners_max: winners,
    commitment,
    state: held === null ? 'announced' : 'held',
    at: toInstant(held_for.getTime()),
  }
}

async function outcomeBody(
  ctx: CustomerContext,
  programUuid: string,
  { held, name, program_version }: OwnDraw,
  customer: Id<'par'> | undefined,
  locale: string,
): Promise<Entries['outcome']> {
  if (held === null) return null
  const { decision_id, seed, entries_hash, all, holder, result } = held
  const decided_at = instantOf(held.decided_at)!
  // Of the receipt as much as is told to one of those who took part.
  const receipt = {
    id: decision_id,
    kind: 'draw',
    program_id: programUuid,
    program_version,
    facts: { draw: name, holders: customer ? [customer] : [] },
    result,
    decided_at: new Date(fromInstant(decided_at)),
  } as const
  const why = holder === null ? undefined : await explainedTo(ctx, receipt, customer!, locale)
  return {
    held_at: decided_at,
    seed,
    entries_hash,
    entries: all,
    holder,
    is_won: result.winners.some((winner) => winner.holder === holder),
    why: why ?? null,
  }
}

/** What the customer holds of each asset in a program: all of it takes part, as in the draw itself. */
async function readStanding(
  ctx: CustomerContext,
  programUuid: string,
  customer: Id<'par'>,
): Promise<Map<string, number>> {
  const found = await rows<{ asset: string; entries: number }>(
    dbOf(ctx),
    sql`select asset, sum(remaining)::float8 as entries from lots
      where workspace_id = ${ctx.workspace.uuid}::uuid and participant_id = ${uuidOf(customer)}::uuid
        and program_id = ${programUuid}::uuid and remaining > 0
      group by asset`,
  )
  return new Map(found.map(({ asset, entries }) => [asset, entries]))
}

/** Each draw by its own row and the customer's in it: the list of all entries is left where it lies. */
function readOwnDraws(
  ctx: CustomerContext,
  programUuid: string,
  customer: Id<'par'> | undefined,
): Promise<OwnDraw[]> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const ours = sql`workspace_id = ${w} and program_id = ${programUuid}::uuid`
  const me = sql`${customer ? uuidOf(customer) : null}::uuid`
  return rows<OwnDraw>(
    dbOf(ctx),
    sql`with shown as (
        select * from draws where ${ours} and decision_id is null
        union all
        (select * from draws where ${ours} and decision_id is not null
          order by held_for desc, id desc limit ${HELD_SHOWN}))
      select r.name, r.program_version, encode(r.commitment, 'hex') as commitment, r.held_for,
        case when d.id is not null then json_build_object('decision_id', d.id, 'seed', r.seed,
          'decided_at', d.decided_at, 'entries_hash', r.entries_hash, 'all', r.entries,
          'holder', h.holder, 'own', coalesce(h.entries, 0), 'result', d.result) end as held
      from shown r
      left join decisions d on d.workspace_id = ${w} and d.id = r.decision_id
      left join draw_holders h on h.workspace_id = ${w} and h.draw_id = r.id and h.participant_id = ${me}
      order by r.decision_id is not null, case when r.decision_id is null then r.held_for end, r.held_for desc, r.id`,
  )
}
