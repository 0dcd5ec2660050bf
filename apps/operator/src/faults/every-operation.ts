import { samples } from '@goodword/api/battery/samples'
import { fromPage, openWorld, type Sample, type World } from '@goodword/api/battery/world'
import type { Answered, Asking } from '@goodword/api/fixtures'
import { openApiDocument } from '@goodword/api/openapi'
import type { Operation } from '@goodword/contract/operation'
import { type OperationId, operations } from '@goodword/contract/operations'
import { Problem } from '@goodword/contract/problem'
import * as v from 'valibot'
import type { Stage } from '../stage.ts'

/** One operation, with a valid request to it that has been answered before. */
export type Subject = {
  readonly id: OperationId
  readonly operation: Operation
  /** Another valid request. */
  readonly sample: () => Promise<Sample>
  /** Sends a request to it that may be anything, and checks what comes back. */
  readonly ask: (request: AnyRequest) => Promise<Answered>
}

/** A request to an operation; what is left out is not sent. */
export type AnyRequest = {
  readonly params?: Readonly<Record<string, string>> | undefined
  /** The query as it stands in the address. */
  readonly query?: string | undefined
  /** Text and bytes go as they are. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The operations in an order in which none takes away what a later one needs. */
export function everyOperation(): readonly OperationId[] {
  const last: readonly OperationId[] = ['advanceClock', 'updateWorkspace']
  const ids = Object.keys(operations) as OperationId[]
  return [...ids.filter((id) => !last.includes(id)), ...last]
}

/** Opens a world in which every operation has a valid request. */
export async function openSubjects(stage: Stage): Promise<{ world: World; of: SubjectOf }> {
  await stage.send('PATCH', '/v1/workspace', { accepts_page_conversions: true })
  const world = await openWorld(stage.shop, stage.ask)
  // What the process remembers of the workspace for some seconds is from before.
  stage.clock.advance(10_000)
  return { world, of: (id) => subjectOf(stage, world, id) }
}

export type SubjectOf = (id: OperationId) => Subject

function subjectOf(stage: Stage, world: World, id: OperationId): Subject {
  const operation: Operation = operations[id]
  let asked = 0
  return {
    id,
    operation,
    sample: () => samples[id](world),
    ask: async ({ params = {}, query, body, headers = {} }) => {
      asked += 1
      const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => params[name] ?? '')
      const answered = await stage.ask(
        operation.method,
        query === undefined || query === '' ? path : `${path}?${query}`,
        {
          ...credentials(stage, operation),
          ...(body === undefined ? {} : { body }),
          headers: {
            ...(operation.auth === 'secret' ? {} : fromPage),
            ...(operation.idempotencyKey === 'required'
              ? { 'idempotency-key': world.fresh() }
              : {}),
            ...headers,
          },
          // Guesses at codes are limited by network; each of these comes from another.
          from: `10.${(asked >> 12) & 255}.${(asked >> 4) & 255}.1`,
        },
      )
      expectFit(operation, answered)
      return answered
    },
  }
}

function credentials({ shop }: Stage, { auth }: Operation): Asking {
  if (auth === 'publishable') return {}
  return { key: auth === 'customer' ? shop.identityOf('alice') : shop.secretKey }
}

/** An answer is what the operation's document says, or a problem; and never our own fault. */
function expectFit(operation: Operation, answered: Answered): void {
  const fault = faultOf(operation, answered)
  if (fault === undefined) return
  const { status, text } = answered
  throw new Error(`${operation.id} ${fault}: ${status} ${text.slice(0, 500)}`)
}

function faultOf(operation: Operation, { status, headers, text, json }: Answered) {
  if (status >= 500) return 'is at fault itself'
  if (status !== 304 && !documented.get(operation.id)?.includes(String(status)))
    return 'has a status that its document does not name'
  if (status >= 400) {
    const isTold = headers.get('content-type') === 'application/problem+json'
    return isTold && v.is(Problem, json) && json.status === status ? undefined : 'is no problem'
  }
  if (![operation.status, operation.statusWhileRunning, 304].includes(status))
    return 'has another status than it says'
  if (!operation.reply || status === 304) return undefined
  return v.is(operation.reply, operation.media ? text : json) ? undefined : 'has an unfit reply'
}

/** The statuses that the served document names, by operation. */
const documented = new Map(
  Object.values(openApiDocument(Object.values(operations), '').paths as Paths)
    .flatMap((methods) => Object.values(methods))
    .map(({ operationId, responses }) => [operationId, Object.keys(responses)]),
)
type Paths = Record<string, Record<string, { operationId: string; responses: object }>>

/** Runs work on each item, a few at a time. */
export async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items]
  const run = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, run))
}
