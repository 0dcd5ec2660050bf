import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { compileProgram } from '../programs/compile-program.ts'
import { ProgramDocument, type ProgramDraft } from '../programs/document.ts'
import { checkLimits, giveBack, UsesOf, type UsesOfReward, use, useKey } from './use-limits.ts'

const using = (own: [string, number][] = []): UsesOfReward => ({
  own: new Map(own),
  program: new Map(),
})

type LimitDraft = NonNullable<ProgramDraft['limits']>[number]

function meters(...limits: LimitDraft[]) {
  const give = { to: 'advocate', kind: 'points', value: { amount: 1, asset: 'points' } } as const
  const document = {
    name: { en: 'Any' },
    rules: [{ id: 'a', when: 'order', give: [give] }],
    limits,
  }
  return compileProgram(v.parse(ProgramDocument, document), 1).limits
}

const reward = {
  to: 'advocate' as const,
  rule: 'a',
  amount: 7_500,
  asset: 'USD',
  at: '2026-12-31T23:30:00.000Z',
}

describe('a limit by count', () => {
  const limits = meters({ per: 'advocate', period: 'month', count: 2 })

  test.each([
    [0, 'within'],
    [1, 'within'],
    [2, 'reached'],
    [3, 'reached'],
  ])('of 2, with %i used, is %s', (used, kind) => {
    const uses = using([[useKey(limits[0]!.meter, '2026-12'), used]])
    expect(checkLimits(limits, uses, reward).kind).toBe(kind)
  })

  test('says what is allowed, what is used, and when it counts again', () => {
    const uses = using([[useKey(limits[0]!.meter, '2026-12'), 2]])
    expect(checkLimits(limits, uses, reward)).toEqual({
      kind: 'reached',
      meter: limits[0]!.meter,
      allowed: 2,
      used: 2,
      counts_again_at: '2027-01-01T00:00:00.000Z',
    })
  })
})

describe('a limit by value', () => {
  const limits = meters({ per: 'advocate', period: 'year', amount: 50_000, asset: 'USD' })

  test.each([
    [42_500, 'within'],
    [42_501, 'reached'],
    [45_000, 'reached'],
  ])('of 50000, with %i used, is %s for 7500 more', (used, kind) => {
    const uses = using([[useKey(limits[0]!.meter, '2026'), used]])
    expect(checkLimits(limits, uses, reward).kind).toBe(kind)
  })

  test('does not concern what is in another asset', () => {
    const uses = using([[useKey(limits[0]!.meter, '2026'), 50_000]])
    expect(checkLimits(limits, uses, { ...reward, asset: 'points' })).toEqual({
      kind: 'within',
      meters: [],
    })
  })
})

test.each<[LimitDraft['period'], string, string, string | null]>([
  ['day', 'UTC', '2026-12-31', '2027-01-01T00:00:00.000Z'],
  ['month', 'UTC', '2026-12', '2027-01-01T00:00:00.000Z'],
  ['year', 'UTC', '2026', '2027-01-01T00:00:00.000Z'],
  ['lifetime', 'UTC', 'lifetime', null],
  // Half past seven in the morning of the new year in Shanghai; the evening of the old one in New York.
  ['day', 'Asia/Shanghai', '2027-01-01', '2027-01-01T16:00:00.000Z'],
  ['month', 'Asia/Shanghai', '2027-01', '2027-01-31T16:00:00.000Z'],
  ['year', 'Asia/Shanghai', '2027', '2027-12-31T16:00:00.000Z'],
  ['year', 'America/New_York', '2026', '2027-01-01T05:00:00.000Z'],
])('a %s in %s is %s', (period, time_zone, key, countsAgainAt) => {
  const limits = meters({ per: 'advocate', period, time_zone, count: 1 })
  const first = checkLimits(limits, using(), reward)
  expect(first).toEqual({
    kind: 'within',
    meters: [{ meter: limits[0]!.meter, period: key, used: 1 }],
  })

  const uses = using()
  if (first.kind === 'within') use(uses, first.meters)
  expect(checkLimits(limits, uses, reward)).toMatchObject({
    kind: 'reached',
    counts_again_at: countsAgainAt,
  })
})

test.each<[string, Partial<LimitDraft>, boolean]>([
  ['its own rule', { rules: ['a'] }, true],
  ['its rule among others', { rules: ['b', 'a'] }, true],
  ['every rule', {}, true],
  ['another rule', { rules: ['b'] }, false],
  ['the friend', { per: 'friend' }, false],
])('a reward is counted by a limit on %s: %s', (_, given, isCounted) => {
  const limits = meters({ per: 'advocate', period: 'lifetime', count: 1, ...given } as LimitDraft)
  const check = checkLimits(limits, using(), reward)
  expect(check.kind === 'within' && check.meters.length).toBe(isCounted ? 1 : 0)
})

test('the first limit that is reached is named, and nothing is used by then', () => {
  const limits = meters(
    { per: 'advocate', period: 'day', count: 5 },
    { per: 'advocate', period: 'year', count: 1 },
    { per: 'advocate', period: 'lifetime', amount: 1, asset: 'USD' },
  )
  const own = new Map([[useKey(limits[1]!.meter, '2026'), 1]])
  const uses = { own, program: new Map() }
  expect(checkLimits(limits, uses, reward)).toMatchObject({ meter: limits[1]!.meter })
  expect(own.size).toBe(1)
})

test('what is given back is free again', () => {
  const limits = meters({ per: 'advocate', period: 'year', amount: 10_000, asset: 'USD' })
  const known = { [useKey(limits[0]!.meter, '2026')]: 2_500 }
  const uses = { own: new UsesOf(known), program: new UsesOf() }
  const check = checkLimits(limits, uses, reward)
  if (check.kind !== 'within') throw new Error('the first is within')
  use(uses, check.meters)
  expect(checkLimits(limits, uses, reward).kind).toBe('reached')
  giveBack(uses, check.meters)
  expect(uses.own.get(useKey(limits[0]!.meter, '2026'))).toBe(2_500)
  expect(known).toEqual({ [useKey(limits[0]!.meter, '2026')]: 2_500 })
  expect(checkLimits(limits, uses, reward).kind).toBe('within')
})
