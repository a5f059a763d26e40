import { describe, expect, test } from 'vitest'
import type { Locale } from '../../../campaigns/schema.ts'
import { renderPiece, renderTeaser } from '../../../pieces/markdown/html.ts'
import type { SealedFilm } from '../../../site/sealing/films/sealed-film.ts'
import type { SealedMedium } from '../../../site/sealing/sealed-media.ts'
import type { SealedSound } from '../../../site/sealing/sounds/sealed-sound.ts'

const HERE = { id: 'clip', files: new Map([['suite.md', 'suite']]), locale: 'fr' as const }

const media = new Map<string, SealedMedium>([
  medium('media/canal.jpg', 'image', 'image/jpeg', {
    size: { width: 90, height: 60 },
    image: {
      blur: 'data:,',
      avif: [rendition('S', 'avif', 40), rendition('L', 'avif', 90)],
      webp: rendition('W', 'webp', 90),
    },
  }),
  medium('media/boucle.gif', 'image', 'image/gif', { size: { width: 9, height: 6 } }),
  medium('media/brut.mp4', 'video', 'video/mp4'),
  medium('media/été.pdf', 'file', 'application/pdf'),
])

const DANSE = { blur: 'data:,', avif: [], webp: rendition('D', 'webp', 64) }

const films = new Map<string, SealedFilm>([
  ['media/clip.mp4', sealedFilm('F')],
  [
    'media/danse.webm',
    {
      ...sealedFilm('G'),
      whole: { name: 'O', size: 12 },
      poster: DANSE,
      tracks: [
        { kind: 'captions', language: 'fr', label: 'Français', name: 'media/C' },
        { kind: 'chapters', language: 'fr', name: 'media/H' },
      ],
    },
  ],
])

const TAKE: SealedSound = {
  tracks: [{ duration: 31.00004, start: 0, wave: 'az', lyrics: [] }],
  chapters: [],
  containers: [],
}

const sounds = new Map([['media/prise une.mp3', TAKE]])

const PLAYER =
  '<div class="sound player" role="group" data-sound="{&quot;chapters&quot;:[],&quot;tracks&quot;:[{&quot;duration&quot;:31,&quot;start&quot;:0,&quot;wave&quot;:&quot;az&quot;}]}" aria-label="Prise une"></div>'

function sealedFilm(name: string): SealedFilm {
  const size = { width: 64, height: 27 }
  return { name, size, duration: 24.0834, master: new Uint8Array(), tracks: [], containers: [] }
}

function medium(
  path: string,
  kind: SealedMedium['kind'],
  type: string,
  shown: Pick<SealedMedium, 'size' | 'image'> = {},
) {
  const described = { file: `/c/${path}`, name: `N-${kind}`, kind, type, fileName: path.slice(6), bytes: 9, ...shown }
  return [path, described] as const
}

function rendition(name: string, format: 'avif' | 'webp', width: number) {
  return { name, format, width }
}

const IMAGE =
  '<img data-sealed="W" data-type="image/webp" data-avif="S 40w, L 90w" data-blur="data:," alt="Le canal" width="90" height="60" />'
const VIDEO =
  '<video data-film="F" data-duration="24.083" width="64" height="27" aria-label="Le clip" data-counted="media~2Fclip.mp4"></video>'

