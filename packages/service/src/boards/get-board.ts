import type { getBoard as operation } from '@goodword/contract/boards'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toId } from '@goodword/domain/ids'
import type { Context } from '../context.ts'
import { pageRows, readCursor, writeCursor } from '../page.ts'
import { findBoard } from './find-board.ts'
import { type BoardPlace, type BoardRow, readBoard } from './read-board.ts'

/** A board for the merchant, page by page. */
export async function getBoard(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const found = await findBoard(ctx, input)
  const after = input.cursor === undefined ? undefined : placeOf(input.cursor)
  const rows = await readBoard(ctx, found, pageRows(input), after)
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  return {
    ...found.header,
    data: shown.map(({ participantId, rank, amount, name }) => ({
      rank,
      amount,
      name,
      participant_id: toId('par', participantId),
    })),
    next_cursor: last ? cursorOf(last) : null,
  }
}

// Amount, rank and position as whole numbers of eight bytes, then the participant.
const CURSOR_BYTES = 40

function cursorOf({ amount, rank, position, participantId }: BoardRow): string {
  const place = Buffer.alloc(CURSOR_BYTES)
  for (const [at, value] of [amount, rank, position].entries()) {
    place.writeBigUInt64BE(BigInt(value), at * 8)
  }
  place.write(participantId.replaceAll('-', ''), 24, 'hex')
  return writeCursor(place)
}

function placeOf(cursor: string): BoardPlace {
  const place = readCursor(cursor, CURSOR_BYTES)
  const [amount, rank, position] = [0, 8, 16].map((at) => Number(place.readBigUInt64BE(at)))
  const hex = place.toString('hex', 24)
  const parts = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ] as const
  const participantId = parts.map(([from, to]) => hex.slice(from, to)).join('-')
  return { amount: amount!, rank: rank!, position: position!, participantId }
}
