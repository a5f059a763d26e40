import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { titleCss, titleLines } from '../../../site/looks/poster/title.ts'
import { measure, tallCss, wordCss } from '../../../site/looks/title-measures.ts'
import { unbroken } from '../../../site/preview/lettering.ts'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import type { SiteCampaign } from '../../../site/sealing/site-campaigns.ts'
import { type Files, writeCampaigns } from '../../support/campaign-folder.ts'

describe('a title is broken between words only', () => {
  it.each([
    ['Thai', 'ความลับของเราในคืนพระจันทร์', ['ความ', 'ลับ', 'ของ', 'เรา', 'ใน', 'คืน', 'พระจันทร์']],
    ['Japanese, particles with their word', '真夜中のクラブへ、誰にも', ['真夜中の', 'クラブへ、', '誰にも']],
    ['Chinese, marks with what they close and open', '秘密（属于）你', ['秘密', '（属于）', '你']],
    ['Korean, at its spaces', '한밤중의 비밀', ['한밤중의', ' 비밀']],
    ['Arabic, whole', 'الاستقلالية الكاملة', ['الاستقلالية', ' الكاملة']],
    ['Hindi, whole', 'अंतर्राष्ट्रीयकरण की', ['अंतर्राष्ट्रीयकरण', ' की']],
    ['emoji of several signs', 'La 👨‍👩‍👧‍👦 nuit', ['La', ' 👨‍👩‍👧‍👦', ' nuit']],
    ['French, its marks with their word', 'La nuit : rose ?', ['La', ' nuit\u00a0:', ' rose\u00a0?']],
  ])('in %s', (_, title, words) => {
    expect(unbroken(title)).toEqual(words)
  })

  it('on a poster of any script', async () => {
    const design = { look: 'poster', fonts: undefined, locale: 'fr' } as const
    const title = 'ความลับของเราในคืนพระจันทร์เต็มดวงที่กรุงเทพมหานคร'
    const lines = await titleLines({ ...design, title })
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.map(({ text }) => text).join('')).toBe(title)
  })

  it('on a poster where one word is far longer than the other, which does not shout', async () => {
    const design = { look: 'poster', fonts: undefined, locale: 'fr' } as const
    const [long, short] = await titleLines({ ...design, title: 'Достопримечательности полуночи' })
    expect([long?.text.trim(), short?.text.trim()]).toEqual(['Достопримечательности', 'полуночи'])
    expect((long?.em ?? 0) / (short?.em ?? 1)).toBeLessThan(2.5)
  })
})

it('knows how wide the widest word of a title is, in the pair that it is set in', async () => {
  const campaign = {
    look: 'letter',
    fonts: 'cinema',
    locale: 'de',
    title: 'Eine Weltraumfähre',
    translations: [],
    pieces: [],
  }
  const css = await wordCss(campaign as unknown as SiteCampaign)
  const width = await measure('WELTRAUMFÄHRE', 'cinema')
  expect(css).toBe(`:root:lang(de){--word:${width.toFixed(2)};--display-leading:1}`)
})

