import { describe, expect, test } from 'vitest'
import {
  type Decided,
  gives,
  type Simulation,
  simulate,
} from '../../conversions/simulate.test-kit.ts'
import { fromInstant } from '../../dates.ts'
import { checkDocument } from '../check-document.ts'
import { languageExamples } from './examples.ts'
import type { Step } from './language-example.ts'

const DAY = 86_400_000

describe.each(languageExamples)('$part: $title', ({ document, story }) => {
  test('may be published', () => {
    expect(checkDocument(document)).toMatchObject({ kind: 'ok' })
  })

  test('leads to what it says', () => {
    const run = simulate(document)
    const seen = story.map((step) => ({ ...step, leads_to: leadsTo(take(run, step)) }))
    expect(seen).toEqual(story)
  })
})

function take(run: Simulation, step: Step): Decided | undefined {
  const { friend, does, amount, asset, after_days = 0, attributes, ada, brought_by = 'Ada' } = step
  run.wait(after_days)
  if (attributes) run.know(friend, { attributes: { ...attributes } })
  if (ada) run.know('Ada', { attributes: { ...ada } })
  if (!run.referral(friend) && run.rewards(friend).length === 0) {
    run.claim(brought_by, friend)
  }
  if (does === 'balance') {
    run.report(friend, amount!, asset)
    return undefined
  }
  if (does === 'period') return run.receipts.at(-1)
  if (does === 'checkout') return run.verify(friend, amount!, asset)
  if (does === 'refund') {
    const last = [...run.conversions.values()].findLast((one) => one.friend_id === `par_${friend}`)
    return run.refund(last!.id, amount)
  }
  return run.record(friend, does, {
    ...(amount === undefined ? {} : { amount }),
    ...(asset === undefined ? {} : { asset }),
  })
}

/** Each gift's outcome as the examples write it. */
function leadsTo(decided: Decided | undefined): string[] {
  if (!decided) return []
  const occurredAt = decided.facts.conversion.occurred_at
  return gives(decided).map(({ recipient, result, kind, amount, asset, reason, ...give }) => {
    if (result === 'declined') {
      const until = give.limit?.counts_again_at ? ` until ${give.limit.counts_again_at}` : ''
      return `${recipient}: declined, ${reason}${until}`
    }
    if (result === 'taken_back') return `${recipient}: taken_back ${kind}, ${reason}`
    const at = fromInstant(give.period?.to ?? occurredAt)
    const held = give.hold_until === null ? 0 : (fromInstant(give.hold_until) - at) / DAY
    const what = `${recipient}: ${result} ${kind} ${amount} ${asset}`
    return [what, held > 0 ? `held ${held} days` : '', reason].filter(Boolean).join(', ')
  })
}
