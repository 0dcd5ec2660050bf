import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Network = [Address, number]

/** Which proxies are believed when they say whom they speak for: `10.0.0.0/8, 192.0.2.7`. */
export function readTrustedProxies(text: string): readonly Network[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readNetwork)
}

/**
 * The network that a request comes from, /24 or /56, since a household or an attacker has a whole one.
 * X-Forwarded-For is read from its end, and only as long as a trusted proxy wrote it; what a caller put in front is never reached.
 */
export function callerPrefix(
  remoteAddress: string | undefined,
  forwardedFor: string | null,
  trusted: readonly Network[],
): string {
  // A proxy's connection speaks for many, a phone's for one: who it was is read once for all they ask.
  const key = `${remoteAddress} ${forwardedFor ?? ''}`
  const known = prefixes.get(trusted)?.get(key)
  if (known !== undefined) return known
  const prefix = readPrefix(remoteAddress, forwardedFor, trusted)
  if (key.length <= KEPT_LENGTH_MAX) keep(trusted, key, prefix)
  return prefix
}

const KEPT_LENGTH_MAX = 120
const KEPT_MAX = 10_000
const prefixes = new WeakMap<readonly Network[], Map<string, string>>()

function keep(trusted: readonly Network[], key: string, prefix: string): void {
  const kept = prefixes.get(trusted) ?? new Map<string, string>()
  if (kept.size >= KEPT_MAX) kept.clear()
  prefixes.set(trusted, kept.set(key, prefix))
}

function readPrefix(
  remoteAddress: string | undefined,
  forwardedFor: string | null,
  trusted: readonly Network[],
): string {
  let caller = readAddress(remoteAddress)
  const said = forwardedFor === null ? [] : forwardedFor.split(',')
  while (caller && isTrusted(caller, trusted)) {
    const before = readAddress(said.pop()?.trim())
    if (!before) break
    caller = before
  }
  return caller ? prefixOf(caller) : 'unknown'
}

function isTrusted(address: Address, trusted: readonly Network[]): boolean {
  return trusted.some(
    ([network, bits]) => address.kind() === network.kind() && address.match(network, bits),
  )
}

function prefixOf(address: Address): string {
  const bits = address.kind() === 'ipv4' ? 24 : 56
  const bytes = address.toByteArray().map((byte, at) => {
    const kept = Math.min(8, Math.max(0, bits - at * 8))
    return byte & (0xff << (8 - kept))
  })
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}

function readAddress(text: string | undefined): Address | undefined {
  if (text === undefined || text.length > 60 || !ipaddr.isValid(text)) return undefined
  // An IPv4 caller of a socket that speaks both looks like ::ffff:192.0.2.1.
  return ipaddr.process(text)
}

function readNetwork(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
