import type { Key } from '@goodword/contract/keys'
import type { Scope } from '@goodword/contract/operation'
import { type Db, rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Server, WorkspaceFacts } from '../context.ts'
import { type KeyRow, keyBody, keyColumns } from './key-body.ts'
import { hashKey, newPublishableKey, newSecretKey } from './secret.ts'

/** What a new key is for. */
export type NewKey = { readonly name: string } & (
  | {
      readonly kind: 'secret'
      readonly scopes: readonly Scope[]
      /** On the real clock, in milliseconds since 1970. */
      readonly expiresAt?: number | undefined
    }
  | { readonly kind: 'publishable'; readonly origins: readonly string[] }
)

/** A key with its text, which is shown this once. */
export type IssuedKey = InferInput<typeof Key> & { readonly key: string }

/** Makes a key of a workspace. Only its hash is kept; a publishable key's text too, for it is public. */
export async function issueKey(
  server: Server,
  workspace: Pick<WorkspaceFacts, 'uuid' | 'mode'>,
  asked: NewKey,
  db: Db = server.database.db,
): Promise<IssuedKey> {
  const isSecret = asked.kind === 'secret'
  const newText = isSecret ? newSecretKey : newPublishableKey
  const text = newText(workspace.mode, server.randomBytes)
  const expiresAt = isSecret ? asked.expiresAt : undefined
  const [row] = await rows<KeyRow>(
    db,
    sql`insert into keys (id, workspace_id, kind, hash, hint, publishable_text, name, scopes, origins, created_at, expires_at)
      values (${uuidOf(server.newId('key'))}::uuid, ${workspace.uuid}::uuid, ${asked.kind}, ${hashKey(text)},
        ${hintOf(text)}, ${isSecret ? null : text}, ${asked.name},
        ${JSON.stringify(isSecret ? asked.scopes : [])}::jsonb,
        ${JSON.stringify(isSecret ? [] : asked.origins)}::jsonb, ${new Date(server.clock())},
        ${expiresAt === undefined ? null : new Date(expiresAt)})
      returning ${keyColumns}`,
  )
  return { ...keyBody(row!), key: text }
}

/** Enough to tell keys apart in a list, and far too little to guess one. */
function hintOf(text: string): string {
  return `${text.slice(0, text.lastIndexOf('_') + 1)}…${text.slice(-4)}`
}
