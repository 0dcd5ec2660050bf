import * as v from 'valibot'
import { meterOf } from './compile-program.ts'
import { ProgramDocument } from './document.ts'
import { pointerKey } from './json-pointer.ts'

/** One place that differs. The pointer leads into the later document; for what was removed, into the earlier. */
export type DocumentChange = {
  readonly pointer: string
  readonly change: 'added' | 'removed' | 'replaced'
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * What changes from one document to another. Rules are matched by their id and limits by what they
 * count, wherever they stand. A draft may be half-written; a whole one is compared with its defaults
 * written out, as it would be published.
 */
export function diffDocuments(before: unknown, after: unknown): DocumentChange[] {
  const earlier = settled(before)
  const later = settled(after)
  return changes(earlier, later, '', '')
}

function settled(document: unknown): unknown {
  const parsed = v.safeParse(ProgramDocument, document)
  return parsed.success ? parsed.output : document
}

/** Both places are kept, for an item may stand elsewhere in each document. */
function changes(before: unknown, after: unknown, from: string, to: string): DocumentChange[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const naming = namings[to]
    const names = naming && [namesOf(before, naming), namesOf(after, naming)]
    if (names?.[0] && names[1]) return matched(before, after, names[0], names[1], to)
    return membersOf(before, after, from, to)
  }
  if (isObject(before) && isObject(after)) return membersOf(before, after, from, to)
  return before === after ? [] : [{ pointer: to, change: 'replaced', before, after }]
}

function membersOf(before: object, after: object, from: string, to: string): DocumentChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key): DocumentChange[] => {
    const earlier = own(before, key)
    const later = own(after, key)
    const place = `/${pointerKey(key)}`
    if (earlier === undefined && later === undefined) return []
    if (earlier === undefined) return [{ pointer: to + place, change: 'added', after: later }]
    if (later === undefined) return [{ pointer: from + place, change: 'removed', before: earlier }]
    return changes(earlier, later, from + place, to + place)
  })
}

function own(owner: object, key: string): unknown {
  return Object.hasOwn(owner, key) ? (owner as Record<string, unknown>)[key] : undefined
}

function matched(
  before: readonly unknown[],
  after: readonly unknown[],
  earlierNames: readonly string[],
  laterNames: readonly string[],
  pointer: string,
): DocumentChange[] {
  const kept = earlierNames.filter((name) => laterNames.includes(name))
  const keptLater = laterNames.filter((name) => earlierNames.includes(name))
  const isReordered = kept.some((name, at) => name !== keptLater[at])
  return [
    // Earlier rules use up a limit first, so their order is part of what a program says.
    ...(isReordered
      ? [{ pointer, change: 'replaced' as const, before: kept, after: keptLater }]
      : []),
    ...earlierNames.flatMap((name, at): DocumentChange[] =>
      laterNames.includes(name)
        ? []
        : [{ pointer: `${pointer}/${at}`, change: 'removed', before: before[at] }],
    ),
    ...laterNames.flatMap((name, at): DocumentChange[] => {
      const place = `${pointer}/${at}`
      const old = earlierNames.indexOf(name)
      if (old < 0) return [{ pointer: place, change: 'added', after: after[at] }]
      return changes(before[old], after[at], `${pointer}/${old}`, place)
    }),
  ]
}

/** A part that names itself. */
function idOf(item: unknown): string | undefined {
  return isObject(item) && typeof item.id === 'string' ? item.id : undefined
}

const namings: Readonly<Record<string, (item: unknown) => string | undefined>> = {
  '/rules': idOf,
  '/segments': idOf,
  '/boosts': idOf,
  '/boards': idOf,
  '/draws': idOf,
  '/limits': (item) => {
    const parsed = v.safeParse(ProgramDocument.entries.limits.wrapped.item, item)
    return parsed.success ? meterOf(parsed.output) : undefined
  },
}

/** The names of all items; undefined where one has none or two have the same. */
function namesOf(
  items: readonly unknown[],
  nameOf: (item: unknown) => string | undefined,
): readonly string[] | undefined {
  const names = items.map(nameOf).filter((name) => name !== undefined)
  return new Set(names).size === items.length ? names : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
