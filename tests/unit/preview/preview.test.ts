import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { LOOK_NAMES } from '../../../campaigns/looks.ts'
import { facesOf } from '../../../site/preview/faces.ts'
import { drawIcon, ICON_SIZE } from '../../../site/preview/icon.ts'
import { letter } from '../../../site/preview/lettering.ts'
import { monogram } from '../../../site/preview/monogram.ts'
import { previewOf } from '../../../site/preview/preview.ts'
import type { SiteCampaign } from '../../../site/sealing/site-campaigns.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const LONG =
  'Tout ce que nous n’avons jamais osé dire à voix haute, et que la nuit nous a fini par nous arracher un soir d’été'
const TITLES = {
  short: 'Nuit',
  long: LONG,
  accents: 'Œuvre, ő łódź',
  arabic: 'رسالة إلى من سيمرّرها',
  marks: 'A & <b>B</b>',
}

let cover: string
beforeAll(async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
  cover = join(await temporaryFolder(), 'cover.png')
  // What compresses worst.
  await sharp({ create: { width: 900, height: 1400, channels: 3, background: '#000', noise } }).toFile(cover)
})

function campaign(given: Partial<SiteCampaign>): SiteCampaign {
  return { slug: 'nuit', title: 'Nuit', brand: 'Maison', locale: 'fr', look: 'cinema', ...given } as SiteCampaign
}

describe.each(LOOK_NAMES)('the picture of a %s', (look) => {
  it.each(Object.entries(TITLES))('with a title that is %s is a JPEG of 1200 by 630', async (_, title) => {
    const { jpeg } = await previewOf(campaign({ look, title }))
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
    expect(jpeg.length).toBeLessThanOrEqual(300_000)
  })

  it('stays below 300 KB over any cover, and is described by its text', async () => {
    const { jpeg, alt } = await previewOf(campaign({ look, cover: { image: cover, alt: 'A crowd', focus: [50, 50] } }))
    expect(jpeg.length).toBeLessThanOrEqual(300_000)
    expect(alt).toBe('A crowd')
  })

  it('has another address when it changes, and only then', async () => {
    const path = async (given: Partial<SiteCampaign>) => (await previewOf(campaign({ look, ...given }))).path
    expect(await path({})).toMatch(/^\/nuit\/preview\.jpg\?v=[0-9a-f]{8}$/)
    expect(await path({ goal: 7 })).toBe(await path({}))
    expect(await path({ title: 'Jour' })).not.toBe(await path({}))
    expect(await path({ accent: '#00aa55' })).not.toBe(await path({}))
  })

  it('is drawn when a name has no place to break', async () => {
    const { jpeg } = await previewOf(campaign({ look, title: 'W'.repeat(120), brand: 'W'.repeat(80) }))
    expect(await sharp(jpeg).metadata()).toMatchObject({ width: 1200, height: 630 })
  })

  it('is drawn when there is nothing that could be set', async () => {
    expect((await previewOf(campaign({ look, title: '🌙', brand: '🌙' }))).jpeg.length).toBeGreaterThan(0)
  })
})

it('is the same whatever rules for fonts the machine has', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'fonts.conf'), '<fontconfig/>')
  const script = `import { previewOf } from './site/preview/preview.ts'
    for (const look of ${JSON.stringify(LOOK_NAMES)})
      console.log((await previewOf({ slug: 'nuit', title: 'Œuvre ő', brand: 'المصباح', locale: 'fr', look })).path)`
  const draw = async (env: Record<string, string>) => {
    const options = { env: { ...process.env, ...env } }
    return (await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], options)).stdout
  }
  expect(await draw({ FONTCONFIG_FILE: join(folder, 'fonts.conf') })).toBe(await draw({}))
})

describe('lettering', () => {
  const box = { face: facesOf('poster').title, colour: '#000000', width: 600, height: 300, largest: 400 }

  it.each(Object.values(TITLES))('of %j fills its box and stays in it', async (title) => {
    const { width = 0, height = 0 } = (await letter(title, box)) ?? {}
    expect(width).toBeLessThanOrEqual(602)
    expect(height).toBeLessThanOrEqual(302)
    expect(Math.max(width / 600, height / 300)).toBeGreaterThan(0.95)
  })

  it.each(LOOK_NAMES)('of %s is in its own faces, in Latin and in Arabic', async (look) => {
    const other = facesOf(look === 'letter' ? 'cinema' : 'letter').title
    for (const face of Object.values(facesOf(look))) {
      for (const text of 'œőم') {
        const another = { ...face, latin: other.latin, arabic: other.arabic }
        expect(await letter(text, { ...box, face })).not.toEqual(await letter(text, { ...box, face: another }))
      }
    }
  })

  it('leaves out emoji and letters that no font of ours has: no two machines draw them alike, and some as boxes', async () => {
    expect(await letter('Nuit 🌙', box)).toEqual(await letter('Nuit', box))
    expect(await letter('Nuit የእኩለ', box)).toEqual(await letter('Nuit', box))
    expect(await letter('საიდუმლო'.toLocaleUpperCase('ka'), box)).toBeUndefined()
    expect(await letter('❤️ 👩‍👩‍👧', box)).toBeUndefined()
  })
})

describe('an icon', () => {
  it('is the brand’s first letter on the accent', async () => {
    const icon = await drawIcon(campaign({ accent: '#336699', brand: 'Maison' }))
    expect(await sharp(icon).metadata()).toMatchObject({ format: 'png', width: ICON_SIZE, height: ICON_SIZE })
    expect([...(await pixel(icon, 2, 2))]).toEqual([0x33, 0x66, 0x99])
    expect(icon).not.toEqual(await drawIcon(campaign({ accent: '#336699', brand: 'Rivière' })))
  })

  it.each([
    ['#ffffff', true],
    ['#101820', false],
  ])('puts a logo in %s on what it stands out from', async (colour, isOnDark) => {
    const logo = join(await temporaryFolder(), 'logo.svg')
    const disc = `<circle cx="10" cy="10" r="9" fill="${colour}"/>`
    await writeFile(logo, `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">${disc}</svg>`)
    const [corner = 0] = await pixel(await drawIcon(campaign({ logo: { light: logo, dark: logo } })), 2, 2)
    expect(corner < 128).toBe(isOnDark)
  })

  it.each([
    ['la Lampe basse', 'L'],
    ['« Œil »', 'Œ'],
    ['المصباح', 'م'],
    ['e\u0301toile', 'E\u0301'],
    ['🌙', ''],
  ])('of %j has the letter %j', (brand, expected) => {
    expect(monogram(brand)).toBe(expected)
  })
})

function pixel(image: Uint8Array, left: number, top: number): Promise<Buffer> {
  return sharp(image).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()
}
