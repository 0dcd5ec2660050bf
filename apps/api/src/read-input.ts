import { Refusal } from '@goodword/contract/errors'
import type { Operation } from '@goodword/contract/operation'
import * as v from 'valibot'
import { describeIssue, faultsOf } from './faults.ts'

/** What an operation was asked, as it came: its parameters, its query and its JSON. */
export type Raw = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

const nothing = v.strictObject({})
const inOurWords = { message: describeIssue, abortPipeEarly: true }

/** The use case's input: parameters, query and body side by side. All faults of query and body are told at once. */
export function readInput(operation: Operation, raw: Raw): unknown {
  const params = v.safeParse(operation.params ?? nothing, raw.params, inOurWords)
  // An address that cannot be one of ours is like one where there is nothing.
  if (!params.success) {
    throw new Refusal('not_found', { fields: faultsOf(params.issues, 'path') })
  }

  const query = v.safeParse(operation.query ?? nothing, raw.query, inOurWords)
  const body = v.safeParse(operation.body ?? nothing, raw.body, inOurWords)
  if (!query.success || !body.success || Array.isArray(raw.body)) {
    const fields = [
      ...faultsOf(query.issues ?? [], 'query'),
      ...faultsOf(body.issues ?? [], 'body'),
      // The library takes a list for an object.
      ...(Array.isArray(raw.body) ? [{ pointer: '', message: 'Give an object.' }] : []),
    ]
    throw new Refusal('invalid_input', { fields })
  }
  return Object.assign({}, params.output, query.output, body.output)
}