const pieces: { what: string; markdown: string; html: string }[] = [
  {
    what: 'an image alone is a figure',
    markdown: '![Le canal](../media/canal.jpg)',
    html: `<figure>${IMAGE}</figure>`,
  },
  {
    what: 'an image that moves stays as it is',
    markdown: '![Le canal, encore](../media/boucle.gif)',
    html: '<figure><img data-sealed="N-image" data-type="image/gif" alt="Le canal, encore" width="9" height="6" /></figure>',
  },
  {
    what: 'a film has its measures, and what lies beside it: one file, a picture, captions and chapters',
    markdown: '![La danse](../media/danse.webm)',
    html:
      '<figure><video data-film="G" data-duration="24.083" data-whole="media/O" data-whole-type="video/mp4" ' +
      'data-whole-size="12" data-poster="D" data-blur="data:," width="64" height="27" aria-label="La danse" data-counted="media~2Fdanse.webm">' +
      '<track kind="captions" srclang="fr" label="Français" data-sealed="media/C" />' +
      '<track kind="chapters" srclang="fr" data-sealed="media/H" /></video></figure>',
  },
  {
    what: 'a film that is linked is a file',
    markdown: '[Le film](../media/brut.mp4)',
    html: '<p><a href="" data-sealed="N-video" data-type="video/mp4" download="brut.mp4">Le film</a></p>',
  },
  {
    what: 'its title is the caption',
    markdown: '![Le canal](media/canal.jpg "Vers minuit")',
    html: `<figure>${IMAGE}<figcaption>Vers minuit</figcaption></figure>`,
  },
  {
    what: 'several are a gallery, in which a title is still a caption',
    markdown: '![Le canal](../media/canal.jpg)\n![Le clip](../media/clip.mp4 "Enfin")',
    html: `<div class="gallery">${IMAGE}<figure>${VIDEO}<figcaption>Enfin</figcaption></figure></div>`,
  },
  {
    what: 'among words they stay among words',
    markdown: 'Voici ![Le canal](../media/canal.jpg) à minuit',
    html: `<p>Voici ${IMAGE} à minuit</p>`,
  },
  {
    what: 'nothing but emphasis is a signature',
    markdown: 'À _toi_.\n\n_La rédaction_',
    html: '<p>À <em>toi</em>.</p>\n<p class="signature"><em>La rédaction</em></p>',
  },
  {
    what: 'sound is a player',
    markdown: '![Prise une](<../media/prise une.mp3>)',
    html: `<figure>${PLAYER}</figure>`,
  },
  {
    what: 'a link to a file is a download under its own name',
    markdown: '[Le programme](../media/%C3%A9t%C3%A9.pdf)',
    html: '<p><a href="" data-sealed="N-file" data-type="application/pdf" download="été.pdf">Le programme</a></p>',
  },
  {
    what: 'a link elsewhere opens apart and tells nobody where from',
    markdown: '[Boutique](https://exemple.fr) [écrire](mailto:a@exemple.fr)',
    html: '<p><a href="https://exemple.fr" rel="noreferrer noopener" target="_blank">Boutique</a> <a href="mailto:a@exemple.fr">écrire</a></p>',
  },
  {
    what: 'French punctuation is set as in print, and no line breaks inside it',
    markdown: `L'été, « oui » ! Vraiment ? Bien sûr... "non" \`a ? b\``,
    html: '<p>L’été, «\u202foui\u202f»\u202f! Vraiment\u202f? Bien sûr… “non” <code>a ? b</code></p>',
  },
  { what: 'frontmatter is no text', markdown: '---\nauteur: moi\n---\nBonjour', html: '<p>Bonjour</p>' },
  {
    what: 'a footnote leads to its text and back, within the piece',
    markdown: 'Un mot[^1]\n\n[^1]: La note.',
    html:
      '<p>Un mot<sup><a href="" data-to="piece-clip---fn-1" role="doc-noteref" id="piece-clip---fnref-1">1</a></sup></p>\n' +
      '<section class="footnotes" role="doc-endnotes">\n<ol>\n<li id="piece-clip---fn-1">\n<p>La note. <a href="" ' +
      'class="data-footnote-backref" data-to="piece-clip---fnref-1" role="doc-backlink">↩</a></p>\n</li>\n</ol>\n</section>',
  },
  {
    what: 'an image is one with spaces in its name, but not in code',
    markdown: '![Prise une](../media/prise une.mp3 "Nuit")\n\nOu `![a](../media/prise une.mp3)`',
    html:
      `<figure>${PLAYER}<figcaption>Nuit</figcaption></figure>\n` +
      '<p>Ou <code>![a](../media/prise une.mp3)</code></p>',
  },
  {
    what: 'images below each other, on paragraphs of their own, are a gallery; a film ends it',
    markdown:
      '![Le canal](../media/canal.jpg)\n\n![Le canal](../media/canal.jpg "Vers minuit")\n\n![Le clip](../media/clip.mp4)',
    html: `<div class="gallery">${IMAGE}<figure>${IMAGE}<figcaption>Vers minuit</figcaption></figure></div>\n<figure>${VIDEO}</figure>`,
  },
  {
    what: 'links to a heading, to another piece and into it keep the address',
    markdown:
      '[a](#deuxieme-partie) [b](#Deuxi%C3%A8me%20partie) [c](suite.md) [d](../sealed/suite.md#fin)\n\n## Deuxième partie',
    html:
      '<p><a href="" data-to="piece-clip--deuxieme-partie">a</a> <a href="" data-to="piece-clip--deuxieme-partie">b</a> ' +
      '<a href="" data-to="piece-suite">c</a> <a href="" data-to="piece-suite--fin">d</a></p>\n' +
      '<h4 id="piece-clip--deuxieme-partie">Deuxième partie</h4>',
  },
  {
    what: 'a link to www. or a mailbox is whole, and one elsewhere stays as it is',
    markdown: '[a](www.exemple.fr/b) [c](a.b@exemple.fr)',
    html: '<p><a href="https://www.exemple.fr/b" rel="noreferrer noopener" target="_blank">a</a> <a href="mailto:a.b@exemple.fr">c</a></p>',
  },
]

