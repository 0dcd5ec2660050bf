import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFact } from '../conditions/condition-facts.ts'
import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { bind } from '../conversions/bind.ts'
import { conditionFactsOf } from '../conversions/condition-facts-of.ts'
import type { ConversionFacts } from '../conversions/conversion-facts.ts'
import { decideConversion } from '../conversions/decide-conversion.ts'
import { type Decided, type Simulation, simulate } from '../conversions/simulate.test-kit.ts'
import { fromInstant, toInstant } from '../dates.ts'
import { publishablePrograms } from '../programs/generate.test-kit.ts'
import { customerView } from './customer-view.ts'
import { explainDecision } from './explain-decision.ts'
import type { ExplainedRule } from './explanation.ts'
import type { Finding } from './finding.ts'
import { tellCustomer } from './tell-customer.ts'
import { withFact } from './with-fact.ts'
import { speakReceipt } from './words/speak-receipt.ts'

const people = ['alice', 'zoe', 'ben', 'cleo', 'dan'] as const
const friends = fc.constantFrom('ben', 'cleo', 'dan', 'zoe')
// Each amount is written in no other way, so that it is found wherever it leaks.
const amounts = fc.constantFrom(4_937, 5_003, 12_347, 99_991)

const steps = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('claim' as const),
      advocate: fc.constantFrom('alice', 'alice', 'zoe'),
      friend: friends,
      evidence: fc.constantFrom('link' as const, 'code' as const),
      same_device: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      friend: friends,
      type: fc.constantFrom('order', 'order', 'signup'),
      amount: amounts,
      asset: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('refund' as const), which: fc.nat({ max: 99 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('verify' as const), friend: friends, amount: amounts }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 6, 40) }),
  },
)
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never

function take(run: Simulation, step: Step): void {
  if (step.do === 'wait') run.wait(step.days)
  if (step.do === 'verify') run.verify(step.friend, step.amount)
  if (step.do === 'record') {
    run.record(step.friend, step.type, { amount: step.amount, asset: step.asset })
  }
  if (step.do === 'claim' && step.advocate !== step.friend) {
    run.claim(step.advocate, step.friend, {
      evidence: step.evidence,
      same_device: step.same_device,
    })
  }
  if (step.do === 'refund') {
    const known = [...run.conversions.keys()]
    const id = known[step.which % Math.max(1, known.length)]
    if (id !== undefined) run.refund(id)
  }
}

/** Every history of every program, decision by decision. */
function overHistories(law: (run: Simulation, decided: Decided) => void, numRuns: number): void {
  fc.assert(
    fc.property(
      publishablePrograms,
      fc.array(steps, { minLength: 8, maxLength: 30 }),
      (draft, history) => {
        const run = simulate(draft)
        for (const name of people) {
          run.claim(name, `${name}x`)
          run.know(name, {
            attributes: { tier: `TIER-${name}`, plan: `PLAN-${name}`, region: `REGION-${name}` },
          })
        }
        for (const step of history) take(run, step)
        for (const decided of run.receipts) law(run, decided)
      },
    ),
    { numRuns },
  )
}

test('the change that is named for a rule takes away what kept it from passing', () => {
  const met = new Set<string>()
  overHistories((run, { facts, decision }) => {
    const explanation = explainDecision(run.programs, facts, decision)
    for (const rule of explanation.rules) {
      for (const finding of rule.nearest) {
        met.add(finding.kind)
        expectFollowed(run, facts, rule, finding)
      }
      for (const { nearest, give_index } of rule.gives) {
        for (const finding of nearest) {
          met.add(finding.kind)
          if (finding.kind === 'limit_reached')
            expectCounting(run, facts, rule, give_index, finding)
        }
      }
    }
  }, 200)
  // A law about nothing would hold as well.
  const often = ['asset', 'at_least', 'conversion_type', 'needs_more_friends', 'unrefunded']
  expect([...met]).toEqual(expect.arrayContaining(often))
})

/** Decides again with what was asked for, and finds another reason or none. */
function expectFollowed(
  run: Simulation,
  facts: ConversionFacts,
  rule: ExplainedRule,
  finding: Finding,
): void {
  if (rule.reason === 'condition_not_met') {
    expectConditionMet(run, facts, rule)
    return
  }
  const changed = followed(facts, finding)
  if (!changed) return
  const again = decideConversion(run.programs, changed)
  const reason = again.rules.find((one) => one.rule === rule.rule)?.reason ?? null
  expect(reason, finding.kind).not.toBe(rule.reason)
}

