import type { ErrorCode } from '@goodword/contract/errors'
import type { Operation } from '@goodword/contract/operation'
import { operations } from '@goodword/contract/operations'
import { expect, test } from 'vitest'
import { declaredRefusals } from './declared-refusals.ts'
import { reachableRefusals, useCasesByOperation } from './reachable-refusals.test-kit.ts'

/** What stands on an operation's way, and never ends its request. */
const neverAnswered: Readonly<Record<string, readonly ErrorCode[]>> = {
  // Said of one line of a batch, or of a file, in a reply that succeeds.
  recordConversions: [
    'conversion_in_future',
    'conversion_differs',
    'refund_exceeds_conversion',
    'advocate_ambiguous',
  ],
  importPayoutResults: ['payout_state'],
  // A reason within a reply.
  verifyOffer: ['program_not_live'],
  getWidgetOffer: ['program_not_live'],
  createCredit: ['second_person_needed'],
  // What falls due is decided by nobody, and what it finds was found a moment ago.
  advanceClock: ['appeal_decided', 'second_person_needed', 'payout_not_found'],
  // The program was live when the credit was proposed, and is a program ever after.
  approveCredit: ['program_not_found', 'program_not_live'],
  // Both were found or made by the same request.
  enrolCustomer: ['program_not_found', 'participant_not_found'],
  startInstant: ['program_not_found', 'participant_not_found'],
  // A page says no instant, names no advocate and confirms nothing.
  recordPageConversion: ['conversion_in_future', 'refund_exceeds_conversion', 'advocate_ambiguous'],
  // A stage happens once, under a name of ours, and its advocate is known.
  submitLead: [
    'conversion_in_future',
    'conversion_differs',
    'refund_exceeds_conversion',
    'advocate_ambiguous',
  ],
  moveLead: ['conversion_differs', 'refund_exceeds_conversion', 'advocate_ambiguous'],
}

const useCases = useCasesByOperation()

test('every operation declares all that its use case can answer', () => {
  const missing: Record<string, readonly ErrorCode[]> = {}
  for (const operation of Object.values<Operation>(operations)) {
    const declared = declaredRefusals(operation)
    const found = [...reachableRefusals(useCases.get(operation.id)!)]
    const undeclared = found.filter((code) => !declared.has(code)).sort()
    if (undeclared.length > 0) missing[operation.id] = undeclared
  }
  const excused = Object.entries(neverAnswered).map(([id, codes]) => [id, [...codes].sort()])
  expect(missing).toEqual(Object.fromEntries(excused))
})

test('what a use case throws by itself, or leaves to another, is found', () => {
  expect([...useCases.keys()].sort()).toEqual(Object.keys(operations).sort())
  const found = (id: string) => [...reachableRefusals(useCases.get(id)!)]
  expect(found('markRewardPaid')).toContain('reward_in_payout')
  expect(found('recordConversion')).toContain('conversion_differs')
  // By a table that names what each answer of a decision is refused as.
  expect(found('moveLead')).toContain('lead_stage_not_forward')
})
