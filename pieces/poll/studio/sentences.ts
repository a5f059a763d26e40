import { percent, whole } from '../../../site/studio/format.ts'
import { locale } from '../../../site/studio/language.ts'
import type { PollReport } from '../contract.ts'
import type { StudioPollWords } from './words.ts'

/** Who leads, as far as that can be said: only where the intervals of the first two do not meet. */
export function leader({ told, choices, votes, closed }: PollReport, words: StudioPollWords): string {
  const [first, second] = choices.toSorted((a, b) => b.votes - a.votes)
  if (votes.clear + votes.doubtful === 0 || !first) return closed ? words.closedEmpty : words.empty
  if (!told) return words.untold
  const [value = '', low = '', high = ''] = [first.share.value, first.share.low, first.share.high].map(percent)
  const isClose = second && second.share.high >= first.share.low
  if (isClose && !closed && second.votes < first.votes) return words.ahead(first.text, second.text, value, low, high)
  const level = choices.filter(({ votes }) => votes === first.votes).map(({ text }) => text)
  const said =
    level.length > 1
      ? words.level(new Intl.ListFormat(locale.value).format(level), value)
      : words.leads(first.text, value, low, high)
  return closed ? `${said} ${words.closed}` : said
}

export function turnout({ turnout: { votes, openings, share } }: PollReport, words: StudioPollWords): string {
  const [value = '', low = '', high = ''] = [share.value, share.low, share.high].map(percent)
  return words.turnout({ votes, openings }, { votes: whole(votes), openings: whole(openings) }, value, low, high)
}

/** What the result would be of the clear votes alone; undefined where every vote is clear. */
export function withoutDoubt({ told, choices, votes }: PollReport, words: StudioPollWords): string | undefined {
  if (votes.doubtful === 0) return undefined
  const doubtful = words.doubtful(votes.doubtful, whole(votes.doubtful))
  if (!told) return doubtful
  const parts = choices.map(({ text, clear }) => `${text} ${percent(votes.clear > 0 ? clear / votes.clear : 0)}`)
  return `${doubtful} ${words.withoutThem(parts.join(', '))}`
}
