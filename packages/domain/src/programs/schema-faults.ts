import * as v from 'valibot'
import { nearestName } from '../conditions/nearest-name.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import type { FaultText } from './fault-words/fault-text.ts'
import { pointerKey } from './json-pointer.ts'
import { misplacedFault } from './misplaced-words.ts'

const FAULTS_MAX = 100

/**
 * Every place where a value does not fit a schema, in plain words and without the value itself. Of a
 * choice between shapes it takes the one that was meant, so that a slip deep inside is named there and
 * not as "none of these".
 */
export function schemaFaults(schema: v.GenericSchema, value: unknown): DocumentFault[] {
  return faultsIn(schema as Part, value, '').slice(0, FAULTS_MAX)
}

/**
 * What a schema accepted without reading it: valibot takes a list where an object has only optional
 * parts, and leaves out keys such as `__proto__`. Nobody meant that.
 */
export function unreadFaults(input: unknown, output: unknown, pointer = ''): DocumentFault[] {
  if (Array.isArray(input) !== Array.isArray(output)) return [fault(pointer, anObject)]
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]) => {
    const at = `${pointer}/${pointerKey(key)}`
    if (!isOwnerOf(output, key)) return [fault(at, noSuchProperty)]
    return unreadFaults(value, output[key], at)
  })
}

/** The parts of a schema that lead to its inner ones, as valibot lays them out. */
type Part = v.GenericSchema & {
  readonly type: string
  readonly entries?: Readonly<Record<string, Part>>
  readonly item?: Part
  readonly key?: Part
  readonly value?: Part
  readonly wrapped?: Part
  readonly options?: readonly Part[] | readonly string[]
  readonly message?: string
}

function faultsIn(schema: Part, value: unknown, pointer: string): DocumentFault[] {
  const result = v.safeParse(schema, value)
  if (result.success) return []
  if (schema.type === 'optional') return faultsIn(schema.wrapped!, value, pointer)
  if (schema.type === 'union') return choiceFaults(schema, value, pointer)

  const isForObjects = schema.entries !== undefined || schema.type === 'record'
  if (isForObjects && !isObject(value)) return [fault(pointer, anObject)]

  const inner = innerFaults(schema, value, pointer)
  if (inner.length > 0) return inner
  // All parts fit, or there are none: the fault is of the whole, and one is enough to say so.
  const [issue] = result.issues
  return [faultOf(issue, schema, pointer + pathOf(issue))]
}

function innerFaults(schema: Part, value: unknown, pointer: string): DocumentFault[] {
  if (schema.item && Array.isArray(value)) {
    return value.flatMap((item, at) => faultsIn(schema.item!, item, `${pointer}/${at}`))
  }
  if (!isObject(value)) return []
  if (schema.entries) return entryFaults(schema.entries, value, pointer)
  if (schema.type !== 'record') return []
  return Object.entries(value).flatMap(([key, item]) => {
    const at = `${pointer}/${pointerKey(key)}`
    return [...faultsIn(schema.key!, key, at), ...faultsIn(schema.value!, item, at)]
  })
}

function entryFaults(
  entries: Readonly<Record<string, Part>>,
  value: Readonly<Record<string, unknown>>,
  pointer: string,
): DocumentFault[] {
  const names = Object.keys(entries)
  const free = names.filter((name) => !Object.hasOwn(value, name))
  const unknown = Object.keys(value)
    .filter((key) => !Object.hasOwn(entries, key))
    .slice(0, FAULTS_MAX)
    .map(
      (key) =>
        misplacedFault(pointer, key) ??
        fault(`${pointer}/${pointerKey(key)}`, noSuchProperty, nearestName(key, free)),
    )
  const known = names.flatMap((name): DocumentFault[] => {
    const at = `${pointer}/${name}`
    const entry = entries[name]!
    if (Object.hasOwn(value, name)) return faultsIn(entry, value[name], at)
    return entry.type === 'optional' ? [] : [fault(at, 'This is missing.')]
  })
  // A property that was only misspelt is not missing as well.
  const meant = new Set(unknown.map(({ suggestion }) => `${pointer}/${suggestion}`))
  return [...unknown, ...known.filter((fault) => !meant.has(fault.pointer))]
}

