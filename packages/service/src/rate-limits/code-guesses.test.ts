import { minuteMs, testClock } from '@goodword/testing/clock'
import { expect, test } from 'vitest'
import type { Server } from '../context.ts'
import { codeGuesses, noteMissedCode, refuseGuessing } from './code-guesses.ts'
import { RateLimited } from './rate-limited.ts'

function serverAt(clock: ReturnType<typeof testClock>): Server {
  // Only the clock of a server is asked here.
  return { clock: () => clock.now().getTime() } as Server
}

test('a network that names too many codes that do not exist is refused for a while', () => {
  const clock = testClock()
  const server = serverAt(clock)
  for (let i = 0; i < codeGuesses.quota; i++) {
    refuseGuessing(server, '192.0.2.0/24')
    noteMissedCode(server, '192.0.2.0/24')
  }

  expect(() => refuseGuessing(server, '192.0.2.0/24')).toThrow(RateLimited)
  expect(() => refuseGuessing(server, '198.51.100.0/24')).not.toThrow()

  clock.advance(minuteMs)
  expect(() => refuseGuessing(server, '192.0.2.0/24')).not.toThrow()
})

test('looking up codes that exist is not counted', () => {
  const server = serverAt(testClock())
  for (let i = 0; i < 5 * codeGuesses.quota; i++) refuseGuessing(server, '192.0.2.0/24')
})

test('a refusal says when to come again', () => {
  const server = serverAt(testClock())
  for (let i = 0; i < codeGuesses.quota; i++) noteMissedCode(server, '192.0.2.0/24')
  let refusal: unknown
  try {
    refuseGuessing(server, '192.0.2.0/24')
  } catch (error) {
    refusal = error
  }
  expect(refusal).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 20 })
})
