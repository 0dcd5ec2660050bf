import { ProgramDocument } from '@goodword/domain/programs/document'
import { languageExamples } from '@goodword/domain/programs/examples/examples'
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'

/** Where the schema is served, for the `$schema` of a document and for editors. */
export const programSchemaPath = '/schemas/program.json'

/**
 * The program language as JSON Schema (2020-12), from the very schema that publication checks with. What
 * needs the whole document, such as a condition or a name that must exist, only publication can say.
 */
export function programSchema(): JsonSchema {
  return toJsonSchema(ProgramDocument, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'throw',
    ignoreActions: ['check', 'finite', 'normalize', 'partial_check', 'raw_check'],
    // A record whose names are a list of words is one in JSON Schema too; only the converter doubts it.
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'record' ? jsonSchema : undefined,
  })
}

/** The schema as it is published: under its address, with whole programs as examples. */
export function publishedSchema(publicUrl: string): Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${publicUrl}${programSchemaPath}`,
    title: 'Goodword program',
    description: 'A referral program as one document: everything that a merchant can set.',
    ...programSchema(),
    examples: languageExamples.map(({ document }) => document),
  }
}
