import type { recordPageConversion } from '@goodword/contract/widget'
import type { Claim, PageConversion, Tracked } from '@goodword/elements/goodword'
import { callApi } from '../call-api.ts'
import type { Host } from '../host.ts'
import { readArrival } from './arrival.ts'
import { deviceId } from './device.ts'
import { exchangeArrival } from './exchange-arrival.ts'

/** What the friend brings to the checkout. */
export async function offer(host: Host): Promise<Claim> {
  const token = await exchangeArrival(host)
  const code = readArrival(host)
  const device = { device_id: deviceId(host) }
  if (token) return { click_token: token, ...device }
  return code ? { code, ...device } : device
}

/** Tells the API of a conversion that this page saw, with what the friend brought. */
export async function track(
  host: Host,
  type: string,
  conversion: PageConversion,
): Promise<Tracked> {
  const body = { ...conversion, type, ...(await offer(host)) }
  const answer = await callApi<typeof recordPageConversion>(host, {
    method: 'POST',
    to: 'conversions',
    body: body as typeof body & { asset?: 'CNY' },
  })
  if (answer.ok) return answer.value
  host.emit('failed', { code: answer.code })
  return { result: 'failed', code: answer.code }
}

export { consent } from './consent.ts'
