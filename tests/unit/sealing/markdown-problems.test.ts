import { expect, test } from 'vitest'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { writeCampaigns } from '../../support/campaign-folder.ts'

/** What check says of a piece: line, severity and message of each problem. */
async function problemsOf(markdown: string, teaser = 'Soon.'): Promise<string[]> {
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': 'title: T\n',
    'c/teaser.md': teaser,
    'c/sealed/letter.md': markdown,
    'c/sealed/sequel.md': 'More.',
    'c/media/a b.pdf': '%PDF-1.7',
    'c/media/c (1).pdf': '%PDF-1.7',
  })
  const { problems } = await inspectCampaigns(campaignsDir)
  return problems.map(({ line, severity, message }) => `${line} ${severity} ${message}`)
}

/** How a text that was pasted, or typed on a phone, almost is Markdown. */
const ALMOST: [what: string, markdown: string, problem: RegExp][] = [
  ['an image below a tag', '<div>\n![b](../media/c.jpg)\n</div>', /^2 error "!\[b\].*" is shown .* right below a tag/],
  ['an image in a cell of HTML', '<table><tr><td>![b](../media/c d.jpg)</td></tr></table>', /^1 error .* below a tag/],
  ['bold text in HTML of a quotation', '> <div>\n> **b**\n> </div>', /^2 error "\*\*b\*\*" is shown .* below a tag/],
  [
    'a list below a tag',
    '<details><summary>A</summary>\n- b\n- c\n</details>',
    /^2 error "- b" is shown .* below a tag/,
  ],
  [
    'a heading below a tag',
    '<p>\n## B\n</p>',
    /^2 error "## B" is shown .* below a tag, expected an empty line between/,
  ],
  ['a footnote in HTML', 'A[^1]\n\n<p>B[^1]</p>\n\n[^1]: C', /^3 error "B\[\^1\]" is shown .* below a tag/],
  ...['##\u00a0B', '#\u202fB', '##\u3000B', '###\u200bB', '> A\n> ##\u00a0B'].map(
    (markdown): [string, string, RegExp] => [
      `a heading with an odd blank, ${JSON.stringify(markdown)}`,
      `A\n\n${markdown}`,
      /^\d error ".*B" is shown .* odd blank behind its #, expected one of the space bar/,
    ],
  ),
  ...['-\u00a0b\n-\u00a0c', '1.\u00a0b\n2.\u00a0c', 'B :\n*\u200bb\n*\u200bc'].map(
    (markdown): [string, string, RegExp] => [
      `a list with odd blanks, ${JSON.stringify(markdown)}`,
      markdown,
      /^\d error ".*b" is shown .* odd blank behind its marks, expected one of the space bar/,
    ],
  ),
  ...['\u200b## B', '\u200f# B', '\u00a0\u00a0## B', '\u2060| b | c |'].map((markdown): [string, string, RegExp] => [
    `a mark behind what cannot be seen, ${JSON.stringify(markdown)}`,
    `A\n\n${markdown}`,
    /^3 error .* a mark behind a character that cannot be seen/,
  ]),
  ...['##2024', '##🔥 B', '##**B**', '##« B »', '##`b`', 'B\\\n##C'].map((markdown): [string, string, RegExp] => [
    `a heading without a blank, ${JSON.stringify(markdown)}`,
    `A\n\n${markdown}`,
    /^\d error "##.*" is shown .* a heading without a blank/,
  ]),
  ['a list of bold text with signs of its own', '• **A**\n• **B**', /^1 warning "• \*\*A\*\*" .* a list, of which/],
  ['a list of stars without blanks', '*b\n*c', /^1 warning "\*b" .* a list, of which/],
  ['a box without a blank before it', '-[ ] b', /^1 warning "-\[ \] " .* a box of a task list/],
  ['an admonition of MkDocs', '!!! note\n    B', /^1 warning "!!! note" .* a directive/],
  ['a link in wide brackets', 'A [b]（https://c.example）', /^1 error "\[b\]（https:.*）" is shown .* plain brackets/],
  ['an image in wide brackets', '![b]（../media/c.jpg）', /^1 error "!\[b\]（\.\.\/media\/c.jpg）" is shown/],
  ['turns of speech in one line', '—\u00a0A !\n—\u00a0B.', /^1 warning "—\u00a0A !" .* a list, of which/],
  ['marked text that is bold', 'A ==**b**==', /^1 warning "==\*\*b\*\*==" is shown/],
  ['a link in two parts with a no-break space', 'A [b]\u00a0(https://c.example)', /^1 error .* no blank in it/],
  ['a footnote whose name has a blank', 'A[^long note]', /^1 error "\[\^long note\]" .* no blank in its name/],
  ['a link around bold text whose address is none', '[**b**](c d)', /^1 error "\[\*\*b\*\*\]\(c d\)" .* a link whose/],
  ['an image with brackets in its words', '![a [b] c](d e)', /^1 error "!\[a \[b\] c\]\(d e\)" .* an image whose/],
  ['the end of a link', 'A](b c)', /^1 error "\]\(b c\)" .* a link whose address is not one/],
  ['a cell that is lost', '| a | b |\n| - | - |\n| c | d | e |', /^3 error "e" is shown nowhere.* expected 2 cells/],
  ...[
    ['htps://b.example', 'leads to nothing on a page'],
    ['C:/b.pdf', 'leads to nothing on a page'],
    ['file:///C:/b.pdf', 'leads to nothing on a page'],
    ['https:b.example', 'leads to no site'],
    ['http:/b.example', 'leads to no site'],
    ['https:///b.example', 'leads to no site'],
    ['www.b..example', 'leads to no site'],
    ['mailto:', 'leads to nobody, expected mailto:name@example.org'],
    ['mailto:moi', 'leads to nobody'],
    ['tel:', 'leads to nobody, expected tel:'],
    ['sms:moi', 'leads to nobody'],
    ['www.b', 'leads to nothing, expected https:'],
    ['moi@b', 'leads to nothing, expected https:'],
  ].flatMap(([url = '', fault]): [string, string, RegExp][] => {
    const problem = RegExp(`^1 error "${url.replaceAll('.', '\\.')}" ${fault}`)
    return [
      [`an address that cannot be followed, ${url}`, `[a](${url})`, problem],
      [`such a one below its name, ${url}`, `[a]: ${url}\n\n[a]`, problem],
    ]
  }),
  ['a scheme that no page keeps, in HTML', '<a href="file:///b">B</a>', /^1 error the page leaves out href of <a>/],
  ['a letter to nobody in HTML', '<a href="mailto:moi">B</a>', /^1 error "mailto:moi" leads to nobody/],
  ...['172.16.0.1', '169.254.1.1:80', '[::1]', '0', '2130706433', 'b.local', '10.1.2.3'].map(
    (host): [string, string, RegExp] => [
      `a machine at home, ${host}`,
      `[a](http://${host}/)`,
      /^1 warning "http:.*" leads to a machine of yours/,
    ],
  ),
  ...['IMG_2031', 'DSC01234', 'PXL_20260101_120000', 'image', 'Photo 3', '...', '\u200b', '\u2800', '\u3164'].map(
    (alt): [string, string, RegExp] => [
      `a description that says nothing, ${JSON.stringify(alt)}`,
      `![${alt}][a]\n\n[a]: ../media/a%20b.pdf`,
      /^1 error an image has no description/,
    ],
  ),
  ...['    Un alinéa, en retrait.', '\tUn alinéa,\n\n\tet un autre.'].map((code): [string, string, RegExp] => [
    `a paragraph that is indented, ${JSON.stringify(code)}`,
    `A\n\n${code}`,
    /^3 warning "Un alinéa,.*": four blanks or a tab before it make code of it, expected none/,
  ]),
  ['a file of the host', '[a](/media/b%20c.pdf)', /^1 error "\/media\/b%20c.pdf" leads to nothing/],
  ['a sealed text of the host', '[a](/sealed/sequel.md)', /^1 error "\/sealed\/sequel.md" leads to nothing/],
  ['a file of the host in HTML', '<a href="/media/b.pdf">B</a>', /^1 error "\/media\/b.pdf" leads to nothing in HTML/],
]