function followed(facts: ConversionFacts, finding: Finding): ConversionFacts | undefined {
  const { conversion, friend } = facts
  switch (finding.kind) {
    case 'asset':
      return { ...facts, conversion: { ...conversion, asset: finding.needed } }
    case 'conversion_type':
      return { ...facts, conversion: { ...conversion, type: finding.needed } }
    case 'new_customer':
      return { ...facts, friend: { ...friend, customer_since: null } }
    case 'unrefunded': {
      const amount = conversion.gross_amount
      return { ...facts, conversion: { ...conversion, amount, is_void: false } }
    }
    case 'window_ended': {
      const occurred_at = toInstant(fromInstant(finding.ended_at) - 1)
      expect(finding.days_late).toBeGreaterThanOrEqual(0)
      return { ...facts, conversion: { ...conversion, occurred_at } }
    }
    default:
      return undefined
  }
}

function expectConditionMet(run: Simulation, facts: ConversionFacts, rule: ExplainedRule): void {
  const bond = bind(run.programs, facts)!
  const { condition } = bond.program.eventRules.find((one) => one.rule.id === rule.rule)!
  const changed = rule.nearest.reduce(
    (so, finding) => {
      if (!('fact' in finding)) return so
      const [subject, field, key] = finding.fact.split('.')
      const value =
        finding.kind === 'at_least' || finding.kind === 'at_most'
          ? finding.needed
          : finding.kind === 'one_of'
            ? finding.needed[0]
            : undefined
      return withFact(so, findFact(subject!, field!, key)!, value)
    },
    conditionFactsOf(facts, bond),
  )
  expect(evaluateCondition(condition!, changed).passed, condition!.source).toBe(true)
}

/** When the limit counts again, nothing of it is used but what this very decision gives. */
function expectCounting(
  run: Simulation,
  facts: ConversionFacts,
  { rule, gives }: ExplainedRule,
  giveIndex: number,
  { counts_again_at }: Extract<Finding, { kind: 'limit_reached' }>,
): void {
  if (counts_again_at === null) return
  const conversion = { ...facts.conversion, occurred_at: counts_again_at }
  const { rules } = decideConversion(run.programs, { ...facts, conversion })
  const before = gives.find(({ give_index }) => give_index === giveIndex)!
  const after = rules
    .find((one) => one.rule === rule)
    ?.gives.find((give) => give.give_index === giveIndex && give.cause === before.cause)
  if (after?.limit?.meter !== before.limit?.meter) return
  const own = rules
    .flatMap((one) => one.gives)
    .filter(({ result }) => result === 'granted')
    .flatMap(({ meters }) => meters)
    .filter(({ meter }) => meter === before.limit!.meter)
  // A later gift of this decision may have found room that this one did not.
  const sum = own.reduce((total, { used }) => total + used, 0)
  expect(after!.limit!.used).toBeLessThanOrEqual(sum)
  expect(after!.limit!.used).toBeGreaterThan(0)
}

test('a customer is told nothing of anybody else, and nothing of what we watch for', () => {
  let views = 0
  overHistories((run, { facts, decision }) => {
    const explanation = explainDecision(run.programs, facts, decision)
    for (const name of people) {
      const view = customerView(explanation, facts, `par_${name}`)
      if (!view) continue
      views++
      const told = ['en', 'zh'].map((lang) => tellCustomer(view, speakReceipt(lang, 'UTC'), lang))
      const text = JSON.stringify(told)
      for (const other of people) {
        expect(text).not.toMatch(new RegExp(`PLAN-${other}`))
        if (other === name) continue
        expect(text).not.toMatch(new RegExp(`par_${other}|(TIER|PLAN|REGION)-${other}`))
      }
      expect(text).not.toMatch(/par_|clm_|ref_|cnv_|rwd_|same_device|self_referral|"score"/)
      expect(text).not.toMatch(/device|one person|risk|设备|同一人|风险/)
      if (view.reader === 'advocate') expectNoOrderIn(text, facts, view.rewards)
    }
  }, 150)
  expect(views).toBeGreaterThan(500)
})

/** What the friend paid is theirs to tell, unless it is what the advocate is given. */
function expectNoOrderIn(
  text: string,
  { conversion }: ConversionFacts,
  rewards: readonly { readonly amount: number | null }[],
): void {
  const own = rewards.map(({ amount }) => amount)
  for (const amount of [conversion.amount, conversion.gross_amount]) {
    if (amount === null || amount < 1_000 || own.includes(amount)) continue
    expect(text).not.toContain(String(amount))
    expect(text).not.toContain((amount / 100).toLocaleString('en', { minimumFractionDigits: 2 }))
  }
  expect(text).not.toMatch(/customer_since|customer since|已是顾客/)
}
