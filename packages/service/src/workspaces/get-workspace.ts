import type { Reply } from '@goodword/contract/operation'
import type { getWorkspace as operation } from '@goodword/contract/workspace'
import { type Context, dbOf } from '../context.ts'
import { readWorkspace } from './queries.ts'
import { workspaceBody } from './workspace-body.ts'

/** The workspace of this request, as its row says now. */
export async function getWorkspace(
  ctx: Context,
  _input: object = {},
): Promise<Reply<typeof operation>> {
  const facts = await readWorkspace(dbOf(ctx), ctx.workspace.uuid)
  return workspaceBody(facts, ctx.server.clock() + facts.clockOffsetMs)
}
