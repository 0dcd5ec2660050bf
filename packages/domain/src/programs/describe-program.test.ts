import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { giftsOf, textIn, wordingIn } from './describe-program.ts'
import type { ProgramDocument, ProgramDraft } from './document.ts'
import { nextMilestone } from './next-milestone.ts'
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
  ],
})

test('a program says what each side gets, in the language of the reader', () => {
  const gifts = giftsOf(published(fashionVoucher), 'zh-CN')
  expect(gifts).toEqual({
    advocate: {
      kind: 'coupon',
      value: { type: 'fixed', amount: 10_000, asset: 'CNY' },
      label: '100 元代金券',
      milestone: null,
    },
    friend: {
      kind: 'coupon',
      value: { type: 'share', basis_points: 1500, cap: 20_000, asset: 'CNY' },
      label: '首单 85 折',
      milestone: null,
    },
  })
})

test('a program of milestones alone says so, and has nothing for the friend', () => {
  const packet = {
    kind: 'cash',
    value: { type: 'fixed', amount: 1500, asset: 'CNY' },
    label: '¥15 red packet',
    milestone: { type: 'every', count: 3, period: 'lifetime' },
  }
  expect(giftsOf(published(redPacketThree), 'en')).toEqual({
    advocate: packet,
    friend: null,
  })
})

test('steps are told by the highest, and what each friend brings comes before milestones', () => {
  const gifts = giftsOf(ladder, 'en')
  expect(gifts.advocate?.value).toEqual({ type: 'up_to', amount: 100, asset: 'points' })
  expect(gifts.friend).toBeNull()
})

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 0],
  [7, 1],
])('with %i friends in a program of every third, %i are done', (approved, done) => {
  const progress = nextMilestone(published(redPacketThree), () => approved, 'en')
  expect(progress).toMatchObject({ done, goal: 3, gift: { value: { amount: 1500 } } })
})

test.each([
  [0, 20, 0, 2],
  [1, 20, 1, 2],
  [2, 900, 2, 10],
  [9, 900, 9, 10],
])('with %i friends on the ladder, the next brings %i', (approved, amount, done, goal) => {
  expect(nextMilestone(ladder, () => approved, 'en')).toMatchObject({
    done,
    goal,
    gift: { value: { amount } },
  })
})

test('past the last step, and without milestones, there is none to go', () => {
  expect(nextMilestone(ladder, () => 10, 'en')).toBeNull()
  expect(nextMilestone(published(cardTwoSided), () => 0, 'en')).toBeNull()
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

test("each of the merchant's words is taken from the reader's language, or from English", () => {
  const wording = {
    en: { headline: 'Hello', share_text: 'Look' },
    zh: { headline: '您好' },
    'zh-Hant': { friend_text: '好友' },
    // The first text that is written in a language takes nothing from it.
    es: { friend_text: 'amigo', messages: { refer: 'Recomendar' } },
  }
  const none = { headline: null, share_text: null, friend_headline: null, friend_text: null }
  expect(wordingIn({ wording }, 'zh-TW')).toEqual({
    ...none,
    headline: '您好',
    share_text: 'Look',
    friend_text: '好友',
  })
  expect(wordingIn({ wording }, 'es-MX')).toEqual({
    ...none,
    headline: 'Hello',
    share_text: 'Look',
    friend_text: 'amigo',
  })
  expect(wordingIn({ wording }, 'fr')).toEqual({ ...none, headline: 'Hello', share_text: 'Look' })
  expect(wordingIn({ wording: { de: { headline: 'Hallo' } } }, 'fr')).toEqual(none)
})

test('at a milestone a step is worth what it is there, and the nearer of two comes first', () => {
  const steps = {
    steps: [
      { from: 1, amount: 50 },
      { from: 3, amount: 100 },
    ],
    asset: 'points',
  }
  const rule = (id: string, milestone: { at: number } | { every: number }) => ({
    id,
    milestone: { ...milestone, counting: 'approved_referrals' as const },
    give: [{ to: 'advocate' as const, kind: 'points' as const, value: steps }],
  })
  const document = published({
    name: { en: 'Steps' },
    goal: { when: 'signup' },
    rules: [rule('one', { at: 1 }), rule('three', { at: 3 }), rule('fives', { every: 5 })],
  })
  const worth = (approved: number) => {
    const next = nextMilestone(document, () => approved, 'en')
    return [next?.done, next?.goal, next?.gift.value]
  }
  expect(worth(0)).toEqual([0, 1, { type: 'fixed', amount: 50, asset: 'points' }])
  expect(worth(2)).toEqual([2, 3, { type: 'fixed', amount: 100, asset: 'points' }])
  expect(worth(3)).toEqual([3, 5, { type: 'fixed', amount: 100, asset: 'points' }])
  expect(worth(11)).toEqual([1, 5, { type: 'fixed', amount: 100, asset: 'points' }])
})
