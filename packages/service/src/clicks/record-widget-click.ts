import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { recordWidgetClick as operation } from '@goodword/contract/widget'
import { findCode } from '../codes/find-code.ts'
import { dbOf, type PublicContext } from '../context.ts'
import { deviceIndexOf } from '../participants/person.ts'
import { noteMissedCode, refuseGuessing } from '../rate-limits/code-guesses.ts'
import { recordClick } from './follow-link.ts'

/** Records the click of a friend who came by a direct link; the page that reports it ran in a browser. */
export async function recordWidgetClick(
  ctx: PublicContext,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  refuseGuessing(ctx.server, ctx.callerPrefix)
  const code = await findCode(ctx.server, ctx.workspace, input.code, dbOf(ctx))
  if (!code || code.isDisabled) {
    noteMissedCode(ctx.server, ctx.callerPrefix)
    throw new Refusal('code_not_found')
  }
  const deviceIndex = deviceIndexOf(ctx.vault, input.device_id) ?? null
  const how = { source: 'page', uncountedReason: null, channel: null, deviceIndex } as const
  const token = await recordClick(ctx.server, ctx.workspace, code, how, ctx.unit)
  if (token === undefined) throw new Refusal('program_not_live')
  return { click_token: token }
}
