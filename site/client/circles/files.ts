import { addStylesheet } from '../add-stylesheet.ts'
import { patiently, refusal } from '../api.ts'
import type { Island, IslandChannel, IslandPiece } from '../island.ts'
import { type CountryFile, readCountry } from './country.ts'
import type { Country, Home, Led } from './finding.ts'
import type { CircleWords } from './words/circle-words.ts'

/** What the page needs of all circles: `/<slug>/circles/<locale>/list.json`. */
export interface CirclesFile {
  words: CircleWords
  /** How parts of a circle are called, with `{name}` and `{number}`. */
  names: string
  choose: 'list' | 'place'
  /** Whether there is a table of the country: for towns, or for postcodes as well, to the nearest circle. */
  country: 'none' | 'named' | 'near'
  home?: Home | undefined
  list: Led[]
}

/** What the script needs of one circle; in a `script` of its fragment, `/<slug>/circles/<locale>/<id>/`. */
export interface CircleData {
  /** Every piece that its fans get, in order. */
  order: string[]
  /** Those that others do not get. */
  pieces: IslandPiece[]
  /** Channels with a message of the circle. */
  channels: Pick<IslandChannel, 'id' | 'text' | 'subject'>[]
}

const fetching = new Map<string, Promise<unknown>>()

/** Fetches a file once; again after a failure. Throws `Refusal`. */
function file<T>(url: string, read: (response: Response) => Promise<T>): Promise<T> {
  const known = fetching.get(url) as Promise<T> | undefined
  if (known) return known
  const made = patiently(async (signal) => {
    const response = await fetch(url, { signal })
    if (!response.ok) throw await refusal(response)
    return read(response)
  })
  fetching.set(url, made)
  made.catch(() => fetching.delete(url))
  return made
}

/** Fetches anew from here on: the campaign has other circles by now. */
export const forgetCircles = () => fetching.clear()

export function circlesOf({ slug, locale }: Island): Promise<CirclesFile> {
  return file(`/${slug}/circles/${locale}/list.json`, (response) => response.json())
}

/** The fragment of one circle, as HTML. */
export function circleHtml({ slug, locale }: Island, id: string): Promise<string> {
  return file(`/${slug}/circles/${locale}/${id}/`, (response) => response.text())
}

export function countryOf({ slug }: Island): Promise<Country> {
  return file(`/${slug}/circles/country.json`, async (response) => readCountry((await response.json()) as CountryFile))
}

let styling: Promise<void> | undefined

/** The design of what circles show. A page without it is plain, but whole. */
export function addStyle({ slug }: Island): Promise<void> {
  styling ??= addStylesheet(`/${slug}/look-circles.css`).catch(() => {
    styling = undefined
  })
  return styling
}
