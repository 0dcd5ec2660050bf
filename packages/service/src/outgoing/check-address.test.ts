import { expect, test } from 'vitest'
import { checkAddress, checkedAddresses } from './check-address.ts'

const strict = { allowsLoopback: false }

test.each([
  'https://shop.example/payouts',
  'https://shop.example:443/payouts',
  'https://shop.example:8443/payouts?a=b',
  'https://8.8.8.8/',
  'https://[2606:4700::1111]/',
  'https://bücher.example/',
])('%s may be called', (address) => {
  expect(checkAddress(address, strict)).toBeInstanceOf(URL)
})

/** Ways that have led servers into their own networks. */
const inside = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0x7f.1/',
  'https://017700000001/',
  'https://127.0.0.1./',
  'https://①②⑦.⓪.⓪.①/',
  'https://127。0。0。1/',
  'https://%31%32%37.0.0.1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://0xa9fea9fe/',
  'https://2852039166/',
  'https://100.64.0.1/',
  'https://198.18.0.1/',
  'https://192.0.0.192/',
  'https://192.0.2.1/',
  'https://224.0.0.1/',
  'https://240.0.0.1/',
  'https://255.255.255.255/',
  'https://[::]/',
  'https://[::1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fec0::1]/',
  'https://[ff02::1]/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://metadata/',
  'https://intranet/',
]

test.each(inside)('%s is inside and may not be called', (address) => {
  expect(checkAddress(address, strict)).toBe('address_not_public')
})

test.each([
  ['http://shop.example/', 'https_required'],
  ['ftp://shop.example/', 'https_required'],
  ['file:///etc/passwd', 'https_required'],
  ['gopher://127.0.0.1:6379/_FLUSHALL', 'https_required'],
  ['data:text/plain,hello', 'https_required'],
  ['http://127.0.0.1:8080/', 'https_required'],
  ['https://name:word@shop.example/', 'credentials_in_address'],
  ['https://shop.example@127.0.0.1/', 'credentials_in_address'],
  ['https://shop.example:22/', 'port_not_allowed'],
  ['https://shop.example:5432/', 'port_not_allowed'],
  ['https://shop.example:80/', 'port_not_allowed'],
  ['shop.example', 'address_malformed'],
  ['//shop.example/', 'address_malformed'],
  ['', 'address_malformed'],
  ['https://', 'address_malformed'],
  ['https://256.0.0.1/', 'address_malformed'],
  ['https://[::1%25eth0]/', 'address_malformed'],
])('%s is refused: %s', (address, fault) => {
  expect(checkAddress(address, strict)).toBe(fault)
})

test('while somebody develops, this machine may be called, and no other inside', () => {
  const developing = { allowsLoopback: true }
  for (const address of ['http://127.0.0.1:8080/', 'http://localhost:3000/', 'https://[::1]:9/']) {
    expect(checkAddress(address, developing)).toBeInstanceOf(URL)
  }
  expect(checkAddress('http://10.0.0.1/', developing)).toBe('https_required')
  expect(checkAddress('https://10.0.0.1/', developing)).toBe('address_not_public')
  expect(checkAddress('https://169.254.169.254/', developing)).toBe('address_not_public')
  expect(checkAddress('http://shop.example/', developing)).toBe('https_required')
})

test.each([
  [['127.0.0.1']],
  [['8.8.8.8', '10.0.0.1']],
  [['::ffff:169.254.169.254']],
  [['2606:4700::1111', 'fd00::1']],
  [['not an address']],
  [[]],
])('a name that leads to %j is not called', async (found) => {
  const resolve = async () => found.map((address) => ({ address, family: 4 }))
  await expect(checkedAddresses('shop.example', { ...strict, resolve })).rejects.toThrow()
})
