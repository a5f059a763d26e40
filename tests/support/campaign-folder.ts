import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { temporaryFolder } from './fixture.ts'

export type Files = Record<string, string | Uint8Array>

/** Writes a folder of campaigns, a temporary one unless told: file contents by path. Returns it. */
export async function writeCampaigns(files: Files, folder?: string): Promise<string> {
  const campaignsDir = folder ?? join(await temporaryFolder(), 'campaigns')
  await mkdir(campaignsDir)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(campaignsDir, path)), { recursive: true })
    await writeFile(join(campaignsDir, path), content)
  }
  return campaignsDir
}

/** A real image of noise, so that no two seeds share a run of bytes. */
export async function image(seed: number, format: 'jpeg' | 'png' = 'jpeg'): Promise<Uint8Array> {
  const pixels = Uint8Array.from({ length: 96 * 64 * 3 }, (_, i) => ((i * 2654435761 + seed * 40503) >>> 13) & 0xff)
  const drawn = sharp(pixels, { raw: { width: 96, height: 64, channels: 3 } })
  return new Uint8Array(await drawn.toFormat(format).toBuffer())
}

const RATE = 8000

/** A tone of so many seconds: a WAV file, one byte a sample. */
export function tone(seconds: number): Uint8Array {
  const samples = Buffer.from(Uint8Array.from({ length: seconds * RATE }, (_, i) => 128 + 20 * Math.sin(i / 3)))
  const header = Buffer.from('RIFF....WAVEfmt ....................data....')
  header.writeUInt32LE(header.length - 8 + samples.length, 4)
  for (const [i, field] of [16, 0x1_0001, RATE, RATE, 0x8_0001].entries()) header.writeUInt32LE(field, 16 + 4 * i)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}
