import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { countryFile } from '../../../site/circles/country-file.ts'
import { namesElsewhere, townsOf } from '../../../site/circles/country-towns.ts'
import { GREAT_TOWNS } from '../../../site/circles/great-towns.ts'
import { type City, readTable } from '../../../site/circles/town.ts'
import { readCountry } from '../../../site/client/circles/country.ts'
import { findCircles, type Led } from '../../../site/client/circles/finding.ts'

const led = (id: string, name: string, facts: Omit<Led, 'id' | 'name'> = {}): Led => ({ id, name, ...facts })

const REGIONS = [
  led('ara', 'Auvergne-Rhône-Alpes', { postcodes: ['01', '15', '26', '38', '42', '63', '69', '73', '74'] }),
  led('bretagne', 'Bretagne', { postcodes: ['22', '29', '35', '56'] }),
  led('idf', 'Île-de-France', { postcodes: ['75', '77', '78', '91', '92', '93', '94', '95'] }),
  led('normandie', 'Normandie', { postcodes: ['14', '27', '50', '61', '76'] }),
  led('hdf', 'Hauts-de-France', { postcodes: ['02', '59', '60', '62', '80'] }),
  led('paca', 'Provence-Alpes-Côte d’Azur', { postcodes: ['04', '05', '06', '13', '83', '84'], towns: ['PACA'] }),
  led('reunion', 'La Réunion', { postcodes: ['974'] }),
]
const towns = await townsOf('fr')
const config = (circles: readonly (Led & { place?: [number, number] })[]) =>
  circles.map(({ postcodes, towns, ...circle }) => ({
    ...{ ...circle, messages: {} },
    ...(postcodes && { postcodes: [...postcodes] }),
    ...(towns && { towns: [...towns] }),
  }))
const france = await readCountry(countryFile(config(REGIONS), towns))
const idsOf = (typed: string, circles = REGIONS, country: typeof france | undefined = france) =>
  findCircles(typed, circles, country).map(({ id }) => id)

