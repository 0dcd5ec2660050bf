import { type Db, rows } from '@goodword/db/connect'
import { Statement } from '@goodword/db/statement'
import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { toId } from '@goodword/domain/ids'
import type { Referral } from '@goodword/domain/referrals/referral'
import type { Reward } from '@goodword/domain/rewards/reward'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { instantOf } from '../conversions/from-rows.ts'
import { givenTexts, givenUuids, givenWorkspace } from '../given.ts'
import { createLane } from '../lane.ts'
import { perServer } from '../per-server.ts'

/** What the panel is built from, for one customer in one program. */
export type SessionRow = {
  readonly participantId: string
  readonly alias: string | null
  readonly counts: {
    readonly clicks: number
    readonly attributed: number
    readonly converted: number
    readonly approved: number
  }
  /** What is known of them, for what is shown to some alone. */
  readonly person: {
    readonly attributes: Readonly<Record<string, unknown>>
    readonly locale: string | null
    readonly enrolled_at: Instant
  }
  readonly referrals: readonly ShownReferral[]
  readonly rewards: readonly ShownReward[]
  readonly balances: readonly { readonly asset: string; readonly amount: number }[]
  /** What is counted for them, by tally and period. */
  readonly tallies: Readonly<Record<string, number>>
  /** When each friend's envelope was last sealed, by the friend's uuid: names are kept opened as long as it stands. */
  readonly envelopes: Readonly<Record<string, string>>
}

/** Of a referral, what its advocate is shown; the friend by uuid. */
export type ShownReferral = Pick<
  Referral,
  'id' | 'state' | 'reason' | 'attributed_at' | 'changed_at'
> & { readonly friendId: string }

/** Of a reward, what its recipient is shown, with the friend it came by. */
export type ShownReward = Pick<
  Reward,
  | 'id'
  | 'recipient'
  | 'cause'
  | 'kind'
  | 'amount'
  | 'asset'
  | 'label'
  | 'state'
  | 'reason'
  | 'is_under_review'
  | 'coupon_code'
  | 'created_at'
  | 'hold_until'
  | 'available_at'
  | 'issued_at'
  | 'ended_at'
  | 'expires_at'
> & { readonly friendId: string | null; readonly referralId: Referral['id'] | null }

/** A customer in a program, and of what is counted there the tallies and periods that are shown. */
type Wanted = {
  readonly externalId: string
  readonly programId: string
  readonly tallies: readonly string[]
}

const BATCH_MAX = 200
const SHOWN_MAX = 20

/** Reads sessions; requests that wait together for one workspace are one statement. */
export async function readSession(
  { server, workspace, unit }: Pick<Context, 'server' | 'workspace' | 'unit'>,
  wanted: Wanted,
): Promise<SessionRow | undefined> {
  const workspaceId = workspace.uuid
  // What an open transaction has written is seen by itself only.
  if (unit) return (await select(unit.tx, workspaceId, [wanted]))[0]
  const lanes = lanesOf(server)
  const lane =
    lanes.get(workspaceId) ??
    createLane(BATCH_MAX, (batch: Wanted[]) => select(server.database.db, workspaceId, batch))
  lanes.set(workspaceId, lane)
  return lane(wanted)
}

const lanesOf = perServer(
  () => new Map<string, (wanted: Wanted) => Promise<SessionRow | undefined>>(),
)

async function select(
  db: Db,
  workspaceId: string,
  wanted: readonly Wanted[],
): Promise<(SessionRow | undefined)[]> {
  const found = await rows<{ at: number; session: Found }>(db, readSessions, {
    workspace_id: workspaceId,
    external_ids: wanted.map(({ externalId }) => externalId),
    program_ids: wanted.map(({ programId }) => programId),
    tallies: wanted.map(({ tallies }) => JSON.stringify(tallies)),
    shown_max: SHOWN_MAX,
  })
  const sessions: (SessionRow | undefined)[] = wanted.map(() => undefined)
  for (const { at, session } of found) sessions[at - 1] = toSession(session)
  return sessions
}

