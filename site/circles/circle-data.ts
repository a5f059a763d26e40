import { type ChannelId, SHARE_SHEET } from '../../campaigns/channels.ts'
import { messageOf } from '../../campaigns/messages.ts'
import type { CircleData, CirclesFile } from '../client/circles/files.ts'
import { circleWords } from '../client/circles/words/index.ts'
import { islandPiece } from '../components/island.ts'
import type { SiteCampaign } from '../sealing/site-campaigns.ts'
import { piecesFor } from './own-pieces.ts'
import { POSTCODE_DIGITS } from './postcode-digits.ts'

type Circles = NonNullable<SiteCampaign['circles']>

/** What the page needs of all circles of a campaign, in one of its languages. */
export function circlesFile({ locale, formal }: SiteCampaign, circles: Circles): CirclesFile {
  const { names, choose, country, list } = circles
  const isNear = ({ place, postcodes }: Circles['list'][number]) => place !== undefined && postcodes === undefined
  return {
    words: circleWords(locale, formal),
    ...{ names, choose },
    country: country === undefined ? 'none' : country === 'fr' && list.some(isNear) ? 'near' : 'named',
    home: country && { code: country, digits: POSTCODE_DIGITS[country] },
    list: list.map(({ id, name, postcodes, towns }) => ({ id, name, postcodes, towns })),
  }
}

/** What the script needs of one circle. */
export function circleData(campaign: SiteCampaign, id: string): CircleData {
  const pieces = piecesFor(campaign, id)
  const messages = campaign.circles?.list.find((circle) => circle.id === id)?.messages ?? {}
  const channels = [SHARE_SHEET, ...campaign.channels].flatMap((channel: ChannelId) => {
    const written = messageOf(messages, channel)
    const { text = '', subject } = written ?? {}
    return written ? [{ id: channel, text, ...(subject !== undefined && { subject }) }] : []
  })
  return {
    order: pieces.map((piece) => piece.id),
    pieces: pieces.filter(({ circles }) => circles !== undefined).map(islandPiece),
    channels,
  }
}
