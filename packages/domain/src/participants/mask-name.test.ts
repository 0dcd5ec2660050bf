import fc from 'fast-check'
import { expect, test } from 'vitest'
import { givenName, maskName } from './mask-name.ts'

test.each([
  ['Benjamin Franklin', 'Benjamin F.'],
  ['Ben', 'Ben'],
  ['  Ben   Franklin ', 'Ben F.'],
  ['Mary Ann Smith', 'Mary S.'],
  ['Ludwig van beethoven', 'Ludwig B.'],
  ['Dr. Alice Müller', 'Alice M.'],
  ['Franklin, Benjamin', 'Benjamin F.'],
  ["Jean-Luc O'Neill", 'Jean-Luc O.'],
  ['Зоя Иванова', 'Зоя И.'],
  ['ben@shop.example', 'be***'],
  ['ben1706 Franklin', 'be*** F.'],
  ['+8613800138000', '+8***'],
  ['Wolfeschlegelsteinhausenbergerdorff', 'Wo***'],
  ['王小明', '王**'],
  ['王 小明', '王**'],
  ['王明', '王*'],
  ['王', '王'],
  ['欧阳小明', '欧阳**'],
  ['欧阳', '欧*'],
  ['김민준', '김**'],
  ['👩‍👩‍👧 Müller', '👩‍👩‍👧*** M.'],
  ['   ', '***'],
])('%s is shown to others as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test.each([
  ['Alice Müller', 'Alice'],
  ['Alice', 'Alice'],
  ['Müller, Alice', 'Alice'],
  ['Prof. Alice Müller', 'Alice'],
  ['王小明', '小明'],
  ['王明', '王*'],
  ['欧阳小明', '小明'],
  ['김민준', '민준'],
  ['alice@shop.example', null],
  ['alice1706', null],
  ['   ', null],
])('%s is introduced to a friend as %s', (name, given) => {
  expect(givenName(name)).toBe(given)
})

test('whatever the name, what is shown is short and cuts no character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
      for (const shown of [maskName(name), givenName(name) ?? '-']) {
        expect(shown.length).toBeGreaterThan(0)
        expect(shown.length).toBeLessThanOrEqual(40)
        expect(shown).not.toMatch(/\p{Surrogate}/u)
      }
    }),
    { numRuns: 2000 },
  )
})

test('a character under a tower of accents is left out rather than cut', () => {
  expect(maskName(`e${'\u0301'.repeat(100)}`)).toBe('***')
})