/** Takes the shape whose own properties are there, or nearly; without any, says what there is to choose from. */
function choiceFaults(schema: Part, value: unknown, pointer: string): DocumentFault[] {
  const options = schema.options as readonly Part[]
  const whole = fault(
    pointer,
    (schema.message as FaultText | undefined) ?? 'This is none of the shapes expected here.',
  )
  // A word that is misspelt was meant for the list of words, not for one of the other shapes.
  const words = options.find(({ type }) => type === 'picklist')
  if (typeof value === 'string' && words) return faultsIn(words, value, pointer)
  if (!isObject(value)) return plainChoiceFaults(options, value, whole)

  const written = Object.keys(value).slice(0, FAULTS_MAX)
  const telling = options.map((option) => tellingNames(option, options))
  const exact = telling.map((names) => names.filter((name) => Object.hasOwn(value, name)))
  const nearly = telling.map((names) =>
    written.filter((key) => !isKnown(key, options) && nearestName(key, names) !== undefined),
  )
  const chosen = mostIn(exact) ?? mostIn(nearly)
  if (chosen === undefined) {
    const [first = {}, ...rest] = options.map(({ entries }) => entries ?? {})
    const shared = Object.entries(first).filter(([name]) =>
      rest.every((entries) => Object.hasOwn(entries, name)),
    )
    return [whole, ...entryFaults(Object.fromEntries(shared), value, pointer)]
  }

  const others = new Set(telling.flat().filter((name) => !telling[chosen]!.includes(name)))
  const [own] = exact[chosen]!
  return faultsIn(options[chosen]!, value, pointer).map((found) => {
    const isOther = others.has(found.pointer.slice(pointer.length + 1))
    const isBoth = own !== undefined && isOther && found.message === noSuchProperty
    return isBoth ? fault(found.pointer, `Give this or \`${own}\`, not both.`) : found
  })
}

/** A text among shapes may be one of their words, misspelt; a list is meant for the one shape that is one. */
function plainChoiceFaults(
  options: readonly Part[],
  value: unknown,
  whole: DocumentFault,
): DocumentFault[] {
  if (Array.isArray(value)) {
    const [list, ...others] = options.filter(({ item }) => item !== undefined)
    return list && others.length === 0 ? faultsIn(list, value, whole.pointer) : [whole]
  }
  if (typeof value !== 'string') return [whole]
  const words = options.flatMap((option) =>
    option.type === 'picklist' ? (option.options as readonly string[]) : [],
  )
  return [fault(whole.pointer, whole.message, nearestName(value, words))]
}

/** The properties by which a shape is told from the others. */
function tellingNames(option: Part, options: readonly Part[]): string[] {
  return Object.keys(option.entries ?? {}).filter(
    (name) => !options.every(({ entries }) => entries && Object.hasOwn(entries, name)),
  )
}

function isKnown(key: string, options: readonly Part[]): boolean {
  return options.some(({ entries }) => entries && Object.hasOwn(entries, key))
}

/** Where most are, the first of equals; undefined where there are none anywhere. */
function mostIn(groups: readonly (readonly string[])[]): number | undefined {
  const most = Math.max(...groups.map(({ length }) => length))
  return most === 0 ? undefined : groups.findIndex(({ length }) => length === most)
}

function faultOf(issue: v.BaseIssue<unknown>, schema: Part, pointer: string): DocumentFault {
  const own = ownText(issue)
  if (schema.type === 'picklist') {
    const names = schema.options as readonly string[]
    const { input } = issue
    const nearest = typeof input === 'string' ? nearestName(input, names) : undefined
    const usual: FaultText = `Use one of ${names.join(', ')}.`
    return fault(pointer, own ?? usual, nearest)
  }
  if (own) return fault(pointer, own)
  if (schema.type === 'literal') {
    const literal = (issue.expected ?? '').replaceAll('"', '')
    return fault(pointer, `Write "${literal}" here.`, literal)
  }
  return fault(pointer, plainMessages[issue.type] ?? 'This does not fit here.')
}

/**
 * Our own message, which says what to do; the library's would repeat the value. A schema holds any text: that
 * there are words for each in every language is what a test finds by going through the whole schema.
 */
function ownText({ message }: v.BaseIssue<unknown>): FaultText | undefined {
  return message.startsWith('Invalid ') ? undefined : (message as FaultText)
}

const noSuchProperty = 'There is no such property here.'
const anObject = 'Write an object here.'

const plainMessages: Readonly<Record<string, FaultText>> = {
  string: 'Write a text here.',
  number: 'Write a number here.',
  boolean: 'Write true or false here.',
  array: 'Write a list here.',
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map(({ key }) => `/${pointerKey(String(key))}`).join('')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOwnerOf(owner: unknown, key: string): owner is Record<string, unknown> {
  return typeof owner === 'object' && owner !== null && Object.hasOwn(owner, key)
}
