import { readAddress } from '../../../pieces/embed/address.ts'
import { type Detector, placeOf, type Secrets } from './secrets.ts'

const FRAME = /<iframe\b[^<>]* src="([^"]*)"/g

const MEND = 'Take the address out of campaign.yaml or teaser.md, or leave the piece out.'

/** Finds where embeds lead: the id of an item and the key to it, one of which every form of its address holds. */
export function createAddressDetector({ campaigns }: Pick<Secrets, 'campaigns'>): Detector {
  const secrets = campaigns.flatMap((campaign) =>
    campaign.pieces.flatMap((piece) =>
      idsIn(piece.html).map((id) => ({
        // As a whole: digits are part of longer numbers, and of alphabets such as that of base58.
        pattern: new RegExp(`(?<![a-z\\d])${id}(?![a-z\\d])`, 'i'),
        finding: { what: `the address ${placeOf(campaign, piece, piece.file)}`, mend: MEND, slug: campaign.slug },
      })),
    ),
  )
  return ({ text }) => secrets.filter(({ pattern }) => pattern.test(text)).map(({ finding }) => finding)
}

/** What tells the items apart that sealed HTML frames: letters, digits, dashes and slashes. */
function idsIn(html: string): string[] {
  return [...html.matchAll(FRAME)].flatMap(([, src = '']) => {
    const address = readAddress(src.replaceAll('&amp;', '&'))
    return 'fault' in address ? [] : [address.id, ...(address.key ? [address.key] : [])]
  })
}
