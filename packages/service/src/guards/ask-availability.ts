import { toInstant } from '@goodword/domain/dates'
import { type Availability, availabilityOf } from '@goodword/domain/guards/availability'
import type { Program } from '@goodword/domain/programs/compile-program'
import { type Context, dbOf } from '../context.ts'
import { shortCache } from '../per-server.ts'
import type { LiveProgram } from '../programs/live-programs.ts'
import { readOwnUses, readSharedBounds, type SharedBounds } from './read-bounds.ts'

const nothingUsed: SharedBounds = { uses: [], told: [], isOverCost: false }

/**
 * Whether an invitation made now leads to something, for one advocate or (undefined) for somebody who is
 * none yet. A program without bounds costs no statement; what everybody shares is at most two seconds old.
 */
export async function askAvailability(
  ctx: Context,
  program: Program,
  { id, status }: Pick<LiveProgram, 'id' | 'status'>,
  participantUuid: string | undefined,
): Promise<Availability> {
  const now = toInstant(ctx.now)
  const meters = program.limits.filter(({ limit }) => limit.per === 'advocate')
  const shared = isBounded(program) ? await sharedBounds(ctx, id) : nothingUsed
  const own =
    participantUuid === undefined || meters.length === 0
      ? []
      : await readOwnUses(
          dbOf(ctx),
          ctx.workspace.uuid,
          id,
          participantUuid,
          meters.map(({ meter }) => meter),
        )
  return availabilityOf(
    program,
    { status, own, shared: shared.uses, isOverCost: shared.isOverCost },
    now,
  )
}

function isBounded({ document: { budget, quota, guard }, limits }: Program): boolean {
  return Boolean(budget || quota || guard) || limits.some(({ limit }) => limit.per === 'program')
}

async function sharedBounds(ctx: Context, programUuid: string): Promise<SharedBounds> {
  const key = `${ctx.workspace.uuid}/${programUuid}`
  const known = cache(ctx.server).get(key)
  if (known) return known
  const found = await readSharedBounds(dbOf(ctx), ctx.workspace.uuid, programUuid)
  cache(ctx.server).set(key, found)
  return found
}

const cache = shortCache<SharedBounds>(10_000, 2)
