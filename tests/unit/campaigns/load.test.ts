import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { campaignJsonSchema } from '../../../campaigns/config-file.ts'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { LOOK_NAMES } from '../../../campaigns/looks.ts'
import { formatProblem } from '../../../campaigns/problem.ts'
import { KIND_NAMES } from '../../../pieces/kinds.ts'
import { folderDigest } from '../../../site/building/code.ts'
import { Digests } from '../../../site/building/digests.ts'
import { LOOKS } from '../../../site/looks/index.ts'
import { type Files, image, writeCampaigns } from '../../support/campaign-folder.ts'

const letter = { 'c/sealed/letter.md': 'Dear you.' }

/** The problems of one campaign, each as `file:line field: message`, without the way to the folder. */
async function problemsOf(yaml: string, files: Files = letter): Promise<string[]> {
  const campaignsDir = await writeCampaigns({ 'c/campaign.yaml': yaml, ...files })
  const { problems } = await loadCampaigns(campaignsDir)
  return problems.map((problem) => formatProblem(problem).replace(/^.*\/campaigns\//, ''))
}

describe('a campaign', () => {
  it('needs a title and something to seal; the rest has defaults', async () => {
    const campaignsDir = await writeCampaigns({
      'a-letter/campaign.yaml': 'title: A letter\n',
      'a-letter/sealed/the-text.md': 'Hi.',
    })
    const { campaigns, problems } = await loadCampaigns(campaignsDir)
    expect(problems).toEqual([])
    expect(campaigns).toMatchObject([
      {
        slug: 'a-letter',
        brand: 'A letter',
        locale: 'fr',
        formal: false,
        look: 'cinema',
        retention: 30,
        pieces: [{ id: 'the-text', title: 'The text', unlock: 'link', epoch: '0.0', media: [] }],
        roots: [{ kind: 'seed', channel: 'copy' }],
      },
    ])
  })

  it('is read whole: dates with offsets, rules, roots, media', async () => {
    const yaml = `title: T
opens: 2026-11-20T18:00:00+01:00
reveals: 2026-11-21T18:00:00Z
cover: { image: media/cover.png, alt: A door }
logo: media/logo.png
stylesheet: style.css
pieces:
  - { id: clip, unlock: { shares: 3 } }
  - { file: sealed/other.md, unlock: { at: 2026-12-24T00:00:00+01:00 } }
roots:
  - { label: Poster, kind: poster }
  - { label: Friends, kind: circle, channel: signal, cap: 5 }
`
    const campaignsDir = await writeCampaigns({
      'c/campaign.yaml': yaml,
      'c/sealed/clip.md':
        '![A](../media/a.jpg) and [b](../media/b.pdf), again ![A](../media/a.jpg), [far](https://example.org)',
      'c/sealed/other.md': 'x',
      'c/media/a.jpg': await image(1),
      'c/media/b.pdf': 'pdf',
      'c/media/cover.png': await image(2, 'png'),
      'c/media/logo.png': await image(3, 'png'),
      'c/style.css': '',
    })
    const { campaigns, problems } = await loadCampaigns(campaignsDir)
    expect(problems.map(({ severity }) => severity)).toEqual(['warning'])
    expect(campaigns[0]).toMatchObject({
      logo: { light: join(campaignsDir, 'c/media/logo.png'), dark: join(campaignsDir, 'c/media/logo.png') },
      stylesheet: join(campaignsDir, 'c/style.css'),
      opens: Date.UTC(2026, 10, 20, 17),
      reveals: Date.UTC(2026, 10, 21, 18),
      pieces: [
        { id: 'clip', unlock: { shares: 3 }, media: ['media/a.jpg', 'media/b.pdf'] },
        { id: 'other', unlock: { at: Date.UTC(2026, 11, 23, 23) } },
      ],
      roots: [
        { label: 'Poster', channel: 'qr' },
        { label: 'Friends', channel: 'signal', cap: 5 },
      ],
    })
  })

  it('gives every piece its own epoch and the campaign’s, in every language', async () => {
    const yaml = `title: T
epoch: 3
pieces:
  - { id: letter, epoch: 2 }
  - { id: other }
translations: { en: {} }
`
    const files = { 'c/campaign.yaml': yaml, 'c/sealed/other.md': 'x', 'c/sealed/letter.en.md': 'y', ...letter }
    const { campaigns } = await loadCampaigns(await writeCampaigns(files))
    for (const edition of campaigns.flatMap((campaign) => [campaign, ...campaign.translations])) {
      expect(edition.pieces.map(({ id, epoch }) => [id, epoch])).toEqual([
        ['letter', '3.2'],
        ['other', '3.0'],
      ])
    }
  })

  it('is left out when its folder starts with _', async () => {
    const campaignsDir = await writeCampaigns({
      '_t/campaign.yaml': 'nonsense: 1',
      'c/campaign.yaml': 'title: T',
      ...letter,
    })
    expect((await loadCampaigns(campaignsDir)).campaigns.map(({ slug }) => slug)).toEqual(['c'])
  })
})

describe('a mistake is named with file, line, field, what is wrong and what is expected:', () => {
  const poll = (fields: string, unlock = 'link') =>
    `title: T\npieces:\n  - { id: q, kind: poll, question: Which?, unlock: ${unlock}, ${fields} }`
  const polls: [string, string, RegExp][] = [
    ...['2024', 'true'].map((choice): [string, string, RegExp] => [
      `a choice of ${choice}`,
      poll(`choices: [A, ${choice}]`),
      new RegExp(
        `:3 pieces\\[0\\].choices\\[1\\]: ${choice} does not fit, .*: put it in quotation marks, "${choice}"$`,
      ),
    ]),
    [
      'a kind nobody knows',
      'title: T\npieces:\n  - { id: q, kind: pol }',
      new RegExp(
        `:3 pieces\\[0\\].kind: "pol" does not fit, expected one of ${KIND_NAMES.join(', ')} \\(did you mean "poll"\\?\\)$`,
      ),
    ],
    [
      'a poll without choices',
      'title: T\npieces:\n  - { id: q, kind: poll, question: Which? }',
      /pieces\[0\].choices: missing, expected a list/,
    ],
    [
      'a field of another kind',
      poll('file: a.md, choices: [A, B]'),
      /pieces\[0\].file: unknown field.*, expected one of kind, id, title, .*closes$/,
    ],
    [
      'a poll that closes before it opens',
      poll('choices: [A, B], closes: 2027-01-01T00:00:00Z', '{ at: 2028-01-01T00:00:00Z }'),
      /pieces\[0\].closes: not after the poll opens: nobody could vote, expected a later moment$/,
    ],
    ['one choice', poll('choices: [A]'), /pieces\[0\].choices: .*expected 2 choices or more$/],
    [
      'two choices of one name',
      poll('choices: [Pink, pink]'),
      /pieces\[0\].choices\[1\]: "pink" stands twice, expected another than that of choice 1$/,
    ],
    [
      'two choices that begin alike',
      poll(`choices: [A ${'long '.repeat(13)}one, A ${'long '.repeat(13)}two]`),
      /pieces\[0\].choices\[1\]: "A long .* two" gives the same id as choice 1, expected \{id: a-short-name, text: …\}$/,
    ],
    [
      'two choices of the same letters',
      poll('choices: [C, C++]'),
      /pieces\[0\].choices\[1\]: "C\+\+" gives the same id as choice 1, expected \{id: a-short-name, text: …\}$/,
    ],
    [
      'a choice that is called as another',
      poll('choices: [Pink, { id: pink, text: Rose }]'),
      /pieces\[0\].choices\[1\]: "pink" stands twice, expected another than that of choice 1$/,
    ],
    [
      'a choice that gives no id',
      poll('choices: [A, "?"]'),
      /pieces\[0\].choices\[1\]: "\?" gives no id of Latin letters that can be used, expected \{id: a-short-name, text: …\}$/,
    ],
    [
      'a choice whose id every object has',
      poll('choices: [Driver, Constructor]'),
      /pieces\[0\].choices\[1\]: "Constructor" gives no id .*, expected \{id: a-short-name, text: …\}$/,
    ],
    ['a choice of nothing', poll('choices: [A, { id: b }]'), /pieces\[0\].choices\[1\]: neither text nor image/],
    [
      'a picture that is not there',
      poll('choices: [A, { text: B, image: media/b.jpg }]'),
      /choices\[1\].image: no file media\/b.jpg, expected an image$/,
    ],
    [
      'a picture elsewhere',
      poll('choices: [A, { text: B, image: b.jpg }]'),
      /choices\[1\].image: "b.jpg" is not in media\//,
    ],
    [
      'more picks than choices',
      poll('choices: [A, B], pick: { most: 3 }'),
      /pick.most: 3 of 2 choices, expected at most 2$/,
    ],
    [
      'a pick nobody knows',
      poll('choices: [A, B], pick: two'),
      /pieces\[0\].pick: "two" does not fit, expected one, ranking or \{most: n\}$/,
    ],
    [
      'a result nobody knows',
      poll('choices: [A, B], result: late'),
      /pieces\[0\].result: "late" does not fit, expected one of hidden, after, live/,
    ],
    [
      'a poll that closes before the campaign opens',
      `opens: 2026-02-01T00:00:00Z\n${poll('choices: [A, B], closes: 2026-01-01T00:00:00Z')}`,
      /pieces\[0\].closes: not after the poll opens: nobody could vote, expected a later moment$/,
    ],
    [
      'choices that say the same',
      poll('choices: [Pink, { id: b, text: PINK }, Brown]'),
      /pieces\[0\].choices\[1\]: says the same as choice 1, expected other words$/,
    ],
    [
      'choices that say the same in another language',
      `${poll('choices: [A, B]')}\ntranslations: { en: { pieces: { q: { choices: { a: Yes, b: Yes } } } } }`,
      /translations.en.pieces.q.choices.b: says the same as choice 1, expected other words$/,
    ],
    [
      'polls that all wait for votes',
      poll('choices: [A, B]', '{ votes: 3 }'),
      /pieces\[0\].unlock: every poll waits for votes/,
    ],
    [
      'galleries that all wait for photos',
      'title: x\npieces:\n  - { id: g, kind: gallery, prompt: Your cab, unlock: { photos: 3 } }\n',
      /pieces\[0\].unlock: every gallery waits for photos/,
    ],
    [
      'a gallery that takes more of one pass than anybody looks at',
      'title: x\npieces:\n  - { id: g, kind: gallery, prompt: Your cab, most: 13 }\n',
      /pieces\[0\].most: .*expected 12 at most/,
    ],
    [
      'a poll translated as a text',
      `${poll('choices: [A, B]')}\ntranslations: { en: { pieces: { q: { choices: { c: C } } } } }`,
      /translations.en.pieces.q.choices.c: no choice "c".*, expected one of a, b$/,
    ],
  ]
  const cases: [name: string, yaml: string, expected: RegExp][] = [
    ['an epoch below 0', 'title: T\nepoch: -1', /^c\/campaign.yaml:2 epoch: .*expected 0 or more/],
    [
      'an unknown field',
      'title: T\ntitel: U',
      /^c\/campaign.yaml:2 titel: unknown field \(did you mean "title"\?\), expected one of title, slug/,
    ],
    [
      'an unknown field inside',
      'title: T\npieces:\n  - id: letter\n    unlok: link',
      /^c\/campaign.yaml:4 pieces\[0\].unlok: unknown field \(did you mean "unlock"\?\)/,
    ],
    ['a missing title', 'brand: B', /^c\/campaign.yaml:1 title: missing, expected a text/],
    ['a wrong type', 'title: T\ngoal: many', /^c\/campaign.yaml:2 goal: "many" does not fit, expected a whole number/],
    [
      'a switch that is a word',
      'title: T\nformal: vous',
      /^c\/campaign.yaml:2 formal: "vous" does not fit, expected true or false/,
    ],
    [
      'a language we do not speak',
      'title: T\nlocale: se',
      /^c\/campaign.yaml:2 locale: "se" does not fit, expected one of fr, en, es, de/,
    ],
    ['a title that is a number', 'title: 7', /^c\/campaign.yaml:1 title: 7 does not fit, expected a text/],
    [
      'an unknown channel',
      'title: T\nchannels:\n  - sms\n  - watsapp',
      /^c\/campaign.yaml:4 channels\[1\]: "watsapp" does not fit, expected one of .*\(did you mean "whatsapp"\?\)/,
    ],
    [
      'a channel twice',
      'title: T\nchannels: [sms, copy, sms]',
      /^c\/campaign.yaml:2 channels\[2\]: "sms" stands twice/,
    ],
    [
      'a message without {link}',
      'title: T\nmessages:\n  sms: Look!',
      /^c\/campaign.yaml:3 messages.sms: .*the message has no \{link\}/,
    ],
    [
      'an e-mail without {link}',
      'title: T\nmessages:\n  email: { subject: S, text: Look! }',
      /^c\/campaign.yaml:3 messages.email.text: .*no \{link\}/,
    ],
    [
      'a subject of two lines',
      'title: T\nmessages:\n  email: { subject: "S\\nBcc: a", text: "Look! {link}" }',
      /^c\/campaign.yaml:3 messages.email.subject: .*expected one line, since a subject has no other/,
    ],
    [
      'a date without its offset',
      'title: T\nopens: 2026-11-20',
      /^c\/campaign.yaml:2 opens: "2026-11-20" does not fit, expected a date, a time and an offset/,
    ],
    [
      'dates out of order',
      'title: T\nopens: 2026-11-20T18:00:00Z\ncloses: 2026-11-19T18:00:00Z',
      /^c\/campaign.yaml:3 closes: not after opens/,
    ],
    [
      'an unlock rule nobody knows',
      'title: T\npieces:\n  - id: letter\n    unlock: { likes: 3 }',
      /^c\/campaign.yaml:4 pieces\[0\].unlock: .*expected link, \{at: time\}, or \{n\} of one of shares, views, circle/,
    ],
    [
      'an unlock rule out of range',
      'title: T\npieces:\n  - id: letter\n    unlock: { views: 0 }',
      /^c\/campaign.yaml:4 pieces\[0\].unlock.*expected/,
    ],
    [
      'a piece twice',
      'title: T\npieces:\n  - id: letter\n  - id: letter',
      /^c\/campaign.yaml:4 pieces\[1\]: "letter" stands twice/,
    ],
    [
      'a piece without a file',
      'title: T\npieces:\n  - id: clip',
      /^c\/campaign.yaml:3 pieces\[0\].id: no file sealed\/clip.md/,
    ],
    [
      'a piece outside sealed/',
      'title: T\npieces:\n  - file: ../../../etc/passwd.md',
      /^c\/campaign.yaml:3 pieces\[0\].file: .*expected a Markdown file in sealed/,
    ],
    [
      'a root label twice',
      'title: T\nroots:\n  - label: A\n  - label: A',
      /^c\/campaign.yaml:4 roots\[1\].label: "A" stands twice/,
    ],
    [
      'a root that opens when nothing is left to open',
      `title: T\ncloses: 2026-12-24T18:00:00Z\nroots:\n  - label: A\n    opens: 2026-12-24T18:00:00Z`,
      /^c\/campaign.yaml:5 roots\[0\].opens: not before closes, expected a moment at which something is left to open/,
    ],
    [
      'a circle that opens after the reveal',
      `title: T\nreveals: 2026-12-24T18:00:00Z\ncircles: { list: [{ id: a, name: A, opens: 2026-12-25T18:00:00Z }] }`,
      /^c\/campaign.yaml:3 circles.list\[0\].opens: not before reveals: from then on everybody can open it anyway/,
    ],
    [
      'a tree that is folded whenever nobody opens for a moment',
      'title: T\nretention: 0',
      /^c\/campaign.yaml:2 retention: the tree would be folded .*expected closes beside it, or the days of silence/,
    ],
    [
      'a root by which somebody can be reached',
      'title: T\nroots:\n  - label: Jean, 06 12 34 56 78',
      /^c\/campaign.yaml:3 roots\[0\].label: .* looks like a phone number, expected a name or a number/,
    ],
    [
      'an ambassador who lives in a street, where a poster may hang',
      'title: T\nroots:\n  - { label: 12 rue de Rivoli, kind: poster }\n  - { label: 12 rue de Rivoli 75001 Paris, kind: ambassador }',
      /^c\/campaign.yaml:4 roots\[1\].label: .*looks like a postal address, expected a name/,
    ],
    [
      'a missing cover',
      'title: T\ncover:\n  image: media/no.jpg\n  alt: A',
      /^c\/campaign.yaml:3 cover.image: no file media\/no.jpg/,
    ],
    [
      'a cover without a description',
      'title: T\ncover:\n  image: media/no.jpg',
      /^c\/campaign.yaml:2 cover.alt: missing, expected a text/,
    ],
    ['a missing logo', 'title: T\nlogo: media/no.svg', /^c\/campaign.yaml:2 logo: no file media\/no.svg/],
    [
      'a logo of another campaign',
      'title: T\nlogo: ../d/logo.svg',
      /^c\/campaign.yaml:2 logo: outside the campaign folder/,
    ],
    [
      'a colour that is none',
      'title: T\naccent: red',
      /^c\/campaign.yaml:2 accent: "red" does not fit, expected a colour/,
    ],
    [
      'an ink that is none',
      'title: T\nink: black',
      /^c\/campaign.yaml:2 ink: "black" does not fit, expected a colour such as "#/,
    ],
    [
      'an ink without quotation marks',
      'title: T\nink: 000000',
      /^c\/campaign.yaml:2 ink: 0 does not fit, expected a colour such as "#1b1a17", in quotation marks, or \{light: colour, dark: colour\}/,
    ],
    [
      'a ground that is none by night',
      'title: T\nground:\n  light: "#ffffff"\n  dark: black',
      /^c\/campaign.yaml:4 ground.dark: "black" does not fit, expected a colour/,
    ],
    [
      'a ground in a scheme that nobody knows',
      'title: T\nground: { night: "#000000" }',
      /^c\/campaign.yaml:2 ground.night: unknown field.*, expected one of light, dark/,
    ],
    [
      'fonts of a look that nobody knows',
      'title: T\nfonts: poter',
      new RegExp(
        `^c/campaign.yaml:2 fonts: .* expected one of ${LOOK_NAMES.join(', ')} \\(did you mean "poster"\\?\\)`,
      ),
    ],
    [
      'a radius out of range',
      'title: T\nradius: 33',
      /^c\/campaign.yaml:2 radius: 33 does not fit, expected at most 32/,
    ],
    [
      'a motion that nobody knows',
      'title: T\nmotion: none',
      /^c\/campaign.yaml:2 motion: "none" does not fit, expected one of full, quiet/,
    ],
    [
      'a missing stylesheet',
      'title: T\nstylesheet: x.css',
      /^c\/campaign.yaml:2 stylesheet: no file x.css, expected a style/,
    ],
    ['a stylesheet that is none', 'title: T\nstylesheet: x.scss', /^c\/campaign.yaml:2 stylesheet: .* ends in .css/],
    [
      'a stylesheet of another campaign',
      'title: T\nstylesheet: ../d/x.css',
      /^c\/campaign.yaml:2 stylesheet: outside the campaign folder/,
    ],
    [
      'a slug that cannot be an address',
      'title: T\nslug: À la une',
      /^c\/campaign.yaml:2 slug: .*expected lower-case letters/,
    ],
    ['a slug that is taken', 'title: T\nslug: api', /^c\/campaign.yaml:2 slug: .*are taken/],
    [
      'an address where an origin belongs',
      'title: T\nembed:\n  - https://brand.example/shop',
      /^c\/campaign.yaml:3 embed\[0\]: "https:\/\/brand.example\/shop" does not fit, expected the origin of a site and no more/,
    ],
    ['no YAML at all', 'title: [', /^c\/campaign.yaml:\d+ not valid YAML: /],
    ['a field twice', 'title: T\ntitle: U', /^c\/campaign.yaml:2 not valid YAML: .*unique/],
    [
      'a colon in a text',
      'title: Clip: le retour',
      /:1 not valid YAML: a colon and a blank .*: title: "Clip: le retour"$/,
    ],
    [
      'a text that begins with a sign',
      'title: "T"\nbrand: @nour',
      /:2 not valid YAML: @ at the beginning .*: brand: "@nour"$/,
    ],
    [
      'a list in place of a text',
      'title: [Brouillon] Clip',
      /:1 not valid YAML: \[ begins a list .*: title: "\[Brouillon\] Clip"$/,
    ],
    ['an apostrophe that closes', "title: 'L'été'", /:1 not valid YAML: the quotation mark closes .*: title: "L'été"$/],
    ['a quotation mark that is open', 'title: "T\nslug: x', /:1 not valid YAML: a quotation mark is not closed/],
    ['a tab', 'title: T\nroots:\n\t- label: A', /:3 not valid YAML: a tab begins it, expected blanks/],
    [
      'a blank too few',
      'title: T\nroots:\n  - label: x\n   cap: 1',
      /:4 not valid YAML: 3 blanks .*, as on line 3: indent one more$/,
    ],
    [
      'a blank too many',
      'title: T\n slug: x',
      /:2 not valid YAML: 1 blank before it, expected 0, as on line 1: indent one less$/,
    ],
    ['a colon without a blank', 'title: T\nslug:x', /:2 not valid YAML: a colon without a blank, expected slug: x$/],
    ['no fields at all', '# A title\nHello', /:1 no fields in it, expected a name, a colon and a blank on each line/],
    [
      'a colour that # takes away',
      'title: T\naccent: #e0913a',
      /:2 accent: nothing stands here, .* quotation marks, accent: "#e0913a"/,
    ],
    [
      'a title that # cuts',
      'title: Wanted #1 en France',
      /:1 warning title: ends before "#1 en France", .*: title: "Wanted #1 en France"$/,
    ],
    [
      'a year far ahead',
      'title: T\nopens: 2206-12-24T18:00:00Z',
      /:2 warning opens: 2206 is in \d+ years, expected a year/,
    ],
    [
      'a year long ago',
      'title: T\npieces: [{ id: letter, unlock: { at: 1026-12-24T18:00:00Z } }]',
      /:2 warning pieces\[0\]\.unlock\.at: 1026 is \d+ years ago, expected a year near this one/,
    ],
    ['a number that # takes away', 'title: Clip # 2', /:1 warning title: ends before "# 2", .*: title: "Clip # 2"$/],
    [
      'text that was read in another encoding',
      'title: CafÃ© dâ€™Ã©tÃ©',
      /:1 warning title: "CafÃ©" was read in another encoding before/,
    ],
    ['Markdown in a title', 'title: "**A**"', /:1 warning title: "\*\*A\*\*" is shown as it is written: Markdown/],
    ['HTML in a title', 'title: A<br>B', /:1 warning title: "<br>" is shown as it is written: HTML/],
    ['an entity in a title', 'title: A &amp; B', /:1 warning title: "&amp;" is shown as it is written: an entity/],
    ['the name of an emoji in a title', 'title: "A :fire:"', /:1 warning title: ":fire:" is shown/],
    ['a field of a template', 'title: "{{ A }}"', /:1 warning title: "\{\{ A \}\}" is shown as it is written: a field/],
    ['single quotation marks of print', 'title: ‘A’', /:1 warning title: "‘A’" is shown as it is written: quotation/],
    ['quotation marks of print', 'title: “A”', /:1 warning title: "“A”" is shown as it is written: quotation marks/],
    [
      'a field that messages do not have',
      'title: T\nmessages: { default: "{name}, {link}" }',
      /:2 warning messages.default: "\{name\}" is shown as it is written: no field of a message, expected \{link\}/,
    ],
    [
      'one number for two',
      'title: T\ncover: { image: media/a.jpg, alt: A, focus: 50% }',
      /:2 cover.focus: "50%" does not fit, expected two numbers: \[50, 50\]$/,
    ],
    ['a character that is none', 'title: "A\u0092B"', /:1 holds a character that is none \(U\+0092\)/],
    ['a file for a piece', 'title: T\npieces: [sealed/x.md]', /:2 pieces\[0\]: .*: \{ id: x \}$/],
    [
      'a group for a list',
      'title: T\nroots:\n  label: A',
      /:2 roots: .*, expected a list: "- " before the first field/,
    ],
    [
      'a year for a title',
      'title: 1984',
      /:1 title: 1984 does not fit, expected a text: put it in quotation marks, title: "1984"$/,
    ],
    ...(
      [
        ['5.000', '5 or 5000'],
        ['1e3', '1000'],
        ['0x10', '16'],
        ['010', '10'],
      ] as const
    ).map(([written, meant]): [string, string, RegExp] => [
      `${written} for a goal`,
      `title: T\ngoal: ${written}`,
      new RegExp(`:2 goal: ${written} would be read as .*, expected digits alone: ${meant}$`),
    ]),
    ...[
      ...['5,000', '5 000', "5'000", '5k', '5_000'].map((written) => [written, 5000] as const),
      ['1,5k', 1500] as const,
      ['1.25 M', 1_250_000] as const,
    ].map(([written, meant]): [string, string, RegExp] => [
      `${written} for a goal`,
      `title: T\ngoal: ${written}`,
      new RegExp(`:2 goal: .* does not fit, expected a whole number in digits alone: ${meant}$`),
    ]),
    [
      'colours that # takes away, in one line',
      'title: T\nink: { light: #112233, dark: #ffffff }',
      /:2 not valid YAML: # begins a comment here, expected quotation marks: light: "#112233"$/,
    ],
    [
      'a colour that # takes away, in lines',
      'title: T\nink: {\n  light: "#112233",\n  dark: #ffffff }\nbrand: B',
      /:4 not valid YAML: # begins .*: dark: "#ffffff"$/,
    ],
    [
      'a link for a message',
      'title: T\nmessages:\n  default: {link}',
      /:3 messages.default: .*: put it .* default: "\{link\}"$/,
    ],
    [
      'a text with a comma within braces',
      'title: T\ncover: { image: media/a.jpg, alt: A dog, black }',
      /:2 cover.black: the comma in it begins another field, expected quotation marks: alt: "A dog, black"$/,
    ],
    [
      'a text with a colon within braces',
      'title: T\ncover: { image: media/a.jpg, alt: A dog: black }',
      /:2 not valid YAML: a colon .* expected quotation marks: alt: "A dog: black"$/,
    ],
    ['a list without its commas', 'title: T\nchannels: sms email', /:2 channels: .* expected a list: \[sms, email\]$/],
    [
      'a field without the blank behind its colon, in a list',
      'title: T\npieces:\n  - id:letter',
      /:3 pieces\[0\]: .* with a blank behind the colon: id: letter$/,
    ],
    [
      'a group without its braces',
      'title: T\npieces:\n  - id: letter\n    unlock: shares: 3',
      /:4 not valid YAML: .*, expected \{ \} around it: unlock: \{ shares: 3 \}$/,
    ],
    [
      'the name of a file for what a picture shows',
      'title: T\ncover: { image: media/a.jpg, alt: IMG_0042.JPG }',
      /:2 cover.alt: "IMG_0042.JPG" does not fit, expected words that say what it is/,
    ],
    ['a list for a title', 'title: [Live]', /:1 title: .* put it in quotation marks, title: "\[Live\]"$/],
    ...(
      [
        ['2026-06-31T10:00:00+02:00', 'expected a day that there is: June has 30 days'],
        ['2027-02-29T10:00:00+02:00', 'expected a day that there is: February 2027 has 28 days'],
        ['2026-06-30T24:00:00+01:00', 'expected an hour from 00 to 23: there is no 24:00, but 00:00 of the next day'],
        ['2026-13-01T10:00:00Z', 'expected a month from 01 to 12'],
        ['2026-12-01T10:60:00Z', 'expected minutes from 00 to 59'],
        ['2026-12-01T10:00:61Z', 'expected seconds from 00 to 59'],
        ['2026-12-01T10:00:00+20:00', 'expected an offset from -12:00 to \\+14:00'],
        ['2026-12-01T10:00:00−05:00', 'expected it written as 2026-12-01T10:00:00-05:00'],
        ['2026-12-01 10:00 +1', 'expected it written as 2026-12-01T10:00:00\\+01:00'],
        ['2026-12-01t10:00z', 'expected it written as 2026-12-01T10:00:00Z'],
        ['24/12/2026 18h30', 'expected a date, a time and an offset, such as 2026-12-24T18:30:00\\+01:00'],
        ['31/11/2026 18h', 'expected a day that there is: November has 30 days'],
        ['04/05/2026 18:00', 'expected a date, a time and an offset, such as 2026-12-24T18:00:00\\+01:00'],
      ] as const
    ).map(([written, expected]): [string, string, RegExp] => [
      `a moment that there is not, or written otherwise, ${written}`,
      `title: T\nopens: ${written}`,
      new RegExp(`:2 opens: ".*" does not fit, ${expected}$`),
    ]),
    [
      'words that the link keeps apart',
      'title: T\nmessages: { default: "Viens{link}vite" }',
      /:2 warning messages.default: "Viens\{link\}vite" becomes "Viensvite", .* expected blanks around \{link\}$/,
    ],
    [
      'a mark behind the link',
      'title: X\nmessages: { default: "Le lien : {link}." }',
      /:2 warning messages.default: "\{link\}\." becomes "\.", .* expected no mark behind \{link\}$/,
    ],
    [
      'a mark behind the link, as French sets it',
      'title: X\nmessages: { default: "Le lien : {link} !" }',
      /:2 warning messages.default: ": \{link\} !" becomes ": !", .* expected no mark behind \{link\}$/,
    ],
    [
      'a comma behind the link',
      'title: X\nmessages: { default: "Ouvre {link}, ou {link} !" }',
      /:2 warning messages.default: "\{link\}," becomes ",", .* expected no mark behind \{link\}$/,
    ],
    [
      'a link that stands twice',
      'title: X\nmessages: { default: "Ouvre {link} ou bien {link} !" }',
      /:2 warning messages.default: \{link\} stands twice and the link once, .* expected \{link\} once$/,
    ],
    ...['\\0', '\\e', '\\ud800', '\\uffff', '\\u202e'].map((written): [string, string, RegExp] => [
      `a title with ${written}`,
      `title: "A${written}B"`,
      /:1 title: ".*" does not fit, expected text that can be seen, without control characters$/,
    ]),
    ...['\\u200b', '\\u00ad', '\\u2800', '\\u3164 \\u200d'].map((written): [string, string, RegExp] => [
      `a brand of ${written}`,
      `title: T\nbrand: "${written}"`,
      /:2 brand: ".*" does not fit, expected text that can be seen, without control characters$/,
    ]),
    ...['\\n', '\\u2028', '\\t', '\\u2066'].map((written): [string, string, RegExp] => [
      `a title of a piece with ${written}`,
      `title: T\npieces: [{ id: letter, title: "A${written}B" }]`,
      /:2 pieces\[0\].title: ".*" does not fit, expected one line that can be seen, without control characters$/,
    ]),
    ...(
      [
        [
          'messages:\n  default: Regarde #nuit {link}',
          ':3 messages.default: ends before "#nuit {link}", .*: default: "Regarde #nuit {link}"',
        ],
        [
          'messages: { default: Regarde #nuit {link} }',
          ':2 not valid YAML: # begins .*: default: "Regarde #nuit {link}"',
        ],
        ['roots: [{label: Liste #1}]', ':2 not valid YAML: # begins .*: label: "Liste #1"'],
        ['embed: [https://x.example #1]', ':2 not valid YAML: # begins .*: "https://x.example #1"'],
        [
          'description: Une nuit #blanche et\n  la suite\n  ici\nbrand: B',
          ':2 not valid YAML: # begins .*: description: "Une nuit #blanche et la suite ici"',
        ],
        ['accent: #e0913a # orange', ':2 accent: nothing .*: put it .*, accent: "#e0913a", since # begins a comment'],
      ] as const
    ).map(([written, expected]): [string, string, RegExp] => [
      `a text that # ends, ${JSON.stringify(written)}`,
      `title: T\n${written}`,
      new RegExp(`${expected}$`),
    ]),
    [
      'what only seems to be cut off by a comment',
      'title: T\nlook: cinma #dark',
      /:2 look: "cinma" does not fit, .*\(did you mean "cinema"\?\)$/,
    ],
    ...(
      [
        [
          'roots: [{ label: A, cap: 1.500 }]',
          'roots\\[0\\].cap: 1.500 would be read as 1.5, expected digits alone: 1500',
        ],
        ['leaks: { people: 1.000 }', 'leaks.people: 1.000 would be read as 1, expected digits alone: 1 or 1000'],
        [
          'pieces: [{ id: letter, unlock: { views: 1,000 } }]',
          'pieces.*: the comma in 1,000 begins another field, expected digits alone: views: 1000',
        ],
        [
          'roots: [{ label: A, cap: 1,500 }]',
          'roots.*: the comma in 1,500 begins another field, expected digits alone: cap: 1500',
        ],
        ['radius: 1.6', 'radius: 1.6 does not fit, expected a whole number of pixels'],
        ['brand: 1.500', 'brand: 1.5 does not fit, expected a text: put it in quotation marks, brand: "1.500"'],
        ['accent: 112233', 'accent: 112233 .*, accent: "#112233"'],
        ['accent: 000000', 'accent: 0 .*, accent: "#000000"'],
        ['accent: e0913a', 'accent: "e0913a" .*, accent: "#e0913a"'],
        ['ground: { light: "#ffffff", dark: 112233 }', 'ground.dark: 112233 .*, dark: "#112233"'],
        ['ink: 112233', 'ink: 112233 .*, ink: "#112233"'],
        ['logo: 5', 'logo: 5 .*: put it in quotation marks, logo: "5"'],
        ['messages: { email: 5 }', 'messages.email: 5 .*: put it in quotation marks, email: "5"'],
        ['embed: [5]', 'embed\\[0\\]: 5 .*: put it in quotation marks, "5"'],
        [
          'translations: { en: { pieces: { letter: 1984 } } }',
          'translations.en.pieces.letter: 1984 .*: put it in quotation marks, letter: "1984"',
        ],
        ['channels: — sms', 'channels: "— sms" does not fit, expected a list: "- " before each'],
        ['formal: "false"', 'formal: "false" does not fit, expected true or false \\(did you mean false\\?\\)'],
        ['locale: fr-CA', 'locale: "fr-CA" does not fit, expected one of fr, .* \\(did you mean "fr"\\?\\)'],
        ['locale: ja', 'locale: "ja" does not fit, expected one of fr, en, es, de, it, pt, nl, pl, ar'],
        ['ink: ["#000000", "#ffffff"]', 'ink: .* does not fit, expected a colour .*dark: colour\\}'],
        [
          'opens: 1798131600',
          'opens: 1798131600 does not fit, expected a date, .* such as 2026-12-24T18:00:00\\+01:00',
        ],
        ['goal: 99999999999999999999', 'goal: .* does not fit, expected at most 9007199254740991'],
        [
          'cover: { image: media/a.jpg, alt: A, focus: [50, -3] }',
          'cover.focus\\[1\\]: -3 does not fit, expected 0 or more',
        ],
        [`title: [${'['.repeat(1000)}`, `not valid YAML: .{1,400}`],
        [
          'circles: { list: [{ id: a, name: A, place: [-91, 0] }, { id: b, name: B }] }',
          'circles.list\\[0\\].place\\[0\\]: -91 does not fit, expected -90 or more',
        ],
        ['retention: -1', 'retention: -1 does not fit, expected 0 or more'],
        [
          'pieces: [{ id: letter, unlock: { shares: 2000 } }]',
          'pieces\\[0\\].unlock.shares: 2000 does not fit, expected at most 1000',
        ],
        ['}', 'not valid YAML: } closes nothing, expected no such sign here'],
        ['1: x', '1: unknown field, .*'],
        [
          'translations: [{ en: { title: U } }]',
          'translations: .* does not fit, expected a group of fields: no "- " before its fields',
        ],
      ] as const
    ).map(([written, expected]): [string, string, RegExp] => [
      `a value that YAML reads otherwise, ${written}`,
      `title: T\n${written}`,
      new RegExp(`:2 ${expected}$`),
    ]),
    ...[
      'title:\u00a0T',
      'title\u00a0: T',
      'brand: B\n\u00a0\ntitle: T',
      'title: T\nroots:\n\u00a0 - label: A',
      'title: T\nroots:\n  -\u00a0label: A',
      'title: T\nroots:\n  -\u00a0label: A\n    cap: 3',
      'title: T\ncover:\n  image:\u00a0media/a.jpg\n  alt: A',
      'title: T\nbrand:\u00a0"B"',
    ].map((yaml): [string, string, RegExp] => [
      `an odd blank, ${JSON.stringify(yaml)}`,
      yaml,
      new RegExp(
        `:${yaml.split('\n').findIndex((line) => line.includes('\u00a0')) + 1} a no-break space or another odd blank`,
      ),
    ]),
    ...['— ', '– ', '• ', '* ', '-'].map((dash): [string, string, RegExp] => [
      `a list that begins with ${JSON.stringify(dash)}`,
      `title: T\nroots:\n  ${dash}label: A`,
      /:3 a list without its dash and blank, expected - label: A$/,
    ]),
    [
      'a piece that opens when the campaign has closed',
      'title: T\ncloses: 2027-01-01T00:00:00Z\npieces: [{ id: letter, unlock: { at: 2027-01-01T00:00:00Z } }]',
      /:3 pieces\[0\].unlock: opens when the campaign has closed, .*, expected an earlier moment, /,
    ],
    [
      'a value that repeats another',
      'title: &t T\nbrand: *t',
      /:2 \*t repeats another value, expected that value itself, or quotation marks: brand: "\*t"$/,
    ],
    [
      'a dash as far in as the fields above',
      'title: T\nroots:\n- label: A\n  cap: 3\n  - label: B',
      /:5 not valid YAML: 2 blanks before it, expected 0, as on line 3: indent two less$/,
    ],
    [
      'a link before which blanks are missing',
      'title: T\nmessages:\n  default: A\n{link}',
      /:4 not valid YAML: 0 blanks before it, expected 4, .* the text of "default": indent four more$/,
    ],
    [
      'a text before which blanks are missing',
      'title: T\ndescription: |\nA b',
      /:3 not valid YAML: 0 blanks before it, expected 2, .* the text of "description": indent two more$/,
    ],
    ['an empty file', '', /^c\/campaign.yaml:1 title: missing/],
    ...polls,
  ]
  it.each(cases)('%s', async (_, yaml, expected) => {
    const problems = await problemsOf(yaml)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(expected)
  })

  it('a poll that outlasts its campaign, which closes with it', async () => {
    const yaml = poll('choices: [A, B], closes: 2028-02-01T00:00:00Z').replace('\n', '\ncloses: 2028-01-01T00:00:00Z\n')
    const { campaigns, problems } = await loadCampaigns(await writeCampaigns({ 'c/campaign.yaml': yaml }))
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', expect.stringMatching(/^after the campaign closes, and votes end there/)],
    ])
    expect(campaigns[0]?.pieces).toMatchObject([{ closes: Date.UTC(2028, 0, 1) }])
  })

  it('a poll and a gallery that wait for each other', async () => {
    const pieces = (poll: string, gallery: string) => `title: T
pieces:
  - { id: q, kind: poll, question: Which?, choices: [A, B], unlock: ${poll} }
  - { id: g, kind: gallery, prompt: Your cab, unlock: ${gallery} }`
    const expected = expect.stringMatching(/polls wait for photos, and galleries for votes/)
    expect(await problemsOf(pieces('{ photos: 3 }', '{ votes: 3 }'))).toEqual([expected, expected])
    const stays = expect.stringMatching(/waits for votes|wait for photos/)
    expect(await problemsOf(pieces('link', '{ votes: 3 }'))).not.toContainEqual(stays)
  })

  it.each([
    ['emoji of several', '👩‍👩‍👧 #️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a hyphen that only a break shows', 'Fa\u00admi\u00adlien\u00adfest'],
    ['marks on Arabic, and of its direction', 'مَرْحَبًا\u200f (2026) می\u200cخواهم'],
    ['letters that are several', 'Cafe\u0301, ไทย, हिन्दी, 日本, Ł\u00a0—\u202fÀ'],
    ['one sign', '…'],
    ['Braille', '⠃⠗'],
  ])('a title with %s is as good as any', async (_, title) => {
    const folded = `title: >\n  Two\n  lines\nbrand: "${title}"\ndescription: "A\\nB \\u2068C\\u2069"`
    expect(await problemsOf(`title: "${title}"`)).toEqual([])
    expect(await problemsOf(folded)).toEqual([])
  })

  it('odd lines within a text are none, whatever else is wrong', async () => {
    const texts = 'title: T\nbrand: "A\n  \u00a0B"\ndescription: |\n  \u00a0A\n  — a: b\n  \u00a0\n'
    expect(await problemsOf(`${texts}look: noir`)).toEqual([expect.stringContaining(':8 look: "noir" does not fit')])
    expect(await problemsOf(`${texts}roots: [`)).toEqual([
      expect.stringContaining(':8 not valid YAML: [ is not closed'),
    ])
  })

  it('a file that is not UTF-8, whatever else is wrong; a byte order mark is no fault', async () => {
    const files = {
      'c/sealed/letter.md': Buffer.from('Un\nCafé d’été', 'utf16le'),
      'c/teaser.md': Buffer.from('Café', 'latin1'),
    }
    expect(await problemsOf('title: 7', files)).toEqual([
      expect.stringMatching(/^c\/campaign.yaml:1 title/),
      expect.stringMatching(/^c\/sealed\/letter.md:1 saved as UTF-16, not UTF-8, expected UTF-8/),
      expect.stringMatching(/^c\/teaser.md:1 not UTF-8, "Café" is in another encoding/),
    ])
    const others: [string | Buffer, string][] = [
      [Buffer.from('مرحبا بكم في', 'utf16le').swap16(), 'saved as UTF-16'],
      ['A\0B\n', 'holds a character that is none (U+0000)'],
      ['PK\x03\x04\x14', 'saved as a document of an office program, expected plain text'],
      ['{\\rtf1', 'saved as RTF'],
    ]
    for (const [text, said] of others)
      expect(await problemsOf('title: T', { 'c/sealed/letter.md': text })).toEqual([
        expect.stringContaining(`:1 ${said}`),
      ])
    const config = Buffer.from('title: T\nbrand: Café\n', 'latin1')
    expect(await problemsOf('', { ...letter, 'c/campaign.yaml': config })).toEqual([
      expect.stringMatching(/^c\/campaign.yaml:2 not UTF-8, "Café"/),
    ])
    expect(await problemsOf('\ufefftitle: T', { 'c/sealed/letter.md': '\ufeff# Dear' })).toEqual([])
  })

  it('a second list of fields, which nothing reads', async () => {
    expect(await problemsOf('title: T', { ...letter, 'c/campaign.yml': 'title: U' })).toEqual([
      'c/campaign.yml:1 warning left out, since campaign.yaml is there too, expected one',
    ])
  })

  it('what stands behind a medium’s name, a size or words', async () => {
    const markdown = '![A](../media/a.jpg =30x20)\n\n![A](../media/a.jpg «B»)'
    const files = { 'c/media/a.jpg': await image(1), 'c/sealed/letter.md': markdown }
    expect(await problemsOf('title: T', files)).toEqual([
      expect.stringContaining(':1 no file media/a.jpg =30x20 (did you mean "media/a.jpg"?)'),
      expect.stringContaining(':3 no file media/a.jpg «B» (did you mean "media/a.jpg"?)'),
    ])
  })

  it('a medium by its name, however that is written; near misses by what is there', async () => {
    const names = ['100%.jpg', 'a b.jpg', 'take #2.jpg', 'what?.jpg', 'e\u0301.jpg', '日本.jpg', 'v.jpg']
    const media = Object.fromEntries(
      await Promise.all(names.map(async (name, i) => [`c/media/${name}`, await image(i)])),
    )
    const written = [
      '100%.jpg',
      '100%25.jpg',
      'a%20b.jpg',
      'take #2.jpg',
      'what?.jpg',
      'é.jpg',
      '日本.jpg',
      'v.jpg?v=2',
    ]
    const paths = ['./v.jpg', '/v.jpg', 'sub/../v.jpg', '../media/v.jpg']
    const markdown = [...written, ...paths].map((name) => `![A](<../media/${name}>)`).join('\n\n')
    expect(await problemsOf('title: T', { ...media, 'c/sealed/letter.md': markdown })).toEqual([])
    const wrong = '![A](../media/V.JPG)\n\n![A](<../media/a bb.jpg>)\n\n![A](../media/2026/v.jpg)'
    expect(await problemsOf('title: T', { ...media, 'c/sealed/letter.md': wrong })).toEqual([
      expect.stringMatching(/letter.md:1 no file media\/V.JPG \(did you mean "media\/v.jpg"\?\)/),
      expect.stringMatching(/letter.md:3 no file media\/a bb.jpg \(did you mean "media\/a b.jpg"\?\)/),
      expect.stringMatching(/letter.md:5 no file media\/2026\/v.jpg \(did you mean "media\/v.jpg"\?\)/),
    ])
    for (const cover of ['media\\V.jpg', 'v.jpg'])
      expect(await problemsOf(`title: T\ncover: { image: ${cover}, alt: A }`, { ...media, ...letter })).toEqual([
        expect.stringMatching(/:2 cover.image: no file .* \(did you mean "media\/v.jpg"\?\), expected an image/),
      ])
  })

  it('a picture or a sound of more than half a gibibyte, which a phone opens whole; a film or a linked file may be larger', async () => {
    const campaignsDir = await writeCampaigns({
      'c/campaign.yaml': 'title: T',
      'c/sealed/a.md': '![A](../media/a.mp3)',
      'c/sealed/b.md': '![A](../media/a.mp4) [A](../media/a.mp4) [A](../media/a.mp3)',
      'c/sealed/c.md': '![A](../media/b.jpg)',
    })
    await mkdir(join(campaignsDir, 'c/media'))
    for (const name of ['a.mp3', 'a.mp4', 'b.jpg']) {
      await writeFile(join(campaignsDir, 'c/media', name), '')
      await truncate(join(campaignsDir, 'c/media', name), 2300 * 2 ** 20)
    }
    const { problems } = await loadCampaigns(campaignsDir)
    expect(problems.map(({ file, message }) => `${basename(file)} ${message}`)).toEqual([
      expect.stringMatching(/^a.md media\/a.mp3 is 2.2 GiB large, expected 512 MiB at most/),
      expect.stringMatching(/^c.md media\/b.jpg is 2.2 GiB large, expected 512 MiB at most/),
    ])
  })

  it('a public picture that is too large to be opened, wherever it stands, and captions', async () => {
    const campaignsDir = await writeCampaigns({
      'c/campaign.yaml': `title: T
cover: { image: media/a.jpg, alt: A, tall: { image: media/a.jpg } }
logo: media/a.jpg
circles:
  list:
    - { id: a, name: A, picture: { image: media/a.jpg, alt: A } }
pieces:
  - { file: sealed/x.md }
  - { id: q, kind: poll, question: Which?, choices: [{ text: A, image: media/a.jpg }, B] }
`,
      'c/sealed/x.md': '[A](../media/a.vtt)',
      'c/media/a.jpg': await image(1),
      'c/media/a.vtt': 'WEBVTT\n',
    })
    for (const name of ['a.jpg', 'a.vtt']) await truncate(join(campaignsDir, 'c/media', name), 2300 * 2 ** 20)
    const { problems } = await loadCampaigns(campaignsDir)
    const large = (name: string) =>
      expect.stringMatching(`^media/${name} is 2.2 GiB large, expected 512 MiB at most: a phone opens it whole$`)
    expect(problems.map(({ line, field, message }) => [line, field, message])).toEqual([
      [2, 'cover.image', large('a.jpg')],
      [2, 'cover.tall.image', large('a.jpg')],
      [3, 'logo', large('a.jpg')],
      [6, 'circles.list[0].picture.image', large('a.jpg')],
      [9, 'pieces[1].choices[0].image', large('a.jpg')],
      [1, '', large('a.vtt')],
    ])
  })

  it('a text that is too large to be read, whatever it is', async () => {
    const campaignsDir = await writeCampaigns({
      'a/campaign.yaml': 'title: T',
      'a/sealed/x.md': 'x',
      'a/teaser.md': 'x',
      'b/campaign.yaml': 'title: T',
      'b/sealed/x.md': 'x',
    })
    for (const path of ['a/sealed/x.md', 'a/teaser.md']) await truncate(join(campaignsDir, path), 2300 * 2 ** 20)
    await truncate(join(campaignsDir, 'b/campaign.yaml'), 2 ** 24 + 1)
    const { problems } = await loadCampaigns(campaignsDir)
    expect(problems.map((problem) => formatProblem(problem).replace(/^.*\/campaigns\//, ''))).toEqual([
      'a/sealed/x.md:1 is 2300 MiB large, expected a text of 16 MiB at most',
      'a/teaser.md:1 is 2300 MiB large, expected a text of 16 MiB at most',
      'b/campaign.yaml:1 is 17 MiB large, expected a text of 16 MiB at most',
    ])
  })

  it('a folder that cannot be an address, and one that is the site’s or Windows’ own', async () => {
    const folders = ['404', '500', 'assets', 'cdn-cgi', 'con', 'index', 'favicon']
    const files = Object.fromEntries(
      folders.flatMap((name) => [
        [`${name}/campaign.yaml`, 'title: T'],
        [`${name}/sealed/x.md`, 'x'],
      ]),
    )
    const { problems } = await loadCampaigns(await writeCampaigns(files))
    expect(problems.map(({ message }) => message)).toEqual(
      folders.map(() => expect.stringContaining('cannot be an address')),
    )
  })

  it('a folder whose name is too long, or a word of JavaScript, is told so', async () => {
    const files = (name: string) => ({ [`${name}/campaign.yaml`]: 'title: T', [`${name}/sealed/x.md`]: 'x' })
    const { problems } = await loadCampaigns(
      await writeCampaigns({ ...files('x'.repeat(61)), ...files('constructor') }),
    )
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('cannot be an address, expected another word'),
      expect.stringContaining('cannot be an address, expected at most 60 characters'),
    ])
  })

  it('a text in sealed/ that is called otherwise than a piece is named', async () => {
    const others = { 'c/sealed/b.md.txt': 'B', 'c/sealed/C.MD': 'C', 'c/Sealed/d.md': 'D', 'c/sealed/extra/e.md': 'E' }
    const problems = await problemsOf('title: T', { ...letter, ...others })
    const leftOut = problems.map((each) => /^(.*):1 warning +left out, since pieces are called/.exec(each)?.[1])
    expect(leftOut).toEqual(['c/Sealed/d.md', 'c/sealed/C.MD', 'c/sealed/b.md.txt', 'c/sealed/extra/e.md'])
    expect(await problemsOf('title: T', { ...letter, 'c/sealed/mon été.md': 'B' })).toEqual([
      expect.stringMatching(/^c\/sealed\/mon été.md:1 .*its name "mon été" cannot be an id, .*: another name$/),
    ])
    const listed = 'title: T\npieces: [{ file: extra/e.md }]'
    expect(await problemsOf(listed, { 'c/sealed/extra/e.md': 'E' })).toEqual([])
  })

  it('a teaser or a newsletter that is called otherwise is named', async () => {
    const names = ['Teaser.md', 'teaser.txt', 'letter.MD', 'Letter.en.md', 'teaser.md.txt']
    const problems = await problemsOf('title: T', {
      ...letter,
      ...Object.fromEntries(names.map((name) => [`c/${name}`, 'A'])),
    })
    const leftOut = problems.map(
      (each) => /^c\/(.*):1 warning +left out, since .* is called (?:teaser|letter)\.md/.exec(each)?.[1],
    )
    expect(leftOut).toEqual(names.toSorted())
  })

  it('a campaign or a medium by the name of a leftover is named, and what only looks like one is read', async () => {
    const campaignsDir = await writeCampaigns({
      'c/campaign.yaml': 'title: T',
      'c/sealed/letter.md':
        '![A](../media/icon/x.jpg)\n\n![B](../media/x.old)\n\n[C](../media/.photo.jpg)\n\n[D](../media/y.part)',
      'c/media/icon/x.jpg': await image(1),
      'c/media/x.old': await image(2),
      'c/media/.photo.jpg': await image(3),
      'c/media/y.part': 'x',
      'show.old/campaign.yaml': 'title: T',
      'icon/campaign.yaml': 'title: T',
      'icon/sealed/x.md': 'x',
      'none.old/x.md': 'x',
      '.git/campaign.yaml': 'x',
    })
    const { problems } = await loadCampaigns(campaignsDir)
    const left = (name: string) =>
      `left out, since "${name}" is what systems and editors call a leftover, expected another name`
    expect(problems.map((problem) => formatProblem(problem).replace(/^.*\/campaigns\//, ''))).toEqual([
      `c/sealed/letter.md:3 no file media/x.old (${left('x.old')}), expected it in the campaign folder`,
      `c/sealed/letter.md:5 no file media/.photo.jpg (${left('.photo.jpg')}), expected it in the campaign folder`,
      `c/sealed/letter.md:7 no file media/y.part (${left('y.part')}), expected it in the campaign folder`,
      expect.stringMatching(/^icon\/campaign.yaml:1 slug: the folder's name "icon" cannot be an address/),
      `show.old:1 warning ${left('show.old')}`,
    ])
    const { problems: alone } = await loadCampaigns(await writeCampaigns({ 'show.old/campaign.yaml': 'title: T' }))
    expect(alone.map(({ message }) => message)).toEqual(
      [left('show.old'), expect.stringMatching(/^no campaign in it/)].toSorted(),
    )
  })

  it('what systems and editors put beside files is passed over, and a copy of a conflict is named', async () => {
    const side = ['._letter.md', '.DS_Store', 'letter.md~', '#letter.md#', 'Icon\r', 'x.md.orig', '~$letter.md']
    const beside = Object.fromEntries(side.map((name) => [`c/sealed/${name}`, '\0\xff']))
    expect(await problemsOf('title: T', { ...letter, ...beside })).toEqual([])
    expect(await problemsOf('title: T', { ...letter, 'c/sealed/letter (conflicted copy 2026).md': 'x' })).toEqual([
      expect.stringMatching(/warning left out, since its name is that of a copy/),
    ])
  })

  it('a linked folder is read, and a link that leads nowhere is named', async () => {
    const campaignsDir = await writeCampaigns({
      '_away/campaign.yaml': 'title: T',
      '_away/sealed/x.md': 'x',
      link: '_away',
    })
    await symlink('_away', join(campaignsDir, 'here'))
    await symlink('nowhere', join(campaignsDir, 'lost'))
    const { campaigns, problems } = await loadCampaigns(campaignsDir)
    expect(campaigns.map(({ slug }) => slug)).toEqual(['here'])
    expect(problems.map(({ file, message }) => [basename(file), message])).toEqual([
      ['link', expect.stringContaining('has become a text file')],
      ['lost', expect.stringContaining('leads nowhere')],
    ])
  })

  it('a link within a campaign that leads nowhere, where a text, a medium, a folder or all of it should be', async () => {
    const campaignsDir = await writeCampaigns({
      'a/campaign.yaml': 'title: T\npieces: [{ id: x }, { id: clip }]',
      'a/sealed/x.md': '![A](../media/a.jpg)',
      'b/campaign.yaml': 'titel: T',
      'c/x.md': 'x',
    })
    await mkdir(join(campaignsDir, 'a/media'))
    for (const path of ['a/sealed/clip.md', 'a/teaser.md', 'a/media/a.jpg', 'b/sealed', 'c/campaign.yaml'])
      await symlink('/nowhere/x', join(campaignsDir, path))
    await symlink('round.md', join(campaignsDir, 'a/sealed/round.md'))
    // What Emacs puts beside a file while it is open.
    await symlink('nour@laptop.4242', join(campaignsDir, 'a/sealed/.#x.md'))
    const { problems } = await loadCampaigns(campaignsDir)
    const lost = 'a link that leads nowhere, expected a file, or no such link'
    const lines = problems.map((problem) => formatProblem(problem).replace(/^.*\/campaigns\//, ''))
    expect(lines).toEqual([
      `a/campaign.yaml:2 pieces[1].id: no file sealed/clip.md (there is "sealed/clip.md": ${lost}), expected the Markdown of this piece there`,
      `a/media/a.jpg:1 ${lost}`,
      `a/sealed/clip.md:1 ${lost}`,
      `a/sealed/round.md:1 ${lost}`,
      `a/sealed/x.md:1 no file media/a.jpg (there is "media/a.jpg": ${lost}), expected it in the campaign folder`,
      `a/teaser.md:1 ${lost}`,
      expect.stringMatching(/^b\/campaign.yaml:1 title: missing/),
      expect.stringMatching(/^b\/campaign.yaml:1 titel: unknown field/),
      `b/sealed:1 ${lost}`,
      expect.stringMatching(`^c/campaign.yaml:1 missing .*${lost}`),
    ])
  })

  it('a name that is not UTF-8, as archives of Windows unpack, of a text, a medium, a folder or a campaign', async () => {
    const campaignsDir = await writeCampaigns({
      'c/campaign.yaml': 'title: T',
      'c/sealed/x.md': '![A](../media/été.jpg)',
      'c/sealed/y.md': 'y',
      'c/media/x.jpg': await image(1),
      'c/more/x.md': 'x',
      'd/campaign.yaml': 'title: T',
      'd/sealed/x.md': 'x',
      'e/campaign.yaml': 'title: T',
      'e/sealed/x.md': 'x',
      notes: 'x',
    })
    const latin = (path: string) => Buffer.from(join(campaignsDir, path), 'latin1')
    await rename(join(campaignsDir, 'c/sealed/y.md'), latin('c/sealed/été.md'))
    await rename(join(campaignsDir, 'c/media/x.jpg'), latin('c/media/été.jpg'))
    await rename(join(campaignsDir, 'c/more'), latin('c/plus-tôt'))
    await rename(join(campaignsDir, 'd'), latin('été'))
    // Beside the campaigns, anything may lie.
    await rename(join(campaignsDir, 'notes'), latin('résumé'))
    const { campaigns, problems } = await loadCampaigns(campaignsDir)
    const mend = 'its name is not UTF-8, expected another name'
    expect(campaigns.map(({ slug }) => slug)).toEqual(['e'])
    expect(problems.map((problem) => formatProblem(problem).replace(/^.*\/campaigns\//, ''))).toEqual([
      `c/media/\ufffdt\ufffd.jpg:1 ${mend}`,
      `c/plus-t\ufffdt:1 ${mend}`,
      `c/sealed/x.md:1 no file media/été.jpg (there is "media/\ufffdt\ufffd.jpg": ${mend}), expected it in the campaign folder`,
      `c/sealed/\ufffdt\ufffd.md:1 ${mend}`,
      `\ufffdt\ufffd:1 ${mend}`,
    ])
  })

  it('what is neither a file nor a folder', async () => {
    const campaignsDir = await writeCampaigns({ 'c/campaign.yaml': 'title: T', ...letter })
    await symlink('/dev/null', join(campaignsDir, 'c/teaser.md'))
    const { problems } = await loadCampaigns(campaignsDir)
    expect(problems.map(({ file, message }) => [basename(file), message])).toEqual([
      ['teaser.md', 'is neither a file nor a folder, expected one of them'],
    ])
    // A build, which looks for what changed, would wait for the end of one that has none.
    const folder = join(campaignsDir, 'c')
    const before = await folderDigest(folder, new Digests())
    await rm(join(folder, 'teaser.md'))
    await writeFile(join(folder, 'teaser.md'), '')
    expect(await folderDigest(folder, new Digests())).not.toBe(before)
  })

  it('all mistakes of all campaigns at once', async () => {
    const campaignsDir = await writeCampaigns({
      'a/campaign.yaml': 'titel: T\nlook: noir\ngoal: -1',
      'b/campaign.yaml': 'title: T',
      'C D/campaign.yaml': 'title: T',
      'C D/sealed/x.md': 'x',
      'e/x.md': '',
    })
    const lines = (await loadCampaigns(campaignsDir)).problems.map((problem) => formatProblem(problem))
    expect(lines.map((line) => line.replace(/^.*\/campaigns\//, '').split(',')[0])).toEqual([
      'C D/campaign.yaml:1 slug: the folder\'s name "C D" cannot be an address',
      'a/campaign.yaml:1 title: missing',
      'a/campaign.yaml:1 titel: unknown field (did you mean "title"?)',
      'a/campaign.yaml:2 look: "noir" does not fit',
      'a/campaign.yaml:3 goal: -1 does not fit',
      'b/campaign.yaml:1 pieces: nothing to seal',
      'e/campaign.yaml:1 missing',
    ])
  })

  it('a slug that two campaigns share', async () => {
    const campaignsDir = await writeCampaigns({
      'c/campaign.yaml': 'title: T',
      ...letter,
      'd/campaign.yaml': 'title: T\nslug: c',
      'd/sealed/x.md': 'x',
    })
    const { problems } = await loadCampaigns(campaignsDir)
    expect(problems.map(formatProblem).join()).toMatch(/d\/campaign.yaml:2 slug: "c" is the slug of c\/ as well/)
  })

  it.each([
    ['a medium that is missing', 'Hello.\n\n![A](../media/a.jpg)', /^c\/sealed\/letter.md:3 no file media\/a.jpg/],
    ['a medium by reference', '![A][ref]\n\n[ref]: ../media/a.jpg', /^c\/sealed\/letter.md:3 no file media\/a.jpg/],
    [
      'an image within the text, as Google Docs exports it',
      `![][image1]\n\n[image1]: <data:image/png;base64,${'A'.repeat(400_000)}>`,
      /^c\/sealed\/letter.md:3 "data:image\/png;base64,A{58}…" is a picture within the text, expected it as a file in media\/: !\[…\]\(..\/media\/…\)$/,
    ],
    [
      'an image with an address without end',
      `![A](https://example.org/${'a'.repeat(4000)})`,
      /^c\/sealed\/letter.md:1 "https:\/\/example.org\/a{60}…" is not in media/,
    ],
    ['an image of another host', '![A](https://example.org/a.jpg)', /^c\/sealed\/letter.md:1 .*is not in media/],
    ['a medium outside the campaign', '![A](../media/../../d/a.jpg)', /^c\/sealed\/letter.md:1 .*leads out of media/],
    ['an empty piece', ' \n', /^c\/sealed\/letter.md:1 empty/],
  ])('%s', async (_, markdown, expected) => {
    const [problem] = await problemsOf('title: T', { 'c/sealed/letter.md': markdown })
    expect(problem).toMatch(expected)
  })

  it('a cover that is only half of an image', async () => {
    const files = { 'c/media/half.jpg': (await image(1)).slice(0, 700), 'c/sealed/letter.md': 'Hello.' }
    const [problem] = await problemsOf('title: T\ncover: { image: media/half.jpg, alt: A }', files)
    expect(problem).toMatch(/^c\/campaign.yaml:2 cover.image: .*not an image that can be read/)
  })

  it.each([
    ['<image href="https://example.org/a.png" width="9" height="9"/>', 'https://example.org/a.png'],
    ['<image xlink:href="photo.jpg" width="9" height="9"/>', 'photo.jpg'],
    ['<style>rect { fill: url("//example.org/p.svg#p") }</style><rect width="9" height="9"/>', '//example.org/p.svg#p'],
    ['<rect width="9" height="9" style="fill: url(other.svg#p)"/>', 'other.svg#p'],
    ['<style>@import "fonts.css";</style>', 'fonts.css'],
  ])('a cover that shows a file outside itself: %s', async (content, missing) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99" height="99">${content}</svg>`
    // Whatever it is called.
    for (const name of ['cover.svg', 'cover.png']) {
      const files = { ...letter, [`c/media/${name}`]: svg }
      const [problem] = await problemsOf(`title: T\ncover: { image: media/${name}, alt: A }`, files)
      expect(problem).toContain(`c/campaign.yaml:2 cover.image: media/${name} shows "${missing}", which stays empty`)
    }
  })

  it('passes a cover that holds everything that it shows', async () => {
    const png = Buffer.from(await image(1)).toString('base64')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><defs><linearGradient id="g"/></defs>
      <a href="https://example.org"><rect width="99" height="99" fill="url(#g)"/></a><image href="data:image/png;base64,${png}"/></svg>`
    const files = { ...letter, 'c/media/cover.svg': svg }
    expect(await problemsOf('title: T\ncover: { image: media/cover.svg, alt: A }', files)).toEqual([])
  })

  it('media in a teaser, which would be public', async () => {
    const files = { ...letter, 'c/teaser.md': '![A](media/a.jpg)', 'c/media/a.jpg': await image(1) }
    expect((await problemsOf('title: T', files))[0]).toMatch(/^c\/teaser.md:1 a teaser holds no media/)
  })

  it('a reward for sharing, as a warning that stops nothing', async () => {
    const yaml = 'title: T\npieces:\n  - id: letter\n    unlock: { shares: 3 }'
    expect(await problemsOf(yaml)).toEqual([
      expect.stringMatching(/^c\/campaign.yaml:4 warning pieces\[0\].unlock: .*Meta/),
    ])
  })

  it('what messengers would cut, as warnings that stop nothing', async () => {
    const [title, description] = ['Ce que la nuit nous a dit '.repeat(3), 'Une phrase, puis une autre. '.repeat(3)]
    expect(await problemsOf(`title: ${title}\ndescription: ${description}`)).toEqual([
      expect.stringMatching(/^c\/campaign.yaml:1 warning title: 77 characters, some messengers show "Ce .* que la…"/),
      expect.stringMatching(/^c\/campaign.yaml:2 warning description: 83 characters, .* expected at most 80/),
    ])
    expect(await problemsOf(`title: ${'é'.repeat(65)}\ndescription: ${'é'.repeat(80)}`)).toEqual([])
  })

  it('what of its messages phones would split, cut or not open, in every language, as warnings', async () => {
    const long = 'é'.repeat(400)
    const yaml = `title: T
channels: [whatsapp, sms, email]
messages:
  default: "Aller ça, c’est pour toi et pour personne d’autre : {link}"
  whatsapp: "${long} {link}"
  email: { subject: ${'Une phrase '.repeat(6)}, text: "Pour toi : {link}" }
translations:
  en:
    messages:
      sms: "You’re the one I picked to keep this with me : {link}"`
    expect(await problemsOf(yaml)).toEqual([
      expect.stringMatching(
        /:4 warning messages.default: 2 SMS, not 1: .* expected "c" for "ç", "'" for "’", best in a messages.sms of its own$/,
      ),
      expect.stringMatching(
        /:5 warning messages.whatsapp: 24\d\d characters once .* opens WhatsApp, expected at most 2048/,
      ),
      expect.stringMatching(
        /:6 warning messages.email.subject: 65 characters, phones show "Une .*…", expected at most 60/,
      ),
      expect.stringMatching(/:8 warning translations.en: not in en yet/),
      expect.stringMatching(/:10 warning translations.en.messages.sms: 2 SMS, not 1: .* expected "'" for "’"$/),
    ])
  })

  it('a subject by the characters that a phone shows, whatever an engine makes of an emoji', async () => {
    const withSubject = (subject: string) =>
      `title: T\nchannels: [email]\nmessages:\n  email: { subject: ${subject}, text: "{link}" }`
    expect(await problemsOf(withSubject('🌙'.repeat(60)))).toEqual([])
    expect(await problemsOf(withSubject('🌙'.repeat(61)))).toEqual([
      expect.stringMatching(/warning messages.email.subject: 61 characters/),
    ])
  })

  it('nothing about an SMS that nobody is offered, and as much about one as the site’s address takes', async () => {
    const message = 'messages: { default: "Ça, c’est pour toi et pour personne d’autre : {link}" }'
    expect(await problemsOf(`title: T\nchannels: [copy]\n${message}`)).toEqual([])
    const yaml = `title: T\nmessages: { sms: "${'a'.repeat(90)} {link}" }`
    expect(await problemsOf(yaml)).toEqual([])
    const campaignsDir = await writeCampaigns({ 'c/campaign.yaml': yaml, ...letter })
    const { problems } = await loadCampaigns(campaignsDir, 'https://a-very-long-name-of-a-host.of-a-brand.example')
    expect(problems).toMatchObject([{ field: 'messages.sms', message: expect.stringMatching(/^2 SMS, not 1: 171 /) }])
  })

  it('an empty folder, or none', async () => {
    const campaignsDir = await writeCampaigns({})
    expect((await loadCampaigns(campaignsDir)).problems[0]?.message).toMatch(/no campaign in it/)
    expect((await loadCampaigns(`${campaignsDir}/nowhere`)).problems[0]?.message).toMatch(/no such folder/)
  })
})

describe('sites that may embed the counter', () => {
  it.each([
    'https://brand.example',
    'https://www.xn--caf-dma.example:8443',
    'http://localhost:3000',
    'http://localhost',
  ])('can be %s', async (origin) => {
    expect(await problemsOf(`title: T\nembed: ["${origin}"]`)).toEqual([])
  })

  it.each([
    'http://brand.example',
    'https://brand.example/',
    'https://Brand.example',
    'https://brand.example:443',
    'https://*.brand.example',
    'https://me@brand.example',
    'http://localhost.brand.example',
    'brand.example',
    '*',
    'null',
    '',
  ])('cannot be "%s", which no browser sends or nobody may mean', async (origin) => {
    expect(await problemsOf(`title: T\nembed: ["${origin}"]`)).toEqual([
      expect.stringMatching(/^c\/campaign.yaml:2 embed\[0\]: .* expected the origin of a site/),
    ])
  })
})

describe('what comes with Entre Nous', () => {
  it('is free of errors', async () => {
    const { campaigns, problems } = await loadCampaigns('campaigns')
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(campaigns.map(({ slug, look }) => [slug, look])).toEqual(
      expect.arrayContaining(Object.entries(LOOKS).map(([look, { demo }]) => [demo, look])),
    )
  })

  it('has a JSON Schema for editors that is the one of the Zod schema', async () => {
    expect(JSON.parse(await readFile('campaigns/campaign.schema.json', 'utf8'))).toEqual(campaignJsonSchema())
  })
})
