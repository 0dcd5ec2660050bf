import * as v from 'valibot'
import { balanceMoney, id, instant } from './fields.ts'
import { operation } from './operation.ts'
import { Program } from './programs.ts'

const params = v.strictObject({ program_id: id('prg') })

export const pauseProgram = operation({
  id: 'pauseProgram',
  method: 'POST',
  path: '/v1/programs/{program_id}/pause',
  summary: 'Take nobody new for now. What was promised stands, and friends who came before earn.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  params,
  body: v.strictObject({}),
  status: 200,
  reply: Program,
  errors: ['program_not_found', 'program_not_live'],
})

export const resumeProgram = operation({
  id: 'resumeProgram',
  method: 'POST',
  path: '/v1/programs/{program_id}/resume',
  summary:
    'Take new friends again. Whoever waits in the queue is admitted as far as there are places.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  params,
  body: v.strictObject({}),
  status: 200,
  reply: Program,
  errors: ['program_not_found', 'program_not_live'],
})

export const endProgram = operation({
  id: 'endProgram',
  method: 'POST',
  path: '/v1/programs/{program_id}/end',
  summary: 'End a program: what was promised is honoured, or what is still held is cancelled.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  params,
  body: v.strictObject({
    promises: v.optional(v.picklist(['honour', 'cancel_held'], 'Use "honour" or "cancel_held".')),
  }),
  status: 200,
  reply: Program,
  errors: ['program_not_found', 'program_not_live'],
})

/** Why a program takes nobody new, or promises nothing new, just now. */
export const standstill = v.picklist([
  'program_paused',
  'program_ended',
  'program_not_started',
  'quota_full',
  'budget_spent',
  'cost_guard',
  'limit_reached',
])

export const getProgramGuards = operation({
  id: 'getProgramGuards',
  method: 'GET',
  path: '/v1/programs/{program_id}/guards',
  summary:
    'What a program has left: budget, quota, cost of a customer, limits; and why it declines now.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  params,
  status: 200,
  reply: v.strictObject({
    program_id: id('prg'),
    status: v.picklist(['draft', 'live', 'paused', 'ended']),
    status_since: v.nullable(instant),
    status_reason: v.nullable(v.string()),
    /** Everything that stands in the way now; empty where nothing does. */
    declines: v.array(standstill),
    schedule: v.nullable(
      v.strictObject({
        state: v.picklist(['before', 'open', 'over']),
        starts_at: v.nullable(instant),
        ends_at: v.nullable(instant),
      }),
    ),
    budget: v.nullable(
      v.strictObject({
        amount: v.number(),
        asset: v.string(),
        /** Promised and not taken back: held, available and given. */
        used: v.number(),
        reserve: v.number(),
        /** What new promises may still come to. */
        left: v.number(),
        thresholds: v.array(
          v.strictObject({ basis_points: v.number(), at: v.number(), is_told: v.boolean() }),
        ),
      }),
    ),
    quota: v.nullable(
      v.strictObject({
        count: v.number(),
        used: v.number(),
        queued: v.number(),
        period: v.string(),
        next_period_at: instant,
      }),
    ),
    guard: v.nullable(
      v.strictObject({
        customer_value: balanceMoney,
        cost: v.number(),
        customers: v.number(),
        /** Of a customer's value; null before the first customer. */
        cost_share_basis_points: v.nullable(v.number()),
        cost_share_max_basis_points: v.number(),
        is_over: v.boolean(),
      }),
    ),
    limits: v.array(
      v.strictObject({
        id: v.nullable(v.string()),
        per: v.picklist(['program', 'country']),
        country: v.nullable(v.string()),
        across: v.picklist(['program', 'workspace']),
        period: v.string(),
        allowed: v.number(),
        used: v.number(),
        asset: v.nullable(v.string()),
        counts_again_at: v.nullable(instant),
      }),
    ),
  }),
  errors: ['program_not_found'],
})
