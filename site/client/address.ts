import { findPrivateLink, type PrivateLink, parsePrivateLink, privateLinkUrl } from '../../seal/address.ts'

/** What a page keeps in its history entry, so that a reload before the tap loses nothing. */
export interface PageState {
  /** Letter and token of the private link that led here. */
  arrivedBy?: string
  /** Only where there is no localStorage: see `storage.ts`. */
  kept?: unknown
}

export interface Arrival {
  link?: PrivateLink
  /** The address carried something in a link's place that is none: cut by a messenger, most often. */
  isBroken: boolean
}

export function pageState(): PageState {
  return history.state ?? {}
}

/** Takes the private link out of the address bar, with everything that messengers added to it (fbclid and the like). */
export function takePrivateLink(slug: string): Arrival {
  const url = new URL(location.href)
  const found = findPrivateLink(url)
  const isBroken = !found && (url.hash.length > 1 || url.searchParams.has('k') || /%23/.test(url.pathname))
  const link = found ?? (isBroken ? undefined : parsePrivateLink(pageState().arrivedBy ?? ''))
  rememberArrival(slug, link)
  return { ...(link && { link }), isBroken }
}

/** Writes the bare address, and the link that led here where only this tab finds it. */
export function rememberArrival(slug: string, link?: PrivateLink): void {
  const { arrivedBy: _, ...rest } = pageState()
  const state: PageState = { ...rest, ...(link && { arrivedBy: link.letter + link.token }) }
  history.replaceState(state, '', `/${slug}/`)
}

/** Puts the fan's own link in the address bar, so that even a copied address is a share of theirs. */
export function showOwnLink(slug: string, letter: string, token: string): void {
  const { arrivedBy: _, ...rest } = pageState()
  history.replaceState(rest, '', privateLinkUrl(`/${slug}/`, letter, token, false))
}

/** The address that a private link has for others. */
export function linkUrl(slug: string, letter: string, token: string, isEmail = false): string {
  return privateLinkUrl(`${location.origin}/${slug}/`, letter, token, isEmail)
}
