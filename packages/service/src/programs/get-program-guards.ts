import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getProgramGuards as operation } from '@goodword/contract/program-status'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { budgetMeter, reserveOf, thresholdsOf } from '@goodword/domain/guards/budget'
import { CUSTOMERS, costMeter, costShare } from '@goodword/domain/guards/customer-cost'
import { quotaMeter, quotaPeriod } from '@goodword/domain/guards/quota'
import { scheduleAt } from '@goodword/domain/guards/schedule'
import { wideLimits } from '@goodword/domain/guards/wide-limits'
import { toId, uuidOf } from '@goodword/domain/ids'
import type { Program } from '@goodword/domain/programs/compile-program'
import { useKey } from '@goodword/domain/rewards/use-limits'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { readSharedBounds, type SharedBounds } from '../guards/read-bounds.ts'
import { loadProgram } from './load-program.ts'
import { type ProgramRow, readProgram } from './queries.ts'

type Guards = Reply<typeof operation>

/** What a program has left of everything that bounds it, and all that stands in its way now. */
export async function getProgramGuards(
  ctx: Context,
  { program_id }: UseCaseInput<typeof operation>,
): Promise<Guards> {
  const program = await readProgram(dbOf(ctx), ctx.workspace.uuid, uuidOf(program_id))
  if (!program) throw new Refusal('program_not_found')
  if (program.live_version === null) return nothingYet(program)

  const live = await loadProgram(dbOf(ctx), ctx.workspace.uuid, program.id, program.live_version)
  const standing = await readStanding(ctx, program.id)
  const parts = {
    schedule: scheduleBody(live, ctx.now),
    budget: budgetBody(live, standing),
    quota: quotaBody(live, standing, ctx.now),
    guard: guardBody(live, standing),
    limits: wideLimits(live.limits, standing.uses, toInstant(ctx.now)),
  }
  return { ...statusBody(program), ...parts, declines: declinesOf(program, parts) }
}

function nothingYet(program: ProgramRow): Guards {
  const none = { schedule: null, budget: null, quota: null, guard: null }
  return { ...statusBody(program), ...none, limits: [], declines: [] }
}

function statusBody(program: ProgramRow) {
  const { status, status_since: since, status_reason } = program
  return {
    program_id: toId('prg', program.id),
    status,
    status_since: since === null ? null : toInstant(since.getTime()),
    status_reason,
  }
}

type Standing = SharedBounds & { readonly queued: number }

async function readStanding(ctx: Context, programUuid: string): Promise<Standing> {
  const shared = await readSharedBounds(dbOf(ctx), ctx.workspace.uuid, programUuid)
  const [found] = await rows<{ queued: number }>(
    dbOf(ctx),
    sql`select count(*)::int as queued from referrals where workspace_id = ${ctx.workspace.uuid}::uuid
      and program_id = ${programUuid}::uuid and state = 'queued'`,
  )
  return { ...shared, queued: found!.queued }
}

function usedOf({ uses }: Standing, key: string): number {
  return uses.find(({ meter, period }) => useKey(meter, period) === key)?.used ?? 0
}

function scheduleBody({ document }: Program, now: number): Guards['schedule'] {
  const { schedule } = document
  if (!schedule) return null
  return {
    state: scheduleAt(schedule, toInstant(now)),
    starts_at: written(schedule.starts_at),
    ends_at: written(schedule.ends_at),
  }
}

function written(text: string | undefined): string | null {
  return text === undefined ? null : new Date(text).toISOString()
}

function budgetBody({ document }: Program, standing: Standing): Guards['budget'] {
  const { budget } = document
  if (!budget) return null
  const used = usedOf(standing, useKey(budgetMeter(budget), 'lifetime'))
  const reserve = reserveOf(budget)
  return {
    amount: budget.amount,
    asset: budget.asset,
    used,
    reserve,
    left: Math.max(0, budget.amount - reserve - used),
    thresholds: thresholdsOf(budget).map(({ name, basis_points, at }) => ({
      basis_points,
      at,
      is_told: standing.told.includes(name),
    })),
  }
}

function quotaBody({ document }: Program, standing: Standing, now: number): Guards['quota'] {
  const { quota } = document
  if (!quota) return null
  const { key, next } = quotaPeriod(quota, toInstant(now))
  return {
    count: quota.count,
    used: usedOf(standing, useKey(quotaMeter(quota), key)),
    queued: standing.queued,
    period: key,
    next_period_at: next,
  }
}

function guardBody({ document }: Program, standing: Standing): Guards['guard'] {
  const { guard } = document
  if (!guard) return null
  const cost = usedOf(standing, useKey(costMeter(guard), 'lifetime'))
  const customers = usedOf(standing, useKey(CUSTOMERS, 'lifetime'))
  return {
    customer_value: guard.customer_value,
    cost,
    customers,
    cost_share_basis_points: costShare(guard, cost, customers),
    cost_share_max_basis_points: guard.cost_share_max_basis_points,
    is_over: standing.isOverCost,
  }
}

/** A program never stops silently: all that stands in the way, each by the reason that receipts name. */
function declinesOf(
  { status }: ProgramRow,
  {
    schedule,
    budget,
    quota,
    guard,
    limits,
  }: Omit<Guards, 'declines' | keyof ReturnType<typeof statusBody>>,
): Guards['declines'] {
  const isFull = quota !== null && quota.used >= quota.count
  return [
    ...(status === 'paused' ? (['program_paused'] as const) : []),
    ...(status === 'ended' || schedule?.state === 'over' ? (['program_ended'] as const) : []),
    ...(schedule?.state === 'before' ? (['program_not_started'] as const) : []),
    ...(isFull ? (['quota_full'] as const) : []),
    ...(budget?.left === 0 ? (['budget_spent'] as const) : []),
    ...(guard?.is_over ? (['cost_guard'] as const) : []),
    ...(limits.some(({ used, allowed }) => used >= allowed) ? (['limit_reached'] as const) : []),
  ]
}
