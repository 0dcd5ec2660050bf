import { expect, test } from 'vitest'
import { tierBody } from './tier-body.ts'

const tiers = [
  { id: 'silver', name: { en: 'Silver', zh: '银卡会员' }, from: 100 },
  { id: 'gold', from: 500 },
]

test.each([
  [99, null, 0, { id: 'silver', name: '银卡会员', from: 100, missing: 1 }],
  [100, '银卡会员', 100, { id: 'gold', name: 'gold', from: 500, missing: 400 }],
  [499, '银卡会员', 100, { id: 'gold', name: 'gold', from: 500, missing: 1 }],
  [500, 'gold', 500, null],
])('growth of %i reaches %s', (growth, name, from, next) => {
  expect(tierBody(tiers, growth, 'zh-CN')).toMatchObject({ name, from, growth, next })
})

test('a reader of another language reads English', () => {
  expect(tierBody(tiers, 100, 'de')).toMatchObject({ id: 'silver', name: 'Silver' })
})
