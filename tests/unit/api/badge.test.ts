import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { BADGE_THEMES, drawBadge } from '../../../api/badge.ts'
import type { Phase } from '../../../campaigns/phase.ts'
import { manifest } from '../../support/fixture.ts'

const badge = manifest.campaigns[0]?.badge ?? expect.fail('the fixture has no campaign')

interface Given {
  title?: string
  phase?: Phase
  theme?: (typeof BADGE_THEMES)[number]
  changes?: Partial<typeof badge>
}

const draw = (views: number, { title = 'Night', phase = 'private', theme = 'light', changes = {} }: Given = {}) =>
  drawBadge({ title, badge: { ...badge, ...changes } }, { views, phase }, theme)

/** The size of a badge, as another program draws it: not XML, no size. */
async function sizeOf(svg: string) {
  const { format, width, height } = await sharp(Buffer.from(svg)).metadata()
  expect(format).toBe('svg')
  await sharp(Buffer.from(svg)).png().toBuffer()
  return { width, height }
}

const titleOf = (svg: string) => /<title>(.*)<\/title>/.exec(svg)?.[1]
const texts = (svg: string) => [...svg.matchAll(/<text x="(\d+)".*?textLength="(\d+)".*?>(.*?)<\/text>/g)]

describe('a badge', () => {
  it('says how many, of what and where, as the locale writes numbers', () => {
    expect(titleOf(draw(1))).toBe('1 share · Night')
    expect(titleOf(draw(4812))).toBe('4,812 shares · Night')
    const french = { locale: 'fr', views: { one: 'passage', other: 'passages' } }
    expect(titleOf(draw(4812, { changes: french }))).toBe('4\u202f812 passages · Night')
  })

  it('follows the plural rules of its locale, with the most general form for those without words', () => {
    const polish = { locale: 'pl', views: { one: 'raz', few: 'razy (few)', many: 'razy (many)', other: 'razy' } }
    expect([1, 2, 5].map((n) => titleOf(draw(n, { changes: polish })))).toEqual([
      '1 raz · Night',
      '2 razy (few) · Night',
      '5 razy (many) · Night',
    ])
    const french = { locale: 'fr', views: { one: 'passage', other: 'passages' } }
    expect(titleOf(draw(1_000_000, { changes: french }))).toBe('1\u202f000\u202f000 passages · Night')
  })

  it.each([
    ['upcoming', 'It starts soon.'],
    ['private', 'It starts with somebody.'],
    ['public', 'It starts with somebody.'],
    ['closed', 'It is over.'],
  ] as const)('shows words instead of a zero while %s, and the figure once there is one', (phase, words) => {
    const none = draw(0, { phase })
    expect(texts(none).map(([, , , text]) => text)).toEqual([words, 'Night'])
    expect(texts(draw(7, { phase })).map(([, , , text]) => text)).toEqual(['7', 'shares', 'Night'])
  })

  it.each([0, 1, 999_999_999, Number.MAX_SAFE_INTEGER])(
    'has room for %d in each theme and direction',
    async (views) => {
      const arabic = { locale: 'ar', views: { other: 'مشاركة' }, zero: { ...badge.zero, open: 'البداية' } }
      for (const theme of BADGE_THEMES) {
        for (const changes of [{}, arabic]) {
          const svg = draw(views, { theme, changes })
          const { width, height } = await sizeOf(svg)
          expect(height).toBe(60)
          const isMirrored = svg.includes('direction="rtl"')
          expect(isMirrored).toBe(changes === arabic)
          const spans = texts(svg).map(([, x, length]) => {
            const start = isMirrored ? width - Number(x) : Number(x)
            return [start, start + Number(length)] as const
          })
          for (const [start, end] of spans) expect(start > 0 && end < width).toBe(true)
          if (views > 0) expect(spans[0]?.[1]).toBeLessThan(spans[1]?.[0] ?? 0)
        }
      }
    },
  )

  it('escapes whatever a title holds, and leaves out what XML cannot', async () => {
    const title = `<script>alert("1")</script> & 'x' \u0000\u0007\ud800\ufffe]]> 🎬`
    const svg = draw(3, { title })
    expect(svg).not.toContain('<script')
    expect(titleOf(svg)).toBe(
      '3 shares · &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; ]]&gt; 🎬',
    )
    await sizeOf(svg)
  })

  it('shortens a long title where it is drawn, never inside a character, and says the whole of it', async () => {
    const title = '👩‍👩‍👧 et la nuit la plus longue '.repeat(4).trim()
    const svg = draw(3, { title })
    expect(titleOf(svg)).toBe(`3 shares · ${title}`)
    const drawn = texts(svg).at(-1)?.[3] ?? ''
    expect(drawn).toMatch(/^👩‍👩‍👧 et la nuit .*[^ ]…$/u)
    expect((await sizeOf(svg)).width).toBeLessThan(500)
  })

  it('needs nothing that a strict policy forbids or that lies elsewhere', () => {
    for (const theme of BADGE_THEMES) {
      const svg = draw(12, { theme })
      expect(svg).not.toMatch(/style|script|href|url\(|@|<image|<foreignObject|\son\w+=/)
      expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg'])
    }
  })
})
