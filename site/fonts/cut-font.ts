import { readFile } from 'node:fs/promises'
import { fromBuffer } from '@capsizecss/unpack'
import subsetFont from 'subset-font'
import type { CutFont, FontCut } from './font-cuts.ts'
import { SCRIPTS } from './scripts.ts'

/** Cuts a font to the letters of a script, and takes its measures. */
export async function cutFont({ script, from: { file, axes } }: FontCut): Promise<CutFont> {
  const options = { targetFormat: 'woff2', variationAxes: axes } as const
  const woff2 = await subsetFont(await readFile(file), SCRIPTS[script], options)
  return { woff2: new Uint8Array(woff2), metrics: await fromBuffer(woff2) }
}
