import { createReadStream } from 'node:fs'
import type { InputAudioTrack } from 'mediabunny'
import { firstTracks } from '../films/first-tracks.ts'
import { mediabunny } from '../films/library.ts'
import { keptJson } from '../site-campaigns.ts'

/** Bars of a waveform: as many as a phone shows. */
const BARS = 96

/** Packets that are decoded at once. */
const BATCH = 200

/**
 * The waveform of a sound: the loudness of each of its parts as a digit of base 36, where the loudest is `z`. Undefined where
 * no free decoder reads it: AAC.
 */
export async function waveOf(path: string): Promise<string | undefined> {
  const { wave } = await keptJson({ kind: 'waveform', files: [path], facts: BARS }, async () => ({
    wave: await readWave(path).catch(() => undefined),
  }))
  return wave
}

async function readWave(path: string): Promise<string | undefined> {
  const { ALL_FORMATS, FilePathSource, Input } = await mediabunny()
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const { sound: track } = await firstTracks(input)
    const samples = track && decodedBy(await track.getCodec())?.(track, path)
    if (!track || !samples) return undefined
    const all = Math.ceil((await track.computeDuration()) * (await track.getSampleRate()))
    return digits(await loudness(samples, Math.max(1, all)))
  } finally {
    input.dispose()
  }
}

/** Mean power of each part. */
async function loudness(samples: AsyncIterable<Float32Array>, all: number): Promise<number[]> {
  const [sums, counts] = [new Float64Array(BARS), new Float64Array(BARS)]
  let at = 0
  for await (const part of samples) {
    for (const sample of part) {
      const bar = Math.min(BARS - 1, Math.floor((at++ * BARS) / all))
      sums[bar] = (sums[bar] ?? 0) + sample * sample
      counts[bar] = (counts[bar] ?? 0) + 1
    }
  }
  return [...sums].map((sum, bar) => Math.sqrt(sum / (counts[bar] || 1)))
}

/** As an ear has it rather than a voltmeter: a third as loud is not nothing. */
function digits(levels: readonly number[]): string {
  const loudest = Math.max(...levels, Number.MIN_VALUE)
  return levels.map((level) => Math.round(35 * (level / loudest) ** 0.7).toString(36)).join('')
}

/** The first channel, decoded. */
type Decode = (track: InputAudioTrack, path: string) => AsyncIterable<Float32Array>

function decodedBy(codec: string | null): Decode | undefined {
  if (codec === 'mp3') return decodeMp3
  if (codec === 'flac') return decodeFlac
  if (codec === 'opus') return decodeOpus
  if (codec === 'vorbis') return decodeVorbis
  return codec?.startsWith('pcm-') ? decodePcm : undefined
}

async function* batches(track: InputAudioTrack): AsyncIterable<Uint8Array[]> {
  const { EncodedPacketSink } = await mediabunny()
  let batch: Uint8Array[] = []
  for await (const { data } of new EncodedPacketSink(track).packets()) {
    batch.push(data)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** What the decoders of packets have in common. */
interface PacketDecoder {
  ready: Promise<void>
  decodeFrames(frames: Uint8Array[]): Decoded | Promise<Decoded>
  free(): void
}
type Decoded = { channelData: Float32Array[] }

async function* decodePackets(decoder: PacketDecoder, track: InputAudioTrack): AsyncIterable<Float32Array> {
  await decoder.ready
  try {
    for await (const batch of batches(track))
      yield (await decoder.decodeFrames(batch)).channelData[0] ?? new Float32Array()
  } finally {
    decoder.free()
  }
}

async function* decodeMp3(track: InputAudioTrack): AsyncIterable<Float32Array> {
  const { MPEGDecoder } = await import('mpg123-decoder')
  yield* decodePackets(new MPEGDecoder({ enableGapless: false }), track)
}

async function* decodeFlac(track: InputAudioTrack): AsyncIterable<Float32Array> {
  const { FLACDecoder } = await import('@wasm-audio-decoders/flac')
  yield* decodePackets(new FLACDecoder(), track)
}

async function* decodeOpus(track: InputAudioTrack): AsyncIterable<Float32Array> {
  const { OpusDecoder } = await import('opus-decoder')
  yield* decodePackets(new OpusDecoder(await opusStreams(track)), track)
}

interface Streams {
  channels: number
  streamCount: number
  coupledStreamCount: number
  channelMappingTable: number[]
}

/** How channels lie in the streams of a track, as its header has it; undefined of mono and stereo. RFC 7845, 5.1.1. */
async function opusStreams(track: InputAudioTrack): Promise<Streams | undefined> {
  const description = (await track.getDecoderConfig())?.description
  const head = description instanceof Uint8Array ? description : new Uint8Array()
  const [channels = 0, streamCount = 0, coupledStreamCount = 0] = [head[9], head[19], head[20]]
  if (!head[18]) return undefined
  return { channels, streamCount, coupledStreamCount, channelMappingTable: [...head.subarray(21, 21 + channels)] }
}

/** Of the file, not of its packets: the decoder takes nothing but Ogg. */
async function* decodeVorbis(_: InputAudioTrack, path: string): AsyncIterable<Float32Array> {
  const { OggVorbisDecoder } = await import('@wasm-audio-decoders/ogg-vorbis')
  const decoder = new OggVorbisDecoder()
  await decoder.ready
  try {
    for await (const part of createReadStream(path))
      yield (await decoder.decode(part)).channelData[0] ?? new Float32Array()
    yield (await decoder.flush()).channelData[0] ?? new Float32Array()
  } finally {
    decoder.free()
  }
}

async function* decodePcm(track: InputAudioTrack): AsyncIterable<Float32Array> {
  const { AudioSampleSink } = await mediabunny()
  for await (const sample of new AudioSampleSink(track).samples()) {
    const part = new Float32Array(sample.numberOfFrames)
    sample.copyTo(part, { planeIndex: 0, format: 'f32-planar' })
    sample.close()
    yield part
  }
}
