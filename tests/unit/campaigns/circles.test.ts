import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partId, partName, partOf } from '../../../campaigns/circle-parts.ts'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { formatProblem } from '../../../campaigns/problem.ts'
import { type Files, image, writeCampaigns } from '../../support/campaign-folder.ts'

const letter = { 'c/sealed/letter.md': 'Dear you.' }

async function load(yaml: string, files: Files = letter) {
  const campaignsDir = await writeCampaigns({ 'c/campaign.yaml': yaml, ...files })
  const { campaigns, problems } = await loadCampaigns(campaignsDir)
  const lines = problems.map((problem) => formatProblem(problem).replace(/^.*\/campaigns\//, ''))
  return { campaign: campaigns[0], lines, campaignsDir }
}

describe('circles of a campaign', () => {
  it('have defaults, and are the same in other words in another language', async () => {
    const { campaign, lines, campaignsDir } = await load(
      `title: T
roots:
  - { label: A, circle: bretagne }
  - { label: B }
pieces:
  - { id: letter, circles: [bretagne], unlock: { circle: 50 } }
circles:
  list:
    - id: bretagne
      name: Bretagne
      message: Ceux de la mer.
      word: On marche mardi.
      goal: 100
      place: [48.1, -2.9]
      postcodes: ["22", "29"]
      towns: [Rennes]
      picture: { image: media/a.png, alt: Un port }
      messages: { default: "Entre nous : {link}" }
    - { id: corse, name: Corse, message: Une île., word: Piano. }
translations:
  en:
    circleNames: "{name}, group {number}"
    circles:
      bretagne: { name: Brittany, message: Those of the sea., word: We walk on Tuesdays., messages: { default: "Here: {link}" }, picture: { alt: A harbour } }
`,
      { ...letter, 'c/sealed/letter.en.md': 'Dear you.', 'c/media/a.png': await image(1, 'png') },
    )
    expect(lines).toEqual([
      'c/campaign.yaml:21 warning translations.en: not in en yet: circles.corse.message, circles.corse.word',
    ])
    const picture = { image: join(campaignsDir, 'c/media/a.png'), alt: 'Un port' }
    expect(campaign).toMatchObject({
      circles: {
        ...{ size: 200, splits: 'auto', names: '{name} {number}', choose: 'list' },
        list: [{ id: 'bretagne', goal: 100, picture }, { id: 'corse' }],
      },
      roots: [{ circle: 'bretagne' }, { circle: undefined }],
      pieces: [{ circles: ['bretagne'], unlock: { circle: 50 } }],
    })
    expect(campaign?.translations[0]?.circles?.names).toBe('{name}, group {number}')
    const [breton, corsican] = campaign?.translations[0]?.circles?.list ?? []
    expect(breton).toMatchObject({
      ...{ id: 'bretagne', name: 'Brittany', message: 'Those of the sea.', goal: 100, postcodes: ['22', '29'] },
      ...{ messages: { default: 'Here: {link}' }, picture: { ...picture, alt: 'A harbour' } },
    })
    expect(corsican).toMatchObject({ name: 'Corse', messages: {} })
    expect(corsican).not.toHaveProperty('message')
    expect(corsican).not.toHaveProperty('word')
    expect([campaign?.hasWord, breton?.word]).toEqual([true, 'We walk on Tuesdays.'])
  })

  const list = (...circles: string[]) => `title: T\ncircles:\n  list:\n    - ${circles.join('\n    - ')}\n`
  const two = (first: string, second: string) => list(`{ id: a, name: A, ${first} }`, `{ id: b, name: B, ${second} }`)
  const cases: [name: string, yaml: string, expected: RegExp][] = [
    [
      'an id twice',
      list('{ id: a, name: A }', '{ id: a, name: B }'),
      /:5 circles.list\[1\].id: "a" stands twice, expected another id than on line 4$/,
    ],
    [
      'a name twice',
      list('{ id: a, name: Mer }', '{ id: b, name: mer }'),
      /:5 circles.list\[1\].name: "mer" stands twice, expected another name/,
    ],
    [
      'an id with a dot, as parts have',
      list('{ id: a.2, name: A }'),
      /:4 circles.list\[0\].id: "a.2" does not fit, expected lower-case letters/,
    ],
    [
      'postcodes that overlap',
      two('postcodes: ["29"]', 'postcodes: ["22", "29"]'),
      /:5 circles.list\[1\].postcodes\[1\]: "29" stands twice, expected another postcode than on line 4$/,
    ],
    [
      'a postcode that is a number',
      two('postcodes: [1]', 'postcodes: ["22"]'),
      /:4 circles.list\[0\].postcodes\[0\]: 1 does not fit, expected the beginning of a postcode in quotation marks/,
    ],
    [
      'ranges of postcodes that overlap',
      two('postcodes: ["80..87"]', 'postcodes: ["22", "85..89"]'),
      /:5 circles.list\[1\].postcodes\[1\]: "85..89" has postcodes of "80..87" in it, expected another postcode than on line 4$/,
    ],
    [
      'a postcode in the range of another circle',
      two('postcodes: ["sw1a 1"]', 'postcodes: ["SW1A-1"]'),
      /:5 circles.list\[1\].postcodes\[0\]: "SW1A1" stands twice/,
    ],
    [
      'a range that is none',
      two('postcodes: ["87..80"]', 'postcodes: ["22"]'),
      /:4 circles.list\[0\].postcodes\[0\]: "87..80" does not fit, expected letters and digits, such as/,
    ],
    [
      'a town written otherwise',
      two('towns: [St-Étienne]', 'towns: [saint etienne]'),
      /:5 circles.list\[1\].towns\[0\]: "saint etienne" stands twice, expected another town than on line 4$/,
    ],
    ['a town twice', two('towns: [Brest]', 'towns: [brest]'), /:5 circles.list\[1\].towns\[0\]: "brest" stands twice/],
    [
      'a place that is none',
      two('place: [148, 2]', 'goal: 5'),
      /:4 circles.list\[0\].place\[0\]: 148 does not fit, expected a latitude from -90 to 90$/,
    ],
    [
      'a picture that is not there',
      two('picture: { image: media/x.png, alt: X }', 'goal: 5'),
      /:4 circles.list\[0\].picture.image: no file media\/x.png/,
    ],
    [
      'names that are all the same',
      'title: T\ncircles: { names: Part, list: [{ id: a, name: A }] }',
      /:2 circles.names: "Part" does not fit, expected \{number\} in it/,
    ],
    [
      'a size for a handful',
      'title: T\ncircles: { size: 5, list: [{ id: a, name: A }] }',
      /:2 circles.size: 5 does not fit, expected 10 or more$/,
    ],
    ['no circle', 'title: T\ncircles: { list: [] }', /:2 circles.list: .*expected one circle or more$/],
    [
      'a root of an unknown circle',
      `${list('{ id: bretagne, name: A }')}roots: [{ label: R, circle: bretange }]`,
      /:5 roots\[0\].circle: no circle "bretange" \(did you mean "bretagne"\?\), expected one of bretagne$/,
    ],
    [
      'a root of a circle where there are none',
      'title: T\nroots: [{ label: R, circle: a }]',
      /:2 roots\[0\].circle: the campaign has no circles, expected circles: \{ list/,
    ],
    [
      'a piece of an unknown circle',
      `${list('{ id: a, name: A }')}pieces: [{ id: letter, circles: [paris] }]`,
      /:5 pieces\[0\].circles\[0\]: no circle "paris", expected one of a$/,
    ],
    [
      'a piece of a circle twice',
      `${list('{ id: a, name: A }')}pieces: [{ id: letter, circles: [a, a] }]`,
      /:5 pieces\[0\].circles\[1\]: "a" stands twice, expected it once$/,
    ],
    [
      'a piece of no circle',
      `${list('{ id: a, name: A }')}pieces: [{ id: letter, circles: [] }]`,
      /:5 pieces\[0\].circles: .*expected one circle or more, or no such line/,
    ],
    [
      'a piece by the views of a circle where there are none',
      'title: T\npieces: [{ id: letter, unlock: { circle: 5 } }]',
      /:2 pieces\[0\].unlock: opens by the views of a circle, but the campaign has none, expected circles: \{ list/,
    ],
    [
      'a piece that a circle hardly opens',
      `${list('{ id: a, name: A }')}pieces: [{ id: letter, unlock: { circle: 201 } }]`,
      /:5 warning pieces\[0\].unlock: a circle divides beyond 200 views, so it hardly gets to 201, expected at most 200/,
    ],
    [
      'a goal that a circle hardly reaches',
      list('{ id: a, name: A, goal: 300 }'),
      /:4 warning circles.list\[0\].goal: a circle divides beyond 200 views, .*expected at most 200/,
    ],
    [
      'a circle that nobody gets into',
      `${list('{ id: a, name: A }', '{ id: b, name: B }')}roots: [{ label: R, circle: a }]`,
      /:5 warning circles.list\[1\]: nobody gets into it, since every root is of another circle, expected a root with circle: b, or one without$/,
    ],
    [
      'a piece that nobody can open',
      `${list('{ id: a, name: A }', '{ id: b, name: B }')}roots: [{ label: R, circle: a }]\npieces: [{ id: letter, circles: [b] }]`,
      /:7 warning pieces\[0\].circles: nobody can open it, since nobody gets into b$/,
    ],
    [
      'a circle without a place where places lead',
      'title: T\ncircles: { choose: place, list: [{ id: a, name: A, postcodes: ["1"] }, { id: b, name: B }] }',
      /:2 warning circles.list\[1\]: choose: place leads nobody to "b", expected its postcodes, towns or place$/,
    ],
    [
      'a place whose longitude stands first',
      'title: T\ncircles:\n  country: fr\n  list:\n    - { id: paris, name: Paris, place: [2.35, 48.85] }\n    - { id: reunion, name: La Réunion, place: [-21.1, 55.5] }',
      /:5 warning circles.list\[0\].place: \[2.35, 48.85\] lies far from fr, expected its latitude first: \[48.85, 2.35\]$/,
    ],
    [
      'a country by another sign than its own',
      'title: T\ncircles: { country: uk, list: [{ id: a, name: A, place: [51, 0] }] }',
      /:2 circles.country: "uk" does not fit, .* \(did you mean "gb"\?\)$/,
    ],
    [
      'a placeholder that nothing fills',
      'title: T\ncircles: { names: "{nom} {number}", list: [{ id: a, name: A }] }',
      /:2 circles.names: .*expected nothing in braces but \{name\} and \{number\}$/,
    ],
    [
      'parts of two circles that would be called the same',
      'title: T\ncircles:\n  names: "Groupe {number}"\n  list:\n    - { id: a, name: A }\n    - { id: b, name: B }',
      /:6 warning circles.list\[1\].name: a part of it would be called "Groupe 1", as "A" or a part of that is, expected names: with \{name\} in it, or another name$/,
    ],
    [
      'a part that would be called as another circle is',
      list('{ id: a, name: A }', '{ id: b, name: A 2 }'),
      /:4 warning circles.list\[0\].name: a part of it would be called "A 2", as "A 2" or a part of that is/,
    ],
    [
      'an unknown circle in a translation',
      `${list('{ id: a, name: A }')}translations: { en: { circles: { paris: { name: B } } } }`,
      /:5 translations.en.circles.paris: no circle "paris", expected one of a$/,
    ],
    [
      'a picture in a translation alone',
      `${list('{ id: a, name: A }')}translations: { en: { circles: { a: { picture: { alt: X } } } } }`,
      /:5 translations.en.circles.a.picture: the circle has no picture to describe, expected none$/,
    ],
    [
      'a message without {link}',
      list('{ id: a, name: A, messages: { sms: Hi } }'),
      /:4 circles.list\[0\].messages.sms: .*the message has no \{link\}/,
    ],
    [
      'a message that is two SMS',
      list(`{ id: a, name: A, messages: { sms: "${'Hello '.repeat(30)}{link}" } }`),
      /:4 warning circles.list\[0\].messages.sms: 2 SMS, not 1/,
    ],
    [
      'a name for a list',
      'title: T\ncircles: Bretagne',
      /:2 circles: .*expected a group of fields: \{ list: \[\{ id: bretagne, name: Bretagne \}\] \}$/,
    ],
  ]
  it.each(cases)('%s is reported with its place and what is expected', async (_, yaml, expected) => {
    const { lines } = await load(yaml)
    expect(
      lines.filter((line) => expected.test(line)),
      lines.join('\n'),
    ).toHaveLength(1)
  })

  it('that divide when asked may have any goal', async () => {
    const { lines } = await load('title: T\ncircles: { splits: asked, list: [{ id: a, name: A, goal: 3000 }] }')
    expect(lines).toEqual([])
  })
})

it('a part is called as its circle until that was divided', () => {
  expect([1, 2].map((number) => partId('bretagne', number))).toEqual(['bretagne', 'bretagne.2'])
  expect(['bretagne', 'bretagne.12'].map(partOf)).toEqual([
    { of: 'bretagne', number: 1 },
    { of: 'bretagne', number: 12 },
  ])
  expect(partName('{name}, groupe {number}', 'Bretagne', { number: 1, parts: 1 })).toBe('Bretagne')
  expect(partName('{name}, groupe {number}', 'Bretagne', { number: 2, parts: 2 })).toBe('Bretagne, groupe 2')
})
