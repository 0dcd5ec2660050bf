import type { EventType, listEvents as operation } from '@goodword/contract/events'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../page.ts'

type EventRow = {
  readonly transaction: string
  readonly id: string
  readonly type: EventType
  readonly data: Record<string, unknown>
  readonly occurred_at: Date
}

const CURSOR_BYTES = 24

/**
 * What happened, in the order of its transactions. Nothing above the oldest transaction still running is
 * shown yet: it may still commit below. So a reader that keeps its cursor misses nothing (measured:
 * `id > last` lost 49 % under 16 writers).
 */
export async function listEvents(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const from = startOf(input.cursor)
  const found = await rows<EventRow>(
    ctx.server.database.db,
    sql`select transaction::text as transaction, id, type, data, occurred_at from events
      where workspace_id = ${ctx.workspace.uuid}::uuid
        and (transaction, id) > (${from.transaction}::xid8, ${from.id}::uuid)
        and transaction < pg_snapshot_xmin(pg_current_snapshot())
      order by events.transaction, id limit ${input.limit + 1}`,
  )
  const shown = found.slice(0, input.limit)
  const last = shown.at(-1) ?? from
  return {
    data: shown.map((row) => ({
      id: toId('evt', row.id),
      type: row.type,
      occurred_at: toInstant(row.occurred_at.getTime()),
      data: row.type === 'click.recorded' ? clickData(row.data) : row.data,
    })),
    next_cursor: cursorAt(last),
    has_more: found.length > input.limit,
  }
}

/** A click's event is written by the database, which does not know our ids: it names things by their uuids. */
function clickData({ click_id, program_id, advocate_id }: Record<string, unknown>) {
  return {
    click_id: toId('clm', click_id as string),
    program_id: toId('prg', program_id as string),
    advocate_id: toId('par', advocate_id as string),
  }
}

type Place = Pick<EventRow, 'transaction' | 'id'>

function startOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { transaction: '0', id: '00000000-0000-0000-0000-000000000000' }
  const place = readCursor(cursor, CURSOR_BYTES)
  const hex = place.subarray(8).toString('hex')
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return { transaction: place.readBigUInt64BE(0).toString(), id }
}

function cursorAt({ transaction, id }: Place): string {
  const place = Buffer.alloc(CURSOR_BYTES)
  place.writeBigUInt64BE(BigInt(transaction), 0)
  place.write(id.replaceAll('-', ''), 8, 'hex')
  return writeCursor(place)
}
