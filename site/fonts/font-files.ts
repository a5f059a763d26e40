import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { LookName } from '../../campaigns/looks.ts'
import { LOOKS } from '../looks/index.ts'
import { kept } from '../sealing/site-campaigns.ts'
import type { Cut } from './font-pair.ts'
import { SCRIPTS, type Script } from './scripts.ts'
import { pathOf } from './typefaces.ts'

export interface FontFile {
  role: 'display' | 'text'
  script: Script
  slant: 'normal' | 'italic'
  weight: string
  /** File name with a digest of the content. */
  name: string
  woff2: Uint8Array<ArrayBuffer>
}

const made = new Map<LookName, Promise<FontFile[]>>()

/** The font files of a look, subset to the letters of our locales. Made once in a process. */
export function fontFiles(look: LookName): Promise<FontFile[]> {
  const known = made.get(look)
  if (known) return known
  const making = Promise.all(
    (['display', 'text'] as const).flatMap((role) =>
      LOOKS[look].typefaces[role].styles.flatMap(({ slant, weight, cuts }) =>
        Object.entries(cuts).map(async ([script, given]) => {
          const woff2 = await cut(given, SCRIPTS[script as Script])
          const digest = createHash('sha256').update(woff2).digest('base64url').slice(0, 8)
          const name = `${look}-${role}-${script}${slant === 'italic' ? '-italic' : ''}.${digest}.woff2`
          return { role, script: script as Script, slant, weight, name, woff2 }
        }),
      ),
    ),
  )
  made.set(look, making)
  return making
}

async function cut(given: Cut, letters: string) {
  const { axes } = given
  const file = pathOf(given)
  return kept({ kind: 'font', files: [file], facts: { letters, axes }, isCommon: true }, async () => {
    // Its WebAssembly is loaded only to subset a font.
    const { default: subsetFont } = await import('subset-font')
    const options = { targetFormat: 'woff2', variationAxes: axes } as const
    return new Uint8Array(await subsetFont(await readFile(file), letters, options))
  })
}
