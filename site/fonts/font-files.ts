import { createHash } from 'node:crypto'
import { type CutFont, cutsOf, type FontCut, readCut } from './font-cuts.ts'
import type { TYPEFACES } from './typefaces.ts'

type Look = keyof typeof TYPEFACES

/** A font as pages name it: its name holds a digest of the content, and `.woff2`. */
export interface FontFile extends Omit<FontCut, 'from'>, CutFont {}

const read = new Map<Look, Promise<FontFile[]>>()

/** Everything that a look is set in, cut to the letters that our locales need. Read once in a process. */
export function fontFiles(look: Look): Promise<FontFile[]> {
  const files = read.get(look) ?? Promise.all(cutsOf(look).map(fontFile))
  read.set(look, files)
  return files
}

async function fontFile({ from, name, ...style }: FontCut): Promise<FontFile> {
  const cut = await readCut({ from, name, ...style })
  const digest = createHash('sha256').update(cut.woff2).digest('base64url').slice(0, 8)
  return { ...style, ...cut, name: `${name}.${digest}.woff2` }
}
