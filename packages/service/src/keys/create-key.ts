import type { createKey as operation } from '@goodword/contract/keys'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { type Context, transaction } from '../context.ts'
import { issueKey } from './issue-key.ts'

/** Makes a key, and shows it this once. */
export function createKey(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const asked = input.kind === 'secret' ? { ...input, expiresAt: input.expires_at } : input
  return transaction(ctx, ({ tx }) => issueKey(ctx.server, ctx.workspace, asked, tx))
}
