import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../api/network.ts'
import { createNetworkOf } from '../../../api/node-network.ts'

const UNREADABLE = networkOf('')

describe('the network of an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9', '203.0.113.0/24', '203.0.0.0/16'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48', '2001:db8::/32'],
    ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48', '2001:db8::/32'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48', '0:0::/32'],
  ])('%s is %s, in %s, in %s', (address, own, near, wide) => {
    expect(networkOf(address)).toEqual({ own, near, wide })
  })

  it.each([
    ['a port behind it', '198.51.100.9:4711', '198.51.100.9'],
    ['an obfuscated port', '198.51.100.9:_a1', '198.51.100.9'],
    ['brackets', '[2001:db8::1]', '2001:db8::1'],
    ['brackets and a port', '[2001:db8::1]:443', '2001:db8::1'],
    ['quotes, brackets and a port', '"[2001:db8::1]:443"', '2001:db8::1'],
    ['quotes', '"198.51.100.9"', '198.51.100.9'],
    ['quotes and a port', '"198.51.100.9:80"', '198.51.100.9'],
    ['spaces', '  198.51.100.9 ', '198.51.100.9'],
    ['upper case', '2001:DB8:ABCD::1', '2001:db8:abcd::1'],
    ['leading zeros', '2001:0db8:0001:0000:0000:0000:0000:0001', '2001:db8:1::1'],
    ['a zone', 'fe80::1%eth0', 'fe80::1'],
    ['a zone in brackets', '[fe80::1%25en0]:80', 'fe80::1'],
    ['another host of its /64', '2001:db8:1:2:ffff::9', '2001:db8:1:2::1'],
    ['the IPv4 that is mapped', '::ffff:203.0.113.9', '203.0.113.9'],
    ['the IPv4 that is mapped, in hexadecimal', '::FFFF:cb00:7109', '203.0.113.9'],
    ['the IPv4 that is mapped, written out, with a port', '[0:0:0:0:0:ffff:203.0.113.9]:80', '203.0.113.9'],
    ['the IPv4 that a translator embeds', '64:ff9b::203.0.113.9', '203.0.113.9'],
    ['the IPv4 that a translator embeds, RFC 6145', '::ffff:0:203.0.113.9', '203.0.113.9'],
    ['the IPv4 that owns a 6to4 prefix', '2002:cb00:7109:77::1', '203.0.113.9'],
    ['the IPv4 behind a Teredo server', '2001:0:4136:e378:8000:63bf:34ff:8ef6', '203.0.113.9'],
  ])('does not change with %s', (_, written, address) => {
    expect(networkOf(written)).toEqual(networkOf(address))
    expect(networkOf(written)).not.toEqual(UNREADABLE)
  })

  it('is read from a hundred characters', () => {
    const written = (length: number) => '2001:db8::1%'.padEnd(length, 'x')
    expect(networkOf(written(100))).toEqual(networkOf('2001:db8::1'))
    expect(networkOf(written(101))).toEqual(UNREADABLE)
  })

  it.each([
    ...['', ' ', 'unknown', '_hidden', 'localhost', '203.0.113', '203.0.113.256', '0xcb.0.113.9', '3405803785'],
    ...[
      '203.0.113.009',
      '203.0.113.9.9',
      '2001:db8',
      '1::2::3',
      '1:2:3:4:5:6:7:8:9',
      '[]',
      '[203.0.113.9',
      'x[2001:db8::1]',
      '[2001:db8::1]x',
      ':',
      '%eth0',
    ],
    ...[
      '2001:db8::/64',
      '203.0.113.0/24',
      '203.0.113.9 4711',
      `2001:db8::1%${'x'.repeat(200)}`,
      '\u0000',
      '٢٠٣.0.113.9',
    ],
  ])('is one for all that cannot be read: "%s"', (garbage) => {
    expect(networkOf(garbage)).toEqual(UNREADABLE)
  })
})

describe('the network of a request', () => {
  const askedBy = async (trustProxy: number, forwarded: string | undefined) => {
    const of = createNetworkOf(trustProxy)
    const app = new Hono().get('/', (c) => c.text(of(c).own))
    const socket = { incoming: { socket: { remoteAddress: '192.0.2.1', remoteFamily: 'IPv4' } } }
    const headers = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }
    return (await app.request('/', { headers }, socket)).text()
  }

  const chain = '203.0.113.1, 203.0.113.2, 203.0.113.3:4711'
  it.each([
    [0, chain, '192.0.2.1'],
    [1, chain, '203.0.113.3'],
    [2, chain, '203.0.113.2'],
    [3, chain, '203.0.113.1'],
    [3, '203.0.113.2, 203.0.113.3', '203.0.113.2'],
    [2, '203.0.113.3', '203.0.113.3'],
    [1, '[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
    [1, '203.0.113.1,, 203.0.113.3 ,', '203.0.113.3'],
    [1, 'unknown', UNREADABLE.own],
    [1, ' , ', '192.0.2.1'],
    [1, '', '192.0.2.1'],
    [1, undefined, '192.0.2.1'],
    [3, undefined, '192.0.2.1'],
  ])('behind %i proxies that say "%s" is %s', async (trustProxy, forwarded, own) => {
    expect(await askedBy(trustProxy, forwarded)).toBe(own)
  })
})
