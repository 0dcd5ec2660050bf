import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { App } from '../app.tsx'
import { answering, answeringTo, at, ids, refusing, secretKey, workspace } from '../fixtures.ts'
import type { Program } from '../look/load-look.ts'
import { onPage, ownPlace } from '../on-page.ts'
import { backtest, report, rewardIn } from './backtest-fixtures.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

const draft = { rules: [{ give: [{ value: { amount: 100, asset: 'CNY' } }] }] }
const program: Program = {
  id: ids.program,
  slug: 'tea-for-two',
  status: 'live',
  live_version: 2,
  draft,
  created_at: at,
  updated_at: at,
}
const version = (number: number) => ({
  program_id: ids.program,
  version: number,
  restores: null,
  document: draft,
  published_at: at,
})
const done = backtest({
  report: {
    ...report([rewardIn('2026-04', 30_000, 0), rewardIn('2026-05', 15_050, 5_000)]),
    denials: [{ rule: 'voucher', reason: 'condition_not_met', count: 4 }],
    budget_curve: [{ asset: 'CNY', day: '2026-04-02', promised: 30_000 }],
    left_out: [{ what: 'draw', name: 'car', reason: 'left_to_chance' }],
  },
  live: report([rewardIn('2026-04', 20_000, 0)]),
  value: {
    customer_value: { amount: 90_000, asset: 'CNY' },
    cost_per_new_customer: 20_025,
    cost_share_basis_points: 2225,
    is_within_a_third: true,
  },
})

const server = setupServer(
  answering('getProgram', program),
  answering('getWorkspace', workspace),
  answering('listProgramVersions', { data: [version(2), version(1)], next_cursor: null }),
)
const place = ownPlace(server, { 'goodword.console.key': secretKey })
const { seen } = onPage(place)

test('runs the draft over a stretch of the shop’s own days, and leads to what came of it', async () => {
  const bodies: unknown[] = []
  server.use(
    answeringTo('startBacktest', ({ body }) => {
      bodies.push(body)
      return backtest({ state: 'running', progress: { done: 0, total: null } })
    }),
    answering('getBacktest', backtest({ state: 'running', progress: { done: 250, total: 1000 } })),
  )
  await open('')
  expect(options()).toEqual(['The draft', 'Version 2 · live', 'Version 1'])
  write('From', '2026-05-03')
  write('To', '2026-05-01')
  submit()
  await seen('The first day lies after the last.')
  write('To', '2026-05-31')
  write('Value of a new customer (CNY)', '300.5x')
  submit()
  await seen('Write an amount such as 300 or 300.50.')
  write('Value of a new customer (CNY)', '300.5')
  submit()
  await seen('250 of 1,000 events done')
  expect(bodies).toEqual([
    {
      from: '2026-05-02T16:00:00.000Z',
      to: '2026-05-31T16:00:00.000Z',
      customer_value: { amount: 30_050, asset: 'CNY' },
    },
  ])
  expect(location.hash).toBe(`#/programs/${ids.program}/backtest/${ids.job}`)
  expect(place().querySelector('progress')?.value).toBe(250)
})

test('follows a backtest to its end', async () => {
  let asked = 0
  const running = backtest({ state: 'running', progress: { done: 0, total: null } })
  server.use(answeringTo('getBacktest', () => (asked++ === 0 ? running : done)))
  await open(`/${ids.job}`)
  await seen('The past is being gathered.')
  await seen('The draft would have cost ¥400.50 for 2 new customers.')
})

