import { expect, test } from 'vitest'
import { assessRisk } from './assess-risk.ts'

test('nothing suspicious is clear', () => {
  expect(assessRisk({ sameDevice: false })).toEqual({ result: 'clear', score: 0, signals: [] })
})

test('one device for both asks for a review, and never denies by itself', () => {
  expect(assessRisk({ sameDevice: true })).toEqual({
    result: 'review',
    score: 60,
    signals: [{ signal: 'same_device', score: 60 }],
  })
})