describe('a postcode', () => {
  it.each(['35000', '35 000', ' 35000 ', '35', '35042', '35000 Rennes', 'Rennes 35000'])(
    'leads to its circle: %s',
    (typed) => {
      expect(idsOf(typed)).toEqual(['bretagne'])
    },
  )

  it('shows every circle that it may still lead to, while it is typed', () => {
    expect(idsOf('7')).toEqual(['ara', 'idf', 'normandie'])
    expect(idsOf('97')).toEqual(['reunion'])
  })

  it('means the circle whose beginning is the longest', () => {
    const circles = [led('isle', 'Île', { postcodes: ['17'] }), led('ré', 'Ré', { postcodes: ['17590', '1758'] })]
    expect(idsOf('17590', circles)).toEqual(['ré'])
    expect(idsOf('17000', circles)).toEqual(['isle'])
  })

  it('is of any country, with letters and spaces', () => {
    const circles = [led('soho', 'Soho', { postcodes: ['W1D'] }), led('oost', 'Oost', { postcodes: ['1019', '10 94'] })]
    expect(idsOf('w1d 3qx', circles, undefined)).toEqual(['soho'])
    expect(idsOf('1094 AB', circles, undefined)).toEqual(['oost'])
  })

  it.each([
    ['SW1A 1AA', 'london'],
    ['sw1a1aa', 'london'],
    ['London SW1A 1AA', 'london'],
    ['S1 2HE', 'sheffield'],
    ['E1 7AA', 'whitechapel'],
    ['e17aa', 'whitechapel'],
    ['E1W 1YY', 'whitechapel'],
    ['E17 7AA', 'walthamstow'],
    ['Walthamstow, E17 7AA', 'walthamstow'],
    ['1012 AB', 'amsterdam'],
    ['1012ab Amsterdam', 'amsterdam'],
    ['M5V 3L9', 'toronto'],
    ['m5v3l9', 'toronto'],
    ['Toronto M5V 3L9', 'toronto'],
    ['00-950', 'warszawa'],
    ['00-950 Warszawa', 'warszawa'],
    ['LV-1010', 'riga'],
    ['D02 X285', 'dublin'],
    ['80331', 'bayern'],
    ['87700 Memmingen', 'bayern'],
    ['٢٩٠٠٠', 'finistere'],
  ])('leads from any country, by letters, ranges and spaces: %s', (typed, id) => {
    const circles = [
      led('london', 'London', { postcodes: ['SW'] }),
      led('sheffield', 'Sheffield', { postcodes: ['s'] }),
      led('whitechapel', 'Whitechapel', { postcodes: ['E1'] }),
      led('walthamstow', 'Walthamstow', { postcodes: ['E17'] }),
      led('amsterdam', 'Amsterdam', { postcodes: ['10 11..1019'] }),
      led('toronto', 'Toronto', { postcodes: ['M'] }),
      led('warszawa', 'Warszawa', { postcodes: ['00..04'] }),
      led('riga', 'Rīga', { postcodes: ['LV-10'] }),
      led('dublin', 'Dublin', { postcodes: ['D'] }),
      led('bayern', 'Bayern', { postcodes: ['80..87'] }),
      led('finistere', 'Finistère', { postcodes: ['29'] }),
    ]
    expect(idsOf(typed, circles, undefined)).toEqual([id])
  })

  it('is of no British area that only begins so', () => {
    const circles = [led('sheffield', 'Sheffield', { postcodes: ['S'] }), led('east', 'East', { postcodes: ['E1'] })]
    for (const typed of ['SW1A 1AA', 'E17 7AA', 'SE1 7AA']) expect(idsOf(typed, circles, undefined), typed).toEqual([])
  })

  it('shows every range that it may still lead to, while it is typed', () => {
    const circles = [led('bayern', 'Bayern', { postcodes: ['80..87'] }), led('bw', 'Baden', { postcodes: ['68..79'] })]
    expect(idsOf('7', circles, undefined)).toEqual(['bw'])
    expect(idsOf('8', circles, undefined)).toEqual(['bayern'])
    expect(idsOf('88', circles, undefined)).toEqual([])
  })

  it('leads nowhere where nobody has it', () => {
    expect(idsOf('99999')).toEqual([])
  })
})

describe('a town', () => {
  it.each([
    ['Rennes', 'bretagne'],
    ['QUIMPER', 'bretagne'],
    ['brest', 'bretagne'],
    ['St-Étienne', 'ara'],
    ['ST ETIENNE', 'ara'],
    ['saint etienne', 'ara'],
    ['Le Havre', 'normandie'],
    ['havre', 'normandie'],
    ['hay les roses', 'idf'],
    ['L’Haÿ-les-Roses', 'idf'],
    ["l'hay les roses", 'idf'],
    ['Paris 15e', 'idf'],
    ['Lyon 3ème', 'ara'],
    ['Lille cedex 9', 'hdf'],
    ['Marseile', 'paca'],
    ['Granvile', 'normandie'],
    ['paca', 'paca'],
  ])('leads to its circle, however it is written: %s', (typed, id) => {
    expect(idsOf(typed)).toEqual([id])
  })

  it('leads to several where several are called so, the largest first, and says which', () => {
    expect(findCircles('St Denis', REGIONS, france)).toEqual([
      { id: 'idf', towns: ['Saint-Denis (93)'], isSure: true },
      { id: 'reunion', towns: ['Saint-Denis (974)'], isSure: true },
    ])
    expect(idsOf('93200 St Denis')).toEqual(['idf'])
  })

  it('is likelier a large one with a mistake than a village that begins so', () => {
    expect(idsOf('Renes')[0]).toBe('bretagne')
  })

  it('is no town where it is the name of a circle', () => {
    expect(findCircles('bretagne', REGIONS, france)).toEqual([{ id: 'bretagne', towns: [], isSure: true }])
    expect(idsOf('réunion')).toEqual(['reunion'])
    expect(idsOf('azur')).toContain('paca')
  })

  it('leads nowhere where there is none', () => {
    for (const typed of ['', ' ', 'x', 'Xyzzyville', '🚭', 'Nouméa']) expect(idsOf(typed), typed).toEqual([])
  })

  it('is found in the list alone, where no country is known', () => {
    const circles = [led('a', 'Nord', { towns: ['Łódź', 'Œuilly'] }), led('b', 'الجنوب', { towns: ['صفاقس'] })]
    expect(idsOf('lodz', circles, undefined)).toEqual(['a'])
    expect(idsOf('oeuilly', circles, undefined)).toEqual(['a'])
    expect(idsOf('صفاقس', circles, undefined)).toEqual(['b'])
  })
})