/** What looks like almost Markdown, and is meant as it stands: in nine languages, and as programs write. */
const ORDINARY = [
  'A <b>b</b> <br> <i>c\n\nd</i>, <div>\n\ne\n\n</div>',
  '1.\u00a0Mai: alle auf die Straße. 3.\u00a0Oktober auch.',
  '-\u00a05\u00a0°C ce matin.\n\n-\u00a07\u00a0°C ce soir.',
  '*\u00a0Offre valable le 1.\u00a0mai, hors Corse.',
  '#MeToo, #1 und #\u00a01.\n\n#\u00a01 des ventes',
  'Un ennui\u00a0: rien\u00a0! «\u00a0Oui\u00a0»\u00a0; et [sic] (voir plus bas).',
  '— Bonjour.\\\n— Salut.',
  '\u200fمرحبا بكم في «نادي منتصف الليل»\u200f [١] (هنا)',
  'Zażółć gęślą jaźń – 1. miejsce, 2. miejsce',
  'y a-t-il\no mon ami',
  '\\+ de 30',
  '+ a\n+ b',
  '- a\n  + b\n- c',
  '✅ a',
  '**a** b\n**c** d',
  '[b](../media/a%20b.pdf)\n[c](../media/a%20b.pdf)',
  'O título: "É já" [aqui] e (ali) · 50% + 10% = 60%',
  '¿Qué? ¡Nada! 5*3*2 = 30 y a_b_c',
  '![Paris | 2024](../media/a%20b.pdf)',
  '<table>\n<tr><td>1. Platz</td><td>- 5</td></tr>\n<tr><td>2. Platz</td><td>5*3*2 * www.b.example</td></tr>\n</table>',
  '<!-- ![a](b)\n**c** -->\n\nA <b>**b** [c](https://d.example)</b>',
  '<pre>\n**a** [b](c)\n</pre>\n\n<details>\n<summary>A <code>**b**</code></summary>\n\n**C**\n\n</details>',
  '| a | b |\n| - | - |\n| c | d | |\n| e |\n| `f\\|g` | h |',
  '\\##A and \\[b\\](c d) and `##c` and `[d](e f)`',
  '👩‍👩‍👧 Fa\u00admille, 1\ufe0f\u20e3 et #\ufe0f\u20e3',
  '[a](/media/) [b](/minuit-club/en/) [c](/)',
  '[b](<tel:+33 6 12>) [c](sms:?body=d) [e](mailto:?subject=f) [g](mailto:h@i.example?subject=j) [k](//l.example)',
  '[a](http://10.example) [b](http://172.15.0.1/) [c](https://[2001:db8::1]/) <a href="tel: 06 12">d</a>',
  'A\n\n    a = b(c) + 1\n    d: [e, 2] // 3\n\n```\nUn alinéa, en retrait.\n```',
  '![♥](../media/a b.pdf) ![Image de la nuit](../media/a b.pdf)',
]

