import { type ErrorCode, errors, type FieldError } from '@goodword/contract/errors'
import type { Reply } from '@goodword/contract/operation'
import { type OperationId, type Operations, operations } from '@goodword/contract/operations'
import { HttpResponse, type HttpResponseResolver, http, type RequestHandler } from 'msw'
import * as v from 'valibot'

// Only tests import this: answers as the API gives them, each passed through the contract's schema.

export const secretKey = 'gw_sk_sandbox_0123456789abcdefghij'
export const at = '2026-05-15T12:00:00.000Z'
export const ids = {
  workspace: 'wsp_01h455vb4pex5vsknk084sn02q',
  program: 'prg_01h455vb4pex5vsknk084sn02q',
  mei: 'par_01h455vb4pex5vsknk084sn02q',
  ben: 'par_01h455vb4pex5vsknk084sn02r',
  claim: 'clm_01h455vb4pex5vsknk084sn02q',
  referral: 'ref_01h455vb4pex5vsknk084sn02q',
  reward: 'rwd_01h455vb4pex5vsknk084sn02q',
  decision: 'dec_01h455vb4pex5vsknk084sn02q',
  conversion: 'cnv_01h455vb4pex5vsknk084sn02q',
  job: 'job_01h455vb4pex5vsknk084sn02q',
  history: 'hsf_01h455vb4pex5vsknk084sn02q',
} as const

/** Answers an operation with what its schema lets through. */
export function answering<K extends OperationId>(
  id: K,
  reply: Reply<Operations[K]>,
): RequestHandler {
  return answeringTo(id, () => reply)
}

/** Answers an operation by what was asked, and hears it. */
export function answeringTo<K extends OperationId>(
  id: K,
  replyTo: (asked: {
    readonly body: unknown
    readonly headers: Headers
    readonly url: URL
  }) => Reply<Operations[K]>,
): RequestHandler {
  const operation: { path: string; status: number; reply?: v.GenericSchema } = operations[id]
  const { reply: schema } = operation
  if (!schema) throw new Error(`${id} answers nothing`)
  return on(id, async ({ request }) => {
    const body = request.method === 'GET' ? undefined : await request.json()
    const reply = replyTo({ body, headers: request.headers, url: new URL(request.url) })
    return HttpResponse.json(v.parse(schema, reply) as object, { status: operation.status })
  })
}

/** Refuses an operation, as problem+json. */
export function refusing(
  id: OperationId,
  code: ErrorCode,
  faults: readonly FieldError[] = [],
): RequestHandler {
  const [status, title] = errors[code]
  const problem = { type: `urn:goodword:problem:${code}`, title, status, code, errors: faults }
  return on(id, () =>
    HttpResponse.json(problem, {
      status,
      headers: { 'content-type': 'application/problem+json' },
    }),
  )
}

function on(id: OperationId, resolve: HttpResponseResolver): RequestHandler {
  const { method, path } = operations[id]
  const methods = {
    GET: http.get,
    POST: http.post,
    PUT: http.put,
    PATCH: http.patch,
    DELETE: http.delete,
  }
  return methods[method](`*${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, resolve)
}

export const workspace: Reply<Operations['getWorkspace']> = {
  id: ids.workspace,
  mode: 'sandbox',
  name: 'Cloudpine',
  slug: 'cloudpine',
  time_zone: 'Asia/Shanghai',
  origins: [],
  landing_url: null,
  picture_url: null,
  friend_page: false,
  instant_mode: false,
  accepts_page_conversions: false,
  four_eyes: [],
  now: at,
}

export const referral: Reply<Operations['getReferral']> = {
  id: ids.referral,
  program_id: ids.program,
  program_version: 1,
  advocate_id: ids.mei,
  friend_id: ids.ben,
  claim_id: ids.claim,
  state: 'approved',
  reason: null,
  attributed_at: at,
  changed_at: at,
}

export const person = (id: typeof ids.mei | typeof ids.ben, name: string) => ({
  id,
  name,
  external_id: name.toLowerCase(),
  email: null,
  phone: null,
  locale: null,
  attributes: {},
  customer_since: null,
  created_at: at,
  updated_at: at,
})
