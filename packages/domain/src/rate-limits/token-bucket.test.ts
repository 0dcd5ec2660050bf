import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bucket, type RateLimit, takeTokens } from './token-bucket.ts'

const limit: RateLimit = { name: 'key', quota: 10, windowSeconds: 5 }

function take(count: number, now: number, from?: Bucket) {
  let bucket = from
  let allowed = 0
  for (let i = 0; i < count; i++) {
    const taken = takeTokens(limit, bucket, now)
    bucket = taken.bucket
    if (taken.isAllowed) allowed += 1
  }
  return { allowed, bucket }
}

describe('a token bucket', () => {
  test('allows its quota at once and no more', () => {
    expect(take(30, 1_000).allowed).toBe(10)
  })

  test('says how many are left, and when it is full again', () => {
    const { bucket, ...told } = takeTokens(limit, undefined, 1_000)
    expect(told).toEqual({ isAllowed: true, remaining: 9, resetSeconds: 1, retryAfterSeconds: 0 })
  })

  test('brings one back after its share of the window, and not a millisecond earlier', () => {
    const { bucket } = take(10, 0)
    expect(takeTokens(limit, bucket, 499).isAllowed).toBe(false)
    expect(takeTokens(limit, bucket, 500).isAllowed).toBe(true)
  })

  test('says how long to wait, and that wait suffices', () => {
    const { bucket } = take(10, 0)
    const refused = takeTokens(limit, bucket, 0, 3)
    expect(refused.retryAfterSeconds).toBe(2)
    expect(takeTokens(limit, refused.bucket, 2_000, 3).isAllowed).toBe(true)
  })

  test('is not emptied by what it refuses', () => {
    const { bucket } = take(9, 0)
    expect(takeTokens(limit, bucket, 0, 2).bucket).toEqual(bucket)
  })

  test('never holds more than its quota, however long it rests', () => {
    const { bucket } = take(10, 0)
    expect(take(30, 86_400_000, bucket).allowed).toBe(10)
  })

  test('gives nothing for a clock that goes back and forth', () => {
    const { bucket } = take(10, 10_000)
    const back = takeTokens(limit, bucket, 5_000)
    expect(back.isAllowed).toBe(false)
    expect(takeTokens(limit, back.bucket, 10_000).isAllowed).toBe(false)
  })

  test('over any stretch of time allows at most its quota and what that time brings', () => {
    const steps = fc.array(
      fc.record({ wait: fc.nat(3_000), tokens: fc.integer({ min: 1, max: 4 }) }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 60 }),
        steps,
        (quota, windowSeconds, asked) => {
          const any = { name: 'any', quota, windowSeconds }
          const allowed: { at: number; tokens: number }[] = []
          let bucket: Bucket | undefined
          let now = 1_700_000_000_000
          for (const { wait, tokens } of asked) {
            now += wait
            const taken = takeTokens(any, bucket, now, tokens)
            bucket = taken.bucket
            if (taken.isAllowed) allowed.push({ at: now, tokens })
          }
          for (const [from, first] of allowed.entries()) {
            let sum = 0
            for (const { at, tokens } of allowed.slice(from)) {
              sum += tokens
              expect(sum * windowSeconds * 1000).toBeLessThanOrEqual(
                quota * windowSeconds * 1000 + (at - first.at) * quota,
              )
            }
          }
        },
      ),
    )
  })
})
