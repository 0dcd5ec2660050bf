import { openPostgres } from '@goodword/db/connect'
import type { OwnPostgres } from './own-postgres.ts'

/**
 * Adds the rows from one number to another of every kind that grows: a participant, a code, a click, a
 * conversion, a referral, a reward and an event each. Every participant has brought ten friends.
 */
export async function addRows(
  own: OwnPostgres,
  { workspace, program }: { readonly workspace: string; readonly program: string },
  from: number,
  to: number,
): Promise<void> {
  const options = { poolMax: 1, statementMsMax: 120_000, idleInTransactionMsMax: 120_000 }
  const id = (kind: number, n: string) =>
    `(lpad(to_hex(1700000000000 + ${n}), 12, '0') || '70008000' || lpad('${kind}', 12, '0'))::uuid`
  const numbers = `generate_series(${from}, ${to - 1}) n`
  const w = `'${workspace}'::uuid`
  const p = `'${program}'::uuid`
  const at = "timestamptz '2024-01-01' + n * interval '1 second'"
  const scripts = [
    `insert into participants (workspace_id, id, external_id, created_at, updated_at)
      select ${w}, ${id(1, 'n')}, 'seeded-' || n, ${at}, ${at} from ${numbers};
    insert into codes (workspace_id, id, program_id, participant_id, alias, skeleton, kind, created_at)
      select ${w}, ${id(2, 'n')}, ${p}, ${id(1, 'n')}, 'SEEDED' || n, 'SEEDED' || n, 'generated', ${at} from ${numbers};
    insert into claims (workspace_id, id, program_id, program_version, advocate_id, code_id, evidence, source, friend_id, claimed_at, state)
      select ${w}, ${id(3, 'n')}, ${p}, 1, ${id(1, 'n / 10')}, ${id(2, 'n / 10')}, 'link', 'redirect', ${id(1, 'n')}, ${at}, 'used' from ${numbers};
    insert into standings (workspace_id, program_id, participant_id, attributed, converted, approved)
      select ${w}, ${p}, ${id(1, 'n')}, 10, 10, 10 from ${numbers} where n % 10 = 0;`,
    `insert into conversions (workspace_id, id, type, external_id, friend_id, amount, asset, number, is_confirmed, occurred_at, recorded_at)
      select ${w}, ${id(4, 'n')}, 'order', 'seeded-' || n, ${id(1, 'n')}, 29900, 'CNY', 1, true, ${at}, ${at} from ${numbers};
    insert into referrals (workspace_id, id, program_id, program_version, advocate_id, friend_id, claim_id, state, goal_conversion_id, number, attributed_at, changed_at)
      select ${w}, ${id(5, 'n')}, ${p}, 1, ${id(1, 'n / 10')}, ${id(1, 'n')}, ${id(3, 'n')}, 'approved', ${id(4, 'n')}, 1 + n % 10, ${at}, ${at} from ${numbers};`,
    `insert into rewards (workspace_id, id, program_id, program_version, participant_id, recipient, rule, give_index, cause, kind, amount, asset,
        state, referral_id, conversion_id, decision_id, meters, created_at, hold_until, due_at)
      select ${w}, ${id(6, 'n')}, ${p}, 1, ${id(1, 'n / 10')}, 'advocate', 'by-count', 0, ${id(4, 'n')}::text, 'points', 100, 'points',
        case when n % 50 = 0 then 'held' else 'issued' end, ${id(5, 'n')}, ${id(4, 'n')}, ${id(7, 'n')}, '[]', ${at},
        case when n % 50 = 0 then ${at} end, case when n % 50 = 0 then ${at} end from ${numbers};
    insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset, reward_id, posted_at)
      select ${w}, ${id(8, 'n')}, 'promise', ${p}, 'promised', ${id(1, 'n / 10')}, 'held', 100, 'points', ${id(6, 'n')}, ${at} from ${numbers} where n % 50 = 0;
    insert into balances as b (workspace_id, participant_id, kind, asset, amount)
      select ${w}, ${id(1, 'n / 10')}, 'held', 'points', 100 from ${numbers} where n % 50 = 0
      on conflict (workspace_id, participant_id, kind, asset) do update set amount = b.amount + 100;
    insert into events (workspace_id, id, type, subject_id, data, occurred_at)
      select ${w}, ${id(9, 'n')}, 'reward.held', ${id(6, 'n')}, '{}', ${at} from ${numbers};`,
  ]
  await Promise.all(
    scripts.map(async (script) => {
      const owner = openPostgres(own.url, options)
      // Rows refer to one another across the scripts, and are right by their making.
      await owner.script(`set local session_replication_role = replica; ${script}`)
      await owner.close()
    }),
  )
  const owner = openPostgres(own.url, options)
  await owner.db.execute('vacuum analyze')
  await owner.close()
}