test.each([
  ['equal headings', '# Un\n\n# Un\n\n# Un 2\n\n# Un\n\n# Un 2', ['un', 'un-2', 'un-2-2', 'un-3', 'un-2-3']],
  ['a heading that is called as a footnote', 'A[^1]\n\n# fn 1\n\n[^1]: B', ['-fnref-1', 'fn-1', '-fn-1']],
])('no id of a text stands twice: %s', (_, markdown, ids) => {
  const given = [...renderPiece(markdown, media, HERE).matchAll(/ id="piece-clip--([^"]*)"/g)].map(([, id]) => id)
  expect(given).toEqual(ids)
})

describe('the paragraph that a text opens with, whose first letter a look may write large', () => {
  const long = `Il pleuvait, ${'et il pleuvait encore, '.repeat(10)}puis plus.`
  const opening = (markdown: string) => renderPiece(markdown, media, HERE).match(/<p class="opening">(.{2})/)?.[1]
  test.each([
    ['is long', long, 'Il'],
    ['stands after a title', `# Titre\n\n${long}`, 'Il'],
    ['stands after a greeting', `Chère lectrice,\n\n${long}`, 'Il'],
    ['begins with a link', `[Ici](https://example.org) ${long}`, '<a'],
    ['is Greek', 'Βρέχει στην πόλη. '.repeat(15), 'Βρ'],
  ])('%s', (_, markdown, start) => expect(opening(markdown)).toBe(start))
  test.each([
    ['a line', 'Oui.\n\nNon.'],
    ['broken at once', `Oui.  \n${long}`],
    ['a figure', '1914 '.repeat(60)],
    ['an emoji', `🌙 ${long}`],
    ['a quotation mark', `« ${long} »`],
    ['Arabic', 'كان المطر ينهمر على الوادي. '.repeat(12)],
    ['Chinese', '午夜写给朋友的信。'.repeat(40)],
    ['after a list', `- un\n- deux\n\n${long}`],
    ['after a quotation', `> un\n\n${long}`],
  ])('is none: %s', (_, markdown) => expect(opening(markdown)).toBeUndefined())
})

