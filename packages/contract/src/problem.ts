import * as v from 'valibot'
import { type ErrorCode, errors, type Refusal } from './errors.ts'

/** A refusal on the wire: RFC 9457, with our stable `code` and the faulty fields by JSON pointer. */
export const Problem = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]),
  reason: v.optional(v.string()),
  request_id: v.optional(v.string()),
  errors: v.optional(v.array(v.strictObject({ pointer: v.string(), message: v.string() }))),
})

export type Problem = v.InferOutput<typeof Problem>

/** A refusal as its problem. The API adds the id of the request. */
export function toProblem(refusal: Refusal): Problem {
  const [status, title] = errors[refusal.code]
  return {
    type: `urn:goodword:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    ...(refusal.reason === undefined ? {} : { reason: refusal.reason }),
    ...(refusal.fields.length === 0 ? {} : { errors: [...refusal.fields] }),
  }
}
