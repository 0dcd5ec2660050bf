import type { getCodeQr as operation } from '@goodword/contract/codes'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import { renderSVG } from 'uqr'
import { type Context, dbOf } from '../context.ts'
import { linkOf } from './link-of.ts'
import { readCode } from './queries.ts'

/** A code's link as a QR picture, for a screen or a printed card. */
export async function getCodeQr(
  ctx: Context,
  { code_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const code = await readCode(dbOf(ctx), ctx.workspace.uuid, uuidOf(code_id))
  if (!code) throw new Refusal('code_not_found')
  // Four modules of margin are what scanners are promised.
  return renderSVG(linkOf(ctx, code.alias), { ecc: 'M', border: 4 })
}
