import type { Operation } from '@goodword/contract/operation'
import { operations } from '@goodword/contract/operations'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openApiDocument } from './openapi.ts'

const all = Object.values<Operation>(operations)
const document = openApiDocument(all, 'https://goodword.example')

type Described = {
  readonly operationId: string
  readonly parameters: { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly responses: Record<string, { readonly content?: Record<string, unknown> }>
}

function described({ path, method }: Operation): Described {
  const paths = document.paths as Record<string, Record<string, Described>>
  return paths[path]![method.toLowerCase()]!
}

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const result = await validator.validate(structuredClone(document))
  expect(result.errors).toBeUndefined()
  expect(result.valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

test('it describes every operation, by its id', () => {
  expect(all.map((operation) => described(operation).operationId)).toEqual(Object.keys(operations))
})

test('every parameter in a path is described, and no other', () => {
  for (const operation of all) {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const found = described(operation).parameters.filter(({ in: place }) => place === 'path')
    expect(found.map(({ name }) => name).sort(), operation.id).toEqual(inPath.sort())
  }
})

test('every write names its Idempotency-Key, and says whether it insists', () => {
  for (const operation of all) {
    const key = described(operation).parameters.find(({ name }) => name === 'Idempotency-Key')
    expect(key !== undefined, operation.id).toBe(
      operation.method !== 'GET' && !operation.changesNothing,
    )
    if (key) expect(key.required, operation.id).toBe(operation.idempotencyKey === 'required')
  }
})

test('every refusal is a problem, and every success what the operation replies', () => {
  for (const operation of all) {
    for (const [status, { content }] of Object.entries(described(operation).responses)) {
      const media = Object.keys(content ?? {})
      if (Number(status) >= 400) expect(media).toEqual(['application/problem+json'])
      else expect(media).toEqual(operation.reply ? [operation.media ?? 'application/json'] : [])
    }
  }
})
