import { expect, test } from 'vitest'
import { type CreditFacts, decideCredit } from './decide-credit.ts'

const ada = { id: 'key_1', name: 'Ada' }
const bo = { id: 'key_2', name: 'Bo' }
const facts = (amount: number, approved_by: CreditFacts['approved_by']): CreditFacts => ({
  now: '2026-03-09T00:00:00.000Z',
  credit_id: 'crd_1',
  participant_id: 'par_1',
  kind: 'points',
  value: { amount, asset: 'points' },
  reason: 'The parcel was late.',
  limits: [{ amount: 500, asset: 'points' }],
  proposed_by: ada,
  approved_by,
})

test.each([
  [500, null, 'granted', null],
  [501, null, 'proposed', 'second_person_needed'],
  [501, ada, 'declined', 'second_person_needed'],
  [501, { id: 'key_9', name: 'Ada' }, 'declined', 'second_person_needed'],
  [501, bo, 'granted', null],
])('%i points, approved by %j: %s', (amount, approvedBy, result, reason) => {
  expect(decideCredit(facts(amount, approvedBy))).toMatchObject({ result, reason })
})
