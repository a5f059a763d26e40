import { execFile, spawnSync } from 'node:child_process'
import { stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { requireProgram } from './debian.ts'
import { temporaryFolder } from './fixture.ts'

const execute = promisify(execFile)
const FFMPEG = () => requireProgram('ffmpeg', 'ffmpeg')
const SECONDS = 8

const picture = (size: string, seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `testsrc2=size=${size}:rate=25:duration=${seconds}`,
]
const sound = (seconds: number) => ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-sc_threshold', '0']
const EVERY_TWO_SECONDS = ['-g', '50']
const AAC = ['-c:a', 'aac', '-b:a', '64k']
const GOOD = [...H264, ...EVERY_TWO_SECONDS, ...AAC]

interface Making {
  size?: string
  seconds?: number
  /** Options behind the inputs; what plays everywhere unless told. */
  coding?: readonly string[]
  /** The inputs, where they are others. */
  inputs?: readonly string[]
}

/** Makes a small film with ffmpeg in a temporary folder, and returns its path. Its ending says its container. */
export async function film(name: string, making: Making = {}): Promise<string> {
  const { size = '192x108', seconds = SECONDS, coding = GOOD } = making
  const inputs = making.inputs ?? [...picture(size, seconds), ...sound(seconds)]
  const path = join(await temporaryFolder(), name)
  ffmpeg([...inputs, ...coding, path])
  return path
}

export function ffmpeg(args: readonly string[]): void {
  const { status, stderr } = spawnSync(FFMPEG(), ['-nostdin', '-v', 'error', '-y', ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${stderr}`)
}

/** Codecs that films and sounds of ours are in. Of bytes without a pattern, ffprobe sometimes makes others, such as H.263. */
const CODECS = ['h264', 'vp9', 'av1', 'aac', 'opus', 'flac']

/** Those that ffprobe finds in a file. */
export async function codecsIn(path: string): Promise<string[]> {
  const args = ['-v', 'quiet', '-show_entries', 'stream=codec_name', '-of', 'default=nw=1:nk=1', path]
  // Where it finds nothing at all, it fails.
  const { stdout } = await execute(requireProgram('ffprobe', 'ffmpeg'), args).catch(
    (error: { stdout: string }) => error,
  )
  return stdout.split('\n').filter((codec) => CODECS.includes(codec))
}

/** Films that do not play everywhere, as `../shared/media.md` lists them. */
export const ODD_FILMS = {
  longGop: () => film('clip.mp4', { coding: [...H264, '-g', '9999', ...AAC] }),
  rotated: async () => changed(await film('good.mp4'), 'clip.mp4', ['-c', 'copy', '-metadata:s:v', 'rotate=90']),
  openGop: () =>
    film('clip.mp4', {
      coding: [
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-pix_fmt',
        'yuv420p',
        '-bf',
        '3',
        ...EVERY_TWO_SECONDS,
        '-x264-params',
        'open-gop=1:scenecut=0',
        ...AAC,
      ],
    }),
  hevc: () =>
    film('clip.mp4', {
      seconds: 2,
      coding: ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=0', ...EVERY_TWO_SECONDS, ...AAC],
    }),
  tenBits: () =>
    film('clip.mp4', { seconds: 2, coding: [...H264, '-pix_fmt', 'yuv420p10le', ...EVERY_TWO_SECONDS, ...AAC] }),
  chroma: () =>
    film('clip.mp4', { seconds: 2, coding: [...H264, '-pix_fmt', 'yuv422p', ...EVERY_TWO_SECONDS, ...AAC] }),
  larger: () => film('clip.mp4', { size: '4112x2320', seconds: 0.2 }),
  ac3: () => film('clip.mp4', { seconds: 2, coding: [...H264, ...EVERY_TWO_SECONDS, '-c:a', 'ac3'] }),
  pcm: () => film('clip.mov', { seconds: 2, coding: [...H264, ...EVERY_TWO_SECONDS, '-c:a', 'pcm_s16le'] }),
  prores: () => film('clip.mov', { seconds: 2, coding: ['-c:v', 'prores_ks', ...AAC] }),
  mp3: () => film('clip.mp4', { seconds: 2, coding: [...H264, ...EVERY_TWO_SECONDS, '-c:a', 'libmp3lame'] }),
  asp: () => film('clip.mp4', { seconds: 2, coding: ['-c:v', 'mpeg4', ...EVERY_TWO_SECONDS, ...AAC] }),
  vp8: () =>
    film('clip.webm', { seconds: 2, coding: ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libvorbis'] }),
  vp9: () =>
    film('clip.webm', {
      seconds: 2,
      coding: [
        '-c:v',
        'libvpx-vp9',
        '-deadline',
        'realtime',
        '-cpu-used',
        '8',
        ...EVERY_TWO_SECONDS,
        '-c:a',
        'libopus',
      ],
    }),
  av1: () =>
    film('clip.mp4', { seconds: 2, coding: ['-c:v', 'libaom-av1', '-cpu-used', '8', '-usage', 'realtime', ...AAC] }),
  av1Chroma: () =>
    film('clip.mp4', {
      seconds: 2,
      coding: ['-c:v', 'libaom-av1', '-pix_fmt', 'yuv444p', '-cpu-used', '8', '-usage', 'realtime', ...AAC],
    }),
  aacMain: () =>
    film('clip.mp4', {
      seconds: 2,
      coding: [...H264, ...EVERY_TWO_SECONDS, '-c:a', 'aac', '-profile:a', 'aac_main', '-strict', '-2'],
    }),
  flac: () =>
    film('clip.mp4', { seconds: 2, coding: [...H264, ...EVERY_TWO_SECONDS, '-c:a', 'flac', '-strict', '-2'] }),
  soundEnds: () => film('clip.mp4', { inputs: [...picture('192x108', SECONDS), ...sound(SECONDS / 2)] }),
  pictureEnds: () => film('clip.mp4', { inputs: [...picture('192x108', SECONDS / 2), ...sound(SECONDS)] }),
  soundLate: () =>
    film('clip.mp4', { inputs: [...picture('192x108', SECONDS), '-itsoffset', '3', ...sound(SECONDS - 3)] }),
  beginsLate: async () => changed(await film('good.mp4'), 'clip.mp4', ['-c', 'copy'], ['-itsoffset', '3']),
  editList: async () => changed(await film('good.mp4'), 'clip.mp4', ['-c', 'copy'], ['-ss', '3.3']),
  truncated: async () => half(await film('clip.mp4', { coding: [...GOOD, '-movflags', '+faststart'] })),
  withoutIndex: async () => half(await film('clip.mp4')),
  truncatedMatroska: async () => half(await film('clip.mkv')),
  hdr: () =>
    film('clip.mp4', {
      seconds: 2,
      coding: [...GOOD, '-color_primaries', 'bt2020', '-color_trc', 'arib-std-b67', '-colorspace', 'bt2020nc'],
    }),
  hdrInPart: () => film('clip.mp4', { seconds: 2, coding: [...GOOD, '-color_trc', 'smpte2084'] }),
  interlaced: () =>
    film('clip.mp4', {
      seconds: 2,
      coding: ['-flags', '+ildct+ilme', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', ...EVERY_TWO_SECONDS, ...AAC],
    }),
  avi: () => film('clip.avi', { seconds: 2, coding: ['-c:v', 'mpeg4', '-c:a', 'mp3'] }),
} satisfies Record<string, () => Promise<string>>

/** Films that do. */
export const GOOD_FILMS = {
  mp4: () => film('clip.mp4'),
  indexFirst: () => film('clip.mp4', { coding: [...GOOD, '-movflags', '+faststart'] }),
  fragmented: () => film('clip.mp4', { coding: [...GOOD, '-movflags', 'frag_keyframe+empty_moov'] }),
  reordered: () =>
    film('clip.mp4', {
      coding: [
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-bf',
        '3',
        '-pix_fmt',
        'yuv420p',
        ...EVERY_TWO_SECONDS,
        ...AAC,
      ],
    }),
  soundGoesOn: () => film('clip.mp4', { inputs: [...picture('192x108', SECONDS), ...sound(SECONDS + 0.08)] }),
  silent: () => film('clip.mp4', { inputs: picture('192x108', SECONDS), coding: [...H264, ...EVERY_TWO_SECONDS] }),
  surround: () => film('clip.mp4', { coding: [...GOOD, '-ac', '6'] }),
  anamorphic: () => film('clip.mp4', { coding: ['-vf', 'setsar=4/3', ...GOOD] }),
  slides: () =>
    film('clip.mp4', {
      inputs: ['-f', 'lavfi', '-i', 'testsrc2=size=192x108:rate=1/8:duration=16', ...sound(16)],
      coding: [...H264, '-g', '1', ...AAC],
    }),
  quicktime: () => film('clip.mov'),
  matroska: () => film('clip.mkv'),
  subtitled: async () => {
    const words = join(await temporaryFolder(), 'words.srt')
    await writeFile(words, '1\n00:00:01,000 --> 00:00:20,000\nThey stay after the end.\n')
    const inputs = [...picture('192x108', SECONDS), ...sound(SECONDS), '-i', words]
    return film('clip.mkv', { inputs, coding: ['-map', '0', '-map', '1', '-map', '2', ...GOOD] })
  },
} satisfies Record<string, () => Promise<string>>

async function changed(
  from: string,
  name: string,
  coding: readonly string[],
  before: readonly string[] = [],
): Promise<string> {
  return film(name, { inputs: [...before, '-i', from], coding })
}

async function half(path: string): Promise<string> {
  await truncate(path, Math.floor((await stat(path)).size / 2))
  return path
}
