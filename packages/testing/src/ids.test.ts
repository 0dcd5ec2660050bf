import { toUuid } from '@goodword/domain/ids'
import { expect, test } from 'vitest'
import { testIds } from './ids.ts'

test('ids are the same in every run, differ from each other, and sort as they were made', () => {
  const newId = testIds()
  const ids = Array.from({ length: 50 }, () => newId('rwd'))
  const again = testIds()
  expect(Array.from({ length: 50 }, () => again('rwd'))).toEqual(ids)
  expect(new Set(ids).size).toBe(50)
  expect([...ids].sort()).toEqual(ids)
})

test('ids of different series never meet', () => {
  expect(testIds(1)('rwd')).not.toBe(testIds(2)('rwd'))
})

test('an id is a UUID of version 7', () => {
  expect(toUuid('rwd', testIds()('rwd'))).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab]/)
})
