import type { Effects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { joined } from '@goodword/domain/joined'
import { type SQL, sql } from 'drizzle-orm'
import type { Arm } from './arm.ts'

/** Lots that are new, and those that are no longer as they were read. */
export function lotArms(w: SQL, effects: Effects): Arm[] {
  const lots = [...effects.lots.values()].map(({ row, read }) => ({
    isSame: row === read,
    isNew: read === null,
    line: joined(row, {
      id: uuidOf(row.id),
      participant_id: uuidOf(row.participant_id),
      program_id: uuidOf(row.program_id),
      reward_id: uuidOf(row.reward_id),
      was_amount: read?.amount ?? null,
      was_remaining: read?.remaining ?? null,
    }),
  }))
  return [
    {
      name: 'new_lots',
      list: lots.filter(({ isNew }) => isNew).map(({ line }) => line),
      write: (source) => sql`
        insert into lots (workspace_id, id, participant_id, program_id, reward_id, asset, amount, remaining, obtained_at,
          expires_at, noticed_at, due_at)
        select ${w}, r.* from ${source} as r(id uuid, participant_id uuid, program_id uuid, reward_id uuid, asset text,
          amount bigint, remaining bigint, obtained_at timestamptz, expires_at timestamptz, noticed_at timestamptz,
          due_at timestamptz)`,
    },
    {
      name: 'moved_lots',
      list: lots.filter(({ isNew, isSame }) => !isNew && !isSame).map(({ line }) => line),
      isGuarded: true,
      write: (source, ids) => sql`
        update lots l set amount = r.amount, remaining = r.remaining, noticed_at = r.noticed_at, due_at = r.due_at
        from ${source} as r(id uuid, amount bigint, remaining bigint, noticed_at timestamptz, due_at timestamptz,
          was_amount bigint, was_remaining bigint)
        where l.workspace_id = ${w} and l.id = r.id and l.id = any(${ids}) and l.amount = r.was_amount
          and l.remaining = r.was_remaining`,
    },
  ]
}
