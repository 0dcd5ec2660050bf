import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toId, toUuid } from './ids.ts'

test('an id follows the TypeID specification', () => {
  // Vector of the TypeID 0.3 specification (valid.yml, "valid-uuidv7").
  expect(toId('prg', '01890a5d-ac96-774b-bcce-b302099a8057')).toBe('prg_01h455vb4pex5vsknk084sn02q')
})

test('every uuid comes back the same', () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(toUuid('ref', toId('ref', uuid))).toBe(uuid)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['another kind', 'par_01h455vb4pex5vsknk084sn02q'],
  ['too short', 'ref_01h455vb4pex5vsknk084sn02'],
  ['a digit outside the alphabet', 'ref_01h455vb4pex5vsknk084sn02l'],
  ['upper case', 'ref_01H455VB4PEX5VSKNK084SN02Q'],
  ['more than 128 bits', 'ref_81h455vb4pex5vsknk084sn02q'],
  ['nothing', ''],
])('%s is not an id', (_, text) => {
  expect(toUuid('ref', text)).toBeUndefined()
})
