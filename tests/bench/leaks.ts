import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOCALES, type Locale } from '../../campaigns/schema.ts'
import { renderPiece } from '../../pieces/markdown/html.ts'
import { filesBelow } from '../../site/building/stage.ts'
import { dictionaryOf } from '../../site/i18n/locale.ts'
import { findLeaks } from '../../site/sealing/leak-check.ts'
import type { SecretPiece } from '../../site/sealing/leaks/secrets.ts'
import { ownText } from '../../site/sealing/own-text.ts'

/**
 * `node tests/bench/leaks.ts [dist]`: how often the leak check cries wolf, and what it misses. Its texts are what Debian's
 * programs say in our nine languages (`/usr/share/locale`), and what the site itself says, as pieces of every shape; none is
 * meant to be in the site. Then each text is planted in a page, and looked for again.
 */
const [, , dist = 'dist'] = process.argv
const TEXTS_PER_LOCALE = 40
const DEBIAN: Partial<Record<Locale, string>> = { pt: 'pt_BR' }

/** The same numbers in every run (mulberry32). */
function random(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const next = random(14)
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T

/** GNU gettext, 10.3: tables of lengths and offsets. */
function messagesOf(mo: Buffer): string[] {
  const [count, table] = [mo.readUInt32LE(8), mo.readUInt32LE(16)]
  return Array.from({ length: count - 1 }, (_, i) => {
    const [length, offset] = [mo.readUInt32LE(table + 8 * (i + 1)), mo.readUInt32LE(table + 8 * (i + 1) + 4)]
    return mo.toString('utf8', offset, offset + length).split('\0')[0] ?? ''
  })
}

async function sentencesOf(locale: Locale): Promise<string[]> {
  const folder = `/usr/share/locale/${DEBIAN[locale] ?? locale}/LC_MESSAGES`
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mo'))
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  const said = files.filter((file) => file.readUInt32LE(0) === 0x950412de).flatMap(messagesOf)
  const plain = said.map((text) => text.replace(/[\s\u00a0]+/g, ' ').trim())
  return [...new Set(plain)].filter((text) => text.length >= 8 && text.length < 400 && !/[%<>{}\\|_&$]/.test(text))
}

/** What an English program says is its own source: licences speak for it. */
async function licences(): Promise<string[]> {
  const names = ['Apache-2.0', 'Artistic', 'GPL-3', 'MPL-2.0', 'CC0-1.0', 'GFDL-1.3']
  const texts = await Promise.all(names.map((name) => readFile(`/usr/share/common-licenses/${name}`, 'utf8')))
  const sentences = texts.join('\n\n').split(/\n\s*\n|(?<=\.)\s+/)
  return sentences
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text.length >= 8 && text.length < 400)
}

function words(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : []
}

const some = (list: readonly string[], count: number) => Array.from({ length: count }, () => pick(list))
const short = (list: readonly string[]) => list.filter((text) => text.length < 26)

/** Every shape that pieces have. */
const SHAPES: ((said: readonly string[]) => string)[] = [
  (said) => some(said, 6).join('\n\n'),
  (said) => some(said, 12).join(' '),
  (said) =>
    some(short(said), 10)
      .map((text) => `- ${text}`)
      .join('\n'),
  (said) =>
    [some(short(said), 3), ['---', '---', '---'], ...Array.from({ length: 5 }, () => some(short(said), 3))]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n'),
  (said) =>
    some(said, 4)
      .map((text) => `## ${pick(short(said))}\n\n${text} **${pick(short(said))}** _${pick(said)}_`)
      .join('\n\n'),
  (said) => `> ${pick(said)}\n\n1. ${some(said, 3).join('\n2. ')}\n\n\`${pick(short(said))}\``,
]
/** Text that says nothing, or nothing of its own. */
const EMPTY = [
  '| a | b |\n| - | - |\n| aaaaaaaaaaaaaaa | bbbbbbbbbbbbbbbb |',
  'La la la la la la la la la la la la la la la la',
  'Ha ha ha ha ha ha ha ha ha ha ha ha ha !',
  '0123456789 0123456789 0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17',
  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit.',
  '`#ff5a3c`, `#131211`, `123456789`',
  '`display: flex; align-items: center; justify-content: center`',
]

