import * as v from 'valibot'
import { id, instant, instantInput, positiveMoney } from './fields.ts'
import { operation } from './operation.ts'

const count = v.number()

/** What a version came to; months and days are those of the workspace, amounts whole minor units. */
export const BacktestReport = v.strictObject({
  conversions: count,
  refunds: count,
  verdicts: count,
  referrals: v.record(v.string(), count),
  new_customers: count,
  rewards: v.array(
    v.strictObject({
      rule: v.string(),
      recipient: v.string(),
      kind: v.string(),
      asset: v.string(),
      month: v.string(),
      granted: count,
      promised: count,
      taken_back: count,
    }),
  ),
  denials: v.array(v.strictObject({ rule: v.nullable(v.string()), reason: v.string(), count })),
  budget_curve: v.array(
    v.strictObject({ asset: v.string(), day: v.string(), promised: v.number() }),
  ),
  costs: v.array(
    v.strictObject({
      asset: v.string(),
      promised: v.number(),
      taken_back: v.number(),
      net: v.number(),
      per_new_customer: v.nullable(v.number()),
    }),
  ),
  ledger: v.array(v.strictObject({ account: v.string(), asset: v.string(), amount: v.number() })),
  /** What no trial can say, by name: whom a draw of the stretch would choose, so that its prizes are not in these figures. */
  left_out: v.array(
    v.strictObject({
      what: v.literal('draw'),
      name: v.string(),
      reason: v.literal('left_to_chance'),
    }),
  ),
})

const ValueCheck = v.strictObject({
  customer_value: v.strictObject({ amount: v.number(), asset: v.string() }),
  cost_per_new_customer: v.nullable(v.number()),
  cost_share_basis_points: v.nullable(v.number()),
  is_within_a_third: v.nullable(v.boolean()),
})

const LineFault = v.strictObject({
  line: v.number(),
  field: v.nullable(v.string()),
  message: v.string(),
})

/**
 * A trial of a version on the past. `progress` counts what was run through of `total`, which is null before it
 * begins; the past is run through once more for the live version, where that is another. `live` is the live
 * version on the same past, and `difference` the trial less that.
 */
export const Backtest = v.strictObject({
  id: id('job'),
  program_id: id('prg'),
  version: v.nullable(v.number()),
  from: instant,
  to: instant,
  history_file_id: v.nullable(id('hsf')),
  state: v.picklist(['running', 'done', 'failed']),
  progress: v.strictObject({ done: count, total: v.nullable(count) }),
  report: v.nullable(BacktestReport),
  live: v.nullable(BacktestReport),
  difference: v.nullable(
    v.strictObject({
      new_customers: v.number(),
      granted: v.number(),
      denied: v.number(),
      costs: v.array(v.strictObject({ asset: v.string(), net: v.number() })),
    }),
  ),
  value: v.nullable(ValueCheck),
  /** Why it failed: the first lines of the file that do not fit. */
  faults: v.array(LineFault),
  created_at: instant,
  finished_at: v.nullable(instant),
})

export const startBacktest = operation({
  id: 'startBacktest',
  method: 'POST',
  path: '/v1/programs/{program_id}/backtest',
  summary:
    'Run the draft, or a version, over what was recorded, or over an uploaded history. A job: poll it.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  idempotencyKey: 'required',
  params: v.strictObject({ program_id: id('prg') }),
  body: v.strictObject({
    /** The draft where left out. */
    version: v.optional(
      v.pipe(
        v.number('Give the number of a version.'),
        v.integer(),
        v.minValue(1),
        v.maxValue(999_999),
      ),
    ),
    /** The beginning where left out. What lies before it is run through, and not reported. */
    from: v.optional(instantInput),
    /** Now where left out; it does not belong to the stretch itself. */
    to: v.optional(instantInput),
    history_file_id: v.optional(id('hsf')),
    /** What a new customer is worth; that of the document's guard where left out. */
    customer_value: v.optional(positiveMoney),
  }),
  status: 202,
  reply: Backtest,
  errors: [
    'program_not_found',
    'program_has_no_draft',
    'version_not_found',
    'document_invalid',
    'history_file_not_found',
  ],
})

export const getBacktest = operation({
  id: 'getBacktest',
  method: 'GET',
  path: '/v1/backtests/{job_id}',
  summary: 'How far a backtest is, and what it came to.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:read',
  params: v.strictObject({ job_id: id('job') }),
  status: 200,
  reply: Backtest,
  errors: ['job_not_found'],
})

const format = v.picklist(['csv', 'jsonl'], 'Use csv or jsonl.')

/** A history that was uploaded; it is kept for a week. */
export const HistoryFile = v.strictObject({
  id: id('hsf'),
  format,
  parts: count,
  characters: count,
  /** How many lines end in it. */
  line_breaks: count,
  created_at: instant,
})

export const createHistoryFile = operation({
  id: 'createHistoryFile',
  method: 'POST',
  path: '/v1/history-files',
  summary: 'Begin the upload of a history of conversions, to run programs over.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  body: v.strictObject({ format }),
  status: 201,
  reply: HistoryFile,
})

const partNumber = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,2}$/, 'Give the number of the part, from 1 to 999.'),
  v.transform(Number),
)

export const putHistoryPart = operation({
  id: 'putHistoryPart',
  method: 'PUT',
  path: '/v1/history-files/{history_file_id}/parts/{part}',
  summary:
    'A part of the text, cut anywhere: at most 2,000,000 characters. Parts may come in any order, and again.',
  tag: 'Programs',
  auth: 'secret',
  scope: 'programs:write',
  params: v.strictObject({ history_file_id: id('hsf'), part: partNumber }),
  body: v.strictObject({
    content: v.pipe(
      v.string('Give the text of this part.'),
      v.minLength(1, 'Give the text of this part.'),
      v.maxLength(2_000_000, 'At most 2000000 characters a part.'),
      v.check((text) => !/\0|\p{Surrogate}/u.test(text), 'This is not text.'),
    ),
  }),
  bodyMax: 8 * 1024 * 1024,
  status: 200,
  reply: HistoryFile,
  errors: ['history_file_not_found'],
})
