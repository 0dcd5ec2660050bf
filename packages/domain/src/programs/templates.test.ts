import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { compileProgram } from './compile-program.ts'
import { giftsOf, textIn, wordingIn } from './describe-program.ts'
import type { ProgramDocument, ProgramDraft } from './document.ts'
import { nextMilestone } from './next-milestone.ts'
import { programTemplates } from './templates.ts'

const templates = programTemplates.map(({ id, document }) => [id, document] as const)

test('every template has an id of its own', () => {
  expect(new Set(programTemplates.map(({ id }) => id)).size).toBe(programTemplates.length)
})

test.each(templates)('%s can be published as it is', (_, document) => {
  const checked = checkDocument(JSON.parse(JSON.stringify(document)))
  expect(checked).toMatchObject({ kind: 'ok' })
  if (checked.kind === 'ok') compileProgram(checked.document, 1)
})

test.each(templates)('%s speaks English and Chinese in every text', (_, document) => {
  const texts = [
    document.name,
    document.terms,
    document.wording,
    ...document.rules.flatMap(({ give }) => give.map(({ label }) => label)),
  ].filter((text) => text !== undefined)
  for (const text of texts) expect(Object.keys(text).slice(0, 2)).toEqual(['en', 'zh'])
  const { en, zh } = document.wording ?? {}
  expect(Object.keys(en ?? {})).toHaveLength(4)
  for (const words of Object.values({ zh, ...document.wording })) {
    expect(Object.keys(words ?? {})).toEqual(Object.keys(en ?? {}))
  }
})

function published(draft: ProgramDraft): ProgramDocument {
  const checked = checkDocument(draft)
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
  return checked.document
}

function template(id: string): ProgramDocument {
  return published(programTemplates.find((one) => one.id === id)!.document)
}

test.each([
  ['fashion-voucher', 'en', '¥100 voucher', '15% off the first order'],
  ['fashion-voucher', 'zh-CN', '100 元代金券', '首单 85 折'],
  ['red-packet-three', 'en', '¥15 red packet', undefined],
  ['red-packet-three', 'zh-CN', '15 元红包', undefined],
  ['storage-both', 'en', '500 MB of extra space', '500 MB of extra space'],
  ['storage-both', 'zh-CN', '500 MB 额外空间', '500 MB 额外空间'],
  ['card-two-sided', 'en', '$75 in cash', 'No annual fee in the first year'],
  ['card-two-sided', 'zh-CN', '75 美元现金', '免首年年费'],
])('%s tells a reader of %s what each side gets', (id, locale, advocate, friend) => {
  const document = template(id)
  const gifts = giftsOf(document, locale)
  expect([gifts.advocate?.label, gifts.friend?.label]).toEqual([advocate, friend])
  const words = [textIn(document.name, locale), ...Object.values(wordingIn(document, locale))]
  for (const text of words) expect(/\p{sc=Han}/u.test(text ?? '')).toBe(locale === 'zh-CN')
})

test('the figures are those of the case book', () => {
  const value = (id: string) => {
    const { advocate, friend } = giftsOf(template(id), 'en')
    return [advocate?.value, friend?.value ?? null]
  }
  expect(value('fashion-voucher')).toEqual([
    { type: 'fixed', amount: 10_000, asset: 'CNY' },
    { type: 'share', basis_points: 1500, cap: 20_000, asset: 'CNY' },
  ])
  expect(value('red-packet-three')).toEqual([{ type: 'fixed', amount: 1500, asset: 'CNY' }, null])
  expect(value('storage-both')).toEqual([
    { type: 'fixed', amount: 500, asset: 'storage_mb' },
    { type: 'fixed', amount: 500, asset: 'storage_mb' },
  ])
  expect(value('card-two-sided')).toEqual([
    { type: 'fixed', amount: 7500, asset: 'USD' },
    { type: 'fixed', amount: 1, asset: 'first_year_fee_waiver' },
  ])
  expect(nextMilestone(template('red-packet-three'), () => 7, 'en')).toMatchObject({
    done: 1,
    goal: 3,
  })
})
