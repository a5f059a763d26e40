import inAppSpy from 'inapp-spy'
import type { ClientWords } from '../i18n/dictionary.ts'
import { copyText } from './clipboard.ts'
import { setText } from './stage.ts'

type Words = ClientWords['elsewhere']

/**
 * Offers to leave a messenger's own browser for the fan's, below a place, with the link of the address bar; does nothing in
 * other browsers. Loaded on demand. `why` is given where the page has not said it yet.
 */
export function offerWayOut(place: Element, { open, copied }: Omit<Words, 'why'>, why = ''): void {
  const { isInApp, appKey } = inAppSpy()
  if (!isInApp) return
  const url = addressElsewhere()
  const [offer, link, status] = [
    document.createElement('p'),
    document.createElement('a'),
    document.createElement('span'),
  ] as const
  offer.className = 'way-out'
  link.textContent = open
  link.href = wayOut(url, appKey) ?? url.href
  status.role = 'status'
  link.addEventListener('click', async (event) => {
    if (link.href === url.href) event.preventDefault()
    // Apps change what they allow: the link is copied in any case.
    setText(status, (await copyText(url.href)) ? copied : url.href)
  })
  offer.append(why, ' ', link, ' ', status)
  place.after(offer)
}

/** The link of the address bar, in the query as in e-mails: some apps drop fragments. */
function addressElsewhere(): URL {
  const { origin, pathname, hash } = location
  return new URL(hash ? `${origin}${pathname}?k=${hash.slice(1)}` : origin + pathname)
}

/**
 * The address that leaves the app; undefined where none is known. No app documents one; these were found to work by
 * https://inappdebugger.com and its issues.
 */
function wayOut({ href, host, pathname, search, protocol }: URL, app: string | undefined): string | undefined {
  if (app === 'instagram') return `instagram://extbrowser/?url=${encodeURIComponent(href)}`
  const { userAgent } = navigator
  if (userAgent.includes('Android')) {
    const scheme = protocol.replace(':', '')
    return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};action=android.intent.action.VIEW;end`
  }
  const [, version] = /OS (\d+)_/.exec(userAgent) ?? []
  return Number(version) >= 17 ? `x-safari-${href}` : undefined
}
