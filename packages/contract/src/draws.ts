import * as v from 'valibot'
import { CustomerExplanation } from './explanations.ts'
import { id, instant, locale } from './fields.ts'
import { operation } from './operation.ts'
import { Gift, publishableKey } from './widget.ts'

/** SHA-256, or 32 bytes, in hexadecimal. */
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** A draw as it was announced. `commitment` is SHA-256 of the seed that its winners will be chosen by. */
export const Draw = v.strictObject({
  id: id('drw'),
  program_id: id('prg'),
  draw: v.string(),
  asset: v.string(),
  winners_max: v.number(),
  commitment: hash,
  state: v.picklist(['announced', 'held']),
  announced_at: instant,
  at: instant,
  held_at: v.nullable(instant),
})

/**
 * A draw with what it can be checked by; null before it is held. A holder is a number that tells no name,
 * and `entries_hash` is SHA-256 over a line "entry holder tickets" for each of the entries.
 */
export const DrawProof = v.strictObject({
  ...Draw.entries,
  seed: v.nullable(hash),
  entries_hash: v.nullable(hash),
  entries: v.nullable(
    v.array(v.strictObject({ entry: v.string(), holder: v.number(), tickets: v.number() })),
  ),
  winners: v.nullable(v.array(v.strictObject({ entry: v.string(), holder: v.number() }))),
})

const drawName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,59}$/, 'Give the name of a draw.'))
const draws = v.strictObject({ data: v.array(Draw), next_cursor: v.null() })

export const listDraws = operation({
  id: 'listDraws',
  method: 'GET',
  path: '/v1/programs/{program_id}/draws',
  summary: "A program's draws, each with the commitment to its seed.",
  tag: 'Draws',
  auth: 'secret',
  scope: 'programs:read',
  params: v.strictObject({ program_id: id('prg') }),
  status: 200,
  reply: draws,
  errors: ['program_not_found'],
})

export const getDraw = operation({
  id: 'getDraw',
  method: 'GET',
  path: '/v1/programs/{program_id}/draws/{draw}',
  summary:
    'One draw; once it is held with its seed, entries and winners, so that it can be checked.',
  tag: 'Draws',
  auth: 'secret',
  scope: 'programs:read',
  params: v.strictObject({ program_id: id('prg'), draw: drawName }),
  status: 200,
  reply: v.strictObject({ ...DrawProof.entries, decision_id: v.nullable(id('dec')) }),
  errors: ['draw_not_found'],
})

export const listWidgetDraws = operation({
  id: 'listWidgetDraws',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/draws',
  summary: 'The draws of a program, for anybody.',
  tag: 'Widget',
  auth: 'publishable',
  params: v.strictObject({ publishable_key: publishableKey }),
  query: v.strictObject({ program_id: v.optional(id('prg')) }),
  status: 200,
  reply: draws,
  errors: ['program_not_live'],
})

export const getWidgetDraw = operation({
  id: 'getWidgetDraw',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/draws/{draw}',
  summary: 'One draw, for anybody to check.',
  tag: 'Widget',
  auth: 'publishable',
  params: v.strictObject({ publishable_key: publishableKey, draw: drawName }),
  query: v.strictObject({ program_id: v.optional(id('prg')) }),
  status: 200,
  reply: DrawProof,
  errors: ['program_not_live', 'draw_not_found'],
})

/** A draw as one customer sees it: how many entries of it are theirs, and what came of them once it is held. */
export const CustomerDraw = v.strictObject({
  draw: v.string(),
  asset: v.string(),
  prizes: v.array(Gift),
  winners_max: v.number(),
  commitment: hash,
  state: v.picklist(['announced', 'held']),
  at: instant,
  /** Those that they have; of a draw that is held, those that took part. */
  entries: v.number(),
  /** Null before it is held. */
  outcome: v.nullable(
    v.strictObject({
      held_at: instant,
      seed: hash,
      entries_hash: hash,
      /** How many took part in all. */
      entries: v.number(),
      /** Their number in the list that anybody can check; null where they had no entry. */
      holder: v.nullable(v.number()),
      is_won: v.boolean(),
      /** The receipt in words, where it concerns them. */
      why: v.nullable(CustomerExplanation),
    }),
  ),
})

export const listWidgetEntries = operation({
  id: 'listWidgetEntries',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/entries',
  summary:
    'The draws of a program with the customer’s entries in each: the next ones, and what came of the last three.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey }),
  query: v.strictObject({ program_id: v.optional(id('prg')), locale: v.optional(locale) }),
  status: 200,
  reply: v.strictObject({ now: instant, data: v.array(CustomerDraw), next_cursor: v.null() }),
  errors: ['program_not_live'],
})
