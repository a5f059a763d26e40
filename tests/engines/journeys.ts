import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GATHERINGS } from '../e2e/gathering.ts'
import { bounded } from './bounded.ts'
import type { Browser, Engine, Scheme } from './browser.ts'
import { CAMPAIGNS, GALLERY } from './campaigns.ts'
import { droppedIn } from './dropped.ts'
import { gathers } from './gathering.ts'
import { comesBackAndOpensByWordsUntilRevoked, goesOnAfterTheNetwork, hangsAPhoto } from './once.ts'
import { passesThrough } from './passing.ts'
import { Phone } from './phone.ts'
import { playsARecord } from './record.ts'
import { playsThrough } from './screening.ts'
import { World } from './world.ts'

const SCHEMES: Scheme[] = ['light', 'dark']
const LOOKS = Object.entries(CAMPAIGNS)

/**
 * What a fan does, with an engine: in every look and both schemes, and once where all looks have the same code. One
 * browser a scheme, which forgets between two fans.
 */
export function testJourneys(engine: Engine): void {
  let world: World
  let browser: Browser
  let phone: Phone
  beforeAll(async () => {
    world = await World.open()
  })
  afterAll(() => world?.close())

  describe.for(SCHEMES)(`${engine.name}, %s`, (scheme) => {
    beforeAll(async () => {
      browser = bounded(engine.name, await engine.launch(scheme))
      phone = new Phone(browser)
    })
    beforeEach(async () => {
      world.road.mend()
      await browser.forget()
    })
    afterAll(() => browser?.close())

    test.for(LOOKS)('%s: lets a fan in, plays, and is passed on', async ([look, campaigns]) => {
      await passesThrough(world, phone, campaigns, `${look}-${engine.name.toLowerCase()}-${scheme}`)
    })

    if (scheme === 'dark') return

    // The other looks differ by their sheets alone, which Chromium is asked about.
    test('an ambassador leaves a note, and a fan finds a circle and takes part', async () => {
      await gathers(world, phone, GATHERINGS.letter, `letter-${engine.name.toLowerCase()}-gathering`)
    })

    test('drops no declaration of a look that nothing stands in for', async () => {
      await browser.open(`${world.road.origin}/`)
      for (const [look, { demo }] of LOOKS) {
        const files = ['look.css', 'look-inside.css'].map((name) => fetch(`${world.road.origin}/${demo}/${name}`))
        const sheets = await Promise.all(files.map(async (file) => (await file).text()))
        expect(await droppedIn(browser, sheets.join('')), look).toEqual([])
      }
    })

    test('comes back to the own link, opens by three words, and no more once the link is revoked', async () => {
      await comesBackAndOpensByWordsUntilRevoked(world, phone, CAMPAIGNS.letter.media)
    })

    test('makes a photo ready, and hangs it on the wall', async () => {
      await hangsAPhoto(world, phone, GALLERY)
    })

    test('plays a film through: without the network and with it, with its captions, in another size, from elsewhere, in the background, to its end, and once more where a segment was spoilt', async () => {
      await playsThrough(world, phone)
    })

    test('plays a record: its tracks one behind the other, what is sung marked, and sounds that no browser streams', async () => {
      await playsARecord(world, phone)
    })

    test('says when the network is gone, and goes on when it is back', async () => {
      await goesOnAfterTheNetwork(world, phone, CAMPAIGNS.poster.media)
    })
  })
}
