import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { LOOK_NAMES } from '../../../campaigns/looks.ts'
import { outline } from '../../../site/print/outlines.ts'
import { printArt } from '../../../site/print/print-art.ts'
import { drawSet, set } from '../../../site/studio/print/setting.ts'
import { drawPrint, type PrintSize, stickerPlaces } from '../../../site/studio/print/sheet.ts'
import { MM, printed, readCode } from '../../support/printed.ts'

const URL = 'https://a-rather-long-name.example/minuit-club/#q1udz7EiJQ6Sxpnc83fFzqR'
const ROOT = { label: 'Affiche de la rue des Martinets (n° 1)', url: URL }

const base = { brand: 'Assia Sorgue', locale: 'fr', formal: false } as const
const SUBJECTS = {
  cinema: { ...base, look: 'cinema', title: 'Minuit Club', accent: '#e0913a' },
  letter: { ...base, look: 'letter', title: 'Lettre à celles et ceux qui la passeront' },
  poster: { ...base, look: 'poster', title: 'Jaune ou rose', accent: '#ffc61f' },
  ticket: { ...base, look: 'ticket', title: 'Tribune Nord', accent: '#075c3c' },
  'poster on a dark accent': { ...base, look: 'poster', title: 'Nuit', accent: '#1b2a6b' },
  'cinema in Arabic': { ...base, look: 'cinema', title: 'نادي منتصف الليل', locale: 'ar' },
  'letter in Arabic': { ...base, look: 'letter', title: 'رسالة إلى من سيمرّرها', locale: 'ar' },
  'ticket in Arabic': { ...base, look: 'ticket', title: 'المدرّج الشمالي', locale: 'ar' },
  'poster in Arabic': { ...base, look: 'poster', title: 'أصفر أم وردي', locale: 'ar' },
  'poster in Polish': { ...base, look: 'poster', title: 'Żółć gęślą jaźń', locale: 'pl' },
  'a title of 120 letters': { ...base, look: 'poster', title: 'Une campagne au titre interminable '.repeat(3).trim() },
  'a title of one emoji': { ...base, look: 'letter', title: '🌙' },
} as const

type Subject = keyof typeof SUBJECTS
const bytesOf = async (subject: Subject, size: PrintSize) =>
  new Uint8Array(await (await drawPrint(ROOT, await printArt(SUBJECTS[subject]), size)).arrayBuffer())

describe.each(Object.keys(SUBJECTS) as Subject[])('%s', (subject) => {
  it.each(['a4', 'a3'] as const)('on %s: the code is read, and on A3 a twelfth of two metres wide', async (size) => {
    const found = readCode(await printed(await bytesOf(subject, size)))
    expect(found?.data).toBe(URL)
    const { topLeftCorner, topRightCorner } = found?.location ?? { topLeftCorner: { x: 0 }, topRightCorner: { x: 0 } }
    const side = (topRightCorner.x - topLeftCorner.x) / MM
    // A rule of thumb, not a measurement: phones read from ten to twelve times a code's side.
    expect(side * 12).toBeGreaterThan(size === 'a3' ? 2000 : 1400)
  })
})

describe.each([...LOOK_NAMES, 'poster in Arabic'] as const)('%s, as a sheet of stickers', (subject) => {
  it('has 24 codes, and each is read', async () => {
    const scale = 2
    const { data, width, height } = await printed(await bytesOf(subject, 'stickers'), scale)
    const picture = sharp(data, { raw: { width, height, channels: 4 } })
    const places = stickerPlaces()
    expect(places).toHaveLength(24)
    for (const { x, y, width: side } of places) {
      const left = Math.floor(x * MM * scale)
      const box = { left, top: Math.floor(height - (y + side) * MM * scale), width: Math.floor(side * MM * scale) }
      const { data: cut, info } = await picture
        .clone()
        .extract({ ...box, height: box.width })
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(readCode({ data: new Uint8ClampedArray(cut), width: info.width, height: info.height })?.data).toBe(URL)
    }
  })
})

