import { extname } from 'node:path'
import { firstTracks } from '../films/first-tracks.ts'
import { mediabunny } from '../films/library.ts'
import { keptJson } from '../site-campaigns.ts'

/** Facts of a sound, from its container. */
export interface SoundSurvey {
  /** Undefined where nobody knows it. */
  codec?: string
  /** RFC 6381, such as `mp4a.40.2`. */
  profile: string
  sampleRate: number
  channels: number
  /** Seconds. */
  duration: number
}

/** Undefined where it cannot be read as a sound. */
export async function surveySound(path: string): Promise<SoundSurvey | undefined> {
  const { survey } = await keptJson(
    { kind: 'sound survey', files: [path], facts: extname(path).toLowerCase() },
    async () => ({ survey: await readSurvey(path) }),
  )
  return survey
}

async function readSurvey(path: string): Promise<SoundSurvey | undefined> {
  const { ALL_FORMATS, FilePathSource, Input } = await mediabunny()
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const { sound: track } = await firstTracks(input)
    if (!track) return undefined
    const codec = await track.getCodec()
    return {
      ...(codec !== null && { codec }),
      profile: (await track.getCodecParameterString()) ?? '',
      sampleRate: await track.getSampleRate(),
      channels: await track.getNumberOfChannels(),
      duration: await track.computeDuration(),
    }
  } catch {
    return undefined
  } finally {
    input.dispose()
  }
}

/** What tracks have to share to lie in one stream. */
export function kindOf({ profile, sampleRate, channels }: SoundSurvey): string {
  return `${profile} of ${sampleRate} Hz and ${channels} ${channels === 1 ? 'channel' : 'channels'}`
}
