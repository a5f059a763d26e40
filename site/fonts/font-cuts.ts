import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Font as Metrics } from '@capsizecss/unpack'
import { digestOf } from '../building/digests.ts'
import { SCRIPTS, type Script } from './scripts.ts'
import { type Cut, TYPEFACES } from './typefaces.ts'

type Look = keyof typeof TYPEFACES

/** One file of a look's fonts: its letters of one script in one style. */
export interface FontCut {
  /** Without a digest, and without `.woff2`. */
  name: string
  role: 'display' | 'text'
  script: Script
  slant: 'normal' | 'italic'
  weight: string
  from: Cut
}

export interface CutFont {
  woff2: Uint8Array<ArrayBuffer>
  metrics: Metrics
}

/**
 * Cut fonts depend on no campaign, and cutting one takes half a second: so they are committed. `npm run fonts` cuts them
 * anew after typefaces, letters or font packages changed.
 */
const FOLDER = fileURLToPath(new URL('cuts/', import.meta.url))

/** By name: what each was cut from, and its metrics. */
const LIST = join(FOLDER, 'cuts.json')

type List = Record<string, { origin: string; metrics: Metrics }>

const fileOf = (name: string) => join(FOLDER, `${name}.woff2`)

/** Everything that a look is set in. */
export function cutsOf(look: Look): FontCut[] {
  return (['display', 'text'] as const).flatMap((role) =>
    TYPEFACES[look][role].styles.flatMap(({ slant, weight, cuts }) =>
      Object.entries(cuts).map(([key, from]) => {
        const script = key as Script
        const name = `${look}-${role}-${script}${slant === 'italic' ? '-italic' : ''}`
        return { name, role, script, slant, weight, from }
      }),
    ),
  )
}

/** Throws where the committed file was cut from something else. */
export async function readCut(cut: FontCut): Promise<CutFont> {
  const list: List = JSON.parse(await readFile(LIST, 'utf8'))
  const { origin, metrics } = list[cut.name] ?? {}
  if (!metrics || origin !== (await originOf(cut))) {
    throw new Error(`site/fonts/cuts/${cut.name}.woff2 is not what typefaces.ts asks for: run npm run fonts`)
  }
  return { woff2: new Uint8Array(await readFile(fileOf(cut.name))), metrics }
}

/** Replaces all of them. */
export async function writeCuts(fonts: ReadonlyMap<FontCut, CutFont>): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER)
  const list: List = {}
  for (const [cut, { woff2, metrics }] of fonts) {
    await writeFile(fileOf(cut.name), woff2)
    list[cut.name] = { origin: await originOf(cut), metrics }
  }
  await writeFile(LIST, `${JSON.stringify(list, null, 2)}\n`)
}

async function originOf({ script, from }: FontCut): Promise<string> {
  return digestOf(await readFile(from.file), SCRIPTS[script], JSON.stringify(from.axes))
}
