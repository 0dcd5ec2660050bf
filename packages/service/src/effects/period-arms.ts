import type { Effects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import type { Arm } from './arm.ts'

/** Conversions that are decided again when a period is over. What waits already is due when it was. */
export function periodArms(w: SQL, effects: Effects): Arm[] {
  return [
    {
      name: 'noted_periods',
      list: [...effects.periods.values()].map((row) => ({
        ...row,
        conversion_id: uuidOf(row.conversion_id),
        program_id: uuidOf(row.program_id),
      })),
      write: (source) => sql`
        insert into earning_periods as e (workspace_id, conversion_id, program_id, ends_at, due_at)
        select ${w}, r.* from ${source} as r(conversion_id uuid, program_id uuid, ends_at timestamptz, due_at timestamptz)
        on conflict (workspace_id, conversion_id, program_id, ends_at) do update
          set due_at = excluded.due_at where e.due_at is null`,
    },
  ]
}
