import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { ClaimFact, FriendFact } from '../conversions/conversion-facts.ts'
import { compileProgram, type Program } from '../programs/compile-program.ts'
import { ProgramDocument } from '../programs/document.ts'
import { attribute, isSamePerson, wasCustomer } from './attribute.ts'

type Policy = Partial<ProgramDocument['attribution']>

function program(policy: Policy = {}, version = 1): Program {
  const document = v.parse(ProgramDocument, {
    name: { en: 'Any' },
    attribution: policy,
    rules: [
      {
        id: 'any',
        when: 'order',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 1, asset: 'points' } }],
      },
    ],
  })
  return compileProgram(document, version)
}

const ben: FriendFact = {
  id: 'par_ben',
  same_person_as: [],
  is_referred_as_other: false,
  customer_since: null,
  attributes: {},
  locale: null,
  uses: {},
}

function claim(given: Partial<ClaimFact> = {}): ClaimFact {
  return {
    id: 'clm_1',
    advocate_id: 'par_alice',
    evidence: 'link',
    program_version: 1,
    claimed_at: '2026-03-01T10:00:00.000Z',
    counted: true,
    same_device: false,
    ...given,
  }
}

function ask(
  claims: readonly ClaimFact[],
  given: { policy?: Policy; friend?: Partial<FriendFact>; at?: string } = {},
) {
  const { policy = {}, friend = {}, at = '2026-03-10T10:00:00.000Z' } = given
  return attribute(new Map([[1, program(policy)]]), 1, { ...ben, ...friend }, claims, at)
}

describe('a claim', () => {
  test('wins when nothing speaks against it', () => {
    const { winner, claims } = ask([claim()])
    expect(winner?.id).toBe('clm_1')
    expect(claims).toEqual([
      { claim_id: 'clm_1', advocate_id: 'par_alice', result: 'won', reason: null },
    ])
  })

  test.each<[string, Partial<ClaimFact>, Parameters<typeof ask>[1]]>([
    ['not_counted', { counted: false }, {}],
    ['evidence_not_accepted', { evidence: 'code' }, { policy: { evidence: ['link'] } }],
    ['evidence_not_accepted', { program_version: 7 }, {}],
    ['self_referral', { advocate_id: 'par_ben' }, {}],
    ['self_referral', {}, { friend: { same_person_as: ['par_zoe', 'par_alice'] } }],
    ['already_referred', {}, { friend: { is_referred_as_other: true } }],
    ['after_conversion', { claimed_at: '2026-03-10T10:00:00.001Z' }, {}],
    ['existing_customer', {}, { friend: { customer_since: '2026-03-10T09:59:59.999Z' } }],
  ])('loses for %s', (reason, given, circumstances) => {
    const { winner, claims } = ask([claim(given)], circumstances)
    expect(winner).toBeUndefined()
    expect(claims).toMatchObject([{ result: 'lost', reason }])
  })

  test.each<[string, Partial<ClaimFact>, Parameters<typeof ask>[1]]>([
    ['of the very instant of the conversion', { claimed_at: '2026-03-10T10:00:00.000Z' }, {}],
    ['by an accepted code', { evidence: 'code' }, { policy: { evidence: ['code'] } }],
    [
      'on somebody who became a customer by this conversion',
      {},
      { friend: { customer_since: '2026-03-10T10:00:00.000Z' } },
    ],
    [
      'on a customer, where those count too',
      {},
      {
        policy: { new_customers_only: false },
        friend: { customer_since: '2020-01-01T00:00:00.000Z' },
      },
    ],
    ['on a device that the advocate uses too', { same_device: true }, {}],
  ])('%s wins', (_, given, circumstances) => {
    expect(ask([claim(given)], circumstances).winner?.id).toBe('clm_1')
  })

  test.each([
    ['2026-03-03T09:59:59.999Z', null],
    ['2026-03-03T10:00:00.000Z', 'click_window_ended'],
    ['2026-03-03T10:00:00.001Z', 'click_window_ended'],
  ])('with a window of two days, for a conversion of %s, has the reason %s', (at, reason) => {
    const { claims } = ask([claim()], { policy: { click_days: 2 }, at })
    expect(claims[0]!.reason).toBe(reason)
    expect(claims[0]!.window_ended_at).toBe(reason ? '2026-03-03T10:00:00.000Z' : undefined)
  })

  test('is judged by the version it was made under, whatever is live now', () => {
    const programs = new Map([
      [1, program({ click_days: 90 }, 1)],
      [2, program({ click_days: 1 }, 2)],
    ])
    const claims = [claim(), claim({ id: 'clm_2', program_version: 2 })]
    const outcome = attribute(programs, 2, ben, claims, '2026-03-10T10:00:00.000Z')
    expect(outcome.claims.map(({ reason }) => reason)).toEqual([null, 'click_window_ended'])
  })

  test('names the weightiest of several reasons first', () => {
    const everything = claim({ counted: false, evidence: 'code', advocate_id: 'par_ben' })
    const { claims } = ask([everything], { policy: { evidence: ['link'] } })
    expect(claims[0]!.reason).toBe('not_counted')
  })
})

