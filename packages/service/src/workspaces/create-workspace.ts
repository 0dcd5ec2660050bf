import { Refusal } from '@goodword/contract/errors'
import { updateWorkspace } from '@goodword/contract/workspace'
import { rows } from '@goodword/db/connect'
import { databaseFailure } from '@goodword/db/failure'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Context, Server } from '../context.ts'
import { newSigningSecret } from '../keys/secret.ts'
import { newWorkspaceKey, wrapKey } from '../vault/master-key.ts'
import { openWorkspaceVault } from '../vault/workspace-vault.ts'
import { contextOf } from './context-of.ts'
import { refuseForeignLanding } from './landing.ts'
import { loadWorkspace } from './load-workspace.ts'
import { sealSigningSecret } from './signing-secrets.ts'

/** What an operator says of a new workspace. */
export type NewWorkspace = {
  readonly name: string
  readonly slug: string
  readonly mode: 'live' | 'sandbox'
  readonly timeZone?: string | undefined
  readonly origins?: readonly string[] | undefined
  readonly landingUrl?: string | undefined
}

/** A workspace that was made: its context, and its first signing secret, which is shown this once. */
export type CreatedWorkspace = {
  readonly id: Id<'wsp'>
  readonly ctx: Context
  readonly signingSecret: { readonly id: Id<'sec'>; readonly secret: string }
}

/** Makes a workspace, with a key of its own and a first secret that signs customer identities. */
export async function createWorkspace(
  server: Server,
  { name, slug, mode, timeZone = 'UTC', origins = [], landingUrl }: NewWorkspace,
): Promise<CreatedWorkspace> {
  refuseFaults({ name, slug, time_zone: timeZone, origins, landing_url: landingUrl })
  const id = server.newId('wsp')
  const uuid = uuidOf(id)
  const key = newWorkspaceKey(server.randomBytes)
  const wrappedKey = wrapKey(server.master, uuid, key, server.randomBytes)
  const vault = openWorkspaceVault(server.master, uuid, wrappedKey, server.randomBytes)
  const secretId = server.newId('sec')
  const secret = newSigningSecret(mode, server.randomBytes)
  const sealed = sealSigningSecret(vault, uuidOf(secretId), secret)

  await rows(
    server.database.db,
    sql`with new_workspace as (
        insert into workspaces (id, mode, name, slug, time_zone, origins, landing_url, wrapped_key)
        values (${uuid}::uuid, ${mode}, ${name}, ${slug}, ${timeZone}, ${JSON.stringify(origins)}::jsonb,
          ${landingUrl ?? null}, ${wrappedKey}) returning id),
      new_slug as (
        insert into workspace_slugs (slug, workspace_id) select ${slug}, id from new_workspace)
      insert into signing_secrets (workspace_id, id, sealed, created_at)
        select id, ${uuidOf(secretId)}::uuid, ${sealed}, ${new Date(server.clock())} from new_workspace`,
  ).catch((error: unknown) => {
    if (databaseFailure(error)?.code === '23505') throw new Refusal('slug_taken')
    throw error
  })
  const open = await loadWorkspace(server, uuid)
  if (!open) throw new Error('a workspace that was just made is not there')
  return { id, ctx: contextOf(server, open), signingSecret: { id: secretId, secret } }
}

/** An operator's input keeps the rules of the API. */
function refuseFaults(settings: Settings): void {
  const parsed = v.safeParse(updateWorkspace.body, settings)
  if (!parsed.success) {
    const fields = parsed.issues.map((issue) => ({
      pointer: `/${v.getDotPath(issue)?.replaceAll('.', '/') ?? ''}`,
      message: issue.message,
    }))
    throw new Refusal('invalid_input', { fields })
  }
  refuseForeignLanding(settings.landing_url ?? null, settings.origins)
}

type Settings = {
  readonly name: string
  readonly slug: string
  readonly time_zone: string
  readonly origins: readonly string[]
  readonly landing_url: string | undefined
}
