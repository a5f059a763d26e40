import type { EncodedPacket } from 'mediabunny'
import { forgetTimes } from '../films/creation-times.ts'
import { firstTracks } from '../films/first-tracks.ts'
import { tellSampleSize } from '../films/flac-entries.ts'
import { mediabunny } from '../films/library.ts'
import { renamed } from '../films/packaging.ts'
import { paddingOf } from './gapless.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Target duration of a segment, in seconds: of sound, longer ones than of a film weigh little. */
const SEGMENT_SECONDS = 4

/** Version of the packaging; raise it when the same sound comes out otherwise. */
export const SOUND_PACKAGER = 'sound 3, mediabunny 1.61.0'

/** Tracks in a row as one HLS stream (RFC 8216). */
export interface Stream {
  /** The name of its media playlist. */
  playlist: string
  /** Where each track begins, in seconds, and at last where all of it ends. */
  starts: number[]
}

/**
 * Copies the packets of tracks, one behind the other, into segments: CMAF or, of MP3, packed audio, since no browser plays
 * MP3 in CMAF. Between two tracks, whole frames of an encoder's padding are left out. The tracks are alike in codec, rate and
 * channels. Holds one segment in memory.
 */
export async function packageSound(paths: readonly string[], put: (bytes: Bytes) => Promise<string>): Promise<Stream> {
  const {
    BufferTarget,
    CmafOutputFormat,
    EncodedAudioPacketSource,
    HlsOutputFormat,
    Mp3OutputFormat,
    Output,
    PathedTarget,
  } = await mediabunny()
  const names = new Map<string, string>()
  const { codec, config } = await openTrack(paths[0] ?? '', async ({ track }) => {
    return { codec: await track.getCodec(), config: await track.getDecoderConfig() }
  })
  if (codec === null || config === null) throw new Error(`${paths[0]} has a track that cannot be copied`)
  const [playlist, master] = ['list', 'master']
  const format = new HlsOutputFormat({
    segmentFormat: codec === 'mp3' ? new Mp3OutputFormat({ xingHeader: false }) : new CmafOutputFormat(),
    targetDuration: SEGMENT_SECONDS,
    getPlaylistPath: () => playlist,
    getInitPath: () => 'init',
    getSegmentPath: ({ n }) => String(n),
  })
  const target = new PathedTarget(master, ({ path: part }) => {
    const onFinalize = async (buffer: ArrayBuffer) => {
      if (part === master) return
      const bytes = part === playlist ? renamed(buffer, names) : new Uint8Array(buffer)
      if (part === 'init') {
        forgetTimes(bytes)
        tellSampleSize(bytes)
      }
      names.set(part, await put(bytes))
    }
    return new BufferTarget({ onFinalize })
  })
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  const starts = [0]
  let at = 0
  for (const path of paths) {
    await openTrack(path, async ({ packets }) => {
      for await (const packet of paths.length > 1 ? withoutPadding(path, packets) : packets) {
        await source.add(packet.clone({ timestamp: at }), at === 0 ? { decoderConfig: config } : undefined)
        at += packet.duration
      }
    })
    starts.push(at)
  }
  await output.finalize()
  return { playlist: names.get(playlist) ?? '', starts }
}

async function openTrack<T>(
  path: string,
  read: (opened: { track: import('mediabunny').InputAudioTrack; packets: AsyncIterable<EncodedPacket> }) => Promise<T>,
): Promise<T> {
  const { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } = await mediabunny()
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const { sound: track } = await firstTracks(input)
    if (!track) throw new Error(`${path} has no sound`)
    return await read({ track, packets: new EncodedPacketSink(track).packets() })
  } finally {
    input.dispose()
  }
}

/** Samples in a frame of MPEG 1, layer III. */
const FRAME = 1152

/** Packets without those that hold nothing but an encoder's padding: of MP4, what an edit list cuts away. */
async function* withoutPadding(path: string, packets: AsyncIterable<EncodedPacket>): AsyncIterable<EncodedPacket> {
  const { before, behind } = await paddingOf(path)
  const [first, held] = [Math.round(before / FRAME), Math.floor(behind / FRAME)]
  const waiting: EncodedPacket[] = []
  let n = 0
  for await (const packet of packets) {
    if (n++ < first || packet.timestamp + packet.duration <= 0) continue
    waiting.push(packet)
    const next = waiting.length > held ? waiting.shift() : undefined
    if (next) yield next
  }
}
