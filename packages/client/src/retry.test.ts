import { type ErrorCode, errors } from '@goodword/contract/errors'
import { describe, expect, test } from 'vitest'
import { type ConnectionFault, GoodwordConnectionError, GoodwordError } from './errors.ts'
import { retryDelayMs } from './retry.ts'

const refused = (status: number, more: { code?: ErrorCode; retryAfterSeconds?: number } = {}) =>
  new GoodwordError({
    status,
    code: more.code,
    title: '',
    reason: undefined,
    errors: [],
    requestId: undefined,
    retryAfterSeconds: more.retryAfterSeconds,
    idempotencyKey: undefined,
  })

describe('what is made again', () => {
  const passing: ErrorCode[] = [
    'request_in_progress',
    'rate_limited',
    'workspace_busy',
    'unavailable',
  ]

  test.each(Object.keys(errors) as ErrorCode[])('%s, where time alone heals it', (code) => {
    const delayMs = retryDelayMs(refused(errors[code][0], { code }), 0, 0)
    expect(delayMs !== undefined).toBe(passing.includes(code))
  })

  test.each([
    [408, false],
    [409, false],
    [429, true],
    [500, false],
    [501, false],
    [502, true],
    [503, true],
    [504, true],
  ])('a %d of somebody else: %s', (status, isRetried) => {
    expect(retryDelayMs(refused(status), 0, 0) !== undefined).toBe(isRetried)
  })

  test.each<[ConnectionFault, boolean]>([
    ['unreachable', true],
    ['timed_out', true],
    ['redirected', false],
    ['unreadable', false],
  ])('%s: %s', (fault, isRetried) => {
    const error = new GoodwordConnectionError(fault, undefined)
    expect(retryDelayMs(error, 0, 0) !== undefined).toBe(isRetried)
  })

  test('not what the caller threw', () => {
    expect(retryDelayMs(new DOMException('', 'AbortError'), 0, 0)).toBeUndefined()
  })
})

describe('how long it waits', () => {
  test.each([
    [0, 125, 250],
    [1, 250, 500],
    [2, 500, 1_000],
    [5, 4_000, 8_000],
    [6, 4_000, 8_000],
    [60, 4_000, 8_000],
  ])('after attempt %d from %d to %d ms', (attempt, least, most) => {
    expect(retryDelayMs(refused(503), attempt, 0)).toBe(least)
    expect(retryDelayMs(refused(503), attempt, 1)).toBe(most)
  })

  test.each([
    [0, 125],
    [1, 1_125],
    [30, 30_125],
    [31, undefined],
  ])('asked to wait %d s: %s ms', (retryAfterSeconds, delayMs) => {
    expect(retryDelayMs(refused(429, { retryAfterSeconds }), 0, 0)).toBe(delayMs)
  })
})
