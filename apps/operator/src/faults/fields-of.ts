import type * as v from 'valibot'

/** Where a text stands in a value: names of properties, and places in lists. */
export type Path = readonly (string | number)[]

type Shape = v.GenericSchema & {
  readonly wrapped?: v.GenericSchema
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly item?: v.GenericSchema
  readonly value?: v.GenericSchema
  readonly options?: readonly v.GenericSchema[]
}

/** Every field of a schema that takes text, however deep. */
export function textFieldsOf(schema: v.GenericSchema | undefined): Path[] {
  return fieldsOf(schema, ['string', 'picklist', 'literal'])
}

/** Every field of a schema that takes a value of one of these types. */
export function fieldsOf(
  schema: v.GenericSchema | undefined,
  types: readonly string[] = ['string', 'picklist', 'literal', 'number', 'boolean'],
  path: Path = [],
): Path[] {
  if (!schema) return []
  const shape = schema as Shape
  if (shape.wrapped) return fieldsOf(shape.wrapped, types, path)
  switch (schema.type) {
    case 'strict_object':
    case 'object':
      return Object.entries(shape.entries ?? {}).flatMap(([name, field]) =>
        fieldsOf(field, types, [...path, name]),
      )
    case 'array':
      return fieldsOf(shape.item, types, [...path, 0])
    case 'record':
      return shape.value?.type === 'unknown'
        ? [[...path, 'any']]
        : fieldsOf(shape.value, types, [...path, 'any'])
    case 'union':
    case 'variant':
      return unique((shape.options ?? []).flatMap((option) => fieldsOf(option, types, path)))
    default:
      return types.includes(schema.type) ? [path] : []
  }
}

function unique(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [path.join('/'), path])).values()]
}

/** The same value with something else at one place; what leads there is made where it is missing. */
export function withAt(value: unknown, [name, ...rest]: Path, put: unknown): unknown {
  if (name === undefined) return put
  if (typeof name === 'number') {
    const list = Array.isArray(value) ? [...value] : []
    list[name] = withAt(list[name], rest, put)
    return list
  }
  const object = typeof value === 'object' && value !== null ? value : {}
  return { ...object, [name]: withAt((object as Record<string, unknown>)[name], rest, put) }
}

/** What stands at one place of a value. */
export function at(value: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return value
  return at((value as Record<string | number, unknown>)[name], rest)
}
