import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { REAL, SECRET_LINE } from '../e2e/campaigns.ts'
import { TestSite } from '../e2e/test-site.ts'
import { type Browser, type Engine, eventually, type Scheme } from './browser.ts'
import { CAMPAIGNS } from './campaigns.ts'
import { droppedIn } from './dropped.ts'
import { Phone } from './phone.ts'
import { Road } from './road.ts'
import { codeOn, greysShown, playsAndSeeks, seePictures, sharesLoaded, watchLoading } from './seen.ts'

const SCHEMES: Scheme[] = ['light', 'dark']
const LOOKS = Object.entries(CAMPAIGNS)

/** What a fan does, with an engine, in every look and both schemes. One browser a scheme, which forgets between two fans. */
export function testJourneys(engine: Engine): void {
  let site: TestSite
  let road: Road
  beforeAll(async () => {
    site = await TestSite.open({})
    road = await Road.to(site.origin)
  })
  afterAll(async () => {
    road?.close()
    await site?.close()
  })
  /** A private link as the phone reaches the site. */
  const link = (slug: string) =>
    site.link(slug, slug in REAL ? { label: REAL[slug as keyof typeof REAL] } : {}).replace(site.origin, road.origin)

  for (const scheme of SCHEMES) {
    describe(`${engine.name}, ${scheme}`, () => {
      let browser: Browser
      let phone: Phone
      beforeAll(async () => {
        browser = await engine.launch(scheme)
        phone = new Phone(browser)
      })
      beforeEach(async () => {
        road.mend()
        await browser.forget()
      })
      afterAll(() => browser?.close())
      const keepPicture = (look: string, place: string, isWhole?: boolean) =>
        phone.keepPicture(`${look}-${engine.name.toLowerCase()}-${scheme}-${place}`, isWhole)

      test.for(LOOKS)('%s: lets a fan in by a tap, and lets them pass it on', async ([look, { demo }]) => {
        const before = await site.views(demo)
        await browser.open(link(demo))
        await phone.shows('gate')
        await phone.isDressed()
        await keepPicture(look, 'gate')
        await phone.wipe()
        await phone.tap('#open')
        await phone.shows('open')
        expect((await phone.says('[data-state=open] .content')).length).toBeGreaterThan(100)
        await seePictures(phone)
        await phone.isStill()
        await keepPicture(look, 'inside', true)
        const own = await phone.ownToken()

        await phone.wipe()
        await phone.tap('[data-channel=copy]')
        await phone.has('#share-hint:not(:empty)')
        expect(await phone.clipboard()).toMatch(new RegExp(`${road.origin}/${demo}/#c${own}$`))
        await phone.wipe()
        await phone.tap('[data-channel=qr]')
        await phone.has('#qr[open]')
        expect(await eventually('a code', () => codeOn(phone))).toBe(`${road.origin}/${demo}/#q${own}`)
        await phone.tap('#qr button')
        if (await browser.evaluate(() => 'sendBeacon' in navigator)) {
          await eventually(
            'uses',
            () => site.intents(demo),
            ({ copy = 0, qr = 0 }) => copy > 0 && qr > 0,
          )
        }

        await phone.wipe()
        await site.openedElsewhere(demo, own)
        await phone.has(`#counter[data-views="${before + 2}"]`)
        await browser.reload()
        await phone.shows('open')
        expect(await phone.ownToken()).toBe(own)

        await browser.evaluate(() => localStorage.clear())
        await browser.open(`${road.origin}/`)
        await browser.open(`${road.origin}/${demo}/#c${own}`)
        await phone.shows('open')
        expect(await site.views(demo)).toBe(before + 2)

        await site.entrenous('revoke', demo, own)
        await browser.reload()
        await phone.shows('error', 'link-revoked')
      })

      test.for(LOOKS)('%s: drops no declaration that nothing stands in for', async ([, { demo }]) => {
        await browser.open(`${road.origin}/${demo}/`)
        const files = ['look.css', 'look-inside.css'].map((name) => fetch(`${road.origin}/${demo}/${name}`))
        const sheets = await Promise.all(files.map(async (file) => (await file).text()))
        expect(await droppedIn(browser, sheets.join(''))).toEqual([])
      })

      test.for(LOOKS)('%s: plays a video and a sound, and opens by three words', async ([look, { demo, media }]) => {
        await browser.open(link(media))
        await phone.shows('gate')
        await watchLoading(phone)
        await phone.tap('#open')
        await phone.shows('open')
        expect(await phone.says('#piece-inside .content')).toContain(SECRET_LINE)
        expect(await seePictures(phone)).toBe(1)
        await playsAndSeeks(phone, 'video', 16)
        const shares = await sharesLoaded(phone)
        expect(shares[0]).toBe(0)
        expect(shares).toEqual(shares.toSorted((a, b) => a - b))
        await eventually(
          'a frame',
          () => greysShown(phone),
          (greys) => greys > 8,
        )
        await playsAndSeeks(phone, 'audio', 20)
        await phone.isStill()
        await keepPicture(look, 'media', true)

        await phone.tap('[data-channel=whatsapp]')
        await eventually('a window for WhatsApp', () => browser.closeOthers())
        const own = await phone.ownToken()
        await site.openedElsewhere(media, own)
        await phone.has('#piece-later[data-state=open]')

        await phone.enter(link(demo))
        await browser.open(`${road.origin}/${media}/`)
        await phone.shows('open')
        expect(await phone.ownToken()).toBe(own)

        await phone.tap('[data-channel=voice]')
        await phone.has('#voice[open]')
        const words = await phone.says('.words-to-say')
        await browser.forget()
        await browser.open(`${road.origin}/${media}/`)
        await phone.shows('teaser')
        await phone.tap('#spoken summary')
        await phone.tap('#spoken input')
        await browser.type(words)
        await phone.tap('#spoken form button')
        await phone.shows('gate')
        await phone.tap('#open')
        await phone.shows('open')
      })

      test.for(LOOKS)('%s: says when the network is gone, and goes on when it is back', async ([, { media }]) => {
        road.lose('/assets/inside.')
        await browser.open(link(media))
        await phone.shows('gate')
        road.cut()
        await phone.tap('#open')
        await phone.shows('gate', 'offline')
        road.mend()
        await phone.opensByTwoTapsAtMost()

        const own = await phone.ownToken()
        const views = await site.views(media)
        road.cut()
        await site.openedElsewhere(media, own)
        road.mend()
        await phone.has(`#counter[data-views="${views + 1}"]`)
        await phone.has('#piece-later[data-state=open]')
      })
    })
  }
}
