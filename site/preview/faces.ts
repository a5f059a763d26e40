import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import type { CampaignConfig } from '../../campaigns/schema.ts'
import { fallbackFor } from '../fonts/fallbacks.ts'

/** One cut of a type family. Families are tried from left to right, for each letter. */
export interface Face {
  family: string
  /** Variable axes, as Pango writes them. */
  axes: string
  /** Line height, as a share of the family's own. */
  leading: number
  /** Space between letters, in em. */
  tracking: number
}

export interface LookFaces {
  title: Face
  small: Face
}

/** The names that the files themselves give their families, some after one of their cuts. */
const ARCHIVO = 'Archivo SemiBold,Cairo'
const FRAUNCES = 'Fraunces,Noto Naskh Arabic'
const BRICOLAGE = 'Bricolage Grotesque 96pt ExtraBold,Cairo'

export const FACES: Record<CampaignConfig['look'], LookFaces> = {
  cinema: {
    title: { family: ARCHIVO, axes: 'wdth=70,wght=860', leading: 0.9, tracking: -0.01 },
    small: { family: ARCHIVO, axes: 'wdth=100,wght=620', leading: 1.2, tracking: 0.2 },
  },
  letter: {
    title: { family: FRAUNCES, axes: 'opsz=144,wght=430,SOFT=50,WONK=0', leading: 0.9, tracking: -0.01 },
    small: { family: FRAUNCES, axes: 'opsz=18,wght=430,SOFT=50,WONK=0', leading: 1.2, tracking: 0.01 },
  },
  poster: {
    title: { family: BRICOLAGE, axes: 'opsz=96,wdth=100,wght=790', leading: 0.75, tracking: -0.012 },
    small: { family: BRICOLAGE, axes: 'opsz=24,wdth=100,wght=690', leading: 1.2, tracking: 0 },
  },
}

const require = createRequire(import.meta.url)
const FILES = [
  require.resolve('@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2'),
  require.resolve('@fontsource-variable/archivo/files/archivo-latin-ext-wdth-normal.woff2'),
  require.resolve('@fontsource-variable/fraunces/files/fraunces-latin-full-normal.woff2'),
  require.resolve('@fontsource-variable/fraunces/files/fraunces-latin-ext-full-normal.woff2'),
  require.resolve('@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2'),
  require.resolve('@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-ext-standard-normal.woff2'),
  require.resolve('@fontsource-variable/cairo/files/cairo-arabic-wght-normal.woff2'),
  require.resolve('@fontsource-variable/readex-pro/files/readex-pro-arabic-wght-normal.woff2'),
  require.resolve('@fontsource-variable/markazi-text/files/markazi-text-arabic-wght-normal.woff2'),
  require.resolve('@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2'),
]

/**
 * Of the machine, only its fonts, for scripts that ours do not have: rules of its own would hint every letter otherwise,
 * and where it has none, Fontconfig complains.
 */
const CONFIG = `<fontconfig>
  <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>
  <dir>/System/Library/Fonts</dir><dir>/Library/Fonts</dir>
  <cachedir>${join(tmpdir(), 'entrenous-fontconfig')}</cachedir>
</fontconfig>
`

let loading: Promise<string> | undefined

/**
 * Makes the faces known to sharp, once: what one text names as a file is there for all that follow. It reads no WOFF2.
 * Resolves with the folder that they lie in.
 */
function loadFaces(): Promise<string> {
  loading ??= load()
  return loading
}

async function load(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'entrenous-faces-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf')
  await writeFile(process.env.FONTCONFIG_FILE, CONFIG)
  for (const file of FILES) await learn(file, folder)
  return folder
}

async function learn(file: string, folder: string): Promise<void> {
  const { default: decompress } = await import('woff2-encoder/decompress')
  const fontfile = join(folder, `${basename(file, '.woff2')}.ttf`)
  await writeFile(fontfile, await decompress(await readFile(file)))
  await sharp({ text: { text: '.', fontfile } }).toBuffer()
}

const learned = new Map<string, Promise<void>>()

/** Makes known what sets the letters of a text that our faces lack. Resolves with the names of these families. */
export async function loadFallbacks(text: string): Promise<string[]> {
  const folder = await loadFaces()
  const needed = [...new Set(text)].flatMap((letter) => fallbackFor(letter, text) ?? [])
  for (const { file } of needed) {
    const learning = learned.get(file) ?? learn(file, folder)
    learned.set(file, learning)
    await learning
  }
  return [...new Set(needed.map(({ family }) => family))]
}
