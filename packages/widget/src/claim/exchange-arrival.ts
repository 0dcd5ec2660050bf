import type { recordWidgetClick } from '@goodword/contract/widget'
import { callApi, type Patience, patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import { keepArrival, readArrival } from './arrival.ts'
import { isClickToken } from './arrival-kind.ts'
import { deviceId } from './device.ts'

const running = new Map<string, Promise<string | undefined>>()

/** The click token of the friend's link. A link that brought a code is exchanged for one, once. */
export function exchangeArrival(
  host: Host,
  waits: Patience = patience,
): Promise<string | undefined> {
  const held = readArrival(host)
  if (!held || isClickToken(held)) return Promise.resolve(held)

  const exchanging = running.get(held) ?? exchange(host, held, waits)
  running.set(held, exchanging)
  return exchanging
}

async function exchange(host: Host, code: string, waits: Patience): Promise<string | undefined> {
  const answer = await callApi<typeof recordWidgetClick>(
    host,
    { method: 'POST', to: 'clicks', body: { code, device_id: deviceId(host) } },
    waits,
  )
  running.delete(code)
  if (answer.ok) {
    keepArrival(host, answer.value.click_token)
    return answer.value.click_token
  }
  // A code that is none is forgotten; after any other failure the next page tries again.
  if (answer.code === 'code_not_found') keepArrival(host, '')
  return undefined
}
