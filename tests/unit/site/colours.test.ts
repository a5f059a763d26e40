import { assert, constantFrom, integer, oneof, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Campaign } from '../../../campaigns/campaign.ts'
import { LOOK_NAMES } from '../../../campaigns/looks.ts'
import { badgeOf } from '../../../site/embed/badge.ts'
import { colourFindings } from '../../../site/looks/colour-problems.ts'
import { coloursOf, colourTokens, type Design, grounds, inks, pairsOf, schemesOf } from '../../../site/looks/colours.ts'
import { contrast } from '../../../site/looks/contrast.ts'

function design(look: Design['look'], given: Partial<Design> = {}): Design {
  return { look, accent: undefined, ink: undefined, ground: undefined, ...given }
}

/** The schemes in which something is printed that cannot be read. */
function unreadable(given: Design): string[] {
  return schemesOf(given).filter((scheme) => {
    const colours = coloursOf(given, scheme)
    return pairsOf(given.look).some(({ print, on, needs }) => contrast(colours[print], colours[on]) < needs)
  })
}

const errorsOf = (given: Design) => colourFindings(given).filter(({ severity }) => severity === 'error')

describe('a campaign’s colours', () => {
  const hex = integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
  const look = constantFrom(...LOOK_NAMES)
  const maybe = option(hex, { nil: undefined })
  const colour = oneof(maybe, record({ light: maybe, dark: maybe }))

  it.each(LOOK_NAMES)('can all be read where the look %s is as it is', (name) => {
    expect(unreadable(design(name))).toEqual([])
    expect(colourFindings(design(name))).toEqual([])
  })

  it('can all be read whatever the accent', () => {
    assert(property(look, hex, (name, accent) => unreadable(design(name, { accent })).length === 0))
  })

  it('can all be read, or one report a scheme says which cannot', () => {
    assert(
      property(look, maybe, colour, colour, (name, accent, ink, ground) => {
        const given = design(name, { accent, ink, ground })
        expect(errorsOf(given)).toHaveLength(unreadable(given).length)
      }),
    )
  })

  it('can be read once they are mended as the report says', () => {
    assert(
      property(look, maybe, hex, maybe, (name, accent, ink, ground) => {
        const given = design(name, { accent, ink: { light: ink }, ground: { light: ground } })
        const [error] = errorsOf(given)
        if (!error || error.message.endsWith(', which takes another ground as well')) return
        const [, mend] = /such as "(#[0-9a-f]{6})"$/.exec(error.message) ?? []
        const [token = '', scheme] = error.path
        expect(errorsOf({ ...given, [token]: scheme ? { light: mend } : mend })).toEqual([])
      }),
    )
  })
})

