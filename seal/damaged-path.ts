import { isMarked, likelyLinks, readAddress } from './address.ts'

/** What a path stands for that was damaged on its way, or typed by somebody who was told it. */
export interface DamagedPath {
  /** Of the campaign: lower-case letters, digits and dashes. */
  slug: string
  /** The campaign's page, such as `/minuit-club/en/`. */
  page: string
  /** Whether the name stands otherwise in the path: in capitals, or with accents, blanks or underscores. */
  isRenamed: boolean
  /** Whether nothing but signs stands behind the page's own path: what ended a sentence, or cannot be seen. */
  isPadded: boolean
  /** Whether a private link, or what is left of one, stands behind the page's own path. */
  hasLink: boolean
}

const PATH = /^\/+([^/#?&]*)(?:\/+([a-z]{2})(?![\p{L}\p{N}_-]))?(.*)$/isu

/** Reads the path of an address as that of a campaign's page; undefined when there is no name in it. */
export function readDamagedPath(path: string): DamagedPath | undefined {
  const [, name = '', locale = '', rest = ''] = PATH.exec(readAddress(path)) ?? []
  const slug = asSlug(name)
  if (!slug) return undefined
  return {
    slug,
    page: `/${slug}/${locale && `${locale.toLowerCase()}/`}`,
    isRenamed: name !== slug,
    isPadded: /[^/]/.test(rest) && !/[\p{L}\p{N}?#]/u.test(rest),
    hasLink: !/^\/+sealed\//.test(rest) && (isMarked(rest) || likelyLinks(rest).length > 0),
  }
}

function asSlug(name: string): string {
  const plain = name.replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
