import { type Operations, operations } from '@goodword/contract/operations'
import { type IdKind, toId } from '@goodword/domain/ids'
import { newSecretKey } from '@goodword/service/keys/secret'
import { testUuids } from '@goodword/testing/ids'
import { describeEngines, hasPostgres } from '@goodword/testing/postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, type Asking, openApp, openShop } from '../fixtures.ts'
import { openApiDocument } from '../openapi.ts'
import { routes } from '../routes/routes.ts'
import { samples } from './samples.ts'
import { fromPage, openWorld, type Sample, type World } from './world.ts'

/** One operation as the document describes it: all that the battery knows of it. */
type Described = {
  readonly id: keyof Operations
  readonly method: string
  readonly path: string
  readonly security: readonly Record<string, readonly string[]>[]
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
  }[]
  readonly bodySchema: { readonly properties?: Record<string, unknown> } | undefined
  readonly statuses: readonly string[]
}

type Listed = Omit<Described, 'id' | 'bodySchema' | 'statuses'> & {
  readonly operationId: keyof Operations
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: Described['bodySchema'] } }
  }
  readonly responses: Record<string, unknown>
}

function describedIn(document: { paths?: unknown }): readonly Described[] {
  const paths = document.paths as Record<string, Record<string, Listed>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, requestBody, responses, ...rest }]) => ({
      ...rest,
      id: operationId,
      path,
      method: method.toUpperCase(),
      bodySchema: requestBody?.content['application/json'].schema,
      statuses: Object.keys(responses),
    })),
  )
}

const served = describedIn(
  openApiDocument(
    routes.map(({ operation }) => operation),
    'https://goodword.example',
  ),
)
const withSecret = served.filter(({ security }) => security.some((one) => one.secretKey))
const withCustomer = served.filter(({ security }) => security.some((one) => one.customerIdentity))
const withPage = served.filter(({ path }) => path.includes('{publishable_key}'))
const withBody = served.filter(({ bodySchema }) => bodySchema !== undefined)
const withId = served.filter(({ path }) => /\{\w+_id\}/.test(path))
const repeatable = served.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'Idempotency-Key'),
)

const named = (list: readonly Described[]) => list.map((one) => [one.id, one] as const)
const plenty = { quota: 1_000_000, windowSeconds: 1 }

