import { percent, whole } from '../../../site/studio/format.ts'
import { locale } from '../../../site/studio/language.ts'
import { nothingCounted } from '../../nothing-counted.ts'
import type { PollReport } from '../contract.ts'
import type { StudioPollWords } from './words.ts'

/**
 * Who leads, as far as that can be said: only where the intervals of the first two do not meet.
 *
 * @param isPart whether the report is of a part of the campaign
 */
export function leader({ told, choices, votes, closed }: PollReport, words: StudioPollWords, isPart = false): string {
  const [first, second] = choices.toSorted((a, b) => b.votes - a.votes)
  if (votes.clear + votes.doubtful === 0 || !first) {
    return nothingCounted(words, { isPart, isClosed: closed })
  }
  if (!told) return words.untold
  const value = percent(first.share.value)
  const isClose = second && second.share.high >= first.share.low
  if (isClose && !closed && second.votes < first.votes)
    return words.ahead(apart(first.text), apart(second.text), value, sure(first.share, words))
  const level = choices.filter(({ votes }) => votes === first.votes).map(({ text }) => apart(text))
  if (level.length > 1) {
    const said = words.level(new Intl.ListFormat(locale.value).format(level), value)
    return closed ? `${said} ${words.closed}` : said
  }
  return closed
    ? `${words.most(apart(first.text), value)} ${words.closed}`
    : words.leads(apart(first.text), value, sure(first.share, words))
}

/** A choice beside others and beside figures, with which one that is read from right to left would change places. */
const apart = (text: string) => (/[\u0590-\u08ff]/.test(text) ? `\u2068${text}\u2069` : text)

export function turnout({ closed, turnout: { votes, openings, share } }: PollReport, words: StudioPollWords): string {
  const shown = { votes: whole(votes), openings: whole(openings) }
  return words.turnout({ votes, openings }, shown, percent(share.value), closed ? undefined : sure(share, words))
}

/** How far it may be from the result: once all have voted who will, there is nothing to estimate. */
function sure({ low, high }: PollReport['turnout']['share'], words: StudioPollWords): string {
  return words.sure(percent(low), percent(high))
}

/** What the result would be of the clear votes alone; undefined where every vote is clear. */
export function withoutDoubt({ told, choices, votes }: PollReport, words: StudioPollWords): string | undefined {
  if (votes.doubtful === 0) return undefined
  const doubtful = words.doubtful(votes.doubtful, whole(votes.doubtful))
  if (!told) return doubtful
  const parts = choices.map(({ text, clear }) => `${apart(text)} ${percent(votes.clear > 0 ? clear / votes.clear : 0)}`)
  return `${doubtful} ${words.withoutThem(parts.join(', '))}`
}
