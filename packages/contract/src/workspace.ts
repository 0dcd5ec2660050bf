import { isTimeZone } from '@goodword/domain/dates'
import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, money } from './fields.ts'
import { operation } from './operation.ts'

/** An origin as browsers write it: scheme, host, port where it is not the usual one, and no slash. */
export const origin = v.pipe(
  v.string(),
  v.maxLength(300, 'At most 300 characters.'),
  v.regex(
    /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\]))(:\d{1,5})?$/,
    'Give an origin such as "https://shop.example", lower case and without a path; http only for localhost.',
  ),
)

const slug = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$/,
    'Use 3 to 40 lower-case letters, digits and inner dashes.',
  ),
)

const landingUrl = v.pipe(
  v.string(),
  v.maxLength(2000, 'At most 2000 characters.'),
  v.regex(/^https?:\/\/[^\s\\]+$/, 'Give an http or https address.'),
)

/** A picture for link previews. Browsers and other people's servers fetch it, so it comes encrypted, from a plain host. */
const pictureUrl = v.pipe(
  v.string(),
  v.maxLength(2000, 'At most 2000 characters.'),
  v.regex(
    /^https:\/\/[a-z0-9.-]+(:\d{1,5})?\/[^\s\\"'<>]*$/,
    'Give an https address such as "https://shop.example/picture.jpg".',
  ),
)

/** A workspace and its settings. `now` is the workspace's clock, which a sandbox may have moved. */
export const Workspace = v.strictObject({
  id: id('wsp'),
  mode: v.picklist(['live', 'sandbox']),
  name: v.string(),
  slug: v.string(),
  time_zone: v.string(),
  origins: v.array(v.string()),
  landing_url: v.nullable(v.string()),
  /** Shown on the hosted pages and in the previews of their links. */
  picture_url: v.nullable(v.string()),
  /** Whether links lead to the hosted friend page rather than straight to the shop. */
  friend_page: v.boolean(),
  /** Whether a customer may share before anybody vouches for them. */
  instant_mode: v.boolean(),
  accepts_page_conversions: v.boolean(),
  /** Amounts, one an asset, above which what one person begins another must approve. */
  four_eyes: v.array(v.strictObject({ amount: v.number(), asset: v.string() })),
  now: instant,
})

export const getWorkspace = operation({
  id: 'getWorkspace',
  method: 'GET',
  path: '/v1/workspace',
  summary: 'The workspace of this key, with its settings.',
  tag: 'Workspace',
  auth: 'secret',
  scope: 'workspace:read',
  status: 200,
  reply: Workspace,
})

export const updateWorkspace = operation({
  id: 'updateWorkspace',
  method: 'PATCH',
  path: '/v1/workspace',
  summary: 'Change settings; what is left out stays. An old slug goes on redirecting.',
  tag: 'Workspace',
  auth: 'secret',
  scope: 'workspace:write',
  body: v.strictObject({
    name: v.optional(line(120)),
    slug: v.optional(slug),
    time_zone: v.optional(
      v.pipe(v.string(), v.check(isTimeZone, 'Give an IANA time zone such as "Asia/Shanghai".')),
    ),
    origins: v.optional(v.pipe(v.array(origin), v.maxLength(50, 'At most 50 origins.'))),
    landing_url: v.optional(v.nullable(landingUrl)),
    picture_url: v.optional(v.nullable(pictureUrl)),
    friend_page: v.optional(v.boolean()),
    instant_mode: v.optional(v.boolean()),
    accepts_page_conversions: v.optional(v.boolean()),
    four_eyes: v.optional(
      v.pipe(
        v.array(money),
        v.maxLength(50, 'At most 50 limits.'),
        v.check(
          (limits) => new Set(limits.map(({ asset }) => asset)).size === limits.length,
          'Give one limit an asset.',
        ),
      ),
    ),
  }),
  status: 200,
  reply: Workspace,
  errors: ['slug_taken', 'invalid_input'],
})

/** A secret with which the merchant's server signs customer identities; its text is shown once. */
export const SigningSecret = v.strictObject({
  id: id('sec'),
  created_at: instant,
  retires_at: v.nullable(instant),
})

export const listSigningSecrets = operation({
  id: 'listSigningSecrets',
  method: 'GET',
  path: '/v1/workspace/signing-secrets',
  summary: 'The secrets that sign customer identities, without their text.',
  tag: 'Workspace',
  auth: 'secret',
  scope: 'keys:write',
  status: 200,
  reply: v.strictObject({ data: v.array(SigningSecret), next_cursor: v.null() }),
})

export const rotateSigningSecret = operation({
  id: 'rotateSigningSecret',
  method: 'POST',
  path: '/v1/workspace/signing-secrets',
  summary:
    'Make a new signing secret. The one before stays valid for a while (24 hours unless told).',
  tag: 'Workspace',
  auth: 'secret',
  scope: 'keys:write',
  idempotencyKey: 'required',
  showsSecret: true,
  body: v.strictObject({
    old_valid_hours: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(720)),
      24,
    ),
  }),
  status: 201,
  reply: v.strictObject({ ...SigningSecret.entries, secret: v.string() }),
  errors: ['secret_already_shown'],
})

export const revokeIdentity = operation({
  id: 'revokeIdentity',
  method: 'POST',
  path: '/v1/workspace/revoked-identities',
  summary: 'Withdraw one customer identity by its jti before it expires.',
  tag: 'Workspace',
  auth: 'secret',
  scope: 'keys:write',
  body: v.strictObject({ jti: line(200) }),
  status: 204,
})
