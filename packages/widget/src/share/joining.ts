import { isClickToken } from '../claim/arrival-kind.ts'
import { deviceId } from '../claim/device.ts'
import type { Host } from '../host.ts'
import { asking } from '../panel/asking.ts'

/** What goes with whoever gets a link: also from which device, and by whose link they came themselves. */
export function joining(host: Host) {
  const arrived = host.memory.recall('arrival')
  return {
    ...asking(host),
    device_id: deviceId(host),
    click_token: arrived && isClickToken(arrived) ? arrived : undefined,
  }
}
