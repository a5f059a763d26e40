import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'

/** Hosts that browsers trust without TLS. */
const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/

/** Where a browser keeps the token of its session. */
export interface SessionCookie {
  read(c: Context): string | undefined
  write(c: Context, token: string, maxAgeMs: number): void
  clear(c: Context): void
}

/**
 * The session cookie: no script reads it, and no other site sends it. Its `__Host-` name, which no other host can set (RFC
 * 6265bis, section 4.1.3.2), needs TLS; only on this machine it goes without.
 */
export function createSessionCookie(siteUrl: string): SessionCookie {
  const isSecure = needsTls(siteUrl)
  const name = cookieNameOf(siteUrl)
  const options: CookieOptions = { path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure }
  return {
    read: (c) => getCookie(c, name),
    write: (c, token, maxAgeMs) => setCookie(c, name, token, { ...options, maxAge: Math.floor(maxAgeMs / 1000) }),
    clear: (c) => void deleteCookie(c, name, options),
  }
}

export function cookieNameOf(siteUrl: string): string {
  return needsTls(siteUrl) ? '__Host-studio' : 'studio'
}

function needsTls(siteUrl: string): boolean {
  const { protocol, hostname } = new URL(siteUrl)
  return protocol === 'https:' || !LOOPBACK.test(hostname)
}
