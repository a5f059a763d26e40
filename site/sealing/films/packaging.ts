import type { HlsOutputFormat, PathedTarget, Target } from 'mediabunny'
import { countTracks } from './boxes.ts'
import { forgetTimes } from './creation-times.ts'
import { firstTracks } from './first-tracks.ts'
import { tellSampleSize } from './flac-entries.ts'
import { mediabunny } from './library.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Target duration of a segment, in seconds, as far as key frames allow: shorter ones cost requests, longer ones waiting. */
const SEGMENT_SECONDS = 2

/** Version of the packaging; raise it when the same film comes out otherwise, and every film is packaged again. */
export const PACKAGER = 'hls 4, mediabunny 1.61.0'

/** One rendition of a film as HLS in CMAF (RFC 8216), each part of it under the name that `put` gave it. */
export interface Rendition {
  /** Of its media playlist. */
  playlist: string
  /**
   * Attributes of its `EXT-X-STREAM-INF`: bandwidth, codecs, resolution. No frame rate, which the average of a phone's film
   * is not: hls.js never goes up to a size whose rate is lower, as that of the original is beside sizes that ffmpeg made.
   */
  variant: string
  /** Bits a second at most, over about one segment. */
  bandwidth: number
  /** Seconds. */
  duration: number
  /** Of the picture as it is shown, in pixels. */
  size: { width: number; height: number }
}

/** Receives one part of a film; resolves with its name. */
export type Put = (bytes: Bytes) => Promise<string>

/**
 * Remuxes the first picture and the first sound of a film into segments, without encoding: the same bytes at every build.
 * Streams: reads the film once, and holds two segments in memory. Throws where a track cannot be copied.
 */
export async function packageRendition(path: string, put: Put): Promise<Rendition> {
  const { BufferTarget, CmafOutputFormat, HlsOutputFormat: Hls, PathedTarget: Pathed } = await mediabunny()
  const [playlist, master, init] = ['list', 'master', 'init']
  const parts = new Parts(put)
  let variant = ''
  const format = new Hls({
    segmentFormat: new CmafOutputFormat(),
    targetDuration: SEGMENT_SECONDS,
    getPlaylistPath: () => playlist,
    getInitPath: () => init,
    getSegmentPath: ({ n }) => String(n),
    onMaster: (text) => {
      variant = /^#EXT-X-STREAM-INF:(.*)$/m.exec(text)?.[1] ?? ''
    },
  })
  const target = new Pathed(master, ({ path: part }) => {
    // Awaited by the muxer: the next segment waits until this one is put away.
    const onFinalize = async (buffer: ArrayBuffer) => {
      if (part === init) await parts.begin(part, new Uint8Array(buffer))
      else if (part === playlist) await parts.end(part, buffer)
      else if (part !== master) await parts.add(part, new Uint8Array(buffer))
    }
    return new BufferTarget({ onFinalize })
  })
  const facts = await convert(path, format, target)
  return {
    ...facts,
    playlist: parts.names.get(playlist) ?? '',
    variant,
    bandwidth: Number(/BANDWIDTH=(\d+)/.exec(variant)?.[1]),
  }
}

/**
 * Puts the parts of a rendition away, in their order. Sound often goes on for some frames after the picture: a last segment
 * without one of the tracks is put away with the one before, since players wait for the other track for ever.
 */
class Parts {
  readonly names = new Map<string, string>()
  readonly #put: Put
  readonly #joined: string[] = []
  #tracks = 0
  #held: { part: string; bytes: Bytes } | undefined

  constructor(put: Put) {
    this.#put = put
  }