describe('all of France', async () => {
  const source = await readFile('campaigns/un-mois-sans/campaign.yaml', 'utf8')
  const { circles } = parse(source) as { circles: { list: Led[] } }
  const whole = await readCountry(countryFile(config(circles.list), towns, namesElsewhere('fr')))
  const found = (typed: string) => findCircles(typed, circles.list, whole, { code: 'fr', digits: [5] })
  const ids = (typed: string) => found(typed).map(({ id }) => id)

  it.each([
    ['Bourgogne', 'bourgogne-franche-comte'],
    ['Boulogne', 'ile-de-france', 'hauts-de-france'],
    ['Neuilly', 'ile-de-france'],
    ['Aix', 'provence-alpes-cote-d-azur', 'auvergne-rhone-alpes'],
    ['Évry', 'ile-de-france'],
    ['Asnières', 'ile-de-france'],
    ['Saint-Ouen', 'ile-de-france'],
  ])('offers the large towns that begin so before a village of that name, and is not sure: %s', (typed, ...first) => {
    expect(ids(typed).slice(0, first.length).sort()).toEqual([...first].sort())
    expect(found(typed).some(({ isSure }) => isSure)).toBe(false)
  })

  it.each([
    ['10 rue de la Paix 75002 Paris', 'ile-de-france'],
    ['29 rue de Brest 69002 Lyon', 'auvergne-rhone-alpes'],
    ['29 rue de Brest, 69 002 Lyon', 'auvergne-rhone-alpes'],
    ['BP 20 35000 Rennes', 'bretagne'],
    ['BP 20 35 000 Rennes cedex 7', 'bretagne'],
    ['F-35000', 'bretagne'],
  ])('takes the postcode of an address, and no house number: %s', (typed, id) => {
    expect(found(typed)).toMatchObject([{ id, isSure: true }])
  })

  it.each([
    'Torino, München, Köln, Bruxelles, Brussel, Lisboa, Roma, Wien, København, Genève, Moscou, Monaco',
    'Belgique, Germany, السويد, 1000 Bruxelles, B-1000 Bruxelles, BE-1000, CH-1201 Genève, 10115 Berlin, D-35037',
    'Torino (Italia), 98000 Monaco, 97500, L-2449',
    'Roumanie, Grèce, Corée du Sud, Colombie, Malte, Seychelles, Rumunia, Thailand, سوريا',
    'Saint-Louis Sénégal, Saint-Louis (Sénégal), Vienne (Autriche), Saint-Pierre et Miquelon, banlieue de Genève, région de Barcelone',
  ])('leads nobody of another country to what is written nearly so here: %s', (typed) => {
    for (const each of typed.split(', ')) expect(found(each), each).toEqual([])
  })

  it.each([
    ['F75001', 'ile-de-france'],
    ['FR-35000 Rennes', 'bretagne'],
    ['３５０００', 'bretagne'],
    ['١٣٠٠١', 'provence-alpes-cote-d-azur'],
    ['06.000', 'provence-alpes-cote-d-azur'],
    ['Paris XVe', 'ile-de-france'],
    ['Ｐａｒｉｓ', 'ile-de-france'],
    ['باريس', 'ile-de-france'],
    ['Straßburg', 'grand-est'],
    ['Saint-Denis de la Réunion', 'la-reunion'],
    ['Cayenne (Guyane française)', 'guyane'],
    ['Mamoudzou, Mayotte', 'mayotte'],
    ['Lyon (France)', 'auvergne-rhone-alpes'],
    ['6000 Nice', 'provence-alpes-cote-d-azur'],
    ['Valence', 'auvergne-rhone-alpes'],
  ])('knows its own, in other letters and languages: %s', (typed, id) => {
    expect(found(typed)[0]).toMatchObject({ id, isSure: true })
  })

  it('leads nobody of another country by what stands before its name', () => {
    for (const typed of ['Vienne, Autriche', 'Valence, Espagne', 'Saint-Denis, Belgique'])
      expect(found(typed)).toEqual([])
  })

  it.each([
    ['à Rennes', 'bretagne'],
    ['Rennes centre', 'bretagne'],
    ['Rennes Ille et Vilaine', 'bretagne'],
    ['Brest ou Quimper', 'bretagne'],
    ['Bretagne sud', 'bretagne'],
    ['banlieue de Lyon', 'auvergne-rhone-alpes'],
    ['Lille - France', 'hauts-de-france'],
    ['paris20', 'ile-de-france'],
    ['Paris XX', 'ile-de-france'],
  ])('hears the town among what is said of it: %s', (typed, id) => expect(ids(typed)).toEqual([id]))

  it('is sure of no postcode that has not all its digits, or too many, nor of a town whose postcode is of none', () => {
    for (const typed of ['1050', '8001', '750155', '97500 Saint-Pierre']) {
      expect(
        found(typed).map(({ isSure }) => isSure),
        typed,
      ).not.toContain(true)
    }
  })

  it.each(['le 93', 'dans le 93', 'dept. 93', 'Département 93'])(
    'knows a number that is said of a département: %s',
    (typed) => expect(ids(typed)).toEqual(['ile-de-france']),
  )

  it('takes no house number for a postcode while an address is typed', () => {
    for (const typed of ['10 rue', '10 rue de la Paix', '29 bis rue de Brest']) expect(ids(typed), typed).toEqual([])
  })

  it.each([
    ['Saint-Denis (974)', 'la-reunion'],
    ['Saint-Denis (93)', 'ile-de-france'],
    ['Saint-Denis 93', 'ile-de-france'],
    ['Saint-Pierre (974)', 'la-reunion'],
    ['Ajaccio (2A)', 'corse'],
    ['ajaccio 2a', 'corse'],
    ['La Réunion (974)', 'la-reunion'],
    ['Rennes, Ille-et-Vilaine', 'bretagne'],
    ['Lille (Nord)', 'hauts-de-france'],
    ['Paris 15', 'ile-de-france'],
  ])('understands what it says itself, the region behind the town: %s', (typed, id) => {
    expect(found(typed)).toMatchObject([{ id, isSure: true }])
  })

  it('understands it of a village, too', () => {
    expect(ids('Bourgogne (51)')).toEqual(['grand-est'])
  })

  it.each([
    ['Vaucluse', 'provence-alpes-cote-d-azur'],
    ['Val-de-Marne', 'ile-de-france'],
    ['Loire', 'auvergne-rhone-alpes'],
    ['Finistère', 'bretagne'],
    ['Haute-Corse', 'corse'],
    ['2A', 'corse'],
    ['2b', 'corse'],
  ])('knows its départements: %s', (typed, id) => {
    expect(ids(typed)[0]).toBe(id)
  })

  it.each(['35', '10', '2A', 'Renes', 'Quimp', 'Rennes 69002'])('is not sure of less: %s', (typed) => {
    expect(found(typed).map(({ isSure }) => isSure)).not.toContain(true)
  })

  it.each(['35000', 'Brest', 'Bretagne', 'Breizh'])('is sure of a postcode and of a known name: %s', (typed) => {
    expect(found(typed)).toMatchObject([{ id: 'bretagne', isSure: true }])
  })
})

