import { expect, test } from 'vitest'
import { customerReason, customerReasons } from './customer-reason.ts'
import { en } from './words/en.ts'

test('every reason has a word that a customer may know, and none is unused', () => {
  const told = new Set(Object.keys(en.reasons).map(customerReason))
  expect([...told].toSorted()).toEqual(customerReasons.toSorted())
})

test.each([
  ['same_device', 'being_checked'],
  ['self_referral', 'not_counted'],
  ['would_close_a_ring', 'not_counted'],
  ['fraud_found', 'checked_and_not_counted'],
  ['existing_customer', 'not_a_new_customer'],
  // Notes of the merchant, and names that are not ours.
  ['looks like a fake', 'not_counted'],
  ['toString', 'not_counted'],
  [null, null],
])('of %s a customer hears %s', (reason, word) => {
  expect(customerReason(reason)).toBe(word)
})
