import { BASE58_PATTERN } from './base58.ts'

/** A channel letter and a link token, as a private link carries them. */
export interface PrivateLink {
  letter: string
  token: string
}

const LINK = new RegExp(`^([a-z])(${BASE58_PATTERN})$`)

/** A capital letter, which no channel has: no preview is ever taken for a private link. */
const PREVIEW = new RegExp(`^P(${BASE58_PATTERN})$`)

/** Splits `letter + token`; undefined when it does not have that shape (which is all this checks). */
export function parsePrivateLink(text: string): PrivateLink | undefined {
  const [, letter, token] = LINK.exec(text) ?? []
  return letter && token ? { letter, token } : undefined
}

/** The address of a private link. Mail gateways break fragments, so e-mail carries it in the query. */
export function privateLinkUrl(campaignUrl: string, letter: string, token: string, isEmail: boolean): string {
  return `${campaignUrl}${isEmail ? '?k=' : '#'}${letter}${token}`
}

/** Finds `letter + token` in an address, wherever messengers and mail gateways may have left it. */
export function findPrivateLink(url: URL): PrivateLink | undefined {
  for (const place of placesIn(url)) {
    const found = parsePrivateLink(place)
    if (found) return found
  }
  return undefined
}

/** The address of a preview. */
export function previewUrl(campaignUrl: string, token: string): string {
  return `${campaignUrl}#P${token}`
}

/** Finds the token of a preview in an address, as {@link findPrivateLink} does. */
export function findPreview(url: URL): string | undefined {
  for (const place of placesIn(url)) {
    const [, token] = PREVIEW.exec(place) ?? []
    if (token) return token
  }
  return undefined
}

function placesIn(url: URL): string[] {
  const mangled = /\/(?:%23|#)([a-zA-Z0-9]+)$/.exec(url.pathname)?.[1]
  return [url.hash.slice(1), url.searchParams.get('k') ?? '', mangled ?? '']
}