  async begin(part: string, init: Bytes): Promise<void> {
    forgetTimes(init)
    tellSampleSize(init)
    this.#tracks = countTracks(init)
    this.names.set(part, await this.#put(init))
  }

  async add(part: string, bytes: Bytes): Promise<void> {
    if (this.#held && countTracks(bytes) < this.#tracks) {
      this.#held.bytes = new Uint8Array(Buffer.concat([this.#held.bytes, bytes]))
      this.#joined.push(part)
    } else {
      await this.#letGo()
      this.#held = { part, bytes }
    }
  }

  async end(part: string, playlist: ArrayBuffer): Promise<void> {
    await this.#letGo()
    this.names.set(part, await this.#put(renamed(playlist, this.names, this.#joined)))
  }

  async #letGo(): Promise<void> {
    if (this.#held) this.names.set(this.#held.part, await this.#put(this.#held.bytes))
    this.#held = undefined
  }
}

/** The master playlist, smallest rendition first: players begin with it. */
export function masterPlaylist(renditions: readonly Rendition[]): Bytes {
  const variants = [...renditions]
    .sort((a, b) => a.bandwidth - b.bandwidth)
    .map(({ variant, playlist }) => `#EXT-X-STREAM-INF:${variant}\n${playlist}\n`)
  return new TextEncoder().encode(`#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-INDEPENDENT-SEGMENTS\n\n${variants.join('')}`)
}

/** The same tracks as one progressive MP4 (index first), for browsers without MSE. Holds all of it in memory. */
export async function packageWhole(path: string): Promise<Bytes> {
  const { BufferTarget, Mp4OutputFormat } = await mediabunny()
  const target = new BufferTarget()
  await convert(path, new Mp4OutputFormat({ fastStart: 'in-memory' }), target)
  const bytes = new Uint8Array(target.buffer ?? new ArrayBuffer(0))
  forgetTimes(bytes)
  return bytes
}

async function convert(
  path: string,
  format: HlsOutputFormat | import('mediabunny').Mp4OutputFormat,
  target: Target | PathedTarget<Target>,
) {
  const { ALL_FORMATS, Conversion, FilePathSource, Input: Opened, Output } = await mediabunny()
  const input = new Opened({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const output = new Output({ format, target })
    const { picture, sound } = await firstTracks(input)
    // Without tags: phones write the place into them.
    const conversion = await Conversion.init({
      ...{ input, output, tracks: 'all', tags: {}, showWarnings: false },
      video: (track) => ({ discard: track !== picture }),
      audio: (track) => ({ discard: track !== sound }),
      copy: { mode: 'forced' },
    })
    const tracks = [picture, sound].filter((track) => track !== undefined)
    if (conversion.utilizedTracks.length < tracks.length) throw new Error(`${path} has a track that cannot be copied`)
    await conversion.execute()
    const [width = 0, height = 0] = [await picture?.getDisplayWidth(), await picture?.getDisplayHeight()]
    return { duration: await input.computeDuration(tracks), size: { width, height } }
  } finally {
    input.dispose()
  }
}

/** A media playlist with the names of what it lists, in which some segments are a part of the one before. */
export function renamed(
  buffer: ArrayBuffer,
  names: ReadonlyMap<string, string>,
  joined: readonly string[] = [],
): Bytes {
  const listed = joined.reduce(joinSegment, new TextDecoder().decode(buffer))
  const name = (path: string) => names.get(path) ?? path
  const map = listed.replace(/(?<=^#EXT-X-MAP:URI=")[^"]+/m, name)
  return new TextEncoder().encode(map.replace(/^[^#\n]+$/gm, name))
}

function joinSegment(playlist: string, part: string): string {
  const both = new RegExp(`^#EXTINF:(.+),\\n(.+)\\n#EXTINF:(.+),\\n${part}$`, 'm')
  const [, before, path, after] = both.exec(playlist) ?? []
  const duration = +(Number(before) + Number(after)).toFixed(12)
  const target = (_: string, seconds: string) => `#EXT-X-TARGETDURATION:${Math.max(+seconds, Math.ceil(duration))}`
  return playlist.replace(both, `#EXTINF:${duration},\n${path}`).replace(/^#EXT-X-TARGETDURATION:(\d+)/m, target)
}
