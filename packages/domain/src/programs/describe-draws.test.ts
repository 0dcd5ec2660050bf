import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { drawsOf } from './describe-draws.ts'
import type { ProgramDraft } from './document.ts'

const drawn = (id: string, entries: string, at: string) => ({
  id,
  entries,
  at,
  winners: 2,
  give: [
    {
      to: 'advocate' as const,
      kind: 'gift' as const,
      label: { en: 'Bicycle', zh: '自行车' },
      value: { amount: 1, asset: 'bicycle' },
    },
  ],
})
const entry = (to: 'advocate' | 'friend', asset: string) => ({
  to,
  kind: 'draw_entry' as const,
  value: { amount: 2, asset },
})
const draft: ProgramDraft = {
  name: { en: 'Win a bicycle' },
  rules: [
    { id: 'order', when: 'order', give: [entry('friend', 'leaves'), entry('advocate', 'flowers')] },
    {
      id: 'third',
      milestone: { every: 3, counting: 'approved_referrals' },
      give: [entry('advocate', 'stars')],
    },
  ],
  goal: { when: 'order' },
  draws: [
    drawn('winter', 'stars', '2027-01-01T08:00:00+08:00'),
    drawn('spring', 'flowers', '2026-04-01T00:00:00Z'),
    drawn('friends', 'leaves', '2027-02-01T00:00:00Z'),
  ],
}

test('draws are told in their order, with what is drawn and what brings an advocate an entry', () => {
  const checked = checkDocument(draft)
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
  const draws = drawsOf(checked.document, 'zh-CN')
  expect(draws.map(({ draw, asset, at }) => [draw, asset, at])).toEqual([
    ['spring', 'flowers', '2026-04-01T00:00:00.000Z'],
    ['winter', 'stars', '2027-01-01T00:00:00.000Z'],
    ['friends', 'leaves', '2027-02-01T00:00:00.000Z'],
  ])
  expect(draws[0]).toMatchObject({ winners_max: 2, prizes: [{ kind: 'gift', label: '自行车' }] })
  expect(draws.map(({ entry }) => entry && [entry.value, entry.milestone])).toEqual([
    [{ type: 'fixed', amount: 2, asset: 'flowers' }, null],
    [
      { type: 'fixed', amount: 2, asset: 'stars' },
      { type: 'every', count: 3, period: 'lifetime' },
    ],
    // Only friends get entries of it.
    null,
  ])
  expect(drawsOf({ ...checked.document, draws: undefined }, 'en')).toEqual([])
})
