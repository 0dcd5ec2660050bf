import { expect, test } from 'vitest'
import { callerPrefix, readTrustedProxies } from './client-address.ts'

const trusted = readTrustedProxies('10.0.0.0/8, 2001:db8:ffff::/48, 192.0.2.7')

test.each([
  ['a caller without a proxy', '203.0.113.9', null, '203.0.113.0/24'],
  ['a forged header without a proxy', '203.0.113.9', '198.51.100.1', '203.0.113.0/24'],
  ['one trusted proxy', '10.1.2.3', '198.51.100.77', '198.51.100.0/24'],
  ['two trusted proxies', '10.1.2.3', '198.51.100.77, 192.0.2.7', '198.51.100.0/24'],
  [
    'a forged front behind a trusted proxy',
    '10.1.2.3',
    '1.2.3.4, 198.51.100.77',
    '198.51.100.0/24',
  ],
  ['a trusted address forged in front', '10.1.2.3', '10.9.9.9, 198.51.100.77', '198.51.100.0/24'],
  ['a neighbour of a trusted proxy', '192.0.2.8', '198.51.100.77', '192.0.2.0/24'],
  ['a trusted proxy that says nothing', '10.1.2.3', null, '10.1.2.0/24'],
  ['a trusted proxy that says nonsense', '10.1.2.3', 'unknown', '10.1.2.0/24'],
  ['IPv4 over a socket of both kinds', '::ffff:203.0.113.9', null, '203.0.113.0/24'],
  ['IPv6', '2001:db8:1:22ff::9', null, '2001:db8:1:2200::/56'],
  ['IPv6 behind a trusted proxy', '2001:db8:ffff::1', '2001:db8:1:23ab::1', '2001:db8:1:2300::/56'],
  ['no address at all', undefined, '198.51.100.1', 'unknown'],
])('%s', (_, remote, forwardedFor, expected) => {
  expect(callerPrefix(remote, forwardedFor, trusted)).toBe(expected)
  // What was read once is known by what it was read from, and by the proxies that were believed.
  expect(callerPrefix(remote, forwardedFor, trusted)).toBe(expected)
  expect(callerPrefix('10.1.2.3', '198.51.100.77', readTrustedProxies(''))).toBe('10.1.2.0/24')
})

test('a list of proxies that cannot be read stops the start', () => {
  expect(() => readTrustedProxies('10.0.0.0/8, proxy.example')).toThrow()
  expect(readTrustedProxies('')).toEqual([])
})
