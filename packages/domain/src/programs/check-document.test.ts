import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changed, document, faultsOf, placesIn, withChange } from './changed-document.test-kit.ts'
import { checkDocument } from './check-document.ts'
import { compileProgram } from './compile-program.ts'

test('a document without faults comes back with every default written out', () => {
  const checked = checkDocument(document)
  expect(checked).toMatchObject({
    kind: 'ok',
    document: {
      attribution: { touch: 'first', click_days: 30, new_customers_only: true },
      wording: {},
      rules: [{ give: [{ hold_days: 0, value: { rounding: 'down' } }] }, {}, {}],
    },
  })
  if (checked.kind === 'ok') expect(checkDocument(checked.document)).toEqual(checked)
})

describe('what is out of all bounds', () => {
  const tooLong = 'A document has at most 65536 characters as JSON.'

  test('a document of 64 KiB and no more is looked at', () => {
    const texts = (length: number) =>
      withChange('/terms', {
        en: 'x'.repeat(20_000),
        de: 'x'.repeat(20_000),
        zh: 'x'.repeat(length),
      })
    expect(faultsOf(texts(20_000))).toEqual([])
    const four = withChange('/terms', {
      en: 'x'.repeat(20_000),
      de: 'x'.repeat(20_000),
      zh: 'x'.repeat(20_000),
      fr: 'x'.repeat(6_000),
    })
    expect(faultsOf(four)).toEqual([{ pointer: '', message: tooLong }])
  })

  test('depth is refused before anything goes down into it', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    expect(faultsOf(withChange('/rules', deep))).toEqual([
      { pointer: '', message: 'This is nested too deeply to be a program.' },
    ])
  })

  test('at most 100 faults are told', () => {
    const rules = Array.from({ length: 50 }, () => ({ a: 1, b: 2, c: 3, when: 'order' }))
    expect(faultsOf({ rules })).toHaveLength(100)
  })
})

describe('whatever comes', () => {
  test('any value is answered', () => {
    fc.assert(
      fc.property(fc.anything(), fc.jsonValue(), (anything, json) => {
        expect(faultsOf(anything).length).toBeGreaterThan(0)
        expect(faultsOf(json).length).toBeGreaterThan(0)
      }),
    )
  })

  test('a document with any place changed is either refused with its place or can be run', () => {
    const places = placesIn(document)
    const value = fc.oneof(
      fc.jsonValue(),
      fc.integer({ min: -1, max: 100_000 }),
      fc.constantFrom('claimed', 'order', 'CNY', 'points', 'friend', 'advocate', 'cash', undefined),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom(...places),
        value,
        value,
        (a, b, x, y) => {
          const input = changed(changed(document, a, x), b, y)
          const checked = checkDocument(input)
          if (checked.kind === 'faults') {
            for (const fault of checked.faults) expect(fault.pointer).toMatch(/^(\/|$)/)
            return
          }
          compileProgram(checked.document, 1)
          const stored: unknown = JSON.parse(JSON.stringify(checked.document))
          expect(checkDocument(stored)).toEqual({ kind: 'ok', document: stored })
        },
      ),
      { numRuns: 2000 },
    )
  })
})
