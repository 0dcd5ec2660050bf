/** A bigint of the database as a number; a value that a number cannot hold exactly is an error. */
export function toInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint beyond 2^53 cannot be read')
  return value
}

/** A Date or a JSON value as the text that the database reads; text is sent as it is. */
export function toDriver(value: unknown): string {
  if (typeof value === 'string') return value
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}

/** The bytes of a bytea in its textual form. */
export function toBytes(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex')
}

/** A list, possibly of nothings, in the database's textual form. */
export function toArrayText(list: unknown, item: (value: unknown) => string = String): string {
  if (!Array.isArray(list)) return String(list)
  const items = list.map((value: unknown) => {
    if (value === null || value === undefined) return 'null'
    return Array.isArray(value) ? toArrayText(value, item) : quote(item(value))
  })
  return `{${items.join(',')}}`
}

function quote(text: string) {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** A list from the database's textual form. Lists of lists are not needed, so not read. */
export function fromArrayText<T>(text: string, item: (value: string) => T): (T | null)[] {
  const items: (T | null)[] = []
  const pattern = /[{,](?:"((?:[^"\\]|\\.)*)"|([^",{}]+))/gs
  for (const [, quoted, plain] of text.matchAll(pattern)) {
    if (plain !== undefined) items.push(plain.toUpperCase() === 'NULL' ? null : item(plain))
    else items.push(item((quoted as string).replace(/\\(.)/gs, '$1')))
  }
  return items
}
