import { describe, expect, test } from 'vitest'
import { renderPiece, renderTeaser } from '../../../pieces/markdown/html.ts'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { writeCampaigns } from '../../support/campaign-folder.ts'

const HERE = { id: 'clip', files: new Map(), locale: 'fr' as const }
const RENDERED = [
  ['a teaser', (markdown: string) => renderTeaser(markdown, 'fr')],
  ['a piece', (markdown: string) => renderPiece(markdown, new Map(), HERE)],
] as const

/** What a page would do that has it, the HTML, and what of it must not be left. */
const ATTACKS: [does: string, markdown: string, forbidden: RegExp][] = [
  ['redirects', '<meta http-equiv="refresh" content="0;url=https://evil.example">', /meta|refresh/],
  ['redirects in the middle of words', 'A <META HTTP-EQUIV=refresh CONTENT=0;https://evil.example> b', /<meta/i],
  ['changes where links lead', '<base href="https://evil.example/">', /base|evil/],
  ['frames', '<iframe src="https://evil.example"></iframe>', /iframe|evil/],
  ['frames by its own text', '<iframe srcdoc="&lt;script&gt;x&lt;/script&gt;"></iframe>', /iframe|script/],
  ['embeds', '<object data="https://evil.example"></object><embed src="//evil.example">', /object|embed|evil/],
  ['posts', '<form action="https://evil.example" method="post"><button>Go</button></form>', /form|button|evil/],
  ['posts elsewhere', '<button form="f" formaction="https://evil.example">Go</button>', /form|button|evil/],
  [
    'asks for a secret',
    '<input name="card"><textarea name="t">x</textarea><select><option>y</select>',
    /input|area|name|select/,
  ],
  ['runs a script', '<script>alert(1)</script>', /script|alert/],
  ['runs a script of its own kind', '<svg><script>alert(1)</script></svg>', /svg|script/],
  ['runs a handler', '<b onclick="alert(1)" onmouseover=alert(2)>b</b>', /on\w+=|alert/],
  ['runs a handler of what does not load', '<img src=x onerror="alert(1)">', /onerror|src|alert/],
  ['runs an address', '<a href="javascript:alert(1)">a</a>', /javascript/],
  ['runs an address in disguise', '<a href="&#106;ava&#9;script:alert(1)">a</a>', /script:/],
  ['runs an address in Markdown', '[a](javascript:alert%281%29) [b](<JaVaScRiPt:alert(1)>)', /script:/i],
  ['runs a document', '[a](data:text/html;base64,PHNjcmlwdD4=)', /data:/],
  [
    'loads a stylesheet',
    '<link rel="stylesheet" href="https://evil.example"><style>@import "//evil.example"</style>',
    /link|style|evil/,
  ],
  ['covers the page', '<div style="position:fixed;inset:0;background:url(//evil.example)">x</div>', /style|evil/],
  [
    'is taken for a part of the page',
    '<div id="campaign" name="campaign" data-when="gate" slot="x">x</div>',
    /id=|name=|data-|slot/,
  ],
  [
    'is mended into something else',
    '<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></table></math>',
    /math|style|onerror/,
  ],
  [
    'hides in what is not parsed',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    /<noscript|<img/,
  ],
  ['hides in a comment', '<!--><img src=x onerror=alert(1)>-->', /onerror=a|<img src/],
]

for (const [where, render] of RENDERED) {
  describe(`in ${where}, HTML is left out that`, () => {
    for (const [does, markdown, forbidden] of ATTACKS) {
      test(does, () => expect(render(`Before.\n\n${markdown}\n\nAfter.`)).not.toMatch(forbidden))
    }
  })

  test(`in ${where}, HTML of text stays: what is around it too`, () => {
    const html = [
      '<details open><summary>Plus</summary><p lang="en">More</p></details>',
      '<p class="small">H<sub>2</sub>O, <kbd>Ctrl</kbd>, <ruby>漢<rt>kan</rt></ruby><br />fin</p>',
    ]
    for (const each of html)
      expect(render(`Before.\n\n${each}\n\nAfter.`)).toBe(`<p>Before.</p>\n${each}\n<p>After.</p>\n`)
    const table = '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>'
    expect(render(table)).toContain(`<div class="table">${table}</div>`)
  })

  test(`in ${where}, links lead to pages, mail and phones, by HTML as by Markdown apart from the page`, () => {
    const apart = 'rel="noreferrer noopener" target="_blank"'
    expect(render('<a href="https://x.example" target="_top">x</a>')).toContain(
      `<a href="https://x.example" target="_blank" rel="noreferrer noopener">`,
    )
    expect(render('[x](//x.example)')).toContain(`<a href="//x.example" ${apart}>`)
    for (const href of ['mailto:a@x.example', 'tel:+33123456789', 'sms:+33123456789']) {
      expect(render(`[x](${href})`)).toContain(`<a href="${href}">x</a>`)
    }
  })

  test(`in ${where}, a list of tasks keeps its boxes`, () => {
    expect(render('- [x] a')).toMatch(/<input type="checkbox"[^>]*checked[^>]*>/)
  })
}

test('a teaser holds no picture, whatever it says', () => {
  expect(renderTeaser('<img data-sealed="media/x" alt="x"> <video controls></video>', 'fr')).not.toMatch(/img|video/)
})

test('check names what is left out, with file and line', async () => {
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': 'title: T\n',
    'c/teaser.md':
      'A\n\n<div\n  class="x">\n<form action="/x"><b onclick="x()">b</b></form>\n</div>\n\nOr <b>so</b>.\n',
    'c/sealed/letter.md':
      'Dear\n\n[you](javascript:alert`1`), [me](https://x.example).\n\nSome `<script>` of <iframe src="x"></iframe>',
  })
  const { problems } = await inspectCampaigns(campaignsDir)
  expect(
    problems.map(({ file, line, severity, message }) => [file.slice(campaignsDir.length), line, severity, message]),
  ).toEqual([
    [
      '/c/sealed/letter.md',
      3,
      'error',
      expect.stringMatching(/^"javascript:alert`1`" leads to nothing on a page, expected https:/),
    ],
    ['/c/sealed/letter.md', 5, 'warning', expect.stringMatching(/^the page leaves out <iframe>, expected/)],
    ['/c/teaser.md', 5, 'warning', expect.stringMatching(/^the page leaves out <form>, expected/)],
    ['/c/teaser.md', 5, 'warning', expect.stringMatching(/^the page leaves out onclick of <b>, expected/)],
  ])
})
