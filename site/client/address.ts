import type { Phase } from '../../campaigns/phase.ts'
import { findPreview, findPrivateLink, type PrivateLink, parsePrivateLink, privateLinkUrl } from '../../seal/address.ts'

/** What a page keeps in its history entry, so that a reload before the tap loses nothing. */
export interface PageState {
  /** Letter and token of the private link that led here. */
  arrivedBy?: string
  /** The token of the preview that led here, and the phase that is looked at. */
  preview?: string
  phase?: Phase
  /** The page's language, which its address does not say. */
  locale?: string
  /** What the browser keeps of the campaign, once more: see `stores.ts`. */
  kept?: unknown
}

export interface Arrival {
  link?: PrivateLink
  /** The address carried something in a link's place that is none: cut by a messenger, most often. */
  isBroken: boolean
  /** The token of a preview: then there is no link. */
  preview?: string
}

export function pageState(): PageState {
  return history.state ?? {}
}

/** Takes the private link or the preview out of the address bar, with everything that messengers added to it (fbclid and the like). */
export function takePrivateLink(slug: string): Arrival {
  const url = new URL(location.href)
  const found = findPrivateLink(url)
  const preview = found ? undefined : (findPreview(url) ?? pageState().preview)
  const isBroken = !found && (url.hash.length > 1 || url.searchParams.has('k') || /%23/.test(url.pathname))
  const link = found ?? (isBroken ? undefined : parsePrivateLink(pageState().arrivedBy ?? ''))
  rememberArrival(slug, preview ? undefined : link, preview)
  return preview ? { preview, isBroken } : { ...(link && { link }), isBroken }
}

/**
 * Writes the bare address, and the link that led here where only this tab finds it. The address names no language, since
 * it may be passed on: a reload finds this tab's in the history entry.
 */
export function rememberArrival(slug: string, link?: PrivateLink, preview?: string): void {
  const { arrivedBy: _, preview: __, ...rest } = pageState()
  const locale = document.documentElement.lang
  const state: PageState = {
    ...rest,
    locale,
    ...(link && { arrivedBy: link.letter + link.token }),
    ...(preview && { preview }),
  }
  history.replaceState(state, '', `/${slug}/`)
}

/** Puts the fan's own link in the address bar, so that even a copied address is a share of theirs. */
export function showOwnLink(slug: string, letter: string, token: string): void {
  const { arrivedBy: _, ...rest } = pageState()
  history.replaceState(rest, '', addressOf(`/${slug}/`, letter, token, false))
}

/** Loads the page in another language. What leads here stays in the history entry or the fragment. */
export function turnTo(slug: string, locale: string): void {
  const state: PageState = { ...pageState(), locale }
  history.replaceState(state, '', `/${slug}/${locale}/${location.hash}`)
  location.reload()
}

/** The address that a private link has for others. */
export function linkUrl(slug: string, letter: string, token: string, isEmail = false): string {
  return addressOf(`${location.origin}/${slug}/`, letter, token, isEmail)
}

/** Without a token, as in a preview, the campaign's own. */
function addressOf(campaignUrl: string, letter: string, token: string, isEmail: boolean): string {
  return token ? privateLinkUrl(campaignUrl, letter, token, isEmail) : campaignUrl
}
