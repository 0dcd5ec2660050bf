import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, instantInput, listQuery, locale, page } from './fields.ts'
import { operation } from './operation.ts'

/**
 * A program document as it is sent: any JSON object here. The domain parses it, so that a draft may be
 * saved half-written and each of its faults is named with its place.
 */
export const DocumentInput = v.record(
  v.string(),
  v.unknown(),
  'Send the program document as a JSON object.',
)

/** A fault in a program document: where, what, and what to write instead. `from` and `to` are offsets in a condition. */
export const DocumentFault = v.strictObject({
  pointer: v.string(),
  message: v.string(),
  suggestion: v.optional(v.string()),
  from: v.optional(v.number()),
  to: v.optional(v.number()),
})

export const Program = v.strictObject({
  id: id('prg'),
  slug: v.string(),
  status: v.picklist(['draft', 'live', 'paused', 'ended']),
  live_version: v.nullable(v.number()),
  draft: v.nullable(v.record(v.string(), v.unknown())),
  created_at: instant,
  updated_at: instant,
})

export const ProgramVersion = v.strictObject({
  program_id: id('prg'),
  version: v.number(),
  restores: v.nullable(v.number()),
  document: v.record(v.string(), v.unknown()),
  published_at: instant,
})

const slug = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/,
    'Use up to 60 lower-case letters, digits and inner dashes.',
  ),
)
const programParams = v.strictObject({ program_id: id('prg') })
/** The `updated_at` that the caller has read: whoever has not seen the newest state changes nothing. */
const unchangedSince = v.optional(instantInput)
const version = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,5}$/, 'Give the number of a version.'),
  v.transform(Number),
)

export const listPrograms = operation({
  id: 'listPrograms',
  method: 'GET',
  path: '/v1/programs',
  summary: 'All programs, newest first.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  query: v.strictObject(listQuery),
  status: 200,
  reply: page(Program),
})

export const createProgram = operation({
  id: 'createProgram',
  method: 'POST',
  path: '/v1/programs',
  summary: 'Make a program with a first draft. Nothing is live until a draft is published.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  body: v.strictObject({ slug, draft: DocumentInput }),
  status: 201,
  reply: Program,
  errors: ['program_slug_taken'],
})

export const getProgram = operation({
  id: 'getProgram',
  method: 'GET',
  path: '/v1/programs/{program_id}',
  summary: 'A program with its draft.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  params: programParams,
  status: 200,
  reply: Program,
  errors: ['program_not_found'],
})

export const updateProgram = operation({
  id: 'updateProgram',
  method: 'PATCH',
  path: '/v1/programs/{program_id}',
  summary: 'Replace the draft, or pause, resume or end the program.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  params: programParams,
  body: v.strictObject({
    draft: v.optional(DocumentInput),
    status: v.optional(v.picklist(['live', 'paused', 'ended'], 'Use live, paused or ended.')),
    unchanged_since: unchangedSince,
  }),
  status: 200,
  reply: Program,
  errors: ['program_not_found', 'program_not_live', 'program_changed'],
})

export const validateProgram = operation({
  id: 'validateProgram',
  method: 'POST',
  path: '/v1/programs/validate',
  summary: 'Check a document without saving it: every fault with its place.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  changesNothing: true,
  query: v.strictObject({ locale: v.optional(locale) }),
  body: v.strictObject({ document: DocumentInput }),
  status: 200,
  reply: v.strictObject({ valid: v.boolean(), faults: v.array(DocumentFault) }),
})

export const publishProgram = operation({
  id: 'publishProgram',
  method: 'POST',
  path: '/v1/programs/{program_id}/publish',
  summary:
    'Publish the draft as the next version, or bring back an old version as a new one. A program that has ended begins again by it.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  idempotencyKey: 'required',
  params: programParams,
  body: v.strictObject({
    restore_version: v.optional(
      v.pipe(
        v.number('Give the number of a version.'),
        v.integer(),
        v.minValue(1),
        v.maxValue(999_999),
      ),
    ),
    unchanged_since: unchangedSince,
  }),
  status: 201,
  reply: ProgramVersion,
  errors: [
    'program_not_found',
    'program_has_no_draft',
    'version_not_found',
    'document_invalid',
    'program_changed',
  ],
})

export const listProgramVersions = operation({
  id: 'listProgramVersions',
  method: 'GET',
  path: '/v1/programs/{program_id}/versions',
  summary: 'All published versions, newest first.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  params: programParams,
  query: v.strictObject(listQuery),
  status: 200,
  reply: page(ProgramVersion),
  errors: ['program_not_found'],
})

export const getProgramVersion = operation({
  id: 'getProgramVersion',
  method: 'GET',
  path: '/v1/programs/{program_id}/versions/{version}',
  summary: 'One published version, as it was published.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  params: v.strictObject({ program_id: id('prg'), version }),
  status: 200,
  reply: ProgramVersion,
  errors: ['program_not_found', 'version_not_found'],
})

export const diffProgram = operation({
  id: 'diffProgram',
  method: 'GET',
  path: '/v1/programs/{program_id}/diff',
  summary: 'What changes from one version to another, or to the draft where `to` is left out.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  params: programParams,
  query: v.strictObject({ from: version, to: v.optional(version) }),
  status: 200,
  reply: v.strictObject({
    data: v.array(
      v.strictObject({
        pointer: v.string(),
        change: v.picklist(['added', 'removed', 'replaced']),
        before: v.optional(v.unknown()),
        after: v.optional(v.unknown()),
      }),
    ),
  }),
  errors: ['program_not_found', 'version_not_found', 'program_has_no_draft'],
})

export const listProgramTemplates = operation({
  id: 'listProgramTemplates',
  method: 'GET',
  path: '/v1/program-templates',
  summary: 'Programs that are run in the world, as documents to start from.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  status: 200,
  reply: v.strictObject({
    data: v.array(v.strictObject({ id: line(60), document: v.record(v.string(), v.unknown()) })),
    next_cursor: v.null(),
  }),
})
