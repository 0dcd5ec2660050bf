import type { Effects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import type { Arm } from './arm.ts'

/** What is remembered of programs as a whole, and the pause that one puts itself into. */
export function programArms(w: SQL, effects: Effects): Arm[] {
  const changes = [...effects.programs.values()].map((change) => ({
    ...change,
    program_id: uuidOf(change.program_id),
  }))
  return [
    {
      name: 'changed_guards',
      list: changes,
      isGuarded: true,
      write: (source) => sql`
        update guards g set told = g.told || r.told, is_over_cost = coalesce(r.is_over_cost, g.is_over_cost)
        from ${source} as r(program_id uuid, told jsonb, is_over_cost boolean)
        where g.workspace_id = ${w} and g.subject = r.program_id`,
    },
    {
      name: 'paused_programs',
      list: changes.filter(({ pauses }) => pauses !== null),
      write: (source) => sql`
        update programs p set status = 'paused', status_reason = r.pauses, status_since = r.at, updated_at = r.at
        from ${source} as r(program_id uuid, pauses text, at timestamptz)
        where p.workspace_id = ${w} and p.id = r.program_id and p.status = 'live'`,
    },
  ]
}
