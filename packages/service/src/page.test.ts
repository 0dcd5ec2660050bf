import { Refusal } from '@goodword/contract/errors'
import { testUuids } from '@goodword/testing/ids'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageRows, pageStart, readCursor, toPage, writeCursor } from './page.ts'

/** As a query with `id < start order by id desc limit n` would find them. */
function select(ids: readonly string[], start: string, count: number) {
  return ids
    .filter((id) => id < start)
    .sort((a, b) => (a < b ? 1 : -1))
    .slice(0, count)
    .map((id) => ({ id }))
}

test('pages together are the whole list, newest first, whatever their size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }), (size, limit) => {
      const newUuid = testUuids()
      const ids = Array.from({ length: size }, newUuid)
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const query = { limit, cursor }
        const found = select(ids, pageStart(query), pageRows(query))
        const page = toPage(found, query, ({ id }) => id)
        expect(page.data.length).toBeLessThanOrEqual(limit)
        seen.push(...page.data)
        cursor = page.next_cursor ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual([...ids].reverse())
    }),
  )
})

test.each([
  'x',
  'AAAA',
  'AAAAAAAAAAAAAAAAAAAAAB',
  'AAAAAAAAAAAAAAAAAAAAAAA',
  '01970000-0000-7000-8001-000000000001',
])('the cursor %s is not one of ours', (cursor) => {
  expect(() => pageStart({ limit: 20, cursor })).toThrow(new Refusal('invalid_cursor'))
})

test('a place of another kind reads back as it was written, and only as that kind', () => {
  const cursor = writeCursor(Buffer.from([0, 0, 0, 7]))
  expect(readCursor(cursor, 4)).toEqual(Buffer.from([0, 0, 0, 7]))
  expect(() => readCursor(cursor, 16)).toThrow(new Refusal('invalid_cursor'))
})
