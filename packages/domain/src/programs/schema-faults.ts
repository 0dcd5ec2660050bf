import * as v from 'valibot'
import { nearestName } from '../conditions/nearest-name.ts'
import { pointerKey } from './json-pointer.ts'

/** A fault in one place of a value that a schema refuses. */
export type SchemaFault = {
  readonly pointer: string
  readonly message: string
  readonly suggestion?: string
}

const faultsMax = 100

/**
 * Every place where a value does not fit a schema, in plain words and without the value itself. Of a
 * choice between shapes it takes the one that was meant, so that a slip deep inside is named there and
 * not as "none of these".
 */
export function schemaFaults(schema: v.GenericSchema, value: unknown): SchemaFault[] {
  return faultsIn(schema as Part, value, '').slice(0, faultsMax)
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

function faultsIn(schema: Part, value: unknown, pointer: string): SchemaFault[] {
  const result = v.safeParse(schema, value)
  if (result.success) return []
  if (schema.type === 'optional') return faultsIn(schema.wrapped!, value, pointer)
  if (schema.type === 'union') return choiceFaults(schema, value, pointer)

  const inner = innerFaults(schema, value, pointer)
  if (inner.length > 0) return inner
  // All parts fit, or there are none: the fault is of the whole, and one is enough to say so.
  const [issue] = result.issues
  return [faultOf(issue, schema, pointer + pathOf(issue))]
}

function innerFaults(schema: Part, value: unknown, pointer: string): SchemaFault[] {
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
): SchemaFault[] {
  const names = Object.keys(entries)
  const unknown = Object.keys(value)
    .filter((key) => !Object.hasOwn(entries, key))
    .map((key) => {
      const free = names.filter((name) => !Object.hasOwn(value, name))
      return withSuggestion(
        { pointer: `${pointer}/${pointerKey(key)}`, message: 'There is no such property here.' },
        nearestName(key, free),
      )
    })
  const known = names.flatMap((name): SchemaFault[] => {
    const at = `${pointer}/${name}`
    const entry = entries[name]!
    if (Object.hasOwn(value, name)) return faultsIn(entry, value[name], at)
    return entry.type === 'optional' ? [] : [{ pointer: at, message: 'This is missing.' }]
  })
  // A property that was only misspelt is not missing as well.
  const meant = new Set(unknown.map(({ suggestion }) => `${pointer}/${suggestion}`))
  return [...unknown, ...known.filter((fault) => !meant.has(fault.pointer))]
}

/** Takes the shape whose own properties are there; without any, says what there is to choose from. */
function choiceFaults(schema: Part, value: unknown, pointer: string): SchemaFault[] {
  const options = schema.options as readonly Part[]
  const whole = { pointer, message: schema.message ?? 'This is none of the shapes expected here.' }
  if (!isObject(value)) return [whole]

  const telling = options.map((option) =>
    Object.keys(option.entries ?? {}).filter(
      (name) => !options.every(({ entries }) => entries && Object.hasOwn(entries, name)),
    ),
  )
  const scores = telling.map((names) => names.filter((name) => Object.hasOwn(value, name)).length)
  const best = Math.max(...scores)
  if (best > 0) return faultsIn(options[scores.indexOf(best)]!, value, pointer)

  const unknown = Object.keys(value).filter((key) =>
    options.every(({ entries }) => !Object.hasOwn(entries ?? {}, key)),
  )
  const slips = unknown.flatMap((key) => {
    const suggestion = nearestName(key, telling.flat())
    const at = `${pointer}/${pointerKey(key)}`
    return suggestion === undefined
      ? []
      : [{ pointer: at, message: 'There is no such property here.', suggestion }]
  })
  return slips.length > 0 ? slips : [whole]
}

function faultOf(issue: v.BaseIssue<unknown>, schema: Part, pointer: string): SchemaFault {
  // Our own messages say what to do; the library's would repeat the value.
  const isOurs = !issue.message.startsWith('Invalid ')
  if (schema.type === 'picklist') {
    const names = schema.options as readonly string[]
    const message = isOurs ? issue.message : `Use one of ${names.join(', ')}.`
    const { input } = issue
    return withSuggestion(
      { pointer, message },
      typeof input === 'string' ? nearestName(input, names) : undefined,
    )
  }
  if (isOurs) return { pointer, message: issue.message }
  if (schema.type === 'literal') {
    const literal = (issue.expected ?? '').replaceAll('"', '')
    return { pointer, message: `Write "${literal}" here.`, suggestion: literal }
  }
  return { pointer, message: plainMessages[issue.type] ?? 'This does not fit here.' }
}

const plainMessages: Readonly<Record<string, string>> = {
  string: 'Write a text here.',
  number: 'Write a number here.',
  boolean: 'Write true or false here.',
  array: 'Write a list here.',
  record: 'Write an object here.',
  strict_object: 'Write an object here.',
}

function withSuggestion(fault: SchemaFault, suggestion: string | undefined): SchemaFault {
  return suggestion === undefined ? fault : { ...fault, suggestion }
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map(({ key }) => `/${pointerKey(String(key))}`).join('')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
