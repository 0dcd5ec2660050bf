import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { giftsOf } from './describe-program.ts'
import type { MilestoneRule, ProgramDocument, ProgramDraft } from './document.ts'
import { nextMilestone } from './next-milestone.ts'

const five = { amount: 500, asset: 'points' }

function program(milestones: readonly MilestoneRule['milestone'][]): ProgramDocument {
  const draft: ProgramDraft = {
    name: { en: 'Milestones' },
    goal: { when: 'order' },
    rules: milestones.map((milestone, at) => ({
      id: `rule-${at}`,
      milestone,
      give: [{ to: 'advocate', kind: 'points', value: five }],
    })),
  }
  const checked = checkDocument(draft)
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
  return checked.document
}

const spending = { at: 500_000, counting: 'friends_spending', asset: 'CNY' } as const
const friends = { at: 10, counting: 'approved_referrals' } as const
const monthly = { every: 3, counting: 'approved_referrals', period: 'month' } as const

test('spending is progress in money, and a gift at an amount', () => {
  const document = program([{ ...spending, period: 'year' }])
  expect(nextMilestone(document, () => 312_000, 'en')).toEqual({
    done: 312_000,
    goal: 500_000,
    asset: 'CNY',
    period: 'year',
    gift: giftsOf(document, 'en').advocate,
  })
  expect(giftsOf(document, 'en').advocate?.milestone).toEqual({
    type: 'spending',
    amount: 500_000,
    asset: 'CNY',
    period: 'year',
  })
})

test('a milestone of a month says so, and counts from the beginning of it', () => {
  expect(nextMilestone(program([monthly]), () => 4, 'en')).toMatchObject({
    done: 1,
    goal: 3,
    asset: null,
    period: 'month',
  })
})

test.each([
  [400_000, 5, 'CNY'],
  [100_000, 5, null],
  [250_000, 5, 'CNY'],
  [500_000, 5, null],
  [499_999, 10, 'CNY'],
])(
  'of ¥%i spent and %i friends, the greater share done is the nearer',
  (spent, approved, asset) => {
    const next = nextMilestone(
      program([spending, friends]),
      ({ milestone }) => (milestone.counting === 'friends_spending' ? spent : approved),
      'en',
    )
    expect(next?.asset).toBe(asset)
  },
)

test('of friends, fewer to come are nearer, whatever period they count in', () => {
  const counts: Record<string, number> = { lifetime: 8, month: 2 }
  const document = program([friends, monthly])
  const countOf = ({ milestone }: MilestoneRule) => counts[milestone.period ?? 'lifetime']!
  expect(nextMilestone(document, countOf, 'en')).toMatchObject({ done: 2, goal: 3 })
})
