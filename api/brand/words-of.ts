import type { ReadHistory } from '../../db/campaign/history.ts'
import { listWords, type PinnedWord, readSpokenAt, readWord, type WordPlace } from '../../db/campaign/pinned-words.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { ApiError } from '../errors.ts'
import type { Word, WordAnswer, WordRate } from '../studio/contract/word-schema.ts'
import { LOOKED_AT_MS, wordRateOf } from '../studio/word-rate.ts'
import { firstWordsOf } from './first-words.ts'
import { openText, sealText } from './sealed-text.ts'
import { languagesOf } from './settings.ts'

/** Words that the studio lists: enough to find an earlier one, and few enough to open. */
const MOST_LISTED = 200

interface Place {
  store: CampaignStore
  campaign: CatalogueEntry
}

/** Circles of a campaign that can have a word of their own. */
const circlesOf = ({ circles }: CatalogueEntry) => circles?.list.map(({ id, name }) => ({ id, name })) ?? []

/** Throws `malformed` for a language or a circle that the campaign lacks. */
export function checkPlace(campaign: CatalogueEntry, { locale, circle }: WordPlace): void {
  const locales = languagesOf(campaign)
  if (!locales.includes(locale)) {
    throw new ApiError('malformed', { detail: `locale: expected one of ${locales.join(', ')}` })
  }
  const ids = circlesOf(campaign).map(({ id }) => id)
  if (circle !== '' && !ids.includes(circle)) {
    throw new ApiError('malformed', { detail: `circle: expected ${['none', ...ids].join(', ')}` })
  }
}

/** Pins a new word; an empty one takes down what stands. */
export async function say({ store, campaign }: Place, place: WordPlace, text: string, who: string): Promise<void> {
  const sealed = await sealText(text, campaign.pinnedKey, 'pinned')
  const { locale, circle } = place
  await store.ledger.pin({ campaign: campaign.slug, locale, circle, who, sealed, again: null })
}

/** Puts an earlier word of the same place back. Throws `malformed` where there is none. */
export async function sayAgain(
  { store, campaign }: Place,
  { locale, circle }: WordPlace,
  again: number,
  who: string,
): Promise<void> {
  const before =
    again === 0 ? await configured(campaign, { locale, circle }) : await readWord(store, campaign.slug, again)
  if (before?.locale !== locale || before.circle !== circle) {
    throw new ApiError('malformed', { detail: 'again: expected the id of an earlier word of this language and circle' })
  }
  await store.ledger.pin({ campaign: campaign.slug, locale, circle, who, sealed: before.sealed, again })
}

async function configured(campaign: CatalogueEntry, { locale, circle }: WordPlace) {
  const first = firstWordsOf(campaign).find((each) => each.locale === locale && each.circle === circle)
  return first && { locale, circle, sealed: await sealText(first.text, campaign.pinnedKey, 'pinned') }
}

/** Everything that the brand has said here, and whether that is too often. */
export async function wordsOf(place: Place, readHistory: ReadHistory, now: number): Promise<WordAnswer> {
  const { store, campaign } = place
  const rows = await listWords(store, campaign.slug, MOST_LISTED)
  const seen = new Set<string>()
  const stands = ({ circle, locale }: WordPlace) => {
    const key = `${circle} ${locale}`
    return !seen.has(key) && Boolean(seen.add(key))
  }
  const said = await Promise.all(
    rows.map(async (row): Promise<Word> => ({ ...wordOf(row, await textOf(campaign, row)), stands: stands(row) })),
  )
  const first = firstWordsOf(campaign).map((each): Word => {
    return { id: 0, ...each, who: null, at: null, again: null, stands: stands(each) }
  })
  return {
    locales: languagesOf(campaign),
    circles: circlesOf(campaign),
    words: [...said, ...first],
    rate: await rateOf(place, readHistory, now),
  }
}

const wordOf = ({ id, circle, locale, who, at, again }: PinnedWord, text: string) => ({
  ...{ id, circle, locale, text, who, at, again },
})

async function textOf({ pinnedKey }: CatalogueEntry, { sealed }: PinnedWord): Promise<string> {
  // Sealed under another secret: the row is there, what it said is not.
  return openText(sealed, pinnedKey).catch(() => '')
}

async function rateOf({ store, campaign }: Place, readHistory: ReadHistory, now: number): Promise<WordRate> {
  // Days after the close are not quiet ones: nothing was counted in them.
  const until = Math.min(now, campaign.closes ?? Infinity)
  const [spokenAt, { views }] = await Promise.all([
    readSpokenAt(store, campaign.slug, until - LOOKED_AT_MS),
    readHistory(campaign.slug),
  ])
  return wordRateOf(spokenAt, views.quarters, until)
}