describe('what cannot be read', () => {
  it.each<[string, Design, string[], RegExp]>([
    [
      'an ink on the look’s ground',
      design('letter', { ink: { light: '#999999' } }),
      ['ink', 'light'],
      /^ink #999999 on the ground #f4efe6 has a contrast of 2\.48:1, expected 4\.5:1 or more, such as "#6b6b6b"$/,
    ],
    [
      'an ink that is right by day, when the system is dark',
      design('letter', { ink: '#1b1a17' }),
      ['ink'],
      /contrast of 1:1, when the system is dark, expected 4\.5:1 or more, such as \{ light: "#1b1a17", dark: "#[0-9a-f]{6}" \}$/,
    ],
    [
      'an ink for the day, on a look that is dark by day too',
      design('cinema', { ink: { light: '#222222', dark: '#f2eee6' } }),
      ['ink', 'light'],
      /^ink #222222 on the .* has a contrast of [\d.]+:1 \(cinema is dark by day too\), expected 4\.5:1 or more, such as "#/,
    ],
    ['an ink on a poster’s field', design('poster', { ink: '#ffffff' }), ['ink'], /on the ground #ff5a3c has/],
    [
      'a ground between all inks under a lamp',
      design('cinema', { ground: '#777777' }),
      ['ground'],
      /^ink #000000 on the ground in the lamplight, #/,
    ],
  ])('is named by its token and mended: %s', (_, given, path, message) => {
    const [error] = errorsOf(given)
    expect(error?.path).toEqual(path)
    expect(error?.message).toMatch(message)
  })

  it('is printed otherwise when it is an accent, which is said with both values', () => {
    expect(colourFindings(design('letter', { accent: '#ffc61f' }))).toEqual([
      {
        severity: 'warning',
        path: ['accent'],
        message: `#ffc61f cannot be read on #f4efe6 (1.37:1, expected 4.5:1): printed as ${coloursOf(design('letter', { accent: '#ffc61f' }), 'light').accent}; choose a darker accent to have your own`,
      },
    ])
    expect(colourFindings(design('cinema', { accent: '#20102a' }))[0]?.message).toMatch(/choose a lighter accent/)
    expect(colourFindings(design('letter', { accent: '#9a2c20' }))).toEqual([])
    expect(colourFindings(design('poster', { accent: '#ffc61f' }))).toEqual([])
  })
})

describe('a ground of one’s own', () => {
  it('has the look’s ink where that can be read, else another', () => {
    expect(inks(design('letter', { ground: '#dfe8d8' }))).toMatchObject({ ground: '#dfe8d8', ink: '#1b1a17' })
    expect(inks(design('cinema', { ground: '#fff4e4' }))).toMatchObject({ ground: '#fff4e4', ink: '#131211' })
  })

  it('takes the place of a poster’s accent, which colours the buttons then', () => {
    const colours = coloursOf(design('poster', { accent: '#5b2be0', ground: '#ffffff' }), 'light')
    expect(colours).toMatchObject({ ground: '#ffffff', action: '#5b2be0', accent: '#5b2be0' })
  })

  it('is what browsers paint around the page, and what the badge lies on', () => {
    const given = design('cinema', { ground: { light: '#fff4e4', dark: '#14201c' } })
    expect(grounds(given)).toEqual({ light: '#fff4e4', dark: '#14201c' })
    const badge = (more: Partial<Design>) => badgeOf({ ...design('cinema', more), locale: 'fr' } as Campaign)
    expect(badge({ ground: '#fff4e4' }).light).toMatchObject({ ground: '#fff4e4', ink: '#131211' })
    expect(badge({ ground: { dark: '#14201c' } }).light).toEqual(badge({}).light)
  })
})

describe('a dark side', () => {
  const DARK = '@media(prefers-color-scheme:dark)'

  it.each([
    ['letter has one', design('letter'), true],
    ['cinema has none', design('cinema'), false],
    ['poster has one', design('poster'), true],
    ['poster has none by a colour for both', design('poster', { ink: '#111111', ground: '#ffffff' }), false],
    ['poster keeps its own by a colour for the day', design('poster', { ground: { light: '#ffffff' } }), true],
    ['poster has one by a colour for the night', design('poster', { ground: { dark: '#111111' } }), true],
  ])('%s', (_, given, has) => {
    expect(colourTokens(given).includes(DARK)).toBe(has)
  })

  it('differs from the day by what is asked for, and by what follows from it', () => {
    const [day, night] = colourTokens(design('poster', { accent: '#ffc61f', ground: { dark: '#111111' } })).split(DARK)
    expect(day).toContain('color-scheme:light;--ground:#ffc61f;--ink:#131211;')
    expect(night).toContain('color-scheme:dark;--ground:#111111;--ink:#ffc61f;')
    expect(night).toContain('--accent:#ffc61f;')
  })

  it.each(['#ffc61f', '#1b2a80', '#ffffff', '#000000'])(
    'of a poster in %s does not glare, and can be read',
    (accent) => {
      const night = coloursOf(design('poster', { accent }), 'dark')
      expect(contrast(night.ground, '#000000')).toBeLessThan(1.4)
      expect(contrast(night.ink, night.ground)).toBeGreaterThan(6)
    },
  )
})
