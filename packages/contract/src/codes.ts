import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

/** A referral code: an alias to type, a link to share, and a signed token to check offline. */
export const Code = v.strictObject({
  id: id('cod'),
  program_id: id('prg'),
  participant_id: id('par'),
  kind: v.picklist(['generated', 'vanity']),
  alias: v.string(),
  link: v.string(),
  created_at: instant,
  disabled_at: v.nullable(instant),
})

const CodeWithToken = v.strictObject({ ...Code.entries, token: v.string() })

const codeText = line(64)

export const issueCode = operation({
  id: 'issueCode',
  method: 'POST',
  path: '/v1/codes',
  summary: "An advocate's code in a program; with `vanity` one of their own choice besides.",
  tag: 'Codes',
  auth: 'secret',
  scope: 'participants:write',
  body: v.strictObject({
    program_id: id('prg'),
    participant_id: id('par'),
    vanity: v.optional(codeText),
  }),
  status: 201,
  reply: CodeWithToken,
  errors: [
    'program_not_found',
    'program_not_live',
    'participant_not_found',
    'code_taken',
    'code_refused',
  ],
})

export const listCodes = operation({
  id: 'listCodes',
  method: 'GET',
  path: '/v1/codes',
  summary: "A participant's codes, or the code with this alias.",
  tag: 'Codes',
  auth: 'secret',
  scope: 'participants:read',
  query: v.strictObject({
    ...listQuery,
    participant_id: v.optional(id('par')),
    alias: v.optional(codeText),
  }),
  status: 200,
  reply: page(Code),
})

const codeParams = v.strictObject({ code_id: id('cod') })

export const getCode = operation({
  id: 'getCode',
  method: 'GET',
  path: '/v1/codes/{code_id}',
  summary: 'One code, with a freshly signed token.',
  tag: 'Codes',
  auth: 'secret',
  scope: 'participants:read',
  params: codeParams,
  status: 200,
  reply: CodeWithToken,
  errors: ['code_not_found'],
})

export const getCodeQr = operation({
  id: 'getCodeQr',
  method: 'GET',
  path: '/v1/codes/{code_id}/qr',
  summary: "The code's link as a QR picture (SVG).",
  tag: 'Codes',
  auth: 'secret',
  scope: 'participants:read',
  params: codeParams,
  status: 200,
  media: 'image/svg+xml',
  reply: v.string(),
  errors: ['code_not_found'],
})

export const disableCode = operation({
  id: 'disableCode',
  method: 'DELETE',
  path: '/v1/codes/{code_id}',
  summary: 'Withdraw a code: its link no longer brings claims. Referrals it brought stay.',
  tag: 'Codes',
  auth: 'secret',
  scope: 'participants:write',
  params: codeParams,
  status: 204,
  errors: ['code_not_found'],
})
