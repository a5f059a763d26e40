import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import sharp from 'sharp'
import { REAL } from '../e2e/campaigns.ts'
import { expect, test } from '../e2e/test.ts'
import { pagesOf } from '../support/printed.ts'

/** The pictures of the studio in the README and in docs/studio.md: one campaign, grown as people spread things, on all that it is looked at on. */

const IMAGES = resolve(import.meta.dirname, '../../docs/images')
const DAY_MS = 86_400_000
const ROOTS = [
  'Nour, première partie',
  'Liste du fan-club',
  'Disquaires amis',
  'L’équipe du tournage',
  'Affiche de la rue des Martinets',
]
const GAP = 24
const HEIGHT = 1080

test.use({ schedules: { 'minuit-club': { opens: -5 * DAY_MS, closes: 60 * DAY_MS } } })

/** Side by side, on no ground: the page that shows them has one. */
async function save(name: string, pictures: Buffer[], height = HEIGHT): Promise<void> {
  const sized = await Promise.all(
    pictures.map((picture) => sharp(picture).resize({ height }).png().toBuffer({ resolveWithObject: true })),
  )
  let left = 0
  const layers = sized.map(({ data, info }) => {
    const layer = { input: data, left, top: 0 }
    left += info.width + GAP
    return layer
  })
  await sharp({ create: { width: left - GAP, height, channels: 4, background: '#0000' } })
    .composite(layers)
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(resolve(IMAGES, name))
}

test('the studio, by day and by night, on a laptop, a phone, a wall and paper', async ({ site, newDesk }) => {
  await site.grow('minuit-club', 3200, { labels: ROOTS })
  const open = async (name: string, options: Parameters<typeof newDesk>[0], path = '?c=minuit-club') => {
    const desk = await newDesk({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options })
    await desk.enter(site, '', { name, role: 'owner' })
    await desk.page.goto(`${site.origin}/studio/${path}`)
    await desk.showsViews(3200)
    return desk.page
  }
  const drawn = (page: Awaited<ReturnType<typeof open>>, what: string) => page.locator(what).first().waitFor()

  const laptop = await open('Lina', { viewport: { width: 1280, height: HEIGHT } })
  await drawn(laptop, '.tree canvas')
  const phone = await open('Nadia', { viewport: { width: 360, height: HEIGHT } })
  await drawn(phone, '.chart canvas')
  await save('studio.png', [await laptop.screenshot(), await phone.screenshot()])

  const wall = await open('Sam', { viewport: { width: 1600, height: 900 }, colorScheme: 'dark' }, '?c=minuit-club&wall')
  const night = await open('Noé', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' })
  await drawn(night, '.tree canvas')
  await night.evaluate(() => document.querySelector('#travels')?.scrollIntoView())
  const [page] = await pagesOf(await laptop.pdf({ preferCSSPageSize: true, printBackground: true }), 1.5)
  if (!page) throw new Error('The report has no page')
  const { data, width, height } = page
  const paper = await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer()
  await save('studio-wall.png', [await wall.screenshot(), await night.screenshot(), paper], 720)
})

/** Photos of cabs, with what their fans say of them. */
const CABS = {
  '1-couchette': 'Ma couchette, côté soleil. Douze ans de contrat, trois matelas.',
  '4-dessin': 'Lou, 6 ans. Le camion aussi, d’après elle.',
  '3-thermos': 'Szymon, pod Kassel. Widok na myjnię, ale cicho.',
  '5-guirlande': 'Der Kaktus heißt Günther.',
  '6-aube': 'Six heures. Personne n’a encore démarré.',
  '7-cuisine': 'Zwei Eier, eine Platte. Heute kocht der Fahrer.',
  '8-neige': 'Bloqués au col. Il reste du thé.',
  '2-tableau': 'Mon bureau. La vue change tous les jours.',
}

test('the moderator’s desk, on a laptop and on a phone', async ({ site, newDesk }) => {
  const cabs = Object.entries(CABS)
  for (const [name, caption] of [...cabs, ...cabs, ...cabs]) {
    const fan = await site.contributorElsewhere('cabines', REAL.cabines, 'parking')
    const photo = await readFile(resolve(IMAGES, '../../campaigns/cabines/media', `cabine-${name}.jpg`))
    await fan.added(new Uint8Array(photo), { caption })
  }
  const open = async (options: Parameters<typeof newDesk>[0]) => {
    const desk = await newDesk({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options })
    await desk.enter(site, '?c=cabines&photos=parking', { role: 'owner' })
    await desk.page.locator('.tile').nth(8).waitFor()
    for (const key of ['j', 'j', 'a', 'x', 'Shift+J']) await desk.page.keyboard.press(key)
    // The network is never idle: the report's stream stays open.
    const undrawn = () =>
      desk.page
        .locator('.moderation img')
        .evaluateAll((images) => images.filter((image) => !(image instanceof HTMLImageElement && image.naturalWidth)))
    await expect.poll(undrawn).toEqual([])
    return desk.page.screenshot()
  }
  const laptop = await open({ viewport: { width: 1280, height: 740 } })
  await save(
    'studio-photos.png',
    [laptop, await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })],
    740,
  )
})