interface Text {
  locale: string
  source: string
  markdown: string
}
const texts: Text[] = []
for (const locale of LOCALES) {
  const said = locale === 'en' ? await licences() : await sentencesOf(locale)
  for (let i = 0; i < TEXTS_PER_LOCALE; i++)
    texts.push({ locale, source: 'Debian', markdown: (SHAPES[i % SHAPES.length] ?? String)(said) })
  const own = [false, true].flatMap((formal) => words(dictionaryOf(locale, formal))).filter((text) => text.length >= 12)
  for (let i = 0; i < 6; i++) texts.push({ locale, source: 'site', markdown: (SHAPES[i] ?? String)(own) })
}
texts.push(...EMPTY.map((markdown) => ({ locale: '–', source: 'empty', markdown })))

const HERE = { id: 'x', files: new Map(), locale: 'en' as const }
const pieces: SecretPiece[] = texts.map(({ markdown }, i) => ({
  ...{ id: `p${i}`, epoch: '0.0', title: `P ${i}`, file: `/c/x/sealed/p${i}.md`, media: [] },
  ...{ markdown, html: renderPiece(markdown, new Map(), HERE) },
}))
const campaigns = [{ slug: 'x', folder: '/c/x', labels: ['A measurement'], pieces }]
const isCampaign = (path: string) =>
  /^[^/]+\/(?:index|look|locale|preview|poster|icon|..\/|sealed\/)/.test(path) && !/^(?:studio|assets)\//.test(path)
const common = (await filesBelow(dist)).filter((path) => !isCampaign(path)).map((path) => join(dist, path))
const own = process.argv.includes('--without') ? [] : await ownText(common)
const idOf = (what: string) => /piece p(\d+) /.exec(what)?.[1]

async function flagged(folder: string): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>()
  for (const { file, what } of await findLeaks(folder, { campaigns, own })) {
    const id = idOf(what)
    if (id) found.set(Number(id), [...(found.get(Number(id)) ?? []), `${file}: ${what}`])
  }
  return found
}

const started = Date.now()
const alarms = await flagged(dist)
for (const source of ['Debian', 'site', 'empty']) {
  const all = texts.flatMap((text, i) => (text.source === source ? [i] : []))
  console.log(`${source}: ${all.length} texts, ${all.filter((i) => alarms.has(i)).length} false alarms`)
}
for (const [i, lines] of alarms) console.log(`  ${texts[i]?.locale} ${texts[i]?.source} ${lines[0]} (${lines.length})`)
if (process.argv.includes('--say')) for (const [i] of alarms) console.log(texts[i]?.markdown)

/** One of each text's sentences, and how it is written where it leaks. */
const FORMS: ((text: string) => string | Uint8Array)[] = [
  (text) => `<p>${text}</p>`,
  (text) => `const x = ${JSON.stringify(text)}`,
  (text) => text.toUpperCase(),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => encodeURIComponent(text),
]
const folder = await mkdtemp(join(tmpdir(), 'leaks-bench-'))
let planted = 0
for (const [i, { markdown, source }] of texts.entries()) {
  if (source !== 'Debian') continue
  const sentences = renderPiece(markdown, new Map(), HERE)
    .replace(/<\/?(?:p|li|t[dhr]|h\d|strong|em)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text.replace(/[^\p{L}\p{N}]/gu, '').length >= 24)
  if (sentences.length === 0) continue
  planted++
  await writeFile(join(folder, `p${i}.x`), (FORMS[i % FORMS.length] ?? String)(pick(sentences)))
}
const found = await flagged(folder)
await rm(folder, { recursive: true })
const caught = [...found].filter(([i, lines]) => lines.some((line) => line.startsWith(`p${i}.x`)))
console.log(`planted ${planted}, missed ${planted - caught.length}; ${((Date.now() - started) / 1000).toFixed(1)} s`)
