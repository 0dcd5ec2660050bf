import { expect, test } from 'vitest'
import type { AppealDecision, AppealFacts } from '../appeals/decide-appeal.ts'
import { outcomeOfGrants } from '../appeals/outcome-of-grants.ts'
import type { BoardDecision } from '../boards/decide-board.ts'
import type { GiveOutcome } from './conversion-decision.ts'
import { checkHistories } from './laws.test-kit.ts'
import { gives, type Simulation } from './simulate.test-kit.ts'

const worthMeeting = [
  'granted:null',
  'declined:limit_reached',
  'declined:out_of_stock',
  'declined:budget_spent',
  'declined:cost_guard',
  'declined:referral_queued',
  'declined:segment_not_met',
  'declined:condition_not_met',
  'declined:asset_mismatch',
  'kept:already_redeemed',
  'kept:expired',
  'changed:conversion_refunded',
  'changed:confirmed',
  'changed:claimed',
  'taken_back:conversion_refunded',
  'taken_back:count_fell',
  'taken_back:referral_denied',
  'declined:total_not_reached',
  'declined:window_ended',
  'declined:recurrence_ended',
  'declined:goal_not_reached',
  'flagged:count_fell',
  'granted boosted',
  'taken_back boosted',
  'granted later part',
  'taken_back later part',
  'changed later part',
  'granted choice',
  'taken_back chosen',
  'kept chosen',
  'granted to the upline',
  'granted beneficiary',
  'lost:would_close_a_ring',
  'referral:stands_on_another',
  'confirmed:stands_on_another',
  'taken_back owed',
  'kept:not_recoverable',
  'boost:null',
  'boost:boost_places_taken',
  'prize:granted',
  'prize:limit_reached',
  'prize:budget_spent',
  'prize:cost_guard',
  'appeal:granted',
  'appeal:beyond_a_bound',
  'appeal:tells_a_threshold',
]

test('laws that hold in every history of every program', () => {
  let receipts = 0
  const met = new Set<string>()
  checkHistories({ numRuns: 500 }, (decisions, _, run) => {
    receipts += decisions.length
    for (const decided of decisions) {
      for (const give of gives(decided)) {
        met.add(`${give.result}:${give.reason}`)
        for (const word of wordsOf(give)) met.add(`${give.result} ${word}`)
      }
      for (const { reason } of decided.decision.attribution.claims) met.add(`lost:${reason}`)
      met.add(`referral:${decided.decision.referral?.reason}`)
      met.add(`${decided.facts.occasion}:${decided.decision.referral?.reason}`)
      for (const { reason } of decided.decision.boosts ?? []) met.add(`boost:${reason}`)
    }
    for (const word of [...prizesOf(run), ...appealsOf(run)]) met.add(word)
  })
  expect(receipts).toBeGreaterThanOrEqual(10_000)
  // The histories go where something can go wrong.
  expect(worthMeeting.filter((word) => !met.has(word))).toEqual([])
})

/** What became of the prizes of boards. */
function prizesOf({ store }: Simulation): string[] {
  return store.decisions
    .filter(({ kind }) => kind === 'board')
    .flatMap(({ result }) => (JSON.parse(result) as BoardDecision).prizes)
    .map(({ refused }) => `prize:${refused?.reason ?? 'granted'}`)
}

/** What came of appeals. */
function appealsOf({ store, programs }: Simulation): string[] {
  return store.decisions
    .filter(({ kind }) => kind === 'appeal')
    .flatMap(({ facts, result }) => {
      const decision = JSON.parse(result) as AppealDecision
      const outcome = outcomeOfGrants(programs, JSON.parse(facts) as AppealFacts, decision)
      return [
        decision.rewards.length > 0 ? 'appeal:granted' : '',
        decision.overrides ? 'appeal:beyond_a_bound' : '',
        outcome?.thresholds ? 'appeal:tells_a_threshold' : '',
      ]
    })
}

/** Words of the language that an outcome shows. */
function wordsOf(give: GiveOutcome): string[] {
  return [
    give.boosts ? 'boosted' : '',
    (give.instalment ?? 1) > 1 ? 'later part' : '',
    give.options ? (give.kind === 'choice' ? 'choice' : 'chosen') : '',
    give.recipient.startsWith('upline') ? 'to the upline' : '',
    give.owed === undefined ? '' : 'owed',
    give.kind === 'donation' ? 'beneficiary' : '',
  ].filter(Boolean)
}
