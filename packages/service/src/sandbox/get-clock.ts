import { Refusal } from '@goodword/contract/errors'
import type { Reply } from '@goodword/contract/operation'
import type { getClock as operation } from '@goodword/contract/sandbox'
import { toInstant } from '@goodword/domain/dates'
import type { Context } from '../context.ts'

/** What a sandbox's clock shows, and how far it was moved. */
export async function getClock(ctx: Context): Promise<Reply<typeof operation>> {
  if (ctx.workspace.mode !== 'sandbox') throw new Refusal('sandbox_only')
  return { now: toInstant(ctx.now), offset_seconds: Math.floor(ctx.workspace.clockOffsetMs / 1000) }
}
