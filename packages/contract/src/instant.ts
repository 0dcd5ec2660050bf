import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, locale } from './fields.ts'
import { operation } from './operation.ts'
import { email } from './participants.ts'
import { publishableKey, WidgetSession } from './widget.ts'

const params = v.strictObject({ publishable_key: publishableKey })

const handle = v.pipe(
  v.string(),
  v.regex(/^a1\.[\w-]{38}$/, 'Give the handle that came with the link.'),
)
const secret = v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'Give it as it was told.'))

export const getInstant = operation({
  id: 'getInstant',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/instant',
  summary: 'What the panel shows to a customer whom nobody vouches for, before they have a link.',
  tag: 'Widget',
  auth: 'publishable',
  params,
  query: v.strictObject({ program_id: v.optional(id('prg')), locale: v.optional(locale) }),
  status: 200,
  reply: WidgetSession,
  errors: ['instant_mode_off', 'program_not_live'],
})

export const startInstant = operation({
  id: 'startInstant',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/instant',
  summary: 'A link to share at once, for a customer whom nobody vouches for. Tells no status.',
  tag: 'Widget',
  auth: 'publishable',
  params,
  body: v.strictObject({
    /** What this device was given before: the same link again. */
    handle: v.optional(handle),
    program_id: v.optional(id('prg')),
    locale: v.optional(locale),
    device_id: v.optional(line(120)),
    click_token: v.optional(line(120)),
  }),
  status: 201,
  reply: v.strictObject({ handle: v.string(), session: WidgetSession }),
  showsSecret: true,
  errors: ['instant_mode_off', 'program_not_live'],
})

export const sendSignInLink = operation({
  id: 'sendSignInLink',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/instant/mail',
  summary: 'Send a sign-in link to an address. The answer is the same for every address.',
  tag: 'Widget',
  auth: 'publishable',
  params,
  body: v.strictObject({
    handle,
    email,
    program_id: v.optional(id('prg')),
    locale: v.optional(locale),
  }),
  status: 204,
  errors: ['instant_mode_off', 'program_not_live'],
})

const identity = { identity: v.string(), expires_at: instant }

export const confirmSignIn = operation({
  id: 'confirmSignIn',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/instant/confirm',
  summary: 'The link was opened: a customer identity, and what renews it on this device. Once.',
  tag: 'Widget',
  auth: 'publishable',
  params,
  body: v.strictObject({ token: secret }),
  status: 200,
  reply: v.strictObject({ renewal: v.string(), ...identity }),
  showsSecret: true,
  errors: ['instant_mode_off', 'sign_in_link_invalid'],
})

export const renewIdentity = operation({
  id: 'renewIdentity',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/instant/identity',
  summary: 'A fresh customer identity for a device that is signed in.',
  tag: 'Widget',
  auth: 'publishable',
  params,
  body: v.strictObject({ renewal: secret }),
  status: 200,
  reply: v.strictObject(identity),
  showsSecret: true,
  errors: ['instant_mode_off', 'sign_in_ended'],
})

export const endSignIn = operation({
  id: 'endSignIn',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/instant/sign-out',
  summary: 'Sign a device out.',
  tag: 'Widget',
  auth: 'publishable',
  params,
  body: v.strictObject({ renewal: secret }),
  status: 204,
})
