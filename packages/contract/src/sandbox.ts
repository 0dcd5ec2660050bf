import * as v from 'valibot'
import { id, instant } from './fields.ts'
import { operation } from './operation.ts'

const Clock = v.strictObject({ now: instant, offset_seconds: v.number() })

export const getClock = operation({
  id: 'getClock',
  method: 'GET',
  path: '/v1/sandbox/clock',
  summary: "The sandbox's clock.",
  tag: 'Sandbox',
  auth: 'secret',
  scope: 'workspace:read',
  status: 200,
  reply: Clock,
  errors: ['sandbox_only'],
})

/** Days, hours, minutes and seconds; months have no fixed length and are refused. */
const duration = v.pipe(
  v.string(),
  v.regex(
    /^P(?=\d|T\d)(\d{1,5}D)?(T(?=\d)(\d{1,6}H)?(\d{1,7}M)?(\d{1,8}S)?)?$/,
    'Give a duration such as "P30D" or "PT12H": days, hours, minutes, seconds.',
  ),
  v.transform((text) => {
    const [, day = '', , hour = '', minute = '', second = ''] =
      /^P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/.exec(text) ?? []
    const count = (part: string) => (part === '' ? 0 : Number(part.slice(0, -1)))
    return ((count(day) * 24 + count(hour)) * 60 + count(minute)) * 60_000 + count(second) * 1000
  }),
  v.minValue(1000, 'Move the clock by a second at least.'),
  v.maxValue(3660 * 86_400_000, 'Move the clock by 3660 days at most.'),
)

export const advanceClock = operation({
  id: 'advanceClock',
  method: 'POST',
  path: '/v1/sandbox/clock',
  summary:
    'Move the clock forward and do what became due, in due order. After 8 seconds: 202 and a job to poll.',
  tag: 'Sandbox',
  auth: 'secret',
  scope: 'workspace:write',
  idempotencyKey: 'required',
  keepsOwnKey: true,
  statusWhileRunning: 202,
  body: v.strictObject({ advance: duration }),
  status: 200,
  reply: v.strictObject({
    ...Clock.entries,
    job_id: id('job'),
    state: v.picklist(['running', 'done', 'failed']),
    done: v.number(),
  }),
  errors: ['sandbox_only', 'clock_in_use'],
})
