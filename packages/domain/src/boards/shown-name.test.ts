import { expect, test } from 'vitest'
import { shownName } from './shown-name.ts'

test.each([
  ['opt_in', 'Alice Wong', true, 'Alice Wong'],
  ['opt_in', 'Alice Wong', false, 'Alice W.'],
  ['masked', 'Alice Wong', true, 'Alice W.'],
  ['opt_in', undefined, true, null],
] as const)('%s shows %s (who wishes it: %s) as %s', (names, name, wishes, shown) => {
  expect(shownName({ names }, name, wishes)).toBe(shown)
})
