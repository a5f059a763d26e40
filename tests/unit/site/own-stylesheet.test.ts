import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownStylesheet, stylesheetFindings } from '../../../site/looks/own-stylesheet.ts'

const linesOf = (css: string) =>
  stylesheetFindings(css).map(({ severity, line, message }) => `${line} ${severity} ${message}`)

describe('a campaign’s own stylesheet', () => {
  it.each([
    ['nothing', ''],
    ['a comment', '/* later */'],
    [
      'what browsers know',
      `@media (width > 40rem) { .words { color: var(--ink); & .brand, .line { font-style: italic } } }
@supports (display: grid) { .pieces { --gap: 1rem; --radius: 3px; background: linear-gradient(#0002, #0000) } }
@container page (min-width: 56rem) { .cover { mask: url("data:image/svg+xml,%3Csvg/%3E") } }
@keyframes float { to { translate: 0 -1px } }
.seal::view-transition-new(root) { background: color-mix(in oklch, var(--accent) 20%, transparent) }`,
    ],
    [
      'values that are newer than a list of syntaxes, or for one browser',
      `.a { padding: max(1rem, env(safe-area-inset-bottom)); color: oklch(from var(--ink) l c h / 50%) }
.b { shape-outside: circle(50%); display: -ms-flexbox; color: rgb(from red r g b); width: attr(data-w px, 1px) }
.c { clip-path: shape(from 0 0, line to 1px 1px); height: calc-size(auto, size); margin: env(safe-area-inset-top) }`,
    ],
    ['colours that can be read', '.label { color: #fff; background: #333 }'],
    [
      'colours that depend on others',
      '.a { color: #888; background: url(data:,) #999 } .b { color: #777; background: var(--raised) }',
    ],
  ])('may hold %s', (_, css) => {
    expect(linesOf(css)).toEqual([])
  })

  it.each([
    ['a brace too many', '.a { color: red }\n}\n.b { color: red }', /^2 error not valid CSS: /],
    ['a block that does not end', '.a {\n  color: red\n\n', /^2 error ends within a block or a comment/],
    ['a comment that does not end', '.a { color: red }\n/* and so on\n.b {}', /^3 error ends within/],
    ['no colon', '.a {\n  color red;\n}', /^2 error not valid CSS: /],
    ['no CSS', '<p>Hello</p>', /^1 error not valid CSS: /],
    ['another stylesheet', '\n@import "https://cdn.example/x.css";', /^2 error imports another stylesheet/],
    [
      'a font',
      '.a { color: red }\n@font-face { font-family: X; src: url(data:font/woff2,) }',
      /^2 error brings a font/,
    ],
    ['an address', '.a {\n\n  background: url(../media/a.png)\n}', /^3 error "\.\.\/media\/a\.png" would be fetched/],
    ['an address in a property of its own', '.a { --picture: url("https://cdn.example/a.png") }', /^1 error "https:/],
    ['an address in disguise', '.a { mask: u\\72l(//cdn.example/a.svg) }', /^1 error "\/\/cdn\.example/],
    ['an address as a text', '.a {\n  background: image-set("a.png" 1x, "data:," 2x) }', /^2 error "a\.png" would/],
    ['an address as a text in a property of its own', '.a { --b: image-set("a.png" 1x) }', /^1 error "a\.png" would/],
    [
      'a colour with a field',
      ':root {\n  /* --ink: */\n  --gap: 0;\n  --ink: #333;\n}',
      /^4 error sets --ink, expected ink in campaign\.yaml, where/,
    ],
    [
      'a colour that is mixed',
      '@media print {\n .a { --raised: red !important } }',
      /^2 error sets --raised, expected ink, ground and accent/,
    ],
    [
      'colours that cannot be read',
      '\n.a { color: #ccc; background-color: white }',
      /^2 error #cccccc on #ffffff has a contrast of 1\.6:1/,
    ],
    [
      'colours for large type',
      '.a { color: hsl(0 0% 50%); background: #fff }',
      /^1 warning #[78]0?.* 3\.9\d?:1, .* unless the type is large$/,
    ],
    [
      'a property that is none',
      '.a {\n  colour: red;\n  text-wrap: pretty\n}',
      /^2 warning "colour: red" does nothing: .* no such property \(did you mean "color"\?\), expected another, unless it is new$/,
    ],
    ['a colour that is none', '.a { color: #e0913 }', /^1 warning "color: #e0913" does nothing: .* no such value/],
    [
      'a number without its unit',
      '.a { font-size: 12; margin: var(--gap) }',
      /^1 warning "font-size: 12" does nothing/,
    ],
    ['a word that is none', '.a { & .b {\n background: linear-gradient(red, bleu) } }', /^2 warning "background: lin/],
  ])('is told of %s', (_, css, expected) => {
    const lines = linesOf(css)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(expected)
  })

  it('is told of what does nothing beside colours that are hard to read', () => {
    expect(linesOf('.a { color: hsl(0 0% 50%); background: #fff }\n.b { colour: red }')).toHaveLength(2)
  })

  it('is published without its comments', () => {
    expect(ownStylesheet('/* by Léa */ .a { color: red }')).toBe('.a{color:red}')
  })

  it('stays within its layer when nothing is said against it', () => {
    const pieces = '.a { } ( ) [ ] " /* */ \\ ; : color red @media @layer --x url( calc( var( <!-- --> & ! \n'.split(
      ' ',
    )
    assert(
      property(array(constantFrom(...pieces), { maxLength: 12 }), (written) => {
        const css = written.join(' ')
        const isWrong = (sheet: string) => stylesheetFindings(sheet).some(({ severity }) => severity === 'error')
        if (isWrong(css)) return
        expect(isWrong(`@layer campaign{${ownStylesheet(css)}}`)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})
