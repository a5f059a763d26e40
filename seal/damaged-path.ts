import { isMarked, likelyLinks, readAddress } from './address.ts'

/** The page that a damaged path, or one typed from hearsay, stands for. */
export interface DamagedPath {
  /** The campaign's slug: lower-case letters, digits and dashes. */
  slug: string
  /** The campaign's page, such as `/minuit-club/en/` or `/minuit-club/ambassador/`. */
  page: string
  /** The same page in whatever language the reader has, for where the campaign is not, or no longer, in the one named. */
  anyLanguage: string
  /** Whether the path spells the name otherwise: in capitals, or with accents, blanks or underscores. */
  isRenamed: boolean
  /** Whether nothing stands behind the page's own path, or only signs: what ended a sentence, or cannot be seen. */
  isWhole: boolean
  /** Whether a private link, or the rest of one, follows the page's own path. */
  hasLink: boolean
}

const PATH = /^\/+([^/#?&;]*)(?:\/+([a-z]{2})(?![\p{L}\p{N}_-]))?(?:\/+(ambassador|proof)(?![\p{L}\p{N}_-]))?(.*)$/isu

/** A language before the name, as other sites have it: `/en/minuit-club/`. */
const SWAPPED =
  /^\/+([a-z]{2})\/+(?!(?:ambassador|proof|sealed|[a-z]{2})(?![\p{L}\p{N}_-]))(?=[\p{L}\p{N}])([^/#?&;]+)/iu

/** Reads a path as that of a campaign's page; undefined when there is no name in it. */
export function readDamagedPath(path: string): DamagedPath | undefined {
  const address = readAddress(path).replace(SWAPPED, (given, locale, name) =>
    likelyLinks(name).length > 0 ? given : `/${name}/${locale}`,
  )
  const [, name = '', locale = '', desk = '', rest = ''] = PATH.exec(address) ?? []
  const slug = asSlug(name)
  if (!slug) return undefined
  const pageOf = (...parts: string[]) => `/${parts.filter(Boolean).join('/').toLowerCase()}/`
  return {
    slug,
    page: pageOf(slug, locale, desk),
    anyLanguage: pageOf(slug, desk),
    isRenamed: name !== slug,
    isWhole: !/[\p{L}\p{N}]/u.test(rest),
    hasLink: !/^\/+sealed\//.test(rest) && (isMarked(rest) || likelyLinks(rest).length > 0),
  }
}

/** Letters that Unicode does not take apart into a letter and its mark. */
const WHOLE: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ı: 'i' }

function asSlug(name: string): string {
  // A line end, a soft hyphen or what else cannot be seen breaks no name.
  const small = name.replace(/[\p{M}\p{Cf}\r\n]/gu, '').toLowerCase()
  const plain = small.replace(/[œæßłøđı]/g, (letter) => WHOLE[letter] ?? letter)
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
