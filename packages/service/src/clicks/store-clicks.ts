import { type Db, rows } from '@goodword/db/connect'
import { Statement } from '@goodword/db/statement'
import { sql } from 'drizzle-orm'
import { FOLD_AFTER_MS, noteAt } from '../agenda/note-due.ts'
import type { Server, Unit } from '../context.ts'
import { hex } from '../effects/arm.ts'
import { givenTexts, givenUuids } from '../given.ts'
import { createLane } from '../lane.ts'
import { perServer } from '../per-server.ts'

/** A click as it is stored; ids are uuids, `day` is in the workspace's time zone. */
export type Click = {
  readonly workspaceId: string
  readonly id: string
  readonly programId: string
  readonly programVersion: number
  readonly advocateId: string
  readonly codeId: string
  readonly source: 'redirect' | 'page'
  readonly uncountedReason: string | null
  /** The channel that the link was shared by, where it says so. */
  readonly channel: string | null
  readonly deviceIndex: Buffer | null
  readonly clickedAt: Date
  readonly day: string
}

const BATCH_MAX = 500

/** Stores a click and answers once it is durable. Clicks that come together are stored together. */
export const storeClick = perServer((server) =>
  createLane<Click, void>(BATCH_MAX, async (clicks) => {
    await insertClicks(server.database.db, clicks)
    noteFold(server, clicks)
    return []
  }),
)

/** Stores a click as part of an open transaction. */
export function storeClickIn(unit: Unit, server: Server, click: Click): void {
  unit.send(insertClicks(unit.tx, [click]))
  unit.afterCommit(() => noteFold(server, [click]))
}

/**
 * One statement for all: the claims, the events, what is to be added up. Clicks travel once, as lists of
 * columns, because reading them costs the database as much as writing them; an event and a figure need no
 * id of their own, and take that of the click.
 */
async function insertClicks(db: Db, clicks: readonly Click[]): Promise<void> {
  await rows(db, writeClicks, {
    workspaces: clicks.map((click) => click.workspaceId),
    ids: clicks.map((click) => click.id),
    programs: clicks.map((click) => click.programId),
    versions: clicks.map((click) => click.programVersion),
    advocates: clicks.map((click) => click.advocateId),
    codes: clicks.map((click) => click.codeId),
    sources: clicks.map((click) => click.source),
    reasons: clicks.map((click) => click.uncountedReason),
    devices: clicks.map(({ deviceIndex }) => deviceIndex && hex(deviceIndex)),
    times: clicks.map((click) => click.clickedAt.toISOString()),
    days: clicks.map((click) => click.day),
    channels: clicks.map((click) => click.channel),
  })
}

const writeClicks = new Statement(
  sql`with given as materialized (
    select * from unnest(
      ${givenUuids('workspaces')}, ${givenUuids('ids')}, ${givenUuids('programs')}, ${sql.placeholder('versions')}::int[],
      ${givenUuids('advocates')}, ${givenUuids('codes')}, ${givenTexts('sources')}, ${givenTexts('reasons')},
      ${givenTexts('devices')}, ${sql.placeholder('times')}::timestamptz[], ${sql.placeholder('days')}::date[],
      ${givenTexts('channels')}
    ) as r(w, i, p, v, a, c, s, u, d, t, y, h)),
  new_claims as (
    insert into claims (workspace_id, id, program_id, program_version, advocate_id, code_id, evidence, source,
      counted, uncounted_reason, device_index, claimed_at, channel)
    select w, i, p, v, a, c, 'link', s, u is null, u, d::bytea, t, h from given returning 1),
  new_events as (
    insert into events (workspace_id, id, type, subject_id, data, occurred_at)
    select w, i, 'click.recorded', i, json_build_object('click_id', i, 'program_id', p, 'advocate_id', a), t
    from given where u is null returning 1)
  insert into total_changes (workspace_id, id, program_id, participant_id, metric, day, amount)
  select w, (array_agg(i))[1], p, a, 'clicks', y, count(*) from given where u is null group by w, p, a, y`,
)

/** Has the worker add the clicks up soon. */
function noteFold(server: Server, clicks: readonly Click[]): void {
  const dueAt = new Date(server.clock() + FOLD_AFTER_MS)
  for (const workspaceId of new Set(clicks.map((click) => click.workspaceId))) {
    noteAt(server, workspaceId, dueAt).catch(() => {})
  }
}
