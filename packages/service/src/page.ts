import { Refusal } from '@goodword/contract/errors'

/** What every list is asked: how many, and from where on. */
export type PageQuery = { readonly limit: number; readonly cursor?: string | undefined }

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The uuid below which a page begins: that of the last row before it, or one above all. */
export function pageStart({ cursor }: PageQuery): string {
  if (cursor === undefined) return newest
  const hex = readCursor(cursor, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** How many rows to ask for: one more than is shown tells whether there is another page. */
export function pageRows({ limit }: PageQuery): number {
  return limit + 1
}

/** A page of what was found, newest first, as the wire has it. */
export function toPage<Row extends { readonly id: string }, Body>(
  found: readonly Row[],
  { limit }: PageQuery,
  toBody: (row: Row) => Body,
): { data: Body[]; next_cursor: string | null } {
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  const cursor = last ? writeCursor(Buffer.from(last.id.replaceAll('-', ''), 'hex')) : null
  return { data: shown.map(toBody), next_cursor: cursor }
}

/** A place in a list, as bytes, for a list that is in another order than that of its ids. */
export function writeCursor(place: Buffer): string {
  return place.toString('base64url')
}

/** The place that a cursor names, of so many bytes; refused when it is not one that we write. */
export function readCursor(cursor: string, bytes: number): Buffer {
  const place = Buffer.from(cursor, 'base64url')
  if (place.length !== bytes || writeCursor(place) !== cursor) throw new Refusal('invalid_cursor')
  return place
}
