import { languageExamples } from '@goodword/domain/programs/examples/examples'
import type { LanguageExample, Step } from '@goodword/domain/programs/examples/language-example'
import type { JsonSchema } from '@valibot/to-json-schema'
import { compactJson } from './compact-json.ts'
import { type Part, partsOf, type Word } from './parts.ts'
import { programSchema, programSchemaPath } from './program-schema.ts'

/** A page of plain blocks: the same page is written as Markdown and as HTML. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly text: string
      readonly id: string
    }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'code'; readonly code: string }

/** The program language on one page: each part with its words, and an example that a test has run. */
export function languageReference(): Block[] {
  return [
    { kind: 'heading', level: 1, text: 'The program language', id: 'program-language' },
    {
      kind: 'text',
      text: `A program is one JSON document. Its JSON Schema is served at \`${programSchemaPath}\`: name it as \`$schema\` and an editor completes and checks while you write. Amounts are whole minor units of their asset. What is not written has its default; what is not listed here is refused, with its place and the nearest name.`,
    },
    {
      kind: 'text',
      text: 'This page is made from that schema. Every example is published and run by a test: what it says is what happens. In the stories Ada is the advocate, and the others are her friends.',
    },
    ...partsOf(programSchema()).flatMap(partBlocks),
  ]
}

function partBlocks(part: Part): Block[] {
  const examples = languageExamples.filter((example) => example.part === part.path)
  return [
    { kind: 'heading', level: 2, text: titleOf(part.path), id: idOf(part.path) },
    { kind: 'text', text: part.description || 'Everything that a merchant can set.' },
    ...(part.shapes.length > 1 ? [shapesBlock(part)] : []),
    { kind: 'table', head: ['word', 'what it says', 'value'], rows: part.words.map(wordRow) },
    ...examples.flatMap(exampleBlocks),
  ]
}

function shapesBlock({ shapes }: Part): Block {
  const said = shapes.map(({ required }) => required.map((name) => `\`${name}\``).join(', '))
  return {
    kind: 'text',
    text: `One of ${said.length} shapes, told apart by what each needs: ${said.join('; or ')}.`,
  }
}

function wordRow({ name, description, schema, isRequired, part }: Word): string[] {
  const usual =
    schema.default === undefined ? '' : ` Default: \`${JSON.stringify(schema.default)}\`.`
  const inner = part === undefined ? '' : ` See [${titleOf(part)}](#${idOf(part)}).`
  return [
    `\`${name}\`${isRequired ? '' : ' (optional)'}`,
    `${description}${inner}`,
    `${valueText(schema)}.${usual}`,
  ]
}

/** What may be written, in a few words. */
function valueText(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ')
  if (schema.anyOf) {
    const options = schema.anyOf.map((option) =>
      typeof option === 'boolean' ? 'anything' : valueText(option),
    )
    return [...new Set(options)].join(', or ')
  }
  if (schema.type === 'array') {
    const { items } = schema
    const item = typeof items === 'object' && !Array.isArray(items) ? valueText(items) : 'anything'
    return `a list of: ${item}`
  }
  if (schema.type === 'integer') {
    const { minimum, maximum } = schema
    if (minimum === undefined || maximum === undefined) return 'a whole number'
    return `a whole number, ${minimum} to ${maximum}`
  }
  if (schema.type === 'boolean') return '`true` or `false`'
  if (schema.type === 'string') return 'a text'
  if (schema.properties) return 'an object'
  return typeof schema.additionalProperties === 'object'
    ? `by name: ${valueText(schema.additionalProperties)}`
    : 'an object'
}

function exampleBlocks({ title, says, document, story }: LanguageExample): Block[] {
  return [
    { kind: 'heading', level: 3, text: title, id: idOf(title) },
    { kind: 'text', text: says },
    { kind: 'code', code: compactJson(document) },
    { kind: 'table', head: ['what happens', 'what it leads to'], rows: story.map(stepRow) },
  ]
}

function stepRow({
  friend,
  does,
  amount,
  asset = 'CNY',
  after_days,
  attributes,
  leads_to,
}: Step): string[] {
  const what = amount === undefined ? does : `${does} of ${amount} ${asset}`
  const known = attributes ? `, known as \`${JSON.stringify(attributes)}\`` : ''
  const later =
    after_days === undefined ? '' : `, ${after_days} ${after_days === 1 ? 'day' : 'days'} later`
  return [`${friend}: ${what}${known}${later}`, leads_to.join('; ') || 'nothing']
}

function titleOf(path: string): string {
  return path === '' ? 'The document' : path.replaceAll('.*', '')
}

function idOf(text: string): string {
  const words = text === '' ? 'the-document' : text.toLowerCase()
  return words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}