describe('lines of a title stand as far apart as its letters need', () => {
  const facts = { look: 'poster', locale: 'fr', translations: [], pieces: [] } as const
  const css = async (title: string) => {
    const campaign = { ...facts, title } as unknown as SiteCampaign
    return (await titleCss(campaign)) + (await wordCss(campaign))
  }

  it.each([
    ['Vietnamese', 'Đêm hội của những bí mật'],
    ['Japanese', '真夜中のクラブへようこそ'],
    ['kana', 'クラブ'],
    ['Chinese', '午夜俱乐部'],
    ['Korean', '한밤의 비밀 클럽'],
    ['Thai', 'คลับลับเที่ยงคืน'],
    ['Hindi', 'आधी रात का क्लब'],
    ['Tamil', 'நள்ளிரவு மன்றம்'],
  ])('in %s', async (_, title) => {
    expect(await css(title)).toMatch(/;--leading:1\.1}.*;--display-leading:1\.2}/)
  })

  it('and close in others', async () => {
    for (const title of ['L’été à Łódź', 'Їжак', 'Ça brûle', 'Μεσάνυχτα']) {
      expect(await css(title)).not.toContain('leading:')
    }
  })

  it('and less close where a capital below the first line has its accent in that line', async () => {
    expect(await css('Клуб Їжак')).toMatch(/;--leading:1}.*;--display-leading:1}/)
    const inCapitals = (title: string, fonts: 'cinema' | 'ticket' | 'letter') => {
      const campaign = { ...facts, fonts, title } as unknown as SiteCampaign
      return Promise.all([titleCss(campaign), wordCss(campaign)])
    }
    for (const fonts of ['cinema', 'ticket'] as const) {
      const [poster, others] = await inCapitals('Un mois sans l’été déborde', fonts)
      expect(poster).toContain(';--leading:1}')
      expect(others).toContain(';--display-leading:1}')
      expect((await inCapitals('Été sans fin', fonts)).join()).not.toContain('leading:')
    }
    const [banner] = await inCapitals('Saint Étienne', 'cinema')
    const [height, em] = [/--banner-height:([\d.]+)/, /calc\(98\.5cqi\/([\d.]+)\)/].map((each) =>
      Number(each.exec(banner)?.[1]),
    )
    expect(height).toBeCloseTo(1 / (em ?? 0), 2)
    const [, letter] = await inCapitals('Un mois sans Étienne', 'letter')
    expect(letter).not.toContain('leading:')
  })

  it('those of its pieces too, on a look that has them closer', () => {
    const campaign = { ...facts, title: 'Tokyo', pieces: [{ title: 'Clip' }, { title: '秘密の手紙' }] }
    expect(tallCss(campaign as unknown as SiteCampaign)).toBe(
      ':root:lang(fr){--tall-leading:1.2}[data-piece][data-state] h3:lang(fr){line-height:var(--tall-leading)}',
    )
    const cases: [title: string, fonts?: string, leading?: number][] = [
      ['Clip'],
      ['Été sans fin', 'cinema'],
      ['La dernière répétition', 'letter'],
      ['La dernière répétition', 'cinema', 1],
      ['Saint Étienne', 'ticket', 1],
    ]
    for (const [title, fonts, leading] of cases) {
      const css = tallCss({ ...facts, fonts, title: '東京', pieces: [{ title }] } as unknown as SiteCampaign)
      expect(css, title).toMatch(leading ? `{--tall-leading:${leading}}` : /^$/)
    }
  })
})

describe('a cover', () => {
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#3a6ea5' } })
      .jpeg()
      .toBuffer()
  const problems = async (look: string, tall: string, files: Files = {}) => {
    const campaignsDir = await writeCampaigns({
      'c/campaign.yaml': `title: T\nlook: ${look}\ncover:\n  image: media/a.jpg\n  alt: A\n  tall: { image: ${tall} }\n`,
      'c/sealed/letter.md': 'Dear you.',
      'c/media/a.jpg': await plain(480, 320),
      ...files,
    })
    const found = await inspectCampaigns(campaignsDir)
    return found.problems.map(({ severity, line, field, message }) => `${severity} ${line} ${field}: ${message}`)
  }

  it('is no thread, which would keep the build for minutes', async () => {
    const files = { 'c/media/a.jpg': await plain(1200, 100), 'c/media/b.jpg': await plain(100, 1200) }
    expect(await problems('cinema', 'media/b.jpg', files)).toEqual([
      'error 4 cover.image: 1200 × 100 pixels, expected an image at most 10 times as long as it is wide',
      'error 6 cover.tall.image: 100 × 1200 pixels, expected an image at most 10 times as long as it is wide',
    ])
  })

  it('is wide enough for a phone, unless it is a drawing', async () => {
    const files = { 'c/media/a.jpg': await plain(60, 60), 'c/media/b.jpg': await plain(300, 400) }
    expect(await problems('cinema', 'media/b.jpg', files)).toEqual([
      'warning 4 cover.image: 60 × 60 pixels, expected an image at least 480 wide, better 1600: it is blurred',
      'warning 6 cover.tall.image: 300 × 400 pixels, expected an image at least 480 wide, better 1600: it is blurred',
    ])
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="12"><path d="M0 0h9v9z"/></svg>'
    expect(await problems('cinema', 'media/b.svg', { 'c/media/b.svg': drawing })).toEqual([])
  })

  it('has its focus in percent', async () => {
    const config = 'title: T\ncover: { image: media/a.jpg, alt: A, focus: [0.5, 0.29] }\n'
    const files = { 'c/campaign.yaml': config }
    expect(await problems('cinema', 'media/b.jpg', files)).toEqual([
      'warning 2 cover.focus: [0.5, 0.29] is the corner of the image, expected percent: [50, 29]',
    ])
  })

  it('has a tall cut that is there, stands upright, and is of use', async () => {
    expect(await problems('cinema', 'media/b.jpg')).toEqual([expect.stringMatching(/^error 6 cover\.tall\.image: /)])
    expect(await problems('cinema', 'media/a.jpg')).toEqual([
      'error 6 cover.tall: 480 × 320 pixels, expected an image that is higher than it is wide',
    ])
    expect(await problems('letter', 'media/a.jpg')).toEqual([
      'warning 6 cover.tall: letter never shows a cover upright, expected none',
    ])
  })
})
