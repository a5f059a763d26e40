import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CountryFile } from '../../../site/client/circles/country.ts'
import type { CirclesFile } from '../../../site/client/circles/files.ts'
import { Workplace } from '../sealing/workplace.ts'

const CIRCLED = `title: En cercles
locale: fr
channels: [sms, copy]
messages: { default: "Pour toi : {link}" }
circles:
  choose: place
  country: fr
  list:
    - { id: bretagne, name: Bretagne, message: L’air arrive en premier., goal: 200, postcodes: ["35"], messages: { sms: "Viens marcher : {link}" } }
    - { id: corse, name: Corse, postcodes: ["20"] }
pieces:
  - { id: tous, title: Pour tous }
  - { id: rade, title: La rade, circles: [bretagne] }
  - { id: maquis, title: Le maquis, circles: [corse] }
  - { id: fin, title: La fin, unlock: { circle: 50 } }
translations:
  en: { circles: { bretagne: { name: Brittany, message: The air gets here first. } }, pieces: { rade: The harbour } }
`
const pieces = (names: string[]) =>
  Object.fromEntries(names.map((name) => [`campaigns/en-cercles/sealed/${name}.md`, 'Un mot.']))

describe('a campaign with circles', () => {
  let workplace: Workplace
  const read = (path: string) => readFile(workplace.path('dist', path), 'utf8')

  beforeAll(async () => {
    workplace = await Workplace.open()
    await workplace.write({
      'campaigns/en-cercles/campaign.yaml': CIRCLED,
      ...pieces(['tous', 'rade', 'maquis', 'fin']),
      'campaigns/sans/campaign.yaml': 'title: Sans cercle\n',
      'campaigns/sans/sealed/mot.md': 'Un mot.',
    })
    const { code, stderr } = await workplace.build()
    expect(stderr).not.toContain('error')
    expect(code).toBe(0)
  })
  afterAll(() => workplace.close())

  it('names on its page what is for all, and nothing that is of a circle', async () => {
    for (const page of ['en-cercles/index.html', 'en-cercles/en/index.html']) {
      const html = await read(page)
      expect(html).toContain('data-piece="fin"')
      expect(html).not.toMatch(/rade|maquis|harbour/i)
    }
  })

  it('names in the file of a circle what is its own, in each language, and nothing of another', async () => {
    const french = await read('en-cercles/circles/fr/bretagne/index.html')
    expect(french).toContain('L’air arrive en premier.')
    expect(french).toContain('La rade')
    expect(french).toContain('L’objectif du cercle\u00a0: 200')
    expect(french).toContain('"order":["tous","rade","fin"]')
    expect(french).toContain('"channels":[{"id":"sms","text":"Viens marcher :"}]')
    expect(french).not.toMatch(/maquis/i)
    const english = await read('en-cercles/circles/en/bretagne/index.html')
    expect(english).toContain('The harbour')
    expect(english).not.toContain('L’air')
    const other = await read('en-cercles/circles/fr/corse/index.html')
    expect(other).toContain('Le maquis')
    expect(other).not.toMatch(/<progress|rade|"id":"sms"/)
  })

  it('lists all of them to choose from, and leads towns and postcodes to them', async () => {
    const { list, choose, country } = JSON.parse(await read('en-cercles/circles/en/list.json')) as CirclesFile
    expect([choose, country]).toEqual(['place', 'named'])
    expect(list.map(({ id, name }) => [id, name])).toEqual([
      ['bretagne', 'Brittany'],
      ['corse', 'Corse'],
    ])
    const { towns, postcodes } = JSON.parse(await read('en-cercles/circles/country.json')) as CountryFile
    expect(postcodes).toEqual([])
    const of = (department: string) => towns.find(([each]) => each === department)
    expect(of('35')?.[1]).toBe(0)
    expect(of('35')?.[2].split('\n')).toEqual(expect.arrayContaining(['*Rennes', 'Cancale']))
    expect(of('2A')?.[1]).toBe(1)
    expect(of('75')).toBeUndefined()
  })

  it('adds nothing to a campaign without', async () => {
    expect(await readdir(workplace.path('dist/sans'))).not.toEqual(expect.arrayContaining(['circles']))
    expect(await readdir(workplace.path('dist/sans'))).not.toContain('look-circles.css')
    expect(await read('sans/index.html')).not.toContain('circles')
  })
})
