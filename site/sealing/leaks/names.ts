import { basename, extname } from 'node:path'
import { LOCALES } from '../../../campaigns/schema.ts'
import { normalise } from './plain-text.ts'
import { type Finding, placeOf, type Secrets } from './secrets.ts'

const MEND = 'No file of the site may be named after what is sealed: rename it.'

/** File names that every campaign has, whatever its pieces and media are called. */
const OWN_NAMES = [
  ...[
    'cover',
    'cover-tall',
    'icon',
    'index',
    'locale',
    'logo',
    'look',
    'look-inside',
    'look-preview',
    'media',
    'print',
  ],
  ...['preview', 'sealed', ...LOCALES],
].map(normalise)

/**
 * Finds paths that reveal a piece: named after one of its media, its title or its id. Files of the site itself keep their
 * names, whatever a campaign calls its own.
 */
export function createNameCheck({
  campaigns,
  ownPaths = new Set(),
}: Pick<Secrets, 'campaigns' | 'ownPaths'>): (path: string) => Finding[] {
  const names = campaigns.flatMap((campaign) =>
    campaign.pieces.flatMap((piece) => [
      ...[...new Set(piece.media.map(({ file }) => file))].map((file) => ({
        matches: isNamedAfter(file),
        finding: { what: `the name of a medium ${placeOf(campaign, piece, file)}`, mend: MEND, slug: campaign.slug },
      })),
      {
        matches: isPathOf(campaign.slug, [piece.title, piece.id]),
        finding: { what: `the title or id ${placeOf(campaign, piece, piece.file)}`, mend: MEND, slug: campaign.slug },
      },
    ]),
  )
  return (path) => (ownPaths.has(path) ? [] : names.flatMap(({ matches, finding }) => (matches(path) ? [finding] : [])))
}

/** `media/clip.mp4` as `clip.mp4`, or as bundlers write it, `clip.B7xq.mp4`. */
function isNamedAfter(file: string): (path: string) => boolean {
  const extension = extname(file)
  const stem = normalise(basename(file, extension))
  return (path) => {
    if (OWN_NAMES.includes(stem) || extname(path).toLowerCase() !== extension.toLowerCase()) return false
    const [name = '', ...hash] = basename(path, extname(path)).split(/[.]/)
    return hash.length <= 1 && normalise(name) === stem
  }
}

/** Only below the campaign's own address: elsewhere a title such as "Style" is a word like any other. */
function isPathOf(slug: string, titles: string[]): (path: string) => boolean {
  const secret = titles.map(normalise).filter((title) => !OWN_NAMES.includes(title))
  return (path) => {
    if (!path.startsWith(`${slug}/`)) return false
    const [, ...segments] = path.split('/')
    return segments.some((segment) => secret.includes(normalise(segment.split('.')[0] ?? '')))
  }
}