describe('of several claims', () => {
  const early = claim({ id: 'clm_9', claimed_at: '2026-03-01T10:00:00.000Z' })
  const middle = claim({ id: 'clm_5', claimed_at: '2026-03-02T10:00:00.000Z' })
  const late = claim({ id: 'clm_1', claimed_at: '2026-03-03T10:00:00.000Z' })

  test.each<['first' | 'last', string, string]>([
    ['first', 'clm_9', 'earlier_claim_won'],
    ['last', 'clm_1', 'later_claim_won'],
  ])('the %s touch wins, in whatever order they are given', (touch, winner, reason) => {
    for (const claims of [
      [early, middle, late],
      [late, early, middle],
    ]) {
      const outcome = ask(claims, { policy: { touch } })
      expect(outcome.winner?.id).toBe(winner)
      expect(outcome.claims.map(({ claim_id }) => claim_id)).toEqual(['clm_9', 'clm_5', 'clm_1'])
      expect(outcome.claims.filter(({ result }) => result === 'lost')).toHaveLength(2)
      expect(outcome.claims.filter((lost) => lost.reason === reason)).toHaveLength(2)
    }
  })

  test('the next one wins where the first touch is out of the question', () => {
    const outcome = ask([{ ...early, counted: false }, middle, late])
    expect(outcome.winner?.id).toBe('clm_5')
    expect(outcome.claims.map(({ reason }) => reason)).toEqual([
      'not_counted',
      null,
      'earlier_claim_won',
    ])
  })

  test.each<['first' | 'last', string]>([
    ['first', 'clm_1'],
    ['last', 'clm_2'],
  ])('of one instant, the %s touch goes by the ids, which grow with time', (touch, winner) => {
    const twins = [claim({ id: 'clm_2' }), claim({ id: 'clm_1' })]
    expect(ask(twins, { policy: { touch } }).winner?.id).toBe(winner)
  })

  test('the touch is the live version’s', () => {
    const programs = new Map([
      [1, program({ touch: 'first' }, 1)],
      [2, program({ touch: 'last' }, 2)],
    ])
    const winnerAt = (live: number) =>
      attribute(programs, live, ben, [early, late], '2026-03-10T10:00:00.000Z').winner?.id
    expect(winnerAt(1)).toBe('clm_9')
    expect(winnerAt(2)).toBe('clm_1')
  })

  test('none wins where there is none', () => {
    expect(ask([])).toEqual({ winner: undefined, claims: [] })
  })
})

test('one person is known by id or by a shared identity', () => {
  expect(isSamePerson(ben, 'par_ben')).toBe(true)
  expect(isSamePerson({ ...ben, same_person_as: ['par_benjamin'] }, 'par_benjamin')).toBe(true)
  expect(isSamePerson(ben, 'par_alice')).toBe(false)
})

test.each([
  [null, false],
  ['2026-03-10T10:00:00.001Z', false],
  ['2026-03-10T10:00:00.000Z', false],
  ['2026-03-10T09:59:59.999Z', true],
])('a customer since %s was one before 10:00: %s', (customer_since, was) => {
  expect(wasCustomer({ customer_since }, '2026-03-10T10:00:00.000Z')).toBe(was)
})
