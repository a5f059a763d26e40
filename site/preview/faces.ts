import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import type { LookName } from '../../campaigns/looks.ts'
import { fallbackFor } from '../fonts/fallbacks.ts'
import type { Cut, Typeface } from '../fonts/font-pair.ts'
import { axesOf, pathOf } from '../fonts/typefaces.ts'
import { unpackedFont } from '../fonts/unpacked.ts'
import { LOOKS } from '../looks/index.ts'

/** A family and its variable axes, as Pango writes them. Families are tried from left to right, for each letter. */
interface Cast {
  family: string
  axes: string
}

/** A typeface, and how it is set in pictures. */
export interface Face {
  latin: Cast
  arabic: Cast
  /** Line height, as a share of the family's own. */
  leading: number
  /** Space between letters, in em. */
  tracking: number
}

export interface LookFaces {
  title: Face
  small: Face
}

/** Weight of the small print. */
const SMALL_WEIGHT = 600

/** The faces of a pair in pictures: the very cuts of the page. */
export function facesOf(pair: LookName): LookFaces {
  const { typefaces, faces } = LOOKS[pair]
  return {
    title: { ...castOf(typefaces.display, Number(typefaces.setting['display-weight'])), ...faces.title },
    small: { ...castOf(typefaces.text, SMALL_WEIGHT), ...faces.small },
  }
}

function castOf({ styles: [{ cuts }] }: Typeface, weight: number): Pick<Face, 'latin' | 'arabic'> {
  const { latin, arabic = latin } = cuts
  const cast = (first: Cut, other: Cut) => ({ family: `${first.family},${other.family}`, axes: axes(first, weight) })
  return { latin: cast(latin, arabic), arabic: cast(arabic, latin) }
}

function axes(cut: Cut, weight: number): string {
  return Object.entries(axesOf(cut, weight))
    .map(([axis, at]) => `${axis}=${at}`)
    .join()
}

/** The upright cuts of all looks, so that the available faces never depend on what was drawn before. */
function files(): string[] {
  const typefaces = Object.values(LOOKS).flatMap(({ typefaces: { display, text } }) => [display, text])
  return [...new Set(typefaces.flatMap(({ styles: [{ cuts }] }) => Object.values(cuts).map(pathOf)))]
}

/**
 * Fontconfig's configuration: of the machine's own only its fonts, for scripts that ours lack. Its rules would hint letters
 * otherwise, and without a configuration Fontconfig complains.
 */
const CONFIG = `<fontconfig>
  <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>
  <dir>/System/Library/Fonts</dir><dir>/Library/Fonts</dir>
  <cachedir>${join(tmpdir(), 'entrenous-fontconfig')}</cachedir>
</fontconfig>
`

let loading: Promise<string> | undefined

/**
 * Registers the faces with sharp, once: a file named by one text stays available to all that follow. WOFF2 is unpacked,
 * which sharp cannot read. Resolves with their folder.
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
  for (const file of files()) await learn(file, folder)
  return folder
}

async function learn(file: string, folder: string): Promise<void> {
  const fontfile = join(folder, `${basename(file, '.woff2')}.ttf`)
  await writeFile(fontfile, await unpackedFont(file))
  await sharp({ text: { text: '.', fontfile } }).toBuffer()
}

const learned = new Map<string, Promise<void>>()

/** Registers fallbacks for the letters that our faces lack. Resolves with the names of these families. */
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
