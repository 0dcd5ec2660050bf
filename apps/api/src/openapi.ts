import { type ErrorCode, errors } from '@goodword/contract/errors'
import type { Operation } from '@goodword/contract/operation'
import { Problem } from '@goodword/contract/problem'
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { declaredRefusals, takesKey } from './declared-refusals.ts'

type Json = Record<string, unknown>

/** The API as an OpenAPI 3.1 document, from the operations and schemas that serve it. */
export function openApiDocument(operations: readonly Operation[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = describe(operation)
    paths[operation.path] = path
  }

  return {
    openapi: '3.1.0',
    info: {
      title: 'Goodword',
      version: '1',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    externalDocs: {
      url: `${publicUrl}/docs/program-language`,
      description: 'The program language, on one page',
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        secretKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'A secret key, gw_sk_live_… or gw_sk_sandbox_…; for servers only.',
        },
        customerIdentity: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            "Who the customer is, signed by the merchant's server; at most 10 minutes old.",
        },
      },
      schemas: { Problem: schemaOf(Problem) },
      headers,
    },
  }
}

const description =
  'Customer referrals: programs, codes, conversions, rewards, and the receipt of each decision. ' +
  'Amounts are whole minor units. Every write takes an Idempotency-Key and may be repeated with it. ' +
  'A refusal is application/problem+json with a stable code.'

function describe(operation: Operation): Json {
  const { id, summary, tag, scope } = operation
  return {
    operationId: id,
    summary,
    tags: [tag],
    ...(scope ? { description: `Scope: \`${scope}\`.` } : {}),
    security: securityOf(operation),
    parameters: parametersOf(operation),
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(operation.body) } },
          },
        }
      : {}),
    responses: responsesOf(operation),
  }
}

function securityOf({ auth, scope }: Operation): Json[] {
  if (auth === 'secret') return [{ secretKey: scope ? [scope] : [] }]
  // A publishable key stands in the path.
  return auth === 'customer' ? [{ customerIdentity: [] }] : []
}

function parametersOf(operation: Operation): Json[] {
  const parameters = [...fieldsOf(operation.params, 'path'), ...fieldsOf(operation.query, 'query')]
  if (!takesKey(operation)) return parameters
  return [
    ...parameters,
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: operation.idempotencyKey === 'required',
      description:
        'Makes the write safe to repeat: for 48 hours the same key gets the first answer.',
      schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    },
  ]
}

function fieldsOf(schema: GenericSchema | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema)
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }))
}

function responsesOf(operation: Operation): Json {
  const responses: Json = { [operation.status]: successOf(operation) }
  if (operation.statusWhileRunning) {
    responses[operation.statusWhileRunning] = {
      ...successOf(operation),
      description: 'The work goes on: poll the job.',
    }
  }
  for (const [status, codes] of refusalsOf(operation)) {
    responses[status] = {
      description: codes.map((code) => `\`${code}\`: ${errors[code][1]}`).join('\n\n'),
      headers: { 'X-Request-Id': headerRef('X-Request-Id') },
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/Problem' },
              { properties: { code: { enum: codes } } },
            ],
          },
        },
      },
    }
  }
  return responses
}

function successOf(operation: Operation): Json {
  const { reply, media } = operation
  const names = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy']
  if (takesKey(operation)) names.push('Idempotency-Replayed')
  return {
    description: reply ? 'Done.' : 'Done; there is nothing to say.',
    headers: Object.fromEntries(names.map((name) => [name, headerRef(name)])),
    ...(reply ? { content: { [media ?? 'application/json']: { schema: schemaOf(reply) } } } : {}),
  }
}

function refusalsOf(operation: Operation): Map<number, ErrorCode[]> {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of declaredRefusals(operation)) {
    const [status] = errors[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return byStatus
}

const headers = {
  'X-Request-Id': header('Names this request in our log; send your own to choose it.', 'string'),
  RateLimit: header('What is left of each limit: r requests, full again in t seconds.', 'string'),
  'RateLimit-Policy': header('The limits: q requests in w seconds.', 'string'),
  'Idempotency-Replayed': header('true where this is the first answer again.', 'string'),
}

function header(text: string, type: string): Json {
  return { description: text, schema: { type } }
}

function headerRef(name: string): Json {
  return { $ref: `#/components/headers/${name}` }
}

/** Checks in code have no JSON Schema; what remains is what a caller can know beforehand. */
function schemaOf(schema: GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'throw',
    ignoreActions: ['check', 'finite', 'normalize', 'partial_check'],
  })
  return rest
}
