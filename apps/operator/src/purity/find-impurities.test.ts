import { expect, test } from 'vitest'
import { findImpurities } from './find-impurities.ts'

test.each([
  ['const now = Date.now()', 'reads the clock: Date.now'],
  ['const clock = Date . now', 'reads the clock: Date.now'],
  ['const now = new Date()', 'reads the clock: new Date()'],
  ['const now = new Date( )', 'reads the clock: new Date()'],
  ['const now = new Date', 'reads the clock: new Date()'],
  ['const now = new Date;', 'reads the clock: new Date()'],
  ['const text = Date()', 'reads the clock: Date()'],
  ['const dice = Math.random()', 'throws dice: Math.random'],
  ["import { readFile } from 'node:fs'", 'imports node:fs'],
  ["import 'pino'", 'imports pino'],
  ["import type { Hono } from 'hono'", 'imports hono'],
  ["const { sign } = await import('jose')", 'imports jose'],
  ["export * from '@goodword/db/connect'", 'imports @goodword/db/connect'],
])('%s is impure: it %s', (source, what) => {
  expect(findImpurities(`\n${source}\n`)).toEqual([{ line: 2, what }])
})

test.each([
  'const then = new Date(ms)',
  'const day = Date.UTC(2026, 0)',
  'const ms = Date.parse(text)',
  'const most = Math.max(1, 2)',
  'type Row = { at: Date }',
  '// Not Date.now(): the caller says what time it is.',
  '/** Never\n * Math.random().\n */',
  "import * as v from 'valibot'",
  "import { RE2JS } from 're2js'",
  "import { Environment } from '@marcbachmann/cel-js'",
  "import { addDays } from '../dates.ts'",
])('%s is pure', (source) => {
  expect(findImpurities(source)).toEqual([])
})

test('a comment keeps the count of lines', () => {
  expect(findImpurities('/*\n * Two\n */\nDate.now()')).toEqual([
    { line: 4, what: 'reads the clock: Date.now' },
  ])
})
