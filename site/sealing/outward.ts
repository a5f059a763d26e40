import type { Problem } from '../../campaigns/problem.ts'
import { shortened } from '../../campaigns/shortened.ts'
import { isHostPage, wholeAddress } from './anchors.ts'
import { keepsAddress } from './safe-html.ts'

/** Whether an address leads out of the campaign: `mailto:`, `https:` and the like, and other pages of the host. */
export function isOutward(url: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(wholeAddress(url)) || isHostPage(url)
}

/** Hosts that mean another machine on every phone: itself, or one of its own network. */
const AT_HOME =
  /^(?:(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+)+|\[(?:::1?|f[cd].*|fe[89ab].*)\]|(?:.*\.)?local(?:host)?)$/

/** Why an address that leads out of the campaign cannot be followed; undefined for one that can. */
export function outwardFault(url: string): Pick<Problem, 'severity' | 'message'> | undefined {
  const fault = (message: string, severity: Problem['severity'] = 'error') => {
    return { severity, message: `"${shortened(url)}" ${message}` }
  }
  if (/[\u00ad\u200b\u200e\u200f\u2060\ufeff]/.test(url))
    return fault('holds a character that cannot be seen, expected none in it')
  if (!keepsAddress(url)) return fault('leads to nothing on a page, expected https://…, mailto:… or tel:…')
  const [, scheme = '', rest = ''] = /^(https?|mailto|tel|sms):(.*)$/is.exec(wholeAddress(url)) ?? []
  const isLetter = scheme.toLowerCase() === 'mailto'
  if (!/^https?$/i.test(scheme)) {
    // Without a recipient, a letter or a message that is begun asks for one.
    if (scheme === '' || (isLetter ? /[^@]@[^@]|.%40./ : /\d/).test(rest) || /^\?.*=/s.test(rest)) return undefined
    return fault(`leads to nobody, expected ${scheme}:${isLetter ? 'name@example.org' : '+33…'}`)
  }
  if (rest.includes(')[')) return fault('runs on into what stands behind it, expected [text](address)')
  // Browsers take what is missing for granted, each in its own way.
  if (!/^\/\/[^/\\]/.test(rest)) return fault('leads to no site, expected its whole address')
  const host = URL.parse(`${scheme}:${rest}`)?.hostname ?? ''
  if (AT_HOME.test(host))
    return fault('leads to a machine of yours, expected an address that everybody reaches', 'warning')
  return /^\[|^[^.]+(?:\.[^.]+)+\.?$/.test(host) ? undefined : fault('leads to no site, expected its whole address')
}
