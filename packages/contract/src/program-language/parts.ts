import type { JsonSchema } from '@valibot/to-json-schema'

/** A part of the language: an object that stands at one place, or the shapes that may stand there. */
export type Part = {
  /** Its place, such as "rules.give.value"; "" is the document itself. */
  readonly path: string
  readonly description: string
  /** The words of each shape; where there are several, one of them is written. */
  readonly shapes: readonly {
    readonly required: readonly string[]
    readonly optional: readonly string[]
  }[]
  readonly words: readonly Word[]
}

/** One property that may be written. */
export type Word = {
  readonly name: string
  readonly path: string
  readonly description: string
  readonly schema: JsonSchema
  /** Whether it must be written in every shape of its part. */
  readonly isRequired: boolean
  /** The part that it leads to, where it holds an object. */
  readonly part: string | undefined
}

/**
 * The language taken apart, in the order in which it is written. A shape that occurs in several places is
 * one part: whoever gives something elsewhere gives it in the same words.
 */
export function partsOf(schema: JsonSchema): Part[] {
  const parts: Part[] = []
  const places = new Map<string, string>()

  function visit(path: string, description: string, shapes: readonly JsonSchema[]): string {
    const key = JSON.stringify(shapes.map(bare))
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, path)

    const words = new Map<string, Word>()
    const at = parts.push({ path, description, shapes: [], words: [] }) - 1
    for (const shape of shapes) {
      for (const [name, property] of Object.entries(shape.properties ?? {})) {
        if (typeof property === 'boolean') continue
        const place = path === '' ? name : `${path}.${name}`
        const inner = objectsIn(property)
        const said = property.description ?? ''
        const part =
          inner.shapes.length > 0 ? visit(`${place}${inner.suffix}`, said, inner.shapes) : undefined
        if (words.has(name)) continue
        const isRequired = shapes.every(({ required = [] }) => required.includes(name))
        words.set(name, {
          name,
          path: place,
          description: said,
          schema: property,
          isRequired,
          part,
        })
      }
    }
    parts[at] = {
      path,
      description,
      shapes: shapes.map(({ properties = {}, required = [] }) => ({
        required,
        optional: Object.keys(properties).filter((name) => !required.includes(name)),
      })),
      words: [...words.values()],
    }
    return path
  }

  visit('', schema.description ?? '', [schema])
  return parts
}

/** The objects that a value may be: itself, one of a choice, an item of a list, an entry by name. */
function objectsIn(schema: JsonSchema): {
  readonly shapes: readonly JsonSchema[]
  readonly suffix: string
} {
  if (schema.properties) return { shapes: [schema], suffix: '' }
  const { items, additionalProperties: entries } = schema
  if (typeof items === 'object' && !Array.isArray(items)) return objectsIn(items)
  if (typeof entries === 'object') {
    const { shapes } = objectsIn(entries)
    return { shapes, suffix: '.*' }
  }
  const shapes = (schema.anyOf ?? []).flatMap((option) =>
    typeof option === 'boolean' ? [] : objectsIn(option).shapes,
  )
  return { shapes, suffix: '' }
}

function bare({ description: _, default: __, ...schema }: JsonSchema): JsonSchema {
  return schema
}
