import type { Effects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import type { Arm } from './arm.ts'

/** What whole programs have used of what is shared in them. */
export function programUseArms(w: SQL, effects: Effects): Arm[] {
  const uses = inOrder(effects.programUses).map(({ program_id, ...use }) => ({
    ...use,
    owner: uuidOf(program_id),
  }))
  return cappedUseArms(w, { table: 'program_uses', owner: 'program_id', uses })
}

/** What is counted across programs, or never given back. */
export function sharedUseArms(w: SQL, workspaceId: string, effects: Effects): Arm[] {
  const uses = inOrder(effects.sharedUses).map(({ owner, ...use }) => ({
    ...use,
    owner: owner === null ? workspaceId : uuidOf(owner),
  }))
  return cappedUseArms(w, { table: 'shared_uses', owner: 'owner', uses })
}

/** In the order of their keys, so that two transactions take the same rows in the same order. */
function inOrder<Use>(uses: ReadonlyMap<string, Use>): Use[] {
  return [...uses.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, use]) => use)
}

type Capped = {
  readonly table: string
  /** The column of whose use it is. */
  readonly owner: string
  readonly uses: readonly { readonly owner: string; readonly used: number }[]
}

/**
 * Raises uses only as far as their caps: where somebody else was faster nothing is written, and it is decided
 * again.
 */
function cappedUseArms(w: SQL, { table, owner, uses }: Capped): Arm[] {
  const into = sql.raw(table)
  const of = sql.raw(owner)
  return [
    {
      name: `raised_${table}`,
      list: uses.filter(({ used }) => used > 0),
      isGuarded: true,
      write: (source) => sql`
        insert into ${into} as u (workspace_id, ${of}, meter, period, used, cap)
        select ${w}, r.* from ${source} as r(owner uuid, meter text, period text, used bigint, cap bigint)
        where r.cap is null or r.used <= r.cap
        on conflict (workspace_id, ${of}, meter, period) do update
          set used = u.used + excluded.used, cap = excluded.cap
          where excluded.cap is null or u.used + excluded.used <= excluded.cap`,
    },
    {
      name: `lowered_${table}`,
      list: uses.filter(({ used }) => used < 0),
      isGuarded: true,
      write: (source) => sql`
        update ${into} u set used = u.used + r.used
        from ${source} as r(owner uuid, meter text, period text, used bigint)
        where u.workspace_id = ${w} and u.${of} = r.owner and u.meter = r.meter and u.period = r.period`,
    },
  ]
}
