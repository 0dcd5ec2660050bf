import type { Id } from '@goodword/domain/ids'
import { toId } from '@goodword/domain/ids'
import { readClickToken } from '../codes/click-token.ts'
import { type FoundCode, findCode } from '../codes/find-code.ts'
import { type Context, dbOf } from '../context.ts'

/** What a request brings to show who brought the friend. What is forged or unknown is as if it were not there. */
export type Evidence = {
  readonly claimId: Id<'clm'> | undefined
  readonly code: FoundCode | undefined
}

/** Reads a click token and a typed code. What stood in `?gw=` may be either, so both fields take both. */
export async function readEvidence(
  ctx: Context,
  given: { readonly click_token?: string | undefined; readonly code?: string | undefined },
): Promise<Evidence> {
  const texts = [given.click_token, given.code].filter((text) => text !== undefined)
  let claimId: Id<'clm'> | undefined
  let code: FoundCode | undefined
  for (const text of texts) {
    const uuid = readClickToken(ctx.server.master.click, ctx.workspace.uuid, text)
    if (uuid !== undefined) claimId ??= toId('clm', uuid)
    else code ??= await findCode(ctx.server, ctx.workspace, text, dbOf(ctx))
  }
  return { claimId, code: code?.isDisabled ? undefined : code }
}
