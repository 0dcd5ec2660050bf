import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { giftsOf, nextMilestone, textIn, wordingIn } from './describe-program.ts'
import type { ProgramDocument, ProgramDraft } from './document.ts'
import { cardTwoSided } from './templates/card-two-sided.ts'
import { fashionVoucher } from './templates/fashion-voucher.ts'
import { redPacketThree } from './templates/red-packet-three.ts'

function published(draft: ProgramDraft): ProgramDocument {
  const checked = checkDocument(draft)
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
  return checked.document
}

const ladder = published({
  name: { en: 'Ladder' },
  goal: { when: 'signup' },
  rules: [
    {
      id: 'tenth',
      milestone: { at: 10, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'points', value: { amount: 900, asset: 'points' } }],
    },
    {
      id: 'steps',
      when: 'order',
      give: [
        {
          to: 'advocate',
          kind: 'points',
          value: {
            steps: [
              { from: 1, amount: 50 },
              { from: 3, amount: 100 },
            ],
            asset: 'points',
          },
        },
      ],
    },
    {
      id: 'second',
      milestone: { at: 2, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'points', value: { amount: 20, asset: 'points' } }],
    },
    {
      id: 'friends-fourth',
      milestone: { every: 4, counting: 'approved_referrals' },
      give: [{ to: 'friend', kind: 'points', value: { amount: 1, asset: 'points' } }],
    },
  ],
})

test('a program says what each side gets, in the language of the reader', () => {
  const gifts = giftsOf(published(fashionVoucher), 'zh-CN')
  expect(gifts).toEqual({
    advocate: {
      kind: 'coupon',
      value: { type: 'fixed', amount: 10_000, asset: 'CNY' },
      label: '100 元优惠券',
      milestone: null,
    },
    friend: {
      kind: 'coupon',
      value: { type: 'share', basis_points: 1500, cap: 20_000, asset: 'CNY' },
      label: '首单 85 折',
      milestone: null,
    },
    milestones: [],
  })
})

test('a program of milestones alone says so, and has nothing for the friend', () => {
  const packet = {
    kind: 'cash',
    value: { type: 'fixed', amount: 1500, asset: 'CNY' },
    label: 'Cash red packet',
    milestone: { type: 'every', count: 3 },
  }
  expect(giftsOf(published(redPacketThree), 'en')).toEqual({
    advocate: packet,
    friend: null,
    milestones: [{ at: 3, gift: packet }],
  })
})

test('steps are told by the highest, and what each friend brings comes before milestones', () => {
  const gifts = giftsOf(ladder, 'en')
  expect(gifts.advocate?.value).toEqual({ type: 'up_to', amount: 100, asset: 'points' })
  expect(gifts.friend?.milestone).toEqual({ type: 'every', count: 4 })
  expect(gifts.milestones.map(({ at }) => at)).toEqual([10, 2])
})

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 0],
  [7, 1],
])('with %i friends in a program of every third, %i are done', (approved, done) => {
  const progress = nextMilestone(published(redPacketThree), approved)
  expect(progress).toMatchObject({ done, goal: 3, rule: { id: 'red-packet' } })
})

test.each([
  [0, 'second', 0, 2],
  [1, 'second', 1, 2],
  [2, 'tenth', 2, 10],
  [9, 'tenth', 9, 10],
])('with %i friends on the ladder, the next is the %s', (approved, id, done, goal) => {
  expect(nextMilestone(ladder, approved)).toMatchObject({ done, goal, rule: { id } })
})

test('past the last step, and without milestones, there is none to go', () => {
  expect(nextMilestone(ladder, 10)).toBeUndefined()
  expect(nextMilestone(published(cardTwoSided), 0)).toBeUndefined()
})

test.each([
  ['zh-Hant-TW', 'zh-Hant'],
  ['zh-hant', 'zh-Hant'],
  ['zh-CN', 'zh'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['ja', 'en'],
])('a reader of %s reads the text in %s', (locale, tag) => {
  const texts = { 'pt-BR': 'pt-BR', zh: 'zh', 'zh-Hant': 'zh-Hant', en: 'en' }
  expect(textIn(texts, locale)).toBe(tag)
})

test('a text in another language is better than none, and no text is none', () => {
  expect(textIn({ de: 'Hallo' }, 'fr')).toBe('Hallo')
  expect(textIn(undefined, 'fr')).toBeNull()
})

test("the merchant's words are used in their own languages only", () => {
  const document = published(fashionVoucher)
  expect(wordingIn(document, 'zh-Hans').headline).toContain('送好友')
  expect(wordingIn(document, 'fr')).toEqual({})
})