describe('the nearest circle', () => {
  const PORTS = [
    { ...led('lille', 'Lille'), place: [50.63, 3.06] as [number, number] },
    { ...led('brest', 'Brest'), place: [48.39, -4.49] as [number, number] },
    { ...led('lyon', 'Lyon'), place: [45.76, 4.84] as [number, number] },
    { ...led('dom', 'Saint-Denis de La Réunion'), place: [-20.88, 55.45] as [number, number] },
  ]

  it('is found by place where circles name no postcodes', async () => {
    const country = await readCountry(countryFile(config(PORTS), towns))
    const nearestTo = (typed: string) => idsOf(typed, PORTS, country)
    expect(nearestTo('Quimper')).toEqual(['brest'])
    expect(nearestTo('29000')).toEqual(['brest'])
    expect(nearestTo('Chamonix')).toEqual(['lyon'])
    expect(nearestTo('59800')).toEqual(['lille'])
    // A village that GeoNames lacks lies among its neighbours.
    expect(nearestTo('Plounéour-Brignogan-Plages')).toEqual(['brest'])
    expect(nearestTo('97600')).toEqual(['dom'])
    expect(nearestTo('Mamoudzou')).toEqual(['dom'])
  })

  it('is never one that names its postcodes: those are its borders', async () => {
    const circles = [
      ...PORTS,
      { ...led('quimper', 'Quimper', { postcodes: ['29000'] }), place: [48, -4.1] as [number, number] },
    ]
    const country = await readCountry(countryFile(config(circles), towns))
    expect(idsOf('29000', circles, country)).toEqual(['quimper'])
    expect(idsOf('29170', circles, country)).toEqual(['brest'])
    expect(idsOf('Fouesnant', circles, country)).toEqual(['brest'])
  })
})

