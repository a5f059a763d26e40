import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { soundMend } from '../../../campaigns/mend.ts'
import type { Sound } from '../../../campaigns/sound.ts'
import { type Fault, SLOW_4G } from '../films/faults.ts'
import { captionFaults, posterFaults, textFaults } from '../films/film-problems.ts'
import { CUT_SHORT, soundFault } from '../tracks.ts'
import { LARGEST_UNSTREAMED, STREAMED } from './limits.ts'
import { kindOf, type SoundSurvey, surveySound } from './survey.ts'

/** What is wrong with a sound and what belongs to it, each fault with the path that it is of. */
export async function soundProblems(folder: string, { tracks, chapters, poster }: Sound): Promise<Fault[]> {
  const own = await Promise.all(
    tracks.map(async ({ file }) => {
      const faults = await trackFaults(join(folder, file))
      return faults.map(({ severity, message }) => ({ severity, message: `${file} ${message}` }))
    }),
  )
  const beside = await Promise.all([
    ...tracks.map(async ({ file: track, lyrics }) => {
      const length = lyrics.length > 0 ? (await surveySound(join(folder, track)))?.duration : undefined
      const faults = lyrics.map(({ file, language }) => captionFaults(folder, file, language, length))
      return (await Promise.all(faults)).flat()
    }),
    ...(chapters ? [textFaults(folder, chapters)] : []),
    ...(poster ? [posterFaults(folder, poster)] : []),
  ])
  const isBroken = own.flat().some(({ severity }) => severity === 'error')
  return [...own.flat(), ...beside.flat(), ...(isBroken ? [] : await gapFaults(folder, { tracks }))]
}

/** Faults of one track, each with its mend; the message goes on after its name. */
export async function trackFaults(path: string): Promise<Fault[]> {
  const { size } = await stat(path)
  if (size === 0) return [{ severity: 'error', message: 'is empty, expected the whole file' }]
  const broken = await soundFault(path)
  // No command brings the rest back.
  if (broken === CUT_SHORT)
    return [{ severity: 'error', message: `${broken}, expected all of it: export or copy it again` }]
  if (broken) return [{ severity: 'error', message: `${broken}, expected a whole MP3: ${soundMend(path)}` }]
  const survey = await surveySound(path)
  return survey ? heaviness(path, size, survey) : []
}

/** Formats that iPhones play since iOS 18.4 only. */
const LATE = ['opus', 'vorbis']

function heaviness(path: string, size: number, { codec = '', duration }: SoundSurvey): Fault[] {
  const warn = (message: string): Fault => ({ severity: 'warning', message: `${message}: ${soundMend(path)}` })
  if (LATE.includes(codec) || extname(path).toLowerCase() === '.ogg')
    return [warn(`is ${codec}: iPhones before iOS 18.4 play none of it, expected an MP3`)]
  const wait = seconds((8 * size) / SLOW_4G)
  if (!STREAMED.includes(codec) && size > LARGEST_UNSTREAMED)
    return [warn(`comes as a whole: slow 4G takes ${wait} before the first sound, expected an MP3, which is streamed`)]
  const bitrate = (8 * size) / Math.max(duration, Number.MIN_VALUE)
  if (bitrate <= SLOW_4G) return []
  return [
    warn(`needs ${(bitrate / 1e6).toFixed(1)} Mbit/s, and slow 4G has 1.6: it stops again and again, expected an MP3`),
  ]
}

/** Tracks that cannot lie in one stream. */
async function gapFaults(folder: string, { tracks: [first, ...others] }: Pick<Sound, 'tracks'>): Promise<Fault[]> {
  const wanted = await surveySound(join(folder, first.file))
  const found = others.map(async ({ file }): Promise<Fault[]> => {
    const survey = await surveySound(join(folder, file))
    if (!wanted || !survey || kindOf(survey) === kindOf(wanted)) return []
    const difference = `${file} is ${kindOf(survey)}, and ${first.file} ${kindOf(wanted)}`
    const expected = 'expected all tracks alike, so that one goes over into the next'
    return [
      { severity: 'warning', message: `${difference}: each is loaded anew, and in between it is silent, ${expected}` },
    ]
  })
  return (await Promise.all(found)).flat()
}

const seconds = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`
