import type {
  getDraw as getOperation,
  getWidgetDraw as getWidgetOperation,
  listDraws as operation,
  listWidgetDraws as widgetOperation,
} from '@goodword/contract/draws'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { type Context, dbOf, type PublicContext } from '../context.ts'
import { readProgram } from '../programs/queries.ts'
import { chooseProgram } from '../widget/get-session.ts'
import { readDraw, readDraws } from './read-draws.ts'

/** A program's draws, with the commitment to each one's seed. */
export async function listDraws(
  ctx: Context,
  { program_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const program = await readProgram(dbOf(ctx), ctx.workspace.uuid, uuidOf(program_id))
  if (!program) throw new Refusal('program_not_found')
  return { data: await readDraws(ctx, program.id), next_cursor: null }
}

/** One draw for the merchant, who also sees the receipt. */
export async function getDraw(
  ctx: Context,
  { program_id, draw }: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const found = await readDraw(ctx, uuidOf(program_id), draw)
  if (!found) throw new Refusal('draw_not_found')
  const { decisionId, ...proof } = found
  return { ...proof, decision_id: decisionId && toId('dec', decisionId) }
}

/** The draws of the program that a page shows, for anybody. */
export async function listWidgetDraws(
  ctx: PublicContext,
  input: Pick<UseCaseInput<typeof widgetOperation>, 'program_id'>,
): Promise<Reply<typeof widgetOperation>> {
  const id = await programShown(ctx, input)
  return { data: await readDraws(ctx, id), next_cursor: null }
}

/** One draw, for anybody to check. */
export async function getWidgetDraw(
  ctx: PublicContext,
  input: Pick<UseCaseInput<typeof getWidgetOperation>, 'program_id' | 'draw'>,
): Promise<Reply<typeof getWidgetOperation>> {
  const id = await programShown(ctx, input)
  const found = await readDraw(ctx, id, input.draw)
  if (!found) throw new Refusal('draw_not_found')
  const { decisionId: _, ...proof } = found
  return proof
}

/** The program that a page names, also after it has ended: a draw can still be checked. Else the one that runs. */
export async function programShown(
  ctx: PublicContext,
  { program_id }: { readonly program_id?: Id<'prg'> | undefined },
): Promise<string> {
  return program_id === undefined ? (await chooseProgram(ctx, {})).id : uuidOf(program_id)
}
