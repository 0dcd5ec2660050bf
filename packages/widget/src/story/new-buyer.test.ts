import { expect, test } from 'vitest'
import { friend, session } from '../testing/fixtures.ts'
import { celebratedNow, newBuyer } from './new-buyer.ts'

const ids = session({ friends: [friend(1), friend(2), friend(3)] }).friends.map(
  ({ referral_id }) => referral_id,
)
const on = (day: number) => ({ changed_at: `2026-05-${day}T12:00:00.000Z` })

test('the newest purchase is news, once', () => {
  const given = session({ friends: [friend(1, on(20)), friend(2, on(22)), friend(3, on(21))] })
  expect(newBuyer(given, null)?.referral_id).toBe(ids[1])
  expect(newBuyer(given, celebratedNow(given))).toBeUndefined()
})

test('a later purchase is news again', () => {
  const before = session({ friends: [friend(1)] })
  const after = session({ friends: [friend(2, on(22)), friend(1)] })
  expect(newBuyer(after, celebratedNow(before))?.referral_id).toBe(ids[1])
})

test('a confirmation of what was celebrated is none', () => {
  const bought = session({ friends: [friend(1)] })
  const confirmed = session({ friends: [friend(1, { state: 'approved', ...on(26) })] })
  expect(newBuyer(confirmed, celebratedNow(bought))).toBeUndefined()
})

test.each([['attributed'], ['in_review'], ['denied'], ['reversed']])(
  '%s is no purchase',
  (state) => {
    expect(newBuyer(session({ friends: [friend(1, { state })] }), null)).toBeUndefined()
  },
)

test('what is long ago is no news to somebody who looks for the first time', () => {
  expect(newBuyer(session({ friends: [friend(1, on(13))] }), null)?.referral_id).toBe(ids[0])
  expect(newBuyer(session({ friends: [friend(1, on(12))] }), null)).toBeUndefined()
})
