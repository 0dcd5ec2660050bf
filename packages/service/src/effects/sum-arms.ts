import type { Effects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import type { Account } from '@goodword/domain/ledger/posting'
import { type SQL, sql } from 'drizzle-orm'
import type { Arm } from './arm.ts'

/**
 * What a participant's accounts come to, beside their postings. A fall below zero violates the check and
 * undoes the whole; so a balance that only falls is updated, where an insert would begin below zero. A
 * debt is the other way round: it begins below, and is paid back.
 */
export function balanceArms(w: SQL, effects: Effects): Arm[] {
  const changes = new Map<
    string,
    { participant_id: string; kind: string; asset: string; amount: number }
  >()
  const move = (account: Account, asset: string, amount: number) => {
    if (!account.owner.startsWith('par_')) return
    const key = `${account.owner}|${account.kind}|${asset}`
    const change = changes.get(key) ?? {
      participant_id: uuidOf(account.owner),
      kind: account.kind,
      asset,
      amount: 0,
    }
    change.amount += amount
    changes.set(key, change)
  }
  for (const { debit, credit, asset, amount } of effects.postings) {
    move(debit, asset, -amount)
    move(credit, asset, amount)
  }
  const columns = sql`participant_id uuid, kind text, asset text, amount bigint`
  return [
    {
      name: 'raised_balances',
      list: [...changes.values()].filter((change) => mayBegin(change)),
      write: (source) => sql`
        insert into balances as b (workspace_id, participant_id, kind, asset, amount)
        select ${w}, r.* from ${source} as r(${columns})
        on conflict (workspace_id, participant_id, kind, asset) do update set amount = b.amount + excluded.amount`,
    },
    {
      name: 'lowered_balances',
      list: [...changes.values()].filter((change) => change.amount !== 0 && !mayBegin(change)),
      isGuarded: true,
      write: (source) => sql`
        update balances b set amount = b.amount + r.amount from ${source} as r(${columns})
        where b.workspace_id = ${w} and b.participant_id = r.participant_id and b.kind = r.kind and b.asset = r.asset`,
    },
  ]
}

function mayBegin({ kind, amount }: { readonly kind: string; readonly amount: number }): boolean {
  return kind === 'debt' ? amount < 0 : amount > 0
}

/** An advocate's counts. A check would refuse to insert below zero even where the row exists, so falls are updates. */
export function standingArms(w: SQL, effects: Effects): Arm[] {
  const changes = [...effects.standings.values()].map((change) => ({
    ...change,
    program_id: uuidOf(change.program_id),
    participant_id: uuidOf(change.participant_id),
  }))
  const isFall = (change: (typeof changes)[number]) =>
    change.attributed < 0 || change.converted < 0 || change.approved < 0
  const columns = sql`program_id uuid, participant_id uuid, attributed int, converted int, approved int, shares int`
  return [
    {
      name: 'raised_standings',
      list: changes.filter(
        (change) =>
          !isFall(change) &&
          change.attributed + change.converted + change.approved + change.shares > 0,
      ),
      write: (source) => sql`
        insert into standings as s (workspace_id, program_id, participant_id, attributed, converted, approved, shares)
        select ${w}, r.* from ${source} as r(${columns})
        on conflict (workspace_id, program_id, participant_id) do update
          set attributed = s.attributed + excluded.attributed, converted = s.converted + excluded.converted,
            approved = s.approved + excluded.approved, shares = s.shares + excluded.shares`,
    },
    {
      name: 'lowered_standings',
      list: changes.filter(isFall),
      isGuarded: true,
      write: (source) => sql`
        update standings s set attributed = s.attributed + r.attributed, converted = s.converted + r.converted,
          approved = s.approved + r.approved, shares = s.shares + r.shares
        from ${source} as r(${columns})
        where s.workspace_id = ${w} and s.program_id = r.program_id and s.participant_id = r.participant_id`,
    },
  ]
}

/** What is counted, and what each part adds to it. */
export function tallyArms(w: SQL, effects: Effects): Arm[] {
  const changes = [...effects.tallies.values()].map((change) => ({
    ...change,
    program_id: uuidOf(change.program_id),
    subject_id: uuidOf(change.subject_id),
  }))
  const parts = [...effects.tallyParts.values()].map((part) => ({
    ...part,
    program_id: uuidOf(part.program_id),
    subject_id: uuidOf(part.subject_id),
    part_id: uuidOf(part.part_id),
  }))
  const columns = sql`program_id uuid, subject_id uuid, tally text, period text, amount bigint`
  return [
    {
      name: 'raised_tallies',
      list: changes.filter(({ amount }) => amount >= 0),
      write: (source) => sql`
        insert into tallies as t (workspace_id, program_id, subject_id, tally, period, amount)
        select ${w}, r.* from ${source} as r(${columns})
        on conflict (workspace_id, program_id, subject_id, tally, period) do update set amount = t.amount + excluded.amount`,
    },
    {
      name: 'lowered_tallies',
      list: changes.filter(({ amount }) => amount < 0),
      isGuarded: true,
      write: (source) => sql`
        update tallies t set amount = t.amount + r.amount from ${source} as r(${columns})
        where t.workspace_id = ${w} and t.program_id = r.program_id and t.subject_id = r.subject_id
          and t.tally = r.tally and t.period = r.period`,
    },
    {
      name: 'new_tally_parts',
      list: parts.filter(({ was }) => was === 0),
      isGuarded: true,
      // Who counts the same at once cannot both be right: the later finds another amount than they read.
      write: (source) => sql`
        insert into tally_parts as p (workspace_id, part_id, program_id, subject_id, tally, period, amount)
        select ${w}, r.* from ${source} as r(part_id uuid, ${columns})
        on conflict (workspace_id, part_id, program_id, subject_id, tally, period) do update
          set amount = excluded.amount where p.amount = 0`,
    },
    {
      name: 'changed_tally_parts',
      list: parts.filter(({ was }) => was !== 0),
      isGuarded: true,
      write: (source) => sql`
        update tally_parts p set amount = r.amount
        from ${source} as r(part_id uuid, ${columns}, was bigint)
        where p.workspace_id = ${w} and p.part_id = r.part_id and p.program_id = r.program_id
          and p.subject_id = r.subject_id and p.tally = r.tally and p.period = r.period and p.amount = r.was`,
    },
  ]
}

/** How much of each limit is used. */
export function limitUseArms(w: SQL, effects: Effects): Arm[] {
  const changes = [...effects.limitUses.values()].map((change) => ({
    ...change,
    program_id: uuidOf(change.program_id),
    participant_id: uuidOf(change.participant_id),
  }))
  const columns = sql`program_id uuid, participant_id uuid, meter text, period text, used bigint`
  return [
    {
      name: 'raised_limit_uses',
      list: changes.filter(({ used }) => used > 0),
      write: (source) => sql`
        insert into limit_uses as u (workspace_id, program_id, participant_id, meter, period, used)
        select ${w}, r.* from ${source} as r(${columns})
        on conflict (workspace_id, program_id, participant_id, meter, period) do update set used = u.used + excluded.used`,
    },
    {
      name: 'lowered_limit_uses',
      list: changes.filter(({ used }) => used < 0),
      isGuarded: true,
      write: (source) => sql`
        update limit_uses u set used = u.used + r.used from ${source} as r(${columns})
        where u.workspace_id = ${w} and u.program_id = r.program_id and u.participant_id = r.participant_id
          and u.meter = r.meter and u.period = r.period`,
    },
  ]
}
