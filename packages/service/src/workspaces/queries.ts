import { type Db, rows, type Tx } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { WorkspaceFacts } from '../context.ts'

/** A workspace's row, with the names that the code has for its columns. */
export type WorkspaceRow = WorkspaceFacts & { readonly wrappedKey: Uint8Array }

/** The beginning of every query for a workspace: its columns, from `workspaces w`. */
export const selectWorkspace = sql`
  select w.id as uuid, w.mode, w.name, w.slug, w.time_zone as "timeZone", w.origins, w.landing_url as "landingUrl",
    w.accepts_page_conversions as "acceptsPageConversions", w.clock_offset_ms as "clockOffsetMs",
    w.four_eyes as "fourEyes", w.picture_url as "pictureUrl", w.friend_page as "friendPage",
    w.instant_mode as "instantMode",
    w.wrapped_key as "wrappedKey"
  from workspaces w`

/** The settings as they are stored now, past any cache. */
export async function readWorkspace(db: Db, uuid: string): Promise<WorkspaceFacts> {
  return onlyFacts(await rows<WorkspaceRow>(db, sql`${selectWorkspace} where w.id = ${uuid}::uuid`))
}

/** The same, locked until the transaction ends. */
export async function lockWorkspace(tx: Tx, uuid: string): Promise<WorkspaceFacts> {
  return onlyFacts(
    await rows<WorkspaceRow>(tx, sql`${selectWorkspace} where w.id = ${uuid}::uuid for update`),
  )
}

/** Replaces the settings. */
export async function writeSettings(tx: Tx, facts: WorkspaceFacts): Promise<void> {
  await rows(
    tx,
    sql`update workspaces set name = ${facts.name}, slug = ${facts.slug}, time_zone = ${facts.timeZone},
        origins = ${JSON.stringify(facts.origins)}::jsonb, landing_url = ${facts.landingUrl},
        accepts_page_conversions = ${facts.acceptsPageConversions},
        four_eyes = ${JSON.stringify(facts.fourEyes)}::jsonb, picture_url = ${facts.pictureUrl},
        friend_page = ${facts.friendPage}, instant_mode = ${facts.instantMode}
      where id = ${facts.uuid}::uuid`,
  )
}

/** Makes a slug the workspace's, unless it is another's; its earlier ones stay its own. */
export async function takeSlug(tx: Tx, uuid: string, slug: string): Promise<boolean> {
  const taken = await rows(
    tx,
    sql`insert into workspace_slugs as s (slug, workspace_id) values (${slug}, ${uuid}::uuid)
      on conflict (slug) do update set workspace_id = excluded.workspace_id
        where s.workspace_id = excluded.workspace_id
      returning slug`,
  )
  return taken.length === 1
}

function onlyFacts([row]: WorkspaceRow[]): WorkspaceFacts {
  if (!row) throw new Error('the workspace of a request is not there')
  const { wrappedKey: _, ...facts } = row
  return facts
}
