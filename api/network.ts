import ipaddr from 'ipaddr.js'

/** The network of a request, at three sizes. Canonical: one network is always written the same way. Kept in memory only. */
export interface Network {
  /** One household, phone or company: the IPv4 address, or the IPv6 /64. */
  own: string
  /** One customer of a hosting provider: the IPv4 /24, or the IPv6 /48. */
  near: string
  /** One operator, roughly: the IPv4 /16, or the IPv6 /32. */
  wide: string
}

/**
 * The one network of all addresses that cannot be parsed, so that nonsense gets nobody a fresh one: `unknown`, obfuscated
 * names of RFC 7239, IPv4 with leading zeros (octal to some programs, decimal to others).
 */
const UNREADABLE: Network = { own: 'unreadable', near: 'unreadable', wide: 'unreadable' }

/** The longest IPv6 address with a zone, a port, brackets and quotes is shorter. */
const MOST_CHARACTERS = 100

/** `[2001:db8::1]:443` and `"[2001:db8::1]"`, as RFC 7239 writes them. */
const IN_BRACKETS = /^"?\[([^\]]*)\](?::\w*)?"?$/
/** Azure's gateways write `198.51.100.9:4711` into `X-Forwarded-For`. */
const WITH_PORT = /^"?([\d.]+)(?::\w*)?"?$/

/** Where IPv6 addresses hold an IPv4 one: RFC 4291 (mapped), RFC 6145, RFC 6052 and 8215; 6to4; Teredo. */
const EMBEDDING: Record<'last' | 'first' | 'inverted', [ipaddr.IPv6, number][]> = {
  last: [
    prefixOf('::ffff:0:0', 96),
    prefixOf('::ffff:0:0:0', 96),
    prefixOf('64:ff9b::', 96),
    prefixOf('64:ff9b:1::', 48),
  ],
  first: [prefixOf('2002::', 16)],
  inverted: [prefixOf('2001::', 32)],
}

function prefixOf(address: string, bits: number): [ipaddr.IPv6, number] {
  return [ipaddr.IPv6.parse(address), bits]
}

/** The network of an address as a socket or a proxy writes it, with or without a port. */
export function networkOf(address: string): Network {
  if (address.length > MOST_CHARACTERS) return UNREADABLE
  const said = address.trim()
  const ipv4 = WITH_PORT.exec(said)?.[1]
  if (ipv4 !== undefined) {
    return ipaddr.IPv4.isValidFourPartDecimal(ipv4) ? ofIpv4(ipv4.split('.')) : UNREADABLE
  }
  const ipv6 = parseIpv6(IN_BRACKETS.exec(said)?.[1] ?? said)
  if (!ipv6) return UNREADABLE
  const inside = embeddedIn(ipv6)
  return inside ? ofIpv4(inside) : ofIpv6(ipv6.parts)
}

/** A quick check before the library, which throws at what it cannot parse; that costs ten times as much as parsing. */
function parseIpv6(text: string): ipaddr.IPv6 | undefined {
  if (!text.includes(':')) return undefined
  try {
    return ipaddr.IPv6.parse(text)
  } catch {
    return undefined
  }
}

function ofIpv4([a, b, c, d]: readonly (number | string)[]): Network {
  return { own: `${a}.${b}.${c}.${d}`, near: `${a}.${b}.${c}.0/24`, wide: `${a}.${b}.0.0/16` }
}

function ofIpv6(parts: readonly number[]): Network {
  const groups = parts.map((part) => part.toString(16))
  const prefix = (bits: number) => `${groups.slice(0, bits / 16).join(':')}::/${bits}`
  return { own: prefix(64), near: prefix(48), wide: prefix(32) }
}

/**
 * The IPv4 address embedded in an IPv6 address, as octets: both name the same network. In 6to4 one IPv4 address owns 65,536
 * networks of 64 bits; behind a translator or a Teredo server everybody would share one.
 */
function embeddedIn(address: ipaddr.IPv6): number[] | undefined {
  const bytes = address.toByteArray()
  switch (ipaddr.subnetMatch(address, EMBEDDING, 'none')) {
    case 'last':
      return bytes.slice(12)
    case 'first':
      return bytes.slice(2, 6)
    case 'inverted':
      return bytes.slice(12).map((byte) => byte ^ 0xff)
    default:
      return undefined
  }
}
