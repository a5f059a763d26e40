import type { Phase } from '../../campaigns/phase.ts'
import { isMarked, likelyLinks, type PrivateLink, parsePrivateLink, privateLinkUrl } from '../../seal/address.ts'

/** The copy channel's letter: an address taken from the address bar counts as copied. */
export const ADDRESS_BAR_LETTER = 'c'

/** State in the history entry, so that a reload before the tap loses nothing. */
export interface PageState {
  /** Letter and token of the private link or preview that led here; every reading of it, where it arrived damaged. */
  arrivedBy?: string[]
  /** The phase that a preview shows. */
  phase?: Phase
  /** The page's language, which is not in its address. */
  locale?: string
  /** A copy of the stored state of the campaign: see `stores.ts`. */
  kept?: unknown
}

export interface Landing {
  /** The address, as it arrived. */
  given: string
  link?: PrivateLink
  /** Every reading of a damaged address, letter and token, likeliest first: the server knows which is right. */
  meanings?: string[]
  /** Whether the address has something broken in the place of a link, mostly cut by a messenger. It stays there. */
  isBroken: boolean
  /** The token of a preview: then there is no link. */
  preview?: string
}

export function pageState(): PageState {
  return history.state ?? {}
}

/**
 * Moves the private link or the preview out of the address bar, with everything that messengers added to it (fbclid and the
 * like).
 */
export function takePrivateLink(slug: string): Landing {
  const given = location.href
  const rest = given.slice(location.origin.length).replace(/^\/+[^/?#%]*/, '')
  const found = likelyLinks(rest)
  // Left in place, where a fan can read and mend it.
  if (!found[0] && isMarked(rest)) return { given, isBroken: true }
  const meanings = found[0] ? found : (pageState().arrivedBy ?? [])
  rememberArrival(slug, meanings)
  const [first = ''] = meanings
  const link = parsePrivateLink(first)
  if (!link) return { given, isBroken: false, ...(first && { preview: first.slice(1) }) }
  const links = meanings.filter(parsePrivateLink)
  return { given, isBroken: false, link, ...(links.length > 1 && { meanings: links }) }
}

/**
 * Writes the bare address, and keeps what led here where only this tab finds it. The address names no language, since it
 * may be passed on: a reload finds this tab's in the history entry.
 */
export function rememberArrival(slug: string, arrivedBy: string[]): void {
  const state: PageState = { ...pageState(), locale: document.documentElement.lang, arrivedBy }
  history.replaceState(state, '', `/${slug}/`)
}

/** Puts the fan's own link in the address bar, so that even a copied address is a share of theirs. A preview has none. */
export function showOwnLink(slug: string, letter: string, token: string): void {
  if (!token) return
  const { arrivedBy: _, ...rest } = pageState()
  history.replaceState(rest, '', addressOf(`/${slug}/`, letter, token, false))
}

/** Loads the page in another language. The link stays in the history entry or the fragment. */
export function turnTo(slug: string, locale: string): void {
  const state: PageState = { ...pageState(), locale }
  history.replaceState(state, '', `/${slug}/${locale}/${location.search}${location.hash}`)
  location.reload()
}

/** The address of a private link for others. */
export function linkUrl(slug: string, letter: string, token: string, isEmail = false): string {
  return addressOf(`${location.origin}/${slug}/`, letter, token, isEmail)
}

/** The link's address; without a token, as in a preview, the campaign's own. */
function addressOf(campaignUrl: string, letter: string, token: string, isEmail: boolean): string {
  return token ? privateLinkUrl(campaignUrl, letter, token, isEmail) : campaignUrl
}