describe('what a printer gets', () => {
  it('has three millimetres of bleed, marks outside it, and only outlines', async () => {
    const text = Buffer.from(await bytesOf('cinema', 'a3')).toString('latin1')
    const box = (name: string) =>
      (new RegExp(`/${name}\\[([^\\]]+)\\]`).exec(text)?.[1] ?? '').split(' ').map((n) => Math.round(Number(n) / MM))
    expect(box('MediaBox')).toEqual([0, 0, 317, 440])
    expect(box('TrimBox')).toEqual([10, 10, 307, 430])
    expect(box('BleedBox')).toEqual([7, 7, 310, 433])
    expect(text).not.toContain('/Font')
    expect(text).not.toContain('/Image')
    expect(text).toContain('/Lang(fr)')
  })

  it('is printed up to the bleed and not beyond, apart from the marks', async () => {
    const { data, width } = await printed(await bytesOf('cinema', 'a4'), 1)
    const at = (x: number, y: number) => [
      ...data.slice((Math.round(y * MM) * width + Math.round(x * MM)) * 4).slice(0, 3),
    ]
    expect(at(8, 150)).toEqual([0x0b, 0x0b, 0x0d])
    expect(at(5, 150)).toEqual([255, 255, 255])
    expect(at(8, 8)).toEqual([0x0b, 0x0b, 0x0d])
  })

  it('names campaign and link in its metadata, in any script', async () => {
    const text = Buffer.from(await bytesOf('poster in Arabic', 'a4')).toString('latin1')
    const [, hex = ''] = /\/Title<feff([0-9a-f]+)>/.exec(text) ?? []
    expect(Buffer.from(hex, 'hex').swap16().toString('utf16le')).toBe(
      `${SUBJECTS['poster in Arabic'].title}: ${ROOT.label}`,
    )
  })

  it('is a file whose every offset is right', async () => {
    const text = Buffer.from(await bytesOf('letter', 'a4')).toString('latin1')
    const start = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1])
    expect(text.slice(start, start + 4)).toBe('xref')
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset))
    expect(offsets.length).toBe(5)
    offsets.forEach((offset, i) => void expect(text.slice(offset).startsWith(`${i + 1} 0 obj`)).toBe(true))
  })
})

describe('letters', () => {
  const arabic = { look: 'cinema', role: 'display', locale: 'ar' } as const
  it('of Arabic join, and words stand from right to left', async () => {
    const [joined, ...apart] = await Promise.all(['نادي', 'ن', 'ا', 'د', 'ي'].map((text) => outline(text, arabic)))
    const widths = apart.map(({ words }) => words[0]?.width ?? 0)
    expect(joined?.words[0]?.width).toBeLessThan(widths.reduce((a, b) => a + b, 0) * 0.95)
    const line = set(await outline('نادي الليل', arabic), { width: 100, height: 100, lines: 1 })
    const drawn = drawSet(line, { x: 0, top: 0, align: 'left', ink: '#000000', direction: 'rtl' })
    expect(drawn.indexOf(line.outlines.words[1]?.path ?? '?')).toBeLessThan(
      drawn.indexOf(line.outlines.words[0]?.path ?? '?'),
    )
  })

  it('of Latin words among Arabic ones keep their order', async () => {
    const { words } = await outline('نادي Minuit Club الليل', arabic)
    expect(words).toHaveLength(3)
  })

  it('are capitals where the look has them, and kerned', async () => {
    const setting = { look: 'cinema', role: 'display', locale: 'fr' } as const
    expect(await outline('minuit', setting)).toEqual(await outline('MINUIT', setting))
    const [pair, a, v] = await Promise.all(
      ['AV', 'A', 'V'].map(async (text) => (await outline(text, setting)).words[0]),
    )
    expect(pair?.width).toBeLessThan((a?.width ?? 0) + (v?.width ?? 0))
  })

  it('begin a line with every sentence in a narrow column', async () => {
    const said = await outline('Ça ne se trouve pas. Ça se reçoit.', { look: 'poster', role: 'text', locale: 'fr' })
    const { lines } = set(said, { width: 30, height: 100, largest: 8, isBySentence: true })
    expect(lines.map(([first]) => first)).toContain(5)
    expect(lines.flat()).toEqual(said.words.map((_, i) => i))
  })

  it('that the look has not are set in another typeface, of every script; emoji and what no typeface has are left out', async () => {
    const setting = { look: 'letter', role: 'display', locale: 'fr' } as const
    for (const word of ['Ωρα', 'Ночь', 'מועדון', 'เที่ยงคืน', 'मध्यरात्रि', '真夜中クラブ', '午夜俱乐部', '미드나이트']) {
      const [drawn, none] = (await outline(word, setting)).words
      expect(drawn?.width, word).toBeGreaterThan(1000)
      expect(none, word).toBeUndefined()
    }
    expect((await outline('🌙 𓀀', setting)).words).toEqual([])
  })
})
