import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { LARGEST_HELD } from '../../campaigns/largest-held.ts'
import { pieceName, sealDeterministically } from '../../seal/container.ts'
import { unseal } from '../../seal/envelope.ts'
import { createKeyring } from '../../seal/secret.ts'
import { SECRET } from '../unit/sealing/workplace.ts'
import { ALBUM, LARGE_FILE, largeFile } from './campaigns.ts'
import { expect, test } from './test.ts'

const PARTS = '**/sealed/media/*.bin'
const link = (page: Page) => page.getByRole('link', { name: 'Le dossier' })
const status = (page: Page) => page.locator('a[data-bytes] ~ .medium-status')

/** As on a phone: nothing that writes to the disk by itself. */
async function holdsFiles(page: Page): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'))
}

/** As on a computer: what is chosen is a file of the page's own. */
async function choosesAFile(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
      const folder = await navigator.storage.getDirectory()
      Object.assign(window, { suggestedName })
      return folder.getFileHandle('chosen', { create: true })
    }
    Object.assign(window, { showSaveFilePicker })
  })
}

/** What lies in the chosen file; undefined where it is gone. */
function chosen(page: Page): Promise<{ size: number; digest: string } | undefined> {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle('chosen').catch(() => undefined)
    const file = await handle?.getFile()
    if (!file) return undefined
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    return { size: file.size, digest: [...digest].join(' ') }
  })
}

/** Of all that was asked for. */
const media = (asked: string[]) => asked.filter((url) => url.includes('/sealed/media/'))

test('a large file says its size, is asked for from the tap on, and is saved under its own name', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await holdsFiles(page)
  await phone.enter(site.link(ALBUM))
  const asked: string[] = []
  await link(page).scrollIntoViewIfNeeded()
  await expect(page.locator('img[data-state=ready]')).toHaveCount(3)
  page.on('request', (request) => asked.push(request.url()))
  await expect(page.locator('.file-size')).toHaveText('35,1 Mo')
  await page.evaluate(() => new Promise((frame) => requestAnimationFrame(frame)))
  expect(media(asked)).toEqual([])
  const download = page.waitForEvent('download')
  await link(page).tap()
  expect((await download).suggestedFilename()).toBe(LARGE_FILE)
  expect(Buffer.compare(await readFile(await (await download).path()), largeFile())).toBe(0)
  // Each once, but for one that is asked for again where it comes to a halt.
  expect(new Set(media(asked)).size).toBe(35)
  await expect(status(page)).toHaveCount(0)
})

test('a large file goes to the disk as it comes, waits for the network, goes on after a damaged part, and ends when it is told', async ({
  site,
  phone,
}) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const { page } = phone
  await choosesAFile(page)
  await phone.enter(site.link(ALBUM))
  await link(page).scrollIntoViewIfNeeded()
  await expect(page.locator('img[data-state=ready]')).toHaveCount(3)
  let parts = 0
  let isAway = true
  let isDamaged = true
  await page.route(PARTS, async (route) => {
    if (++parts < 8) return route.continue()
    // What a test answers would reach a browser without a network, too.
    if (isAway) {
      await phone.context.setOffline(true)
      return route.abort('internetdisconnected')
    }
    const response = await route.fetch()
    const body = await response.body()
    if (parts > 20 && isDamaged) body[100] = (body[100] ?? 0) ^ 1
    await route.fulfill({ response, body })
  })
  await link(page).tap()
  await expect(status(page)).toContainText('Le réseau a lâché. Ça reprend tout seul.')
  isAway = false
  await phone.context.setOffline(false)
  await expect(status(page)).toContainText('Ce n’est pas arrivé jusqu’ici.')
  isDamaged = false
  const before = parts
  await status(page).getByRole('button', { name: 'Réessayer' }).tap()
  await expect(link(page)).toHaveAttribute('data-state', 'ready')
  // What was written before is not fetched again: all of it would be 34.
  expect(parts - before).toBeLessThan(34)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(largeFile())))
  expect(await chosen(page)).toEqual({ size: largeFile().length, digest: [...digest].join(' ') })
  expect(await page.evaluate(() => (window as unknown as { suggestedName: string }).suggestedName)).toBe(LARGE_FILE)

  // Once more, and ended: what was chosen before stays as it was.
  await page.unroute(PARTS)
  let given = 0
  await page.route(PARTS, async (route) => {
    if (++given > 12) await new Promise(() => undefined)
    await route.continue()
  })
  await link(page).tap()
  await expect(status(page)).toContainText(/Mo \/ 35,1\sMo/)
  await status(page).getByRole('button', { name: 'Annuler' }).tap()
  await expect(status(page)).toHaveCount(0)
  await expect(link(page)).toHaveAttribute('data-state', 'waiting')
  expect((await chosen(page))?.size).toBe(largeFile().length)
})

test('a browser that asks for no file, or is told of none, leaves all as it was', async ({ site, phone }) => {
  const { page } = phone
  await page.addInitScript(() => {
    const showSaveFilePicker = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'))
    Object.assign(window, { showSaveFilePicker })
  })
  await phone.enter(site.link(ALBUM))
  await link(page).tap()
  await expect(link(page)).toHaveAttribute('data-state', 'waiting')
  await expect(status(page)).toHaveCount(0)
})

/** The same text, with a file that is said to be of so many bytes: none of that size is built for a test. */
async function saysBytes(page: Page, bytes: number): Promise<void> {
  const key = createKeyring(SECRET).content(ALBUM, 'feuilles', '0.0')
  await page.route(`**/sealed/${pieceName(key)}.bin`, async (route) => {
    const response = await route.fetch()
    const html = new TextDecoder().decode(await unseal(new Uint8Array(await response.body()), key))
    const said = new TextEncoder().encode(html.replace(/data-bytes="\d+"/, `data-bytes="${bytes}"`))
    await route.fulfill({ response, body: Buffer.from(await sealDeterministically(said, key, 'feuilles')) })
  })
}

test('a file that is too large for a browser without a disk says so before the tap, and nothing of it is fetched', async ({
  site,
  phone,
  newPhone,
}) => {
  const { page } = phone
  await holdsFiles(page)
  await saysBytes(page, LARGEST_HELD + 1)
  await phone.enter(site.link(ALBUM))
  const asked: string[] = []
  await link(page).scrollIntoViewIfNeeded()
  await expect(page.locator('img[data-state=ready]')).toHaveCount(3)
  await expect(page.locator('.file-size')).toHaveText('536,9 Mo')
  await expect(status(page)).toHaveText(
    'Trop gros pour ce navigateur. Sur un ordinateur, Chrome et Edge l’enregistrent.',
  )
  page.on('request', (request) => asked.push(request.url()))
  await link(page).tap()
  await expect(link(page)).toHaveAttribute('data-state', 'waiting')
  expect(media(asked)).toEqual([])

  const computer = await newPhone()
  await choosesAFile(computer.page)
  await saysBytes(computer.page, LARGEST_HELD + 1)
  await computer.enter(site.link(ALBUM))
  await expect(computer.page.locator('.file-size')).toHaveText('536,9 Mo')
  await expect(status(computer.page)).toHaveCount(0)
})
