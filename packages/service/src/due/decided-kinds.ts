import { type SQL, sql } from 'drizzle-orm'
import { lookAtAppeal } from '../appeals/look-at-appeal.ts'
import { closeBoard } from '../boards/close-board.ts'
import { lookAtClaim } from '../claims/look-at-claim.ts'
import type { Context } from '../context.ts'
import { holdDraw } from '../draws/hold-draw.ts'
import { endPeriod } from '../periods/end-period.ts'
import { endDueProgram } from '../programs/end-due-program.ts'
import { admitQueued } from '../referrals/admit-queued.ts'

/**
 * One kind of thing that falls due and needs a decision: with everybody concerned, in a transaction of its
 * own. It is done at its own instant, which is the context's; how much was done is answered.
 */
export type DecidedKind = {
  readonly name: string
  readonly table: string
  /** Which of its rows are meant, where some are done in another way. */
  readonly only?: SQL
  /** The columns that name what is decided together, as text. */
  readonly key: readonly string[]
  readonly decide: (ctx: Context, key: readonly string[]) => Promise<number>
}

/** Everything that is decided when it falls due. A new kind is a row here, with an index on its `due_at`. */
export const decidedKinds: readonly DecidedKind[] = [
  {
    name: 'program',
    table: 'programs',
    key: ['id'],
    decide: (ctx, [id]) => endDueProgram(ctx, id!),
  },
  {
    name: 'queue',
    table: 'referrals',
    only: sql`state = 'queued'`,
    key: ['program_id'],
    decide: (ctx, [programId]) => admitQueued(ctx, programId!),
  },
  {
    name: 'period',
    table: 'earning_periods',
    key: ['conversion_id', 'program_id', 'ends_at'],
    decide: async (ctx, [conversionId, programId, endsAt]) =>
      Number(await endPeriod(ctx, conversionId!, programId!, endsAt!)),
  },
  {
    name: 'appeal',
    table: 'appeals',
    key: ['id'],
    decide: (ctx, [id]) => lookAtAppeal(ctx, id!),
  },
  {
    name: 'draw',
    table: 'draws',
    key: ['id'],
    decide: (ctx, [id]) => holdDraw(ctx, id!),
  },
  {
    name: 'board',
    table: 'board_periods',
    key: ['program_id', 'board', 'period'],
    decide: (ctx, [programId, board, period]) => closeBoard(ctx, programId!, board!, period!),
  },
  {
    name: 'claim',
    table: 'hand_claims',
    key: ['id'],
    decide: (ctx, [id]) => lookAtClaim(ctx, id!),
  },
]
