import type { Memory } from '../host.ts'

/**
 * Keeps the friend's link: `?gw=` of the page's address. The newest link wins, because its offer is the one the
 * friend sees.
 */
export function captureArrival({ search }: Location, memory: Memory): void {
  const given = new URLSearchParams(search).get('gw')
  if (given && /^[\p{L}\w.-]{1,120}$/u.test(given)) memory.keep('arrival', given)
}