test('says what it came to, beside the live version, as charts that are tables too', async () => {
  server.use(answering('getBacktest', done))
  await open(`/${ids.job}`)
  await seen('Against the live version: ¥200.50 more, 1 more new customer.')
  const text = place().textContent
  expect(text).toContain('Winning a customer costs 22.3% of what one is worth: within a third.')
  expect(text).toContain('Most in April 2026: ¥300.')
  expect(text).toContain('Most often: the condition does not hold (4 times).')
  expect(text).toContain('The draw “car”: whom it would choose is left to chance.')
  const figures = [...place().querySelectorAll('.figure')].map(({ textContent }) => textContent)
  expect(figures).toContain('Cost¥400.50live: ¥200 · +¥200.50')
  expect(figures).toContain('Refused4live: 0 · +4')

  const rows = [...place().querySelectorAll('.data-table')].map((table) =>
    [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(' | '),
    ),
  )
  expect(rows).toEqual([
    ['April 2026 | ¥300 | ¥200 | +¥100', 'May 2026 | ¥100.50 | ¥0 | +¥100.50'],
    ['2 Apr 2026 | ¥300 | ¥0'],
    ['voucher | to the advocate | Coupon | 2 | ¥400.50 | ¥200 | +¥200.50'],
  ])
  const charts = [...place().querySelectorAll('svg[role="img"]')].map((chart) =>
    chart.getAttribute('aria-label'),
  )
  expect(charts[0]).toBe('Cost by month. Most in April 2026: ¥300.')
  expect(charts[1]).toMatch(/^What stood promised\. ¥300 stood promised at the end/)
})

test('a past in which nothing happened says so', async () => {
  server.use(answering('getBacktest', backtest({ report: report([]), live: report([]) })))
  await open(`/${ids.job}`)
  await seen('Nothing happened in this past')
})

test('a file goes up in parts, and its faults are told line by line', async () => {
  const parts: string[] = []
  server.use(
    answering('createHistoryFile', historyFile),
    http.put('*/v1/history-files/:id/parts/:part', async ({ request }) => {
      parts.push(((await request.json()) as { content: string }).content)
      return HttpResponse.json(historyFile)
    }),
    answering('startBacktest', backtest({ state: 'running', history_file_id: ids.history })),
    answering(
      'getBacktest',
      backtest({
        state: 'failed',
        history_file_id: ids.history,
        faults: [{ line: 3, field: 'amount', message: 'Give whole minor units.' }],
      }),
    ),
  )
  await open('')
  pressLabel('A file of yours')
  await seen('History, as CSV or JSON lines')
  submit()
  await seen('Choose a file first.')
  const line = `${'x'.repeat(999)}\n`
  attach(new File([line.repeat(2000), 'end'], 'orders.csv'))
  submit()
  await seen('Line 3, amount')
  expect(parts.map(({ length }) => length)).toEqual([1_500_000, 500_003])
  expect(place().textContent).toContain('over a file')
})

test('what may not be started is told, and what was written stays', async () => {
  server.use(refusing('startBacktest', 'document_invalid', [{ pointer: '/goal', message: 'Say.' }]))
  await open('')
  write('Value of a new customer (CNY)', '300')
  submit()
  await seen('/goal: Say.')
  expect(field('Value of a new customer (CNY)').value).toBe('300')
})

test('Chinese says as much as English', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  expect(Object.keys(zh.kinds).sort()).toEqual(Object.keys(en.kinds).sort())
})

const historyFile = {
  id: ids.history,
  format: 'csv',
  parts: 0,
  characters: 0,
  line_breaks: 0,
  created_at: at,
} as const

async function open(rest: string): Promise<void> {
  history.replaceState(null, '', `/console/#/programs/${ids.program}/backtest${rest}`)
  render(<App />, place())
  await seen('tea-for-two')
}

function options(): string[] {
  return [...(place().querySelector('select')?.options ?? [])].map(({ text }) => text)
}

function labelled(name: string): HTMLLabelElement {
  const found = [...place().querySelectorAll('label')].find(
    ({ textContent }) => textContent === name,
  )
  if (!found) throw new Error(`There is no field "${name}": ${place().textContent}`)
  return found
}

function field(name: string): HTMLInputElement {
  return document.getElementById(labelled(name).htmlFor) as HTMLInputElement
}

function write(name: string, text: string): void {
  const input = field(name)
  input.value = text
  act(() => {
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function pressLabel(name: string): void {
  act(() => labelled(name).querySelector('input')?.click())
}

function attach(file: File): void {
  const input = field('History, as CSV or JSON lines')
  Object.defineProperty(input, 'files', { value: [file] })
  act(() => {
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

function submit(): void {
  place()
    .querySelector('form')
    ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
}
