import { type NewId, toId } from '@goodword/domain/ids'

/**
 * Ids that are the same in every run: 1, 2, 3 … within a series. They have the shape of a UUIDv7, so
 * they sort in the order of their making. Give makers that share a database different series.
 */
export function testIds(series = 1): NewId {
  const newUuid = testUuids(series)
  return (kind) => toId(kind, newUuid())
}

/** The same as plain uuids. */
export function testUuids(series = 1): () => string {
  let count = 0
  return () => {
    count += 1
    const low = count.toString(16).padStart(12, '0')
    return `01970000-0000-7000-${(0x8000 + series).toString(16)}-${low}`
  }
}