describeEngines('every operation', (engine) => {
  // What is refused is refused before any engine has a say, or by the same statement on both: one of them will do.
  const describeRefusal = engine === 'postgres' || !hasPostgres ? describe : () => {}
  let opened: Awaited<ReturnType<typeof openApp>>
  let world: World
  let other: World

  beforeAll(async () => {
    const limits = {
      key: plenty,
      workspace: plenty,
      address: plenty,
      pages: plenty,
      failures: plenty,
    }
    opened = await openApp(engine, { limits })
    const worldOf = async (slug: string) =>
      openWorld(await openShop(opened.server, opened.clock, slug), opened.ask)
    world = await worldOf('shop')
    other = await worldOf('other')
  })
  afterAll(() => opened?.close())

  /** The credentials that an operation wants, of one workspace. */
  function credentials(operation: Described, of: World): Asking {
    if (withCustomer.includes(operation)) {
      return { key: of.shop.identityOf('alice'), headers: fromPage }
    }
    return withPage.includes(operation) ? { headers: fromPage } : { key: of.shop.secretKey }
  }

  function send(operation: Described, sample: Sample, asking: Asking): Promise<Answered> {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => sample.params?.[name] ?? '')
    const query = new URLSearchParams(sample.query).toString()
    const needsKey = operation.parameters.some(
      ({ name, required }) => name === 'Idempotency-Key' && required,
    )
    const headers = {
      ...(needsKey ? { 'idempotency-key': world.fresh() } : {}),
      ...asking.headers,
    }
    return opened.ask(operation.method, query === '' ? path : `${path}?${query}`, {
      ...(sample.body === undefined ? {} : { body: sample.body }),
      ...asking,
      headers,
    })
  }

  /** A sample to be refused: nothing uses it up, so one does for all. */
  function usual(id: keyof Operations, of = world): Promise<Sample> {
    const known = kept.get(of)?.[id]
    if (known) return known
    const made = samples[id](of)
    kept.set(of, { ...kept.get(of), [id]: made })
    return made
  }
  const kept = new Map<World, Partial<Record<keyof Operations, Promise<Sample>>>>()

  const pageOf = ({ shop }: World) => ({ publishable_key: shop.publishableKey })

  async function answeredAsSaid(operation: Described, asked: Promise<Answered>) {
    const answered = await asked
    expect(answered.status, answered.text).toBe(operations[operation.id].status)
    expect(operation.statuses).toContain(String(answered.status))
    return answered
  }

  async function refused(asked: Promise<Answered>, status: number, code?: string) {
    const answered = await asked
    expect(answered.json, answered.text).toMatchObject({ status, ...(code ? { code } : {}) })
    expect(answered.status).toBe(status)
    expect(answered.headers.get('content-type')).toBe('application/problem+json')
    return answered
  }

  test('is in the document that is served', async () => {
    const listed = await opened.ask('GET', '/openapi.json')
    expect(describedIn(listed.json).map(({ id }) => id)).toEqual(served.map(({ id }) => id))
  })

  describe('answers a good request as it says, and the same request again the same', () => {
    test.each(named(served))('%s', async (id, operation) => {
      const asking = credentials(operation, world)
      const sample = await samples[id](world)
      if (!repeatable.includes(operation)) {
        await answeredAsSaid(operation, send(operation, sample, asking))
        return
      }

      const headers = { ...asking.headers, 'idempotency-key': world.fresh() }
      const repeat = (asked: Sample) => send(operation, asked, { ...asking, headers })
      const first = await answeredAsSaid(operation, repeat(sample))
      const { showsSecret, keepsOwnKey } = operations[id] as {
        showsSecret?: true
        keepsOwnKey?: true
      }
      if (showsSecret) {
        await refused(repeat(sample), 409, 'secret_already_shown')
      } else {
        const again = await repeat(sample)
        expect([again.status, again.text]).toEqual([first.status, first.text])
        if (!keepsOwnKey) expect(again.headers.get('idempotency-replayed')).toBe('true')
      }

      const different = await samples[id](world)
      expect(different, 'a sample that is the same each time').not.toEqual(sample)
      await refused(repeat(different), 422, 'idempotency_key_reused')
    })
  })

  describeRefusal('refuses who brings no key', () => {
    test.each(named(withSecret))('%s', async (id, operation) => {
      await refused(send(operation, await usual(id), {}), 401, 'key_missing')
    })
    test.each(named(withCustomer))('%s', async (id, operation) => {
      const sample = await usual(id)
      await refused(send(operation, sample, { headers: fromPage }), 401, 'identity_missing')
    })
  })

  describeRefusal('refuses a key that is none', () => {
    test.each(named(withSecret))('%s', async (id, operation) => {
      const sample = await usual(id)
      await refused(send(operation, sample, { key: newSecretKey('sandbox') }), 401, 'key_invalid')
    })
    test.each(named(withPage))('%s', async (id, operation) => {
      const sample = await usual(id)
      const params = { ...sample.params, publishable_key: `gw_pk_sandbox_${'a'.repeat(30)}` }
      const asking = credentials(operation, world)
      await refused(send(operation, { ...sample, params }, asking), 401, 'key_invalid')
    })
    test.each(named(withCustomer))(
      '%s, with the customer of another workspace',
      async (id, operation) => {
        const asking = { ...credentials(operation, other), headers: fromPage }
        await refused(send(operation, await usual(id), asking), 401, 'identity_invalid')
      },
    )
  })

  describeRefusal('refuses a key without its scope', () => {
    test.each(named(withSecret))('%s', async (id, operation) => {
      const [scope] = operation.security.flatMap((one) => one.secretKey ?? [])
      expect(scope).toBeDefined()
      const key = await world.shop.newSecretKey([
        scope === 'programs:read' ? 'programs:write' : 'programs:read',
      ])
      await refused(send(operation, await usual(id), { key }), 403, 'scope_missing')
    })
  })

  describeRefusal("hides another workspace's things like things that never were", () => {
    const never = testUuids(99)

    test.each(named(withId))('%s', async (id, operation) => {
      const own = await usual(id)
      // A page of the other workspace stands under the other's key.
      const page = own.params?.publishable_key === undefined ? {} : pageOf(other)
      const sample: Sample = { ...own, params: { ...own.params, ...page } }
      const random = Object.entries(sample.params ?? {}).map(([name, value]) =>
        name.endsWith('_id') ? [name, toId(value.slice(0, 3) as IdKind, never())] : [name, value],
      )
      const asking = credentials(operation, other)
      const foreign = await refused(send(operation, sample, asking), 404)
      const unknown = await refused(
        send(operation, { ...sample, params: Object.fromEntries(random) }, asking),
        404,
      )
      const { request_id: _, ...told } = foreign.json
      expect(unknown.json).toMatchObject(told)
      expect(Object.keys(unknown.json)).toEqual(Object.keys(foreign.json))
    })

    test.each(named(served))('%s, where a field names one', async (id, operation) => {
      const sample = await usual(id, other)
      const given = (sample.body ?? sample.query ?? {}) as Record<string, string>
      const ids = Object.entries(given).filter(
        ([name]) => name.endsWith('_id') && isTypeId(given[name]),
      )
      const own = await usual(id)
      for (const [name, value] of ids) {
        const place = sample.body ? 'body' : 'query'
        const asking = credentials(operation, world)
        const ask = (text: string) =>
          send(operation, { ...own, [place]: { ...(own[place] as object), [name]: text } }, asking)
        const foreign = await ask(value)
        const unknown = await ask(toId(value.slice(0, 3) as IdKind, never()))
        expect(foreign.status, foreign.text).toBe(unknown.status)
        expect(withoutRequestId(foreign)).toEqual(withoutRequestId(unknown))
        if (foreign.status < 300) expect(foreign.json.data).toEqual([])
        else expect(foreign.status).toBe(404)
      }
    })
  })

  describeRefusal('refuses a body', () => {
    test.each(named(withBody))('%s: that is not JSON', async (id, operation) => {
      const sample = { ...(await usual(id)), body: '{"a":' }
      await refused(send(operation, sample, credentials(operation, world)), 400, 'malformed_json')
    })

    test.each(named(withBody))('%s: that is no object', async (id, operation) => {
      const sample = await usual(id)
      for (const body of ['[]', 'null', '1', '"text"', 'true', '[{}]']) {
        const asking = credentials(operation, world)
        await refused(send(operation, { ...sample, body }, asking), 422, 'invalid_input')
      }
    })

    test.each(named(withBody))('%s: with a field that is not known', async (id, operation) => {
      const sample = await usual(id)
      const body = { ...(sample.body as object), canary_field: 1 }
      const asking = credentials(operation, world)
      const answered = await refused(
        send(operation, { ...sample, body }, asking),
        422,
        'invalid_input',
      )
      expect(answered.json.errors).toContainEqual({
        pointer: '/canary_field',
        message: 'There is no such field.',
      })
    })

    test.each(named(withBody))('%s: with a field of another type', async (id, operation) => {
      const sample = await usual(id)
      for (const name of Object.keys(sample.body as object)) {
        // A document may be saved half-written; publishing it is what refuses it.
        const wrong = name === 'draft' || name === 'document' ? 7 : { unfit: ['canary'] }
        const body = { ...(sample.body as object), [name]: wrong }
        const asking = credentials(operation, world)
        const answered = await refused(
          send(operation, { ...sample, body }, asking),
          422,
          'invalid_input',
        )
        expect(answered.json.errors[0].pointer).toMatch(new RegExp(`^/${name}`))
        expect(answered.text).not.toContain('canary')
      }
    })
  })

  describeRefusal('refuses a parameter that is not known, and one given twice', () => {
    test.each(named(served))('%s', async (id, operation) => {
      const sample = await usual(id)
      const asking = credentials(operation, world)
      const query = { ...sample.query, canary: '1' }
      await refused(send(operation, { ...sample, query }, asking), 422, 'invalid_input')
      const twice = { ...operation, path: `${operation.path}?a=1&a=2` }
      await refused(
        send({ ...twice }, { ...sample, query: {} }, asking),
        400,
        'duplicate_query_key',
      )
    })
  })
})

function isTypeId(text: unknown): boolean {
  return typeof text === 'string' && /^[a-z]{3}_[0-9a-z]{26}$/.test(text)
}

function withoutRequestId({ json }: Answered) {
  const { request_id: _, ...rest } = json
  return rest
}
