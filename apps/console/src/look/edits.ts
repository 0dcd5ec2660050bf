import { pointerKey } from '@goodword/domain/programs/json-pointer'

/** What was changed and is not saved: a value for each place of the document, null where it is taken away. */
export type Edits = Readonly<Record<string, EditValue | null>>
export type EditValue = string | number

export type Document = Readonly<Record<string, unknown>>

/** A place of the document, as a JSON pointer. */
export function pointerTo(...keys: readonly string[]): string {
  return keys.map((key) => `/${pointerKey(key)}`).join('')
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(document: Document, pointer: string): unknown {
  let value: unknown = document
  for (const key of keysOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** The document with what was changed. What becomes empty by it goes too, so that a text taken back leaves no trace. */
export function applyEdits(document: Document, edits: Edits): Document {
  return Object.entries(edits).reduce(
    (changed, [pointer, value]) => withValue(changed, keysOf(pointer), value),
    document,
  )
}

/** The edits with one more; without it where the document says so already. */
export function withEdit(
  document: Document,
  edits: Edits,
  pointer: string,
  value: EditValue | null,
): Edits {
  const { [pointer]: _before, ...others } = edits
  const isAsItWas = (valueAt(document, pointer) ?? null) === value
  return isAsItWas ? others : { ...others, [pointer]: value }
}

/** Those edits that still change something, once the document is another. */
export function stillEdits(document: Document, edits: Edits): Edits {
  return Object.entries(edits).reduce<Edits>(
    (kept, [pointer, value]) => withEdit(document, kept, pointer, value),
    {},
  )
}

function withValue(
  owner: Document,
  [key = '', ...rest]: readonly string[],
  value: EditValue | null,
): Document {
  if (rest.length > 0) {
    const inner = Object.hasOwn(owner, key) ? owner[key] : undefined
    const changed = withValue(isObject(inner) ? inner : {}, rest, value)
    return Object.keys(changed).length > 0 ? { ...owner, [key]: changed } : without(owner, key)
  }
  return value === null ? without(owner, key) : { ...owner, [key]: value }
}

function without(owner: Document, key: string): Document {
  const { [key]: _gone, ...others } = owner
  return others
}

/** The keys that a JSON pointer leads through. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function isObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