describe('in a piece', () => {
  for (const { what, markdown, html } of pieces) {
    test(what, () => expect(renderPiece(markdown, media, HERE, { films, sounds }).trim()).toBe(html))
  }

  test('headings stand below the title of the piece, at most on the sixth level', () => {
    const levels = (markdown: string) =>
      [...renderPiece(markdown, media, HERE).matchAll(/<(h\d) id/g)].map(([, h]) => h)
    expect(levels('# A\n\n### B\n\n#### C')).toEqual(['h4', 'h5', 'h6'])
    expect(levels('## A\n\n### B\n\n## C')).toEqual(['h4', 'h5', 'h4'])
  })

  test('headings have ids of their own, in every script', () => {
    const titles = ['Où *ça* ?', 'Où ça', 'Größe', '第二部分', 'ภาษาไทย', 'هذه هي', 'हिन्दी', 'Ночь', '🎉', '?']
    const html = renderPiece(titles.map((title) => `## ${title}`).join('\n\n'), media, HERE)
    const ids = [...html.matchAll(/id="piece-clip--([^"]*)"/g)].map(([, id]) => id)
    const named = [
      'ou-ca',
      'ou-ca-2',
      'große',
      '第二部分',
      'ภาษาไทย',
      'هذه-هي',
      'हिन्दी',
      'ночь',
      'section',
      'section-2',
    ]
    expect(ids).toEqual(named)
  })

  test('tables are aligned without style attributes, which the page forbids', () => {
    const html = renderPiece('| a |\n|--:|\n| 1 |', media, HERE)
    expect(html).toContain('<td align="right">1</td>')
    expect(html).not.toContain('style')
  })
})

test('in a teaser, headings stand below the title of the page', () => {
  expect(renderTeaser('# Bientôt\n\nIci.', 'fr').trim()).toBe('<h2>Bientôt</h2>\n<p>Ici.</p>')
})

describe('straight quotation marks', () => {
  const piece = (markdown: string, locale: Locale) => renderPiece(markdown, media, { ...HERE, locale }).trim()

  test.each<[Locale, string]>([
    ['fr', '«\u202fUn “deux”, **trois**\u202f»'],
    ['en', '“Un ‘deux’, **trois**”'],
    ['es', '«Un “deux”, **trois**»'],
    ['de', '„Un ‚deux‘, **trois**“'],
    ['it', '«Un “deux”, **trois**»'],
    ['pt', '“Un ‘deux’, **trois**”'],
    ['nl', '“Un ‘deux’, **trois**”'],
    ['pl', '„Un «deux», **trois**”'],
    ['ar', '«Un “deux”, **trois**»'],
  ])('are those of the language: %s', (locale, set) => {
    const html = `<p>${set.replace('**trois**', '<strong>trois</strong>')}</p>`
    expect(piece('"Un "deux", **trois**"', locale)).toBe(html)
    expect(piece(`"Un 'deux', **trois**"`, locale)).toBe(html)
    expect(renderTeaser('"Un "deux", **trois**"', locale).trim()).toBe(html)
  })

  test.each([
    ['with blanks within', 'Il dit " oui ".', 'Il dit «\u202foui\u202f».'],
    ['of a paragraph that goes on in the next', '"Un\n\n"Deux"', '«\u202fUn</p>\n<p>«\u202fDeux\u202f»'],
    ['around an apostrophe', "'L'été', rock 'n' roll", '“L’été”, rock ’n’ roll'],
    ['of inches', 'Le 7" et le 12", "oui"', 'Le 7” et le 12”, «\u202foui\u202f»'],
    [
      'in code and addresses',
      '`"a"` [b](https://exemple.fr/"c")',
      '<code>"a"</code> <a href="https://exemple.fr/%22c%22"',
    ],
    ['that open before an element', '"Il dit "**oui**" hier"', '«\u202fIl dit “<strong>oui</strong>” hier\u202f»'],
    ['with no-break spaces within', '"\u00a0Oui\u00a0"', '«\u202fOui\u202f»'],
    ['within single ones', `'Il dit "oui" fort'`, '“Il dit «\u202foui\u202f» fort”'],
    ['beside others, which their author chose', '“Un” et "deux"', '“Un” et “deux”'],
  ])('%s', (_, markdown, html) => expect(piece(markdown, 'fr')).toContain(html))

  test.each<[Locale, string, string]>([
    ['en', `'He said "yes" to me'`, '‘He said “yes” to me’'],
    ['de', "Hab' 'nen Plan, 'rein', ich geh' heim", 'Hab’ ’nen Plan, ‚rein‘, ich geh’ heim'],
    ['it', "Gli anni '80, un po' di pace", 'Gli anni ’80, un po’ di pace'],
  ])('single ones are told from apostrophes: %s', (locale, markdown, set) =>
    expect(piece(markdown, locale)).toBe(`<p>${set}</p>`),
  )
})
