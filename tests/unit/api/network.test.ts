import { describe, expect, it } from 'vitest'
import { neighbourhood, network } from '../../../api/network.ts'

describe('a network', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('of %s is %s', (address, expected) => {
    expect(network(address)).toBe(expected)
  })
})

describe('a neighbourhood', () => {
  it.each([
    ['203.0.113.9', '203.0'],
    ['2001:db8:1:2', '2001:db8'],
    ['', ''],
  ])('of %s is %s', (network, expected) => {
    expect(neighbourhood(network)).toBe(expected)
  })
})