describe('towns of another country', () => {
  it('lead to the nearest circle, whatever postcodes it names, or to the one that names them', async () => {
    const circles = [
      { ...led('nord', 'Norden', { postcodes: ['2'] }), place: [53.55, 10] as [number, number] },
      { ...led('sued', 'Süden', { towns: ['Garmisch', 'Münster'] }), place: [48.14, 11.58] as [number, number] },
    ]
    const germany = await readCountry(countryFile(config(circles), await townsOf('de')))
    const found = (typed: string) => idsOf(typed, circles, germany)
    expect(found('lubeck')).toEqual(['nord'])
    expect(found('Augsburg')).toEqual(['sued'])
    expect(found('Münster')).toEqual(['sued'])
    expect(found('20095 Hamburg')).toEqual(['nord'])
    expect(findCircles('Neustadt', circles, germany).flatMap(({ towns }) => towns).length).toBeGreaterThan(1)
    expect(found('Rennes')).toEqual([])
    expect(found('Neustadt (Hamburg)')).toEqual(['nord'])
  })

  const list = [{ ...led('x', 'Xx'), place: [48, 8] as [number, number] }]

  it.each([
    ['be', 'Bruxelles, Brussel, Anvers, Antwerpen, Gand, Luik, Bergen'],
    ['de', 'München, Muenchen, Köln, Nürnberg, Frankfurt, Freiburg im Breisgau'],
    ['it', 'Roma, Torino, Milano, Firenze, Napoli, Venezia, Genova'],
    ['ma', 'Tanger, الدار البيضاء'],
  ] as const)('are found by the names that their people say: %s, %s', async (code, names) => {
    const country = await readCountry(countryFile(config(list), await townsOf(code)))
    for (const name of names.split(', ')) {
      const [first] = findCircles(name, list, country)
      expect(first?.isSure, name).toBe(true)
      expect(first?.towns.join(), name).toContain(name)
    }
  })

  it('have one great town of each name', async () => {
    const cities = await readTable<City[]>('cities')
    const known = Map.groupBy(cities, ({ name, country }) => `${country.toLowerCase()} ${name}`)
    for (const [code, great] of Object.entries(GREAT_TOWNS)) {
      if (code === 'fr') continue
      for (const name of Object.keys(great)) expect(known.get(`${code} ${name}`), name).toHaveLength(1)
    }
  })
})