const NAMED: [what: string, markdown: string, problem: RegExp][] = [
  ...ALMOST,
  ['a link that leads to nothing', 'A\n\n[b](page)', /^3 error "page" leads to nothing, expected https:/],
  [
    'a file of a piece by almost its name',
    '[b](sequal.md)',
    /^1 error "sequal.md" leads to nothing \(did you mean "sequel.md"\?\)/,
  ],
  [
    'a heading that is not there',
    '[b](#secnd)\n\nA\n\n## Second',
    /^1 error no heading "#secnd" \(did you mean "second"\?\), expected one of #second/,
  ],
  ['a footnote without its text', 'A[^1]', /^1 error "\[\^1\]" is shown as it is written: a footnote/],
  ['a link without its address', 'A [b][c]', /^1 warning "\[b\]\[c\]" is shown as it is written/],
  [
    'an image that is none',
    'A\n![b](my photo.jpg)',
    /^2 error "!\[b\]\(my photo.jpg\)" is shown as it is written: an image/,
  ],
  ['a link over two lines', 'A\n[b\nc](d e)', /^2 error "\[b" is shown as it is written: a link/],
  ['an image of a wiki', '![[photo.jpg]]', /^1 error "!\[\[photo.jpg\]\]" is shown as it is written: a link of a wiki/],
  ['a heading without a blank', 'A\n\n##B', /^3 error "##B" is shown as it is written: a heading/],
  [
    'a table without its second line',
    'A\n\n| b | c |\n| 1 | 2 |',
    /^3 error "\| b \| c \|" is shown as it is written: a table/,
  ],
  ['code that nothing closes', 'A\n\n```\nb', /^3 error code that nothing closes/],
  ['a comment that nothing closes', 'A\n\n<!-- b', /^3 error a comment that nothing closes hides the rest/],
  ['an image that blanks make code of', 'A\n\n    ![b](../media/c.jpg)', /^3 error four blanks or a tab/],
  ['fields that are shown', '\n---\nb: c\n---\n\nA', /^3 error "b: c" is shown, expected fields between ---/],
  ['the name of an emoji', 'A :fire:', /^1 warning ":fire:" is shown/],
  ['a formula', 'A $a^2$', /^1 warning "\$a\^2\$" is shown as it is written: a formula/],
  ['marks without an end', 'A ** b **', /^1 warning "\*\*" is shown/],
  ['a link in two parts', 'A [b] (https://c.example)', /^1 error "\[b\] \(https:.*\)" is shown .* no blank/],
  ['an image in two parts', 'A ![b] (../media/c.jpg)', /^1 error "!\[b\] \(\.\.\/media\/c.jpg\)" is shown/],
  [
    'HTML whose values have no marks',
    'A <img src=../media/c.jpg>',
    /^1 error "<img .*" is shown as it is written: HTML/,
  ],
  ['a footnote in its line', 'A^[b]', /^1 error "\^\[b\]" is shown as it is written: a footnote/],
  ['a note that nothing leads to', 'A\n\n[^1]: B', /^3 warning nothing leads to the note \[\^1\]/],
  ['a link without a word', 'A [](https://b.example)', /^1 warning "https:\/\/b.example" is a link without a word/],
  [
    'a link to the own machine',
    '[a](http://localhost:4321/b)',
    /^1 warning "http:\/\/localhost:4321\/b" leads to a machine of yours/,
  ],
  [
    'a formula between backslashes',
    'A \\(a^2 + 1\\)',
    /^1 warning "\\\(a\^2 \+ 1\\\)" is shown as it is written: a formula/,
  ],
  ['a raised sign', 'A m^2^', /^1 warning "\^2\^" is shown as it is written: a raised sign/],
  ['a lowered sign, which is struck out', 'H~2~O', /^1 warning "~2~" is struck out, expected the sign itself/],
  ['a comment of another program', 'A %%to do%%', /^1 warning "%%to do%%" is shown as it is written: a comment/],
  ['an abbreviation', 'A\n\n*[A]: B', /^3 warning "\*\[A\]: B" is shown as it is written: an abbreviation/],
  ['a definition', 'A\n: B', /^2 warning ": B" is shown as it is written: a definition/],
  ['a link the wrong way round', 'A (https://b.example)[c]', /^1 error "https:\/\/b.example\)\[c" runs on/],
  ['an address in the place of the words', 'A (b)[https://c.example]', /^1 warning "\(b\)\[https:.*\]" .* way round/],
  ['italics with a space inside', 'A *b *, c', /^1 warning "\*b \*" is shown .* a space inside/],
  ['a grave accent for an apostrophe', 'L`a b', /^1 warning "`" is shown .* expected an apostrophe/],
  ['boxes without a list', '[ ] a', /^1 warning "\[ \] " is shown .* a box of a task list/],
  ['a list of Word', '\uf0b7 a\n\uf0b7 b', /^1 warning "\uf0b7 a" .* a list, of which/],
  ['a sign of one font', 'A \uf8ff.', /^1 warning "\uf8ff" .* that one font alone has/],
  [
    'a drawing in letters',
    'A\n\n```mermaid\ngraph TD\n```',
    /^3 warning .* \(mermaid\) is shown as code, expected a picture/,
  ],
  [
    'a size in a description',
    '![A dog|300x200](../media/a b.pdf)',
    /^1 warning "\|300x200" is read aloud .* expected no size/,
  ],
  [
    'a medium the wrong way round',
    '(../media/a.pdf)[c]',
    /^1 error "\(\.\.\/media\/a.pdf\)\[c\]" is shown .* way round/,
  ],
  ['an address without a site', '[a](https://)', /^1 error "https:\/\/" leads to no site/],
  ['an address that begins twice', '[a](https://https://b.example)', /^1 error ".*" leads to no site/],
  ['a link of HTML to a file', '<a href="sequel.md">B</a>', /^1 error "sequel.md" leads to nothing in HTML/],
  ['a link of HTML to a heading', 'A <a class="b" href=\'#c\'>B</a>\n\n## C', /^1 error "#c" leads to nothing in HTML/],
  [
    'a file’s name for a description',
    '![IMG_1.pdf.jpg](../media/a b.pdf)\n\n![IMG_1.JPG][a]\n\n[a]: ../media/a%20b.pdf',
    /^3 error an image has no description/,
  ],
  ['attributes behind a colon', 'A\n{: .b}', /^2 warning "\{: \.b\}" is shown as it is written: attributes/],
  ['attributes', '[a](https://b.example){width=50%}', /^1 warning "\{width=50%\}" is shown/],
  ['a field of a template', 'A {{ name }}', /^1 warning "\{\{ name \}\}" is shown as it is written: a field/],
  [
    'a conflict of Git',
    'A\n\n<<<<<<< HEAD\nB\n=======\nC\n>>>>>>> x',
    /^3 error "<<<<<<< HEAD" is shown as it is written: a conflict/,
  ],
  [
    'an image by a name that nothing explains',
    'A\n\n![B][c]',
    /^3 error "!\[B\]\[c\]" is shown as it is written: an image without/,
  ],
  ['cells of a spreadsheet', 'A\n\nb\tc\td\n1\t2\t3', /^3 warning "b\tc\td" is shown as it is written: cells/],
  ['a box without its blank', 'A\n\n- [x]b', /^3 warning "\[x\]" is shown as it is written: a box/],
  ['an empty box', 'A\n\n- [] b', /^3 warning "\[\] " is shown as it is written: a box/],
  ['a tag of a forum', 'A [b]c[/b]', /^1 warning "\[\/b\]" is shown as it is written: a tag in brackets/],
  ['a tag that is not closed', 'A <b>b\n\nc', /^1 warning <b> is not closed, .*, expected <\/b>$/],
  ['a heading without a word', 'A\n\n##\n\nB', /^3 warning a heading without a word/],
  [
    'an address with what cannot be seen',
    '[a](https://b.example/\u200b)',
    /^1 error .* holds a character that cannot be seen/,
  ],
  [
    'a path without its mark',
    'A\n\n!video(../media/a.mp4)',
    /^3 warning "!video\(\.\.\/media\/a\.mp4\)" .* an address in media\//,
  ],
  ['a path alone', 'A\n\n../media/a.jpg', /^3 warning "\.\.\/media\/a\.jpg" .* an address in media\//],
  ['an address with one slash', 'A http:/example.org', /^1 warning "http:\/example\.org" .* an address with a slip/],
  [
    'an address without its colon',
    'A https//example.org',
    /^1 warning "https\/\/example\.org" .* an address with a slip/,
  ],
  ['an address with letters mixed up', 'A htpps://example.org', /^1 warning "htpps:\/\/example\.org" .* a slip/],
  ['a line end of a program', 'A\\nB', /^1 warning "\\n" .* a command of another program/],
  ['a page break of LaTeX', 'A\n\n\\newpage', /^3 warning "\\newpage" .* a command of another program/],
  ['an entity without its end', 'A&nbsp B', /^1 warning "&nbsp" .* an entity of HTML/],
  ['an entity that was written twice', 'Caf&amp;eacute;', /^1 warning "&amp;eacute;" .* an entity of HTML/],
  ['apostrophes for quotation marks', "A ''B''", /^1 warning "''B''" .* two apostrophes/],
  ['a shortcode', '[caption id="a"]', /^1 warning "\[caption id="a"\]" .* a shortcode/],
  ['a field of Mailchimp', 'A *|FNAME|*', /^1 warning "\|FNAME\|" .* a field of a template/],
  ['a field between signs of percent', 'A %PRENOM%', /^1 warning "%PRENOM%" .* a field of a template/],
  ['a callout', '> [!NOTE]\n> A', /^1 warning "\[!NOTE\]" is shown as it is written: a directive/],
  ['a list with signs of its own', 'A\n\n• B\n• C', /^3 warning "• B" is shown as it is written: a list/],
  ...[
    '•   B\n•   C',
    '·\u00a0\u00a0\u00a0B\n·\u00a0\u00a0\u00a0C',
    '•\tB\n•\tC',
    'o\tB\no\tC',
    'o   B\no   C',
    '§\u00a0B\n§\u00a0C',
    '■ B\n■ C',
    '✅ B\n✅ C',
    '👉🏽 B\n🎁 C',
    '1️⃣ B\n2️⃣ C',
    '→ B\n→ C',
    '1° B\n2° C',
    '1/ B\n2/ C',
    'a)   B\nb)   C',
  ].map((markdown): [string, string, RegExp] => [
    `a list with other signs, ${JSON.stringify(markdown)}`,
    `A\n\n${markdown}`,
    /^3 warning ".*" is shown as it is written: a list, of which/s,
  ]),
  ['a plus that makes a list', 'A\n\n+ de 30', /^3 warning "\+ de 30" becomes a list of one, expected \\\+ where/],
  ['a list without blanks', '1.A\n2.B', /^1 warning "1\.A" is shown as it is written: a list/],
  [
    'text that was broken before',
    'A\n\nCafÃ©',
    /^3 warning "CafÃ©" is shown as it is written: it was read in another encoding/,
  ],
  [
    'a letter that was lost',
    'A\nCaf\ufffd',
    /^2 error holds a character that stands for a letter that was lost \(U\+FFFD\)/,
  ],
  ['a character that turns text round', 'A\n\u202eB', /^2 error holds a character that is none \(U\+202E\)/],
  ['a heading below the title', '---\na: b\n---\n\n## B\n\nC', /^5 warning a heading stands first/],
  ['nothing to be seen', '---\na: b\n---\n\n<!-- c -->', /^1 error shows nothing/],
  ...['\u200b', '\u2800\u3164\u00ad', '&nbsp;\n\n&zwnj;'].map((blank): [string, string, RegExp] => [
    `nothing that is drawn, ${JSON.stringify(blank)}`,
    blank,
    /^1 error shows nothing/,
  ]),
]

for (const [what, markdown, problem] of NAMED) {
  test(`check names ${what}`, async () => expect(await problemsOf(markdown)).toEqual([expect.stringMatching(problem)]))
}

for (const text of ORDINARY) {
  test(`check passes ${JSON.stringify(text)}`, async () => expect(await problemsOf(text)).toEqual([]))
}

test('check passes media whose names have blanks and brackets, whatever their links are around', async () => {
  const names = ['../media/a b.pdf', '../media/a%20b.pdf', '../media/c (1).pdf', '../media/c (1).pdf "d"']
  const written = names.flatMap((name) => [`[**e**](${name})`, `[f [g] *h*](${name})`, `> [i](${name})`])
  expect(await problemsOf(written.join('\n\n'))).toEqual([])
})

test('check passes what works', async () => {
  const text =
    'A[^n], [b](#c), [d](sequel.md), [e](www.f.example), [g](h@i.example), [j](/k/), [l](../media/a b.pdf), 5 * 3 ** 2 costs $5 or $6.\n\n' +
    '## C\n\n`[a][b] **` \\[a\\](b c) 12:30:15 \\(a\\) f(x)^2 100 %% (b)[^n] <a href="https://b.example">~~c~~</a> <a href="/k/">l</a>\n\n> ```\n> ![a](b c)\n> ```\n\n| p | q |\n| - | - |\n| r | s |\n\n[^n]: O.\n\n---\n\nT: u'
  expect(await problemsOf(text.replace(' ** ', ' × '))).toEqual([])
})

for (const blank of ['\u200b', '---\ntitle: x\n---', '<!-- x -->', '\u2800\u3164\u00ad']) {
  test(`check names a teaser in which nothing is seen, ${JSON.stringify(blank)}`, async () => {
    expect(await problemsOf('A', blank)).toEqual([expect.stringMatching(/^1 error shows nothing/)])
  })
}

test('check lets a line of writing begin with exclamation marks', async () => {
  expect(await problemsOf('!!! Quelle soirée !!!\n\nA')).toEqual([])
})

test('check lets a newsletter hold what its mailer fills in, and no page', async () => {
  const fields = 'A *|FNAME|*, {{ contact.PRENOM }}, [[data:firstname:"toi"]], [là]({{ mirror }}), [là](<*|ARCHIVE|*>)'
  const files = { 'c/campaign.yaml': 'title: T\n', 'c/sealed/text.md': 'A.' }
  const problemsIn = async (file: string) =>
    (await inspectCampaigns(await writeCampaigns({ ...files, [`c/${file}`]: fields }))).problems
  expect(await problemsIn('letter.md')).toEqual([])
  expect(await problemsIn('teaser.md')).not.toEqual([])
})

test('check names what a teaser does not do', async () => {
  expect(await problemsOf('A', 'A[^1] [b](#c) [e](mailto:)\n\n[^1]: D\n\n## C')).toEqual([
    expect.stringMatching(/^1 error "#c" leads to nothing in a teaser/),
    expect.stringMatching(/^1 error "mailto:" leads to nobody/),
    expect.stringMatching(/^1 error a teaser has no footnotes/),
  ])
})
