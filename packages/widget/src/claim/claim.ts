import type { Claim, Host } from '../host.ts'
import { deviceId } from './device.ts'
import { exchangeArrival } from './exchange-arrival.ts'

/** What the friend brings to the checkout. */
export async function claim(host: Host): Promise<Claim> {
  const token = await exchangeArrival(host)
  const code = host.arrival.read()
  const device = { device_id: deviceId(host) }
  if (token) return { click_token: token, ...device }
  return code ? { code, ...device } : device
}
