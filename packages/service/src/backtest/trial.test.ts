import { Readable } from 'node:stream'
import { checkDocument } from '@goodword/domain/programs/check-document'
import { compileProgram } from '@goodword/domain/programs/compile-program'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { expect, test } from 'vitest'
import { readLines } from './read-lines.ts'
import { Trial } from './trial.ts'
import { uploadedHistory } from './uploaded-history.ts'

/** A report on a file's history; the names in a file are the shop's own, and no ids of ours. */
async function tried(draft: ProgramDraft, parts: readonly string[]) {
  const checked = checkDocument(draft)
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
  const calendar = (instant: string) => ({ day: instant.slice(0, 10), month: instant.slice(0, 7) })
  const stretch = { from: '2026-01-01T00:00:00.000Z', to: '2027-12-01T00:00:00.000Z' }
  const trial = new Trial('prg_tried', compileProgram(checked.document, 1), calendar, stretch)
  const lines = readLines('jsonl', Readable.from(parts))
  for await (const page of uploadedHistory('prg_tried', lines)) {
    for (const happening of page) trial.happen(happening)
  }
  return trial.finish()
}

const line = (n: number, day: string, friend: string, advocate: string) =>
  JSON.stringify({
    type: 'order',
    external_id: String(n),
    occurred_at: `${day}T10:00:00Z`,
    amount: 9_900,
    asset: 'CNY',
    friend,
    advocate,
  })

const points: ProgramDraft = {
  name: { en: 'Points for friends' },
  rules: [
    {
      id: 'points',
      when: 'order',
      give: [
        { to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' }, valid_days: 90 },
      ],
    },
  ],
}

test('budgets and windows that roll hold for the people of a file', async () => {
  const history = [
    line(1, '2026-01-05', 'ben', 'alice'),
    line(2, '2026-01-06', 'cleo', 'alice'),
    line(3, '2026-01-07', 'dora', 'alice'),
    line(4, '2026-03-01', 'emil', 'alice'),
    line(5, '2026-03-02', 'fay', 'gus'),
    line(6, '2026-03-03', 'hal', 'gus'),
  ].join('\n')
  const report = await tried(
    {
      ...points,
      limits: [{ per: 'advocate', count: 2, period: { rolling_days: 30 } }],
      budget: { amount: 400, asset: 'points' },
    },
    [history.slice(0, 100), history.slice(100)],
  )
  expect(report.conversions).toBe(6)
  expect(report.denials).toEqual([
    { rule: 'points', reason: 'budget_spent', count: 1 },
    { rule: 'points', reason: 'limit_reached', count: 1 },
  ])
  // All of them run out in the end, lot by lot.
  expect(report.ledger).toEqual([{ account: 'expired', asset: 'points', amount: 400 }])
})

test('growth that a trial has given makes the tier that it asks for', async () => {
  const history = ['01', '02', '03'].map((day, n) =>
    line(n, `2026-01-${day}`, `friend ${n}`, 'alice'),
  )
  const report = await tried(
    {
      ...points,
      tiers: [
        { id: 'silver', from: 0 },
        { id: 'gold', from: 200 },
      ],
      rules: [
        {
          id: 'growth',
          when: 'order',
          give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'growth' } }],
        },
        {
          id: 'gold',
          when: 'order',
          if: 'advocate.tier == "gold"',
          give: [{ to: 'advocate', kind: 'points', value: { amount: 7, asset: 'points' } }],
        },
      ],
    },
    [history.join('\n')],
  )
  expect(report.denials).toEqual([{ rule: 'gold', reason: 'condition_not_met', count: 2 }])
  expect(report.ledger).toEqual([
    { account: 'balance', asset: 'growth', amount: 300 },
    { account: 'balance', asset: 'points', amount: 7 },
  ])
})

test('a line that is no JSON is told by its number, among lines that are', async () => {
  const history = `${line(1, '2026-01-05', 'ben', 'alice')}\r\n\n{"type"\n`
  await expect(tried(points, [history])).rejects.toMatchObject({
    faults: [{ line: 3, field: null, message: 'This line is not JSON.' }],
  })
})
