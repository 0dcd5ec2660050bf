import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, listQuery } from './fields.ts'
import { operation } from './operation.ts'

const boardId = v.pipe(line(60), v.regex(/^[a-z][a-z0-9-]*$/, 'Give the name of a board.'))

/** A period as the calendar writes it; the one that is now, where it is left out. */
const period = v.optional(
  v.pipe(
    v.string(),
    v.regex(
      /^(\d{4}(-W?\d{2}(-\d{2})?)?|lifetime)$/,
      'Give a period such as "2026-03", "2026-03-14", "2026-W11", "2026" or "lifetime".',
    ),
  ),
)

const header = {
  program_id: id('prg'),
  board_id: v.string(),
  counting: v.picklist(['approved_referrals', 'friends_spending']),
  asset: v.nullable(v.string()),
  period: v.string(),
  /** Half-open; null for a lifetime. */
  from: v.nullable(instant),
  to: v.nullable(instant),
}

/** A place on a board. Those who tie share a rank. */
const place = {
  rank: v.number(),
  amount: v.number(),
  /** Whole where its owner wishes it, else masked; null where it is not known. */
  name: v.nullable(v.string()),
}

export const getBoard = operation({
  id: 'getBoard',
  method: 'GET',
  path: '/v1/boards/{program_id}/{board}',
  summary: 'A board in one period, from the top; ties share a rank.',
  tag: 'Boards',
  auth: 'secret',
  scope: 'participants:read',
  params: v.strictObject({ program_id: id('prg'), board: boardId }),
  query: v.strictObject({ ...listQuery, period }),
  status: 200,
  reply: v.strictObject({
    ...header,
    data: v.array(v.strictObject({ ...place, participant_id: id('par') })),
    next_cursor: v.nullable(v.string()),
  }),
  errors: ['program_not_found', 'board_not_found', 'period_not_of_board', 'invalid_cursor'],
})

const publishableKey = v.pipe(
  v.string(),
  v.regex(/^gw_pk_(live|sandbox)_[0-9A-Za-z]{16,64}$/, 'Give a publishable key.'),
)

/** The ranks that are told exactly; whoever stands lower is told that they do. */
export const RANK_MAX = 10_000

export const WidgetBoard = v.strictObject({
  ...header,
  /** The first ten; `is_me` marks the customer. */
  top: v.array(v.strictObject({ ...place, is_me: v.boolean() })),
  /** Null for somebody who has counted nothing yet; rank null: below 10,000. */
  me: v.nullable(
    v.strictObject({
      rank: v.nullable(v.number()),
      amount: v.number(),
      /** What is missing to the next higher place; null at the top. */
      to_next: v.nullable(v.number()),
    }),
  ),
  shows_name: v.boolean(),
})

export const getWidgetBoard = operation({
  id: 'getWidgetBoard',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/boards/{program_id}/{board}',
  summary: 'The top of a board, and where this customer stands.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({
    publishable_key: publishableKey,
    program_id: id('prg'),
    board: boardId,
  }),
  query: v.strictObject({ period }),
  status: 200,
  reply: WidgetBoard,
  errors: ['program_not_found', 'board_not_found', 'period_not_of_board'],
})

export const showNameOnBoards = operation({
  id: 'showNameOnBoards',
  method: 'PUT',
  path: '/v1/widget/{publishable_key}/board-name',
  summary: 'The customer wishes to be shown on boards by name, or no longer.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey }),
  body: v.strictObject({ shows_name: v.boolean('Give true or false.') }),
  status: 204,
  errors: ['participant_not_found'],
})