const shownMax = sql`${sql.placeholder('shown_max')}::int`
const readSessions = new Statement(
  sql`select k.at::int as at, json_build_object(
      'id', p.id,
      'alias', (select alias from codes c where c.workspace_id = ${givenWorkspace} and c.participant_id = p.id
        and c.program_id = k.program_id and c.disabled_at is null
        order by c.kind = 'vanity' desc, c.id desc limit 1),
      'person', json_build_object('attributes', p.attributes, 'locale', p.locale, 'created_at', p.created_at),
      'standing', (select json_build_object('clicks', clicks, 'attributed', attributed, 'converted', converted,
          'approved', approved)
        from standings s where s.workspace_id = ${givenWorkspace} and s.program_id = k.program_id and s.participant_id = p.id),
      'tallies', (select json_object_agg(n.key, t.amount) from json_array_elements_text(k.tallies::json) n(key)
        join tallies t on t.workspace_id = ${givenWorkspace} and t.program_id = k.program_id and t.subject_id = p.id
          and t.tally = split_part(n.key, '|', 1) and t.period = split_part(n.key, '|', 2)),
      'referrals', (select json_agg(f order by f.id desc) from (
        select f.id, f.friend_id, f.state, f.reason, f.attributed_at, f.changed_at
          from referrals f where f.workspace_id = ${givenWorkspace} and f.advocate_id = p.id
          and f.program_id = k.program_id order by f.id desc limit ${shownMax}) f),
      'rewards', (select json_agg(r order by r.id desc) from (
        select r.id, r.recipient, r.cause, r.kind, r.amount, r.asset, r.label, r.state, r.reason, r.is_under_review,
          r.coupon_code, r.created_at, r.hold_until, r.available_at, r.issued_at, r.ended_at, r.expires_at, f.friend_id,
          f.id as referral_id
          from rewards r
          left join referrals f on f.workspace_id = ${givenWorkspace} and f.id = r.referral_id
          where r.workspace_id = ${givenWorkspace} and r.participant_id = p.id and r.program_id = k.program_id
          order by r.id desc limit ${shownMax}) r),
      'balances', (select json_agg(json_build_object('asset', b.asset, 'amount', b.amount) order by b.asset)
        from (select asset, sum(amount)::bigint as amount from balances where workspace_id = ${givenWorkspace}
          and participant_id = p.id and kind in ('balance', 'debt') group by asset) b),
      'envelopes', (select json_object_agg(e.participant_id, e.updated_at) from envelopes e
        where e.workspace_id = ${givenWorkspace} and e.sealed is not null and e.participant_id in (
          select f.friend_id from referrals f where f.workspace_id = ${givenWorkspace} and f.advocate_id = p.id
            and f.program_id = k.program_id order by f.id desc limit ${shownMax}))
    ) as session
    from unnest(${givenTexts('external_ids')},
      ${givenUuids('program_ids')},
      ${givenTexts('tallies')})
      with ordinality as k(external_id, program_id, tallies, at)
    join participants p on p.workspace_id = ${givenWorkspace} and p.external_id = k.external_id`,
)

type Found = {
  readonly id: string
  readonly alias: string | null
  readonly person: Omit<SessionRow['person'], 'enrolled_at'> & { readonly created_at: unknown }
  readonly standing: SessionRow['counts'] | null
  readonly tallies: Record<string, number> | null
  readonly referrals: Record<string, unknown>[] | null
  readonly rewards: Record<string, unknown>[] | null
  readonly balances: { asset: string; amount: number }[] | null
  readonly envelopes: Record<string, string> | null
}

function toSession(found: Found): SessionRow {
  return {
    participantId: found.id,
    alias: found.alias,
    counts: found.standing ?? { clicks: 0, attributed: 0, converted: 0, approved: 0 },
    person: {
      attributes: found.person.attributes,
      locale: found.person.locale,
      enrolled_at: instantOf(found.person.created_at)!,
    },
    tallies: found.tallies ?? {},
    referrals: (found.referrals ?? []).map((row) => ({
      id: toId('ref', row.id as string),
      friendId: row.friend_id as string,
      state: row.state as Referral['state'],
      reason: row.reason as string | null,
      attributed_at: instantOf(row.attributed_at)!,
      changed_at: instantOf(row.changed_at)!,
    })),
    rewards: (found.rewards ?? []).map((row) => ({
      id: toId('rwd', row.id as string),
      recipient: row.recipient as Reward['recipient'],
      cause: row.cause as string,
      kind: row.kind as Reward['kind'],
      amount: row.amount as number,
      asset: row.asset as string,
      label: row.label as Reward['label'],
      state: row.state as Reward['state'],
      reason: row.reason as string | null,
      is_under_review: row.is_under_review as boolean,
      coupon_code: row.coupon_code as string | null,
      created_at: instantOf(row.created_at)!,
      hold_until: instantOf(row.hold_until),
      available_at: instantOf(row.available_at),
      issued_at: instantOf(row.issued_at),
      ended_at: instantOf(row.ended_at),
      expires_at: instantOf(row.expires_at),
      friendId: row.friend_id as string | null,
      referralId: row.referral_id === null ? null : toId('ref', row.referral_id as string),
    })),
    balances: found.balances ?? [],
    envelopes: found.envelopes ?? {},
  }
}
