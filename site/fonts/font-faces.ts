import { createFontStack } from '@capsizecss/core'
import type { Font as Metrics } from '@capsizecss/unpack'
import type { LookName } from '../../campaigns/looks.ts'
import { LOOKS } from '../looks/index.ts'
import { keptJson } from '../sealing/site-campaigns.ts'
import { type FontFile, fontFiles } from './font-files.ts'
import { LIKENESSES } from './likenesses.ts'
import { unicodeRange } from './scripts.ts'

/** Free fonts with equal metrics, where Linux has them instead. */
const TWINS: Record<string, string> = { Arial: 'Liberation Sans', 'Times New Roman': 'Liberation Serif' }

/**
 * `@font-face` rules of a look's fonts, and of fonts that phones have, stretched to the same measures, so that nothing
 * moves when ours arrive; and both stacks, with their setting, as tokens. Ours are named once they are there: a browser
 * that is waiting for one looks for a last resort besides, for every size of it, before it paints anything.
 */
export async function fontCss(look: LookName): Promise<{ faces: string; tokens: string }> {
  const files = await fontFiles(look)
  const faces = files.map(
    ({ role, script, slant, weight, name }) =>
      `@font-face{font-family:${FAMILY[role]};src:url(${fontHref(name)})format("woff2");font-style:${slant};font-weight:${weight};font-display:swap;unicode-range:${unicodeRange(script)}}`,
  )
  const stacks = await Promise.all(ROLES.map((role) => stack(look, role, files)))
  const standIns = stacks.map(({ role, standIns }) => `--${role}:${standIns}`)
  const setting = Object.entries(LOOKS[look].typefaces.setting).map(([name, value]) => `--${name}:${value}`)
  const own = stacks.map(({ role, standIns }) => [role, `{--${role}:${FAMILY[role]},${standIns}}`])
  return {
    faces: [...faces, ...stacks.map(({ likenesses }) => likenesses)].join(''),
    tokens: [
      `:root{${[...standIns, ...setting].join(';')}}`,
      ...own.map(([role, rule]) => `[data-dressed~=${role}]${rule}@media(scripting:none){:root${rule}}`),
    ].join(''),
  }
}

/** The fonts to preload for a page in a language. */
export async function preloads(look: LookName, locale: string): Promise<string[]> {
  const script = locale === 'ar' ? 'arabic' : 'latin'
  const files = await fontFiles(look)
  return files.filter((file) => file.script === script && file.slant === 'normal').map(({ name }) => fontHref(name))
}

const ROLES = ['display', 'text'] as const
const FAMILY = { display: 'Display', text: 'Text' }

function fontHref(name: string): string {
  return `/assets/${name}`
}

async function stack(look: LookName, role: FontFile['role'], files: FontFile[]) {
  const own = files.find((file) => file.role === role && file.script === 'latin' && file.slant === 'normal')
  if (!own) throw new Error(`${look} has no upright ${role} face for Latin letters`)
  const { likenesses, generic } = LOOKS[look].typefaces[role]
  const { fontFamily, fontFaces } = createFontStack([
    { ...(await measured(own)), familyName: FAMILY[role] },
    ...likenesses.map((name) => LIKENESSES[name]),
  ])
  const [, ...fallbacks] = fontFamily.split(', ')
  return {
    role,
    standIns: [...fallbacks, generic].join(),
    likenesses: withTwins(fontFaces.replace(/\s*\n\s*/g, '')),
  }
}

function measured({ name, woff2 }: FontFile): Promise<Metrics> {
  return keptJson({ kind: 'font measures', files: [], facts: name, isCommon: true }, async () => {
    const { fromBuffer } = await import('@capsizecss/unpack')
    return fromBuffer(Buffer.from(woff2))
  })
}

function withTwins(faces: string): string {
  return faces.replace(/local\('([^']+)'\)/g, (source, name: string) => {
    const twin = TWINS[name]
    return twin ? `${source}, local('${twin}')` : source
  })
}
