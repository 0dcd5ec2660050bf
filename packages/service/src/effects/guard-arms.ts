import type { Effects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import type { Arm } from './arm.ts'

/**
 * What is counted across programs, or never given back. Raised only as far as its cap, as what one program
 * shares is; in the order of keys, so that two transactions take the same rows in the same order.
 */
export function sharedUseArms(w: SQL, workspaceId: string, effects: Effects): Arm[] {
  const changes = [...effects.sharedUses.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { owner, ...change }]) => ({
      ...change,
      owner: owner === null ? workspaceId : uuidOf(owner),
    }))
  return [
    {
      name: 'raised_shared_uses',
      list: changes.filter(({ used }) => used > 0),
      isGuarded: true,
      write: (source) => sql`
        insert into shared_uses as u (workspace_id, owner, meter, period, used, cap)
        select ${w}, r.* from ${source} as r(owner uuid, meter text, period text, used bigint, cap bigint)
        where r.cap is null or r.used <= r.cap
        on conflict (workspace_id, owner, meter, period) do update
          set used = u.used + excluded.used, cap = excluded.cap
          where excluded.cap is null or u.used + excluded.used <= excluded.cap`,
    },
    {
      name: 'lowered_shared_uses',
      list: changes.filter(({ used }) => used < 0),
      isGuarded: true,
      write: (source) => sql`
        update shared_uses u set used = u.used + r.used
        from ${source} as r(owner uuid, meter text, period text, used bigint)
        where u.workspace_id = ${w} and u.owner = r.owner and u.meter = r.meter and u.period = r.period`,
    },
  ]
}

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
