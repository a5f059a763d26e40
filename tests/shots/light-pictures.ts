import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import sharp from 'sharp'

const PICTURES = resolve(import.meta.dirname, '../../docs/images/looks')

/** Playwright writes true colour; 256 colours are a third of the size, and as good for who reads and who compares. */
export default function lighten(): () => Promise<void> {
  return async () => {
    for (const name of await readdir(PICTURES)) {
      const file = join(PICTURES, name)
      const picture = sharp(await readFile(file))
      if ((await picture.metadata()).isPalette) continue
      await writeFile(file, await picture.png({ palette: true, quality: 90, effort: 10 }).toBuffer())
    }
  }
}
