import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  bytesMax,
  firstPanel,
  sealedFirstPanel,
  sealedLoader,
  weigh,
  widgetFolder,
} from './widget-bytes.ts'

test('the script that a page waits for stays within what it may weigh', () => {
  expect(weigh(join(widgetFolder, 'goodword.js')).brotli).toBeLessThanOrEqual(bytesMax.loader)
})

test('so does that of a version, which knows what its parts must hash to', () => {
  expect(weigh(sealedLoader()).brotli).toBeLessThanOrEqual(bytesMax.loader)
})

test('and what is fetched before the first panel stands', () => {
  expect(firstPanel()).toBeLessThanOrEqual(bytesMax.first_panel)
})

test('and the same of a version, with what its files must hash to', () => {
  expect(sealedFirstPanel()).toBeLessThanOrEqual(bytesMax.first_panel)
})
