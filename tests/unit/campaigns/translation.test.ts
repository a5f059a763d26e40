import { describe, expect, it } from 'vitest'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { formatProblem } from '../../../campaigns/problem.ts'
import { editionsOf, textsOf } from '../../../campaigns/translation.ts'
import { type Files, image, writeCampaigns } from '../../support/campaign-folder.ts'

const letter = { 'c/sealed/letter.md': 'Cher toi.' }
const both = { ...letter, 'c/sealed/letter.en.md': 'Dear you.' }

async function load(yaml: string, files: Files) {
  const campaignsDir = await writeCampaigns({ 'c/campaign.yaml': yaml, ...files })
  const { campaigns, problems } = await loadCampaigns(campaignsDir)
  const lines = problems.map((problem) => formatProblem(problem).replace(/^.*\/campaigns\//, ''))
  return { campaign: campaigns[0], lines }
}

describe('a translated campaign', () => {
  const yaml = `title: T
brand: B
description: Bonjour.
cover: { image: media/cover.png, alt: Une porte }
messages: { default: "Tiens : {link}" }
pieces:
  - { id: letter, title: La lettre, unlock: { views: 3 } }
  - { id: clip }
translations:
  en:
    title: U
    description: Hello.
    messages: { sms: "Here: {link}" }
    cover: { alt: A door }
    pieces: { letter: The letter }
`
  const files = async () => ({
    ...both,
    'c/sealed/clip.md': '![A](../media/cover.png)',
    'c/teaser.md': 'Bientôt.',
    'c/teaser.en.md': 'Soon.',
    'c/media/cover.png': await image(1, 'png'),
  })

  it('is the same in other words; a piece without them is the one in the first language', async () => {
    const { campaign, lines } = await load(yaml, await files())
    expect(lines).toEqual(['c/campaign.yaml:10 warning translations.en: not in en yet: sealed/clip.en.md'])
    expect(campaign?.locales).toEqual(['fr', 'en'])
    expect(campaign?.translations).toMatchObject([
      {
        slug: 'c',
        locale: 'en',
        locales: ['fr', 'en'],
        title: 'U',
        brand: 'B',
        description: 'Hello.',
        cover: { image: campaign?.cover?.image, alt: 'A door' },
        teaser: `${campaign?.folder}/teaser.en.md`,
        pieces: [
          {
            id: 'letter',
            title: 'The letter',
            unlock: { views: 3 },
            epoch: '0.0',
            locale: 'en',
            file: `${campaign?.folder}/sealed/letter.en.md`,
          },
          { id: 'clip', title: 'Clip', locale: 'fr', file: `${campaign?.folder}/sealed/clip.md` },
        ],
        translations: [],
      },
    ])
    expect(campaign?.translations[0]?.messages).toEqual({ sms: 'Here: {link}' })
  })

  it('has every text of its pieces once', async () => {
    const { campaign } = await load(yaml, await files())
    const texts = campaign ? textsOf(campaign) : []
    expect(texts.map(({ id, locale }) => [id, locale])).toEqual([
      ['letter', 'fr'],
      ['clip', 'fr'],
      ['letter', 'en'],
    ])
  })

  it('needs no texts: names stay, sentences in another language are left out, and what is missing is said', async () => {
    const { campaign, lines } = await load(yaml.replace(/en:[\s\S]*$/, 'en: {}'), await files())
    expect(lines).toEqual([
      'c/campaign.yaml:10 warning translations.en: not in en yet: description, messages, cover.alt, sealed/clip.en.md',
    ])
    const [, english] = campaign ? editionsOf(campaign) : []
    expect(english).toMatchObject({ title: 'T', brand: 'B', messages: {}, cover: { alt: 'Une porte' } })
    expect(english?.description).toBeUndefined()
  })

  it('says in it what a picture alone shows, as its words or as its alternative text', async () => {
    const { campaign, lines } = await load(
      `title: T
pieces:
  - id: q
    kind: poll
    title: Q
    question: Lequel ?
    choices:
      - { id: rose, image: media/a.png, alt: Un mur rose }
      - { id: brun, image: media/b.png, alt: Un mur brun }
translations:
  en: { title: U, pieces: { q: { title: Q, question: Which?, choices: { rose: A pink wall, brun: { alt: A brown wall } } } } }
`,
      { 'c/media/a.png': await image(1, 'png'), 'c/media/b.png': await image(2, 'png') },
    )
    expect(lines).toEqual([])
    expect(campaign?.translations[0]?.pieces[0]).toMatchObject({
      choices: [
        { text: 'A pink wall', picture: { alt: 'A pink wall', isAlone: true } },
        { text: 'A brown wall', picture: { alt: 'A brown wall', isAlone: true } },
      ],
    })
  })

  it('has a newsletter of its own, or none where that is not translated', async () => {
    const letters = { ...both, 'c/letter.md': 'Bonjour.', 'c/letter.en.md': 'Hello.' }
    const { campaign, lines } = await load('title: T\ntranslations: { en: {}, de: {} }', letters)
    const [en, de] = campaign?.translations ?? []
    expect(campaign?.letter).toBe(`${campaign?.folder}/letter.md`)
    expect(en?.letter).toBe(`${campaign?.folder}/letter.en.md`)
    expect(de).not.toHaveProperty('letter')
    expect(lines.join('\n')).toMatch(/: not in de yet: letter\.de\.md/)
  })

  it('has no teaser where that is not translated', async () => {
    const { campaign, lines } = await load('title: T\ntranslations: { en: {} }', { ...both, 'c/teaser.md': 'Bientôt.' })
    expect(lines).toEqual([expect.stringMatching(/: not in en yet: teaser.en.md$/)])
    expect(campaign?.translations[0]).not.toHaveProperty('teaser')
  })

  it('has the translated title as its brand when it has none', async () => {
    const { campaign } = await load('title: T\ntranslations: { en: { title: U } }', both)
    expect(campaign?.translations[0]?.brand).toBe('U')
  })
})

describe('a mistake in a translation is named:', () => {
  const cases: [name: string, yaml: string, files: Files, expected: RegExp][] = [
    [
      'the campaign’s own language',
      'title: T\ntranslations:\n  fr: {}',
      letter,
      /^c\/campaign.yaml:3 translations.fr: fr is the campaign's own language/,
    ],
    [
      'a language nobody knows',
      'title: T\ntranslations:\n  eng: {}',
      letter,
      /^c\/campaign.yaml:3 translations.eng: unknown field \(did you mean "en"\?\), expected one of fr, en/,
    ],
    [
      'an unknown field',
      'title: T\ntranslations:\n  en:\n    titel: U',
      both,
      /^c\/campaign.yaml:4 translations.en.titel: unknown field \(did you mean "title"\?\), expected one of title, brand/,
    ],
    [
      'an unknown piece',
      'title: T\ntranslations:\n  en:\n    pieces:\n      leter: L',
      both,
      /^c\/campaign.yaml:5 translations.en.pieces.leter: no piece "leter" \(did you mean "letter"\?\), expected one of letter/,
    ],
    [
      'a message without {link}',
      'title: T\ntranslations:\n  en:\n    messages:\n      sms: Look!',
      both,
      /^c\/campaign.yaml:5 translations.en.messages.sms: .*the message has no \{link\}/,
    ],
    [
      'the description of a cover that is not there',
      'title: T\ntranslations:\n  en:\n    cover: { alt: A }',
      both,
      /^c\/campaign.yaml:4 translations.en.cover: the campaign has no cover/,
    ],
    [
      'a piece in a language that the campaign has not, which is no piece of its own',
      'title: T',
      both,
      /^c\/sealed\/letter.en.md:1 the campaign is not in en, expected en below translations/,
    ],
    [
      'a teaser in a language that the campaign has not',
      'title: T',
      { ...letter, 'c/teaser.en.md': 'Soon.' },
      /^c\/teaser.en.md:1 the campaign is not in en/,
    ],
    [
      'a piece in the campaign’s own language, twice',
      'title: T',
      { ...letter, 'c/sealed/letter.fr.md': 'Cher toi.' },
      /^c\/sealed\/letter.fr.md:1 fr is the campaign's own language, expected it in sealed\/letter.md/,
    ],
    [
      'a translation of nothing',
      'title: T\ntranslations: { en: {} }',
      { ...both, 'c/sealed/leter.en.md': 'Dear you.' },
      /^c\/sealed\/leter.en.md:1 no file sealed\/leter.md, expected what this translates/,
    ],
    [
      'a medium that only the translation shows, and that is missing',
      'title: T\ntranslations: { en: {} }',
      { ...letter, 'c/sealed/letter.en.md': 'Dear you.\n\n![A](../media/a.jpg)' },
      /^c\/sealed\/letter.en.md:3 no file media\/a.jpg/,
    ],
    [
      'a newsletter in a language that the campaign has not',
      'title: T',
      { ...letter, 'c/letter.en.md': 'Hello.' },
      /^c\/letter.en.md:1 the campaign is not in en/,
    ],
    [
      'media in a translated newsletter',
      'title: T\ntranslations: { en: {} }',
      { ...both, 'c/letter.md': 'Bonjour.', 'c/letter.en.md': '![A](media/a.jpg)' },
      /^c\/letter.en.md:1 a newsletter holds no media/,
    ],
    [
      'media in a translated teaser',
      'title: T\ntranslations: { en: {} }',
      { ...both, 'c/teaser.md': 'Bientôt.', 'c/teaser.en.md': '![A](media/a.jpg)' },
      /^c\/teaser.en.md:1 a teaser holds no media/,
    ],
  ]
  it.each(cases)('%s', async (_, yaml, files, expected) => {
    const { campaign, lines } = await load(yaml, files)
    expect(campaign).toBeUndefined()
    expect(lines).toEqual([expect.stringMatching(expected)])
  })

  it('but a file that is named as a piece is one, whatever its name', async () => {
    const yaml = 'title: T\npieces:\n  - { id: letter, file: sealed/letter.en.md }'
    const { campaign, lines } = await load(yaml, both)
    expect(lines).toEqual([])
    expect(campaign?.pieces).toMatchObject([{ id: 'letter', locale: 'fr' }])
  })
})
