import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import type { Server } from '../context.ts'

/** How names become addresses; handed in, so that a test can answer as an attacker's name server would. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

/** What outgoing requests may reach. Our own machine only while somebody develops on it. */
export type OutgoingRules = { readonly allowsLoopback: boolean; readonly resolve: Resolve }

/** Ports that the services of others listen on; whatever else listens inside a network is not for us to call. */
const ports: ReadonlySet<string> = new Set(['', '443', '8443'])

/** The rules of a server: those it was given, else the strict ones with the system's resolver. */
export function outgoingRules({ outgoing }: Pick<Server, 'outgoing'>): OutgoingRules {
  return outgoing ?? strictRules
}

/** What the environment says: this machine may be called only where a developer has said so. */
export function readOutgoingRules(
  env: Readonly<Record<string, string | undefined>>,
): OutgoingRules {
  return { ...strictRules, allowsLoopback: env.GOODWORD_CALLS_LOOPBACK === '1' }
}

const strictRules: OutgoingRules = {
  allowsLoopback: false,
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
}

export type AddressFault =
  | 'address_malformed'
  | 'https_required'
  | 'credentials_in_address'
  | 'port_not_allowed'
  | 'address_not_public'

/** An outgoing request's address as it may be called, or what is wrong with it. Names are not looked up yet. */
export function checkAddress(
  address: string,
  { allowsLoopback }: Pick<OutgoingRules, 'allowsLoopback'>,
): URL | AddressFault {
  if (!URL.canParse(address)) return 'address_malformed'
  const url = new URL(address)
  const isOurs = allowsLoopback && isLoopbackHost(url.hostname)
  if (url.protocol !== 'https:' && !(isOurs && url.protocol === 'http:')) return 'https_required'
  if (url.username !== '' || url.password !== '') return 'credentials_in_address'
  if (!isOurs && !ports.has(url.port)) return 'port_not_allowed'
  const literal = literalOf(url.hostname)
  if (literal !== undefined && !isReachable(literal, { allowsLoopback })) {
    return 'address_not_public'
  }
  // A name without a dot is somebody's inside the network.
  if (literal === undefined && !isOurs && !url.hostname.includes('.')) return 'address_not_public'
  return url
}

/**
 * All addresses of a host, each of which may be reached. One that may not spoils the whole: a name that
 * points outside and inside at once is no honest one.
 */
export async function checkedAddresses(
  host: string,
  rules: OutgoingRules,
): Promise<readonly LookupAddress[]> {
  const found = await rules.resolve(host)
  if (found.length === 0 || !found.every(({ address }) => isReachable(address, rules))) {
    throw new AddressNotPublic()
  }
  return found
}

/** Thrown where a name leads to an address that is not public. */
export class AddressNotPublic extends Error {
  override readonly name = 'AddressNotPublic'
}

/** Whether an address is one of the public internet; forms of IPv4 inside IPv6 count as what they stand for. */
function isReachable(
  address: string,
  { allowsLoopback }: Pick<OutgoingRules, 'allowsLoopback'>,
): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  if (allowsLoopback && range === 'loopback') return true
  // Of IPv6 only 2000::/3 is given out; the rest holds old ways to write an address of IPv4.
  const isGivenOut = parsed.kind() === 'ipv4' || (parsed.toByteArray()[0]! & 0xe0) === 0x20
  return range === 'unicast' && isGivenOut
}

/** An address that stands in a URL as it is; a URL has brought its odd spellings into one form already. */
function literalOf(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : undefined
}

function isLoopbackHost(hostname: string): boolean {
  const literal = literalOf(hostname)
  return literal === undefined
    ? hostname === 'localhost'
    : ipaddr.process(literal).range() === 'loopback'
}
