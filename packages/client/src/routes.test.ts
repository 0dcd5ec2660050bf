import type { Operation } from '@goodword/contract/operation'
import { operations } from '@goodword/contract/operations'
import { expect, test } from 'vitest'
import { pageRoutes, serverRoutes } from './routes.ts'

const all: Operation[] = Object.values(operations)

test('the routes are those of the contract, each under its id', () => {
  const expected = all.map(({ id, method, path, media }) => [
    id,
    media === undefined ? `${method} ${path}` : `${method} ${path} ${media}`,
  ])
  expect({ ...serverRoutes, ...pageRoutes }).toEqual(Object.fromEntries(expected))
})

test('a publishable key stands in the path of exactly those operations that take no secret key', () => {
  for (const { auth, path } of all) {
    expect(path.includes('{publishable_key}'), path).toBe(auth !== 'secret')
  }
})

test('exactly the operations that are neither GET nor DELETE take a body', () => {
  for (const { id, method, body } of all) {
    expect(body !== undefined, id).toBe(method !== 'GET' && method !== 'DELETE')
  }
})
