import type { createKey as operation } from '@goodword/contract/keys'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { Id } from '@goodword/domain/ids'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { type IssuedKey, issueKey } from './issue-key.ts'

/** Makes a key, and shows it this once. */
export function createKey(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const asked = input.kind === 'secret' ? { ...input, expiresAt: input.expires_at } : input
  return transaction(ctx, async (unit) => {
    const issued = await issueKey(ctx.server, ctx.workspace, asked, unit.tx)
    noteAction(ctx, unit, {
      action: 'key.created',
      subject: issued.id as Id<'key'>,
      before: null,
      after: noted(issued),
    })
    return issued
  })
}

/** What a key may do, and nothing of its text. */
export function noted({ kind, name, scopes, origins, expires_at }: IssuedKey) {
  return { kind, name, scopes, origins, expires_at }
}
