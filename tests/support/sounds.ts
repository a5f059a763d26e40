import { join } from 'node:path'
import { ffmpeg } from './films.ts'
import { temporaryFolder } from './fixture.ts'

interface Making {
  /** Of the tone, so that no two sounds are the same. */
  hertz?: number
  seconds?: number
  /** Options behind the input. */
  coding?: readonly string[]
}

/** Makes a small sound with ffmpeg in a folder, a temporary one unless told, and returns its path. Its ending says its format. */
export async function sound(name: string, making: Making = {}, folder?: string): Promise<string> {
  const { hertz = 440, seconds = 3, coding = [] } = making
  const path = join(folder ?? (await temporaryFolder()), name)
  ffmpeg(['-f', 'lavfi', '-i', `sine=frequency=${hertz}:duration=${seconds}:sample_rate=44100`, ...coding, path])
  return path
}

/** Silence, and then a tone as long. */
export async function silenceAndTone(name: string): Promise<string> {
  const path = join(await temporaryFolder(), name)
  ffmpeg(['-f', 'lavfi', '-i', "aevalsrc='if(lt(t,2),0,0.5*sin(2764*t))':d=4:s=44100", path])
  return path
}
