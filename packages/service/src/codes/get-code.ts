import type { getCode as operation } from '@goodword/contract/codes'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import { type Context, dbOf } from '../context.ts'
import { codeBody } from './code-body.ts'
import { readCode } from './queries.ts'
import { referralTokenOf } from './referral-token.ts'

/** One code, with a freshly signed token. */
export async function getCode(
  ctx: Context,
  { code_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const code = await readCode(dbOf(ctx), ctx.workspace.uuid, uuidOf(code_id))
  if (!code) throw new Refusal('code_not_found')
  return { ...codeBody(ctx, code), token: await referralTokenOf(ctx, code, code.live_version) }
}
