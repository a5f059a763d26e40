import { PLAYERS, type Player } from './players.ts'

/** One item of another site, however its address was written. */
export interface Address {
  player: Player
  /** What tells it from every other item there; of SoundCloud, a path. */
  id: string
  /** What opens it, where it is unlisted and its id alone does not. */
  key?: string | undefined
}

interface Fault {
  /** What is wrong, and what was expected. */
  fault: string
}

const ONE_ITEM = 'expected the https address of one item on YouTube, Vimeo or SoundCloud'
const SEVERAL: Fault = { fault: `a playlist, a channel or no item at all, ${ONE_ITEM}: open it there, and copy it` }

/** Readers by host; the prefixes `www.`, `m.` and `music.` make no difference. */
const READERS: Record<string, (url: URL) => Address | Fault> = {
  'youtube.com': readYoutube,
  'youtube-nocookie.com': readYoutube,
  'youtu.be': readYoutube,
  'vimeo.com': readVimeo,
  'player.vimeo.com': readVimeo,
  'soundcloud.com': readSoundcloud,
  'api.soundcloud.com': readSoundcloud,
  'w.soundcloud.com': (url) => readAddress(url.searchParams.get('url') ?? ''),
  'on.soundcloud.com': () => ({
    fault: 'a short address, expected the long one: open it, and copy what the browser then shows',
  }),
}

/** Reads the address of an item: of its page, its short form, or of its player. */
export function readAddress(written: string): Address | Fault {
  const url = URL.parse(written)
  if (!url) return { fault: `no address, ${ONE_ITEM}` }
  const read = READERS[url.hostname.replace(/^(?:www|m|music)\./, '')]
  if (!read) return { fault: `another site, ${ONE_ITEM}` }
  return url.protocol === 'https:' ? read(url) : { fault: `not https, ${ONE_ITEM}` }
}

/** What a frame shows, from the tap on that asked for it. */
export function frameAddress({ player, id, key }: Address): string {
  const { origin } = PLAYERS[player]
  if (player === 'youtube') return `${origin}/embed/${id}?autoplay=1&playsinline=1&rel=0`
  if (player === 'vimeo') return `${origin}/video/${id}?${key ? `h=${key}&` : ''}dnt=1&autoplay=1`
  const item = id.startsWith('tracks/')
    ? `https://api.soundcloud.com/${id}${key ? `?secret_token=${key}` : ''}`
    : `https://soundcloud.com/${id}${key ? `/${key}` : ''}`
  return `${origin}/player/?url=${encodeURIComponent(item)}&auto_play=true&hide_related=true&show_comments=false`
}

/** As long as an id, and none: what `/embed/` says of playlists and channels. */
const NO_IDS = ['videoseries', 'live_stream']

function readYoutube({ hostname, pathname, searchParams }: URL): Address | Fault {
  const [, first = '', second] = pathname.split('/')
  const path = ['embed', 'shorts', 'live'].includes(first) ? second : undefined
  const id = hostname === 'youtu.be' ? first : first === 'watch' ? searchParams.get('v') : path
  return id && /^[\w-]{11}$/.test(id) && !NO_IDS.includes(id) ? { player: 'youtube', id } : SEVERAL
}

/** Before the id of an item: of its player, of its owner's page, and of lists that it is in. */
const VIMEO_ITEM =
  /^\/(?:video\/|manage\/videos\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/|(?:showcase|album)\/\d+\/video\/)?(\d{6,12})(?:\/(\w+))?\/?$/

function readVimeo({ pathname, searchParams }: URL): Address | Fault {
  const [, id, hash] = VIMEO_ITEM.exec(pathname) ?? []
  const key = hash ?? searchParams.get('h') ?? undefined
  return id && /^\w*$/.test(key ?? '') ? { player: 'vimeo', id, key } : SEVERAL
}

/** Paths of lists, in the place of a person and in that of a track. */
const LISTS =
  /^\/(?:discover|stations|search|you|tags|playlists)\/|^\/[\w-]+\/(?:sets|tracks|albums|likes|reposts)(?:\/|$)/

function readSoundcloud({ hostname, pathname, searchParams }: URL): Address | Fault {
  const isApi = hostname.startsWith('api.')
  const item = isApi
    ? /^\/(tracks)\/(?:soundcloud(?::|%3A)tracks(?::|%3A))?(\d+)$/i
    : /^\/([\w-]+)\/([\w-]+)(?:\/(s-\w+))?\/?$/
  const [, person, track, written] = (isApi || !LISTS.test(pathname) ? item.exec(pathname) : null) ?? []
  const key = written ?? searchParams.get('secret_token') ?? undefined
  return person && track && /^[\w-]*$/.test(key ?? '')
    ? { player: 'soundcloud', id: `${person}/${track}`, key }
    : SEVERAL
}
