import type { Reply } from '@goodword/contract/operation'
import type { getPayoutProvider as operation } from '@goodword/contract/payouts'
import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** Who carries payouts out, as it is stored. */
export type StoredProvider =
  | { readonly kind: 'manual'; readonly url: null; readonly sealed_secret: null }
  | { readonly kind: 'http'; readonly url: string; readonly sealed_secret: Uint8Array }

/** Who carries a workspace's payouts out: people, unless it has said otherwise. */
export async function readProvider(ctx: Context, db: Db): Promise<StoredProvider> {
  const [row] = await rows<StoredProvider>(
    db,
    sql`select kind, url, sealed_secret from payout_providers where workspace_id = ${ctx.workspace.uuid}::uuid`,
  )
  return row ?? { kind: 'manual', url: null, sealed_secret: null }
}

/** Who carries payouts out. */
export async function getPayoutProvider(ctx: Context): Promise<Reply<typeof operation>> {
  const stored = await readProvider(ctx, ctx.server.database.db)
  return stored.kind === 'http' ? { kind: 'http', url: stored.url } : { kind: 'manual', url: null }
}
