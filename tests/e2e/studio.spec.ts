import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright'
import { printed, readCode } from '../support/printed.ts'
import { LIST } from './campaigns.ts'
import { expect, test } from './test.ts'

/** Where something is drawn in ink, as dots are and lines are not. */
async function firstDot(canvas: Locator): Promise<{ x: number; y: number } | undefined> {
  return canvas.evaluate((place) => {
    const { width, height, clientWidth } = place as HTMLCanvasElement
    const data = (place as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data
    const at = data ? Array.from({ length: width * height }, (_, i) => i).find((i) => isDot(data, i)) : undefined
    // Names and lines are thinner.
    function isDot(pixels: Uint8ClampedArray, i: number) {
      return [-2, -1, 0, 1, 2].every((down) =>
        [-2, -1, 0, 1, 2].every((across) => isInk(pixels, i + down * width + across)),
      )
    }
    function isInk(pixels: Uint8ClampedArray, i: number) {
      return (pixels[4 * i + 3] ?? 0) > 250 && (pixels[4 * i] ?? 255) < 40
    }
    const density = width / clientWidth
    return at === undefined ? undefined : { x: (at % width) / density, y: Math.floor(at / width) / density }
  })
}

const QUARTER_MS = 900_000

test('an invited viewer enters by a link, which leaves the address at once, and sees the campaigns', {
  tag: '@edge',
}, async ({ site, desk }) => {
  await desk.enter(site, '', { name: 'Nadia' })
  await expect(desk.page).toHaveURL(`${site.origin}/studio/`)
  await desk.page.getByRole('link', { name: 'The tape' }).click()
  await expect(desk.page.getByRole('heading', { name: 'How far?' })).toBeVisible()
  await desk.page.reload()
  await desk.showsViews(0)
})

test('without a link the studio says how to get one, refuses one that is not good in words, and speaks French where asked, which it remembers', async ({
  site,
  newDesk,
}) => {
  const desk = await newDesk({ locale: 'fr-FR' })
  const { page } = desk
  desk.expects(/401/)
  await page.goto(`${site.origin}/studio/`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'The studio opens by a private link, too.' })).toBeVisible()
  await page.goto(`${site.origin}/studio/#not-a-key`)
  await expect(page.getByRole('alert')).toContainText('no longer opens the studio')
  await expect(page).toHaveURL(`${site.origin}/studio/`)
  await page.getByRole('button', { name: 'Français' }).click()
  await desk.enter(site, '?c=tape')
  await expect(page.getByRole('heading', { name: 'Jusqu’où ?' })).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'How far?' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('signing out where the network is gone signs nobody out, and says so; with it, whoever signs out is out in every tab', async ({
  site,
  desk,
}) => {
  desk.expects(/401|ERR_INTERNET_DISCONNECTED/)
  await desk.enter(site, '?c=tape')
  const { page } = desk
  await page.locator('.masthead .menu summary').click()
  await desk.context.setOffline(true)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByRole('alert')).toContainText('you are still signed in')
  await desk.context.setOffline(false)
  await page.reload()
  await expect(page.locator('.masthead')).toBeVisible()

  const other = await desk.context.newPage()
  await other.goto(`${site.origin}/studio/`)
  await expect(other.getByRole('heading', { name: 'All campaigns' })).toBeVisible()
  await page.locator('.masthead .menu summary').click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('You are signed out')
  await expect(other.getByRole('alert')).toContainText('signed out')
})

test('the number moves without asking while somebody opens a link elsewhere, and nothing jumps', {
  tag: '@edge',
}, async ({ site, desk }) => {
  const first = await site.openedElsewhere('tape', site.rootToken('tape'))
  await desk.enter(site, '?c=tape')
  await desk.showsViews(1)
  await desk.page.evaluate(() => document.fonts.ready)
  const before = await desk.page.locator('#growing').boundingBox()
  const asked: string[] = []
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await site.openedElsewhere('tape', first)
  await desk.showsViews(2)
  expect(asked.filter((path) => path.endsWith('/report'))).toEqual([])
  expect(await desk.page.locator('#growing').boundingBox()).toEqual(before)
  await expect(desk.page.locator('#travels .sentence')).toContainText('50%')
})

test('a lost connection says so, and catches up: a server that is gone, a network that is gone, on the page of all campaigns too', async ({
  site,
  desk,
}) => {
  desk.expects(/ERR_|503|Failed to load/)
  const { page, context } = desk
  const connection = page.locator('.connection')
  // What does not come now is there once the network is back.
  await page.route('**/ExportMenu.*.js', (route) => route.abort())
  const missed = page.waitForEvent('requestfailed')
  await desk.enter(site, '?c=tape')
  await missed
  await page.unroute('**/ExportMenu.*.js')
  await page.locator('.tools summary').click()
  await expect(page.locator('.tools').getByRole('link', { name: /^CSV/ }).first()).toBeVisible()
  await page.keyboard.press('Escape')

  await desk.showsViews(0)
  await page.route('**/api/studio/**', (route) => route.abort())
  await page.keyboard.press('1')
  await expect(connection).toContainText('Connection lost')
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await page.unroute('**/api/studio/**')
  await desk.showsViews(1)
  await expect(connection).toContainText('Live')

  // That is heard of at once.
  await context.setOffline(true)
  await expect(connection).toContainText('Connection lost')
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await context.setOffline(false)
  await desk.showsViews(2)
  await expect(connection).toContainText('Live')

  await page.goto(`${site.origin}/studio/`)
  await expect(connection).toContainText('Asking every few seconds')
  await page.route('**/api/studio/campaigns', (route) => route.abort())
  await expect(connection).toContainText('Connection lost')
  await page.unroute('**/api/studio/campaigns')
  await expect(connection).toContainText('Asking every few seconds')
})

test('over capacity, or where a proxy holds the stream back, the studio asks every few seconds instead', async ({
  site,
  desk,
}) => {
  const { page } = desk
  await page.route('**/live?**', (route) => route.fulfill({ status: 204 }))
  await desk.enter(site, '?c=tape')
  await desk.showsViews(0)
  await expect(page.locator('.connection')).toContainText('Asking every few seconds')
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await desk.showsViews(1)

  await page.unroute('**/live?**')
  await page.route('**/live?*', () => undefined)
  await page.reload()
  await desk.showsViews(1)
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await desk.showsViews(2)
})

test('what is selected is in the address, and survives a reload', async ({ site, desk }) => {
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await desk.enter(site, '?c=tape')
  const { page } = desk
  await page.getByRole('button', { name: '24 h' }).click()
  await page.getByRole('combobox', { name: 'Per' }).selectOption('day')
  await page.getByLabel('Compare with before').uncheck()
  await page.getByRole('combobox', { name: 'Channel' }).selectOption('whatsapp')
  await page.getByRole('button', { name: 'Handed out to' }).click()
  await page.getByPlaceholder('Filter first links').fill('list')
  await page.reload()
  await expect(page.getByRole('button', { name: '24 h' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('combobox', { name: 'Per' })).toHaveValue('day')
  await expect(page.getByLabel('Compare with before')).not.toBeChecked()
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('whatsapp')
  await expect(page.getByRole('columnheader', { name: 'Handed out to' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.locator('.roots tbody tr')).toHaveCount(1)
  const files = page.locator('.menu a[download]')
  for (const file of await files.all()) {
    await expect(file).toHaveAttribute('href', /\/export\/\w+\.\w+\?.*from=\d+&bucket=day&channel=whatsapp/)
  }
  await expect(files).not.toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('columnheader', { name: 'Handed out to' })).not.toHaveAttribute('aria-sort')
})

test('the keyboard chooses the period, turns charts into tables, finds the filter, and has back what a menu took', async ({
  site,
  desk,
}) => {
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await desk.enter(site, '?c=tape')
  const { page } = desk
  await desk.showsViews(1)
  await page.keyboard.press('2')
  await expect(page).toHaveURL(/range=24h/)
  await page.keyboard.press('t')
  await expect(page.locator('#growing').getByRole('table', { name: 'Views' })).toContainText('1')
  await expect(page.locator('#growing .chart')).toHaveCount(0)
  await page.keyboard.press('t')
  await expect(page.getByRole('img', { name: /^Views/ })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('nobody2')
  await expect(page.getByText('No first link is called that.')).toBeVisible()
  await expect(page).toHaveURL(/range=24h/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('w')
  await expect(page.locator('.wall')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'How far?' })).toBeVisible()

  // A menu closes when it is left.
  const summary = page.locator('.bar .menu summary')
  await summary.press('Enter')
  await expect(page.getByRole('button', { name: 'Print or PDF' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Print or PDF' })).toBeHidden()
  await expect(summary).toBeFocused()
  await summary.press('Enter')
  await page.getByRole('heading', { name: 'How far?' }).click()
  await expect(page.getByRole('button', { name: 'Print or PDF' })).toBeHidden()
})

test('an editor makes links by name, each once; one that is revoked, by the keyboard or not, says so to the fan', async ({
  site,
  desk,
  phone,
}) => {
  await desk.enter(site, '?c=tape', { role: 'editor' })
  desk.expects(/400/)
  const { page } = desk
  await page.getByText('Links and codes').click()
  const names = page.getByRole('textbox', { name: 'Names', exact: true })
  await test.step('a name that has its link already is named, and nothing is made', async () => {
    await names.fill(`Fresh\n${LIST}`)
    await page.getByRole('button', { name: 'Make 2 links' }).click()
    await expect(page.getByRole('alert')).toContainText(`Already there: ${LIST}.`)
    await names.fill(`${'x'.repeat(81)}`)
    await page.getByRole('button', { name: 'Make 1 link' }).click()
    await expect(page.getByRole('alert')).toContainText('Line 1: longer than 80 characters: xxx')
    await expect(page.locator('.links li', { hasText: 'Fresh' })).toHaveCount(0)
  })

  await test.step('what revoking would do is asked where the keyboard is, and left by it', async () => {
    const line = page.locator('.links li', { hasText: LIST })
    await line.getByRole('button', { name: 'Revoke link' }).press('Enter')
    await expect(line.getByRole('alertdialog')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(line.getByRole('alertdialog')).toHaveCount(0)
    await page.keyboard.press('Tab')
    await expect(line.getByRole('button', { name: 'Cap at' })).toBeFocused()
  })

  await names.fill('Nour\nCamille\nNour\n')
  await page.getByRole('button', { name: 'Make 2 links' }).click()
  await expect(page.getByText('2 links made.')).toBeVisible()
  const line = page.locator('.links li', { hasText: 'Nour' })
  const url = await line.locator('code').textContent()
  await line.getByText('QR code').click()
  await expect(line.getByRole('img', { name: 'QR code: Nour' })).toBeVisible()
  await line.getByRole('button', { name: 'Revoke link' }).click()
  await expect(line.getByRole('alertdialog')).toContainText('1 link opens nothing new from then on')
  await line.getByRole('button', { name: 'Revoke it' }).click()
  await expect(line.getByRole('button', { name: 'Restore link' })).toBeVisible()
  await expect(line.getByRole('button', { name: 'Revoke link' })).toHaveCount(0)
  await expect(page.locator('#changes')).toContainText('Revoked a link: Nour')
  await phone.follow((url ?? '').replace(/^https?:\/\/[^/]+/, site.origin))
  await phone.tap()
  await phone.shows('error', 'link-revoked')
  phone.expects(/403/)
})

test('an editor prints a poster, whose code is the link', async ({ site, desk }) => {
  await desk.enter(site, '?c=affiche', { role: 'editor' })
  const { page } = desk
  await page.getByText('Links and codes').click()
  const line = page.locator('.links li', { hasText: LIST })
  const url = await line.locator('code').textContent()
  for (const size of ['A4 poster', 'A3 poster']) {
    const download = page.waitForEvent('download')
    await line.getByRole('button', { name: size }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(`${LIST}, ${size}.pdf`)
    expect(readCode(await printed(await readFile(await file.path())))?.data).toBe(url)
  }
})

test('a link that leaks is flagged, and revoked with its branch after the studio said what that does', {
  tag: '@edge',
}, async ({ site, desk, phone }) => {
  // All within the same one. Further ahead than a minute, the command line's signature would be too old.
  const left = QUARTER_MS - (Date.now() % QUARTER_MS)
  if (left < 50_000) await site.waits(left)
  const leaking = await site.openedElsewhere('tape', site.rootToken('tape'))
  // More within a quarter of an hour than a chat opens: a link posted in public.
  for (let views = 0; views < 31; views++) await site.openedElsewhere('tape', leaking)
  await desk.enter(site, '?c=tape', { role: 'editor' })
  const leaks = desk.page.locator('#leaks')
  const link = leaks.locator('li', { hasText: 'Flagged from 20: faster than chats open.' })
  await expect(link).toContainText('The link of a fan')
  await link.getByRole('button', { name: 'Revoke with all that grew from it' }).click()
  await expect(link.getByRole('alertdialog')).toContainText('32 links open nothing new from then on; 31 views')
  await link.getByRole('button', { name: 'Revoke it' }).click()
  await expect(link).toContainText('Revoked')
  await expect(link.getByRole('button', { name: 'Restore link' })).toBeVisible()
  await phone.follow(`${site.origin}/tape/#w${leaking}`)
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('error', 'link-revoked')
  phone.expects(/403/)
})

test('what was just revoked is restored as easily, wherever the page is by then; views are voided for a reason, and put back', async ({
  site,
  desk,
  phone,
}) => {
  desk.expects(/503|ERR_FAILED/)
  const fan = await site.openedElsewhere('tape', site.rootToken('tape'))
  for (let views = 0; views < 3; views++) await site.openedElsewhere('tape', fan)
  await desk.enter(site, '?c=tape', { role: 'editor' })
  const { page } = desk
  await desk.showsViews(4)
  await page.getByText('Links and codes').click()
  const line = page.locator('.links li', { hasText: LIST })
  const done = page.locator('.done')
  await line.getByRole('button', { name: 'Revoke with all that grew from it' }).click()
  await line.getByRole('button', { name: 'Revoke it' }).click()
  await expect(done).toContainText('Revoked. Keys already handed out stay out.')
  await done.getByRole('button', { name: 'Undo' }).click()
  await expect(done.getByRole('alertdialog')).toContainText('5 links open again')
  await done.getByRole('button', { name: 'Restore it' }).click()
  await expect(done).toContainText('Restored.')
  await expect(page.locator('#changes')).toContainText('Restored a link and all that grew from it')
  await phone.follow(`${site.origin}/tape/#w${fan}`)
  await phone.tap()
  await phone.shows('open')
  await desk.showsViews(5)

  await test.step('what may not be done, or was not heard of, is said in its place, and what was filled in stays', async () => {
    await line.getByRole('button', { name: 'Void views …' }).click()
    await line.getByRole('button', { name: 'See what that does' }).click()
    await expect(line.getByRole('alertdialog')).toHaveCount(0)
    await line.getByLabel('Reason').fill('one script on Friday night')
    await page.route('**/links/**', (route) => route.fulfill({ status: 503 }))
    await line.getByRole('button', { name: 'See what that does' }).click()
    await expect(line.getByRole('alert')).toContainText('No answer came.')
    await expect(line.getByLabel('Reason')).toHaveValue('one script on Friday night')
    await page.unroute('**/links/**')
  })

  await line.getByRole('button', { name: 'See what that does' }).click()
  const dialog = line.getByRole('alertdialog')
  await expect(dialog).toContainText('5 views leave every figure.')
  await expect(dialog).toContainText('0 views are left')
  await expect(dialog).toContainText('Keys already handed out stay out')
  await desk.showsViews(5)
  await line.getByRole('button', { name: 'Void 5 views' }).click()
  await desk.showsViews(0)
  await expect(page.locator('#far .sentence')).toContainText('None counts: each of the 5 is voided.')
  await expect(page.locator('#changes')).toContainText('one script on Friday night')
  await done.getByRole('button', { name: 'Undo' }).click()
  await done.getByRole('button', { name: 'Put 5 views back' }).click()
  await desk.showsViews(5)
  await expect(page.locator('#doubt')).not.toContainText('voided')
})

test('the views are told apart: clear, doubtful and voided, each in a line when asked', async ({ site, desk }) => {
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await desk.page.route('**/live?**', (route) => route.fulfill({ status: 204 }))
  await desk.page.route('**/report?**', async (route) => {
    const report = await (await route.fetch()).json()
    const totals = { ...report.totals, views: 6900, clear: 46, doubtful: 6854, voided: 12, counter: 'clear' }
    const doubts = [{ doubt: 'burst', views: 6854 }]
    await route.fulfill({ json: { ...report, totals, doubts, unknown: { twice: 7, reposted: 0 } } })
  })
  await desk.enter(site, '?c=tape')
  const { page } = desk
  await page.getByText('Of them 46 clear, 6,854 doubtful (unlike people); 12 voided, not among them').click()
  const far = page.locator('#far .make-up')
  await expect(far).toContainText('It shows the clear views: 46.')
  await expect(far).toContainText('Up to 7 of these views may be one person twice')
  const doubt = page.locator('#doubt')
  await expect(doubt).toContainText('6,854 of 6,900 views carry a doubt, 99%.')
  await expect(doubt.getByRole('row', { name: /^Burst/ })).toContainText('A script with many networks')
  await expect(doubt.getByRole('heading', { name: 'What cannot be known' })).toBeVisible()
  await expect(doubt.getByRole('button', { name: /Void|Put/ })).toHaveCount(0)
})

test('a dot of the tree is chosen, and what can be done with it stands below', async ({ site, desk }) => {
  const first = await site.openedElsewhere('tape', site.rootToken('tape'))
  for (let friends = 0; friends < 5; friends++) await site.openedElsewhere('tape', first)
  await desk.enter(site, '?c=tape', { role: 'owner' })
  const { page } = desk
  const canvas = page.locator('.tree canvas')
  await canvas.scrollIntoViewIfNeeded()
  await expect.poll(() => firstDot(canvas)).toBeDefined()
  const position = await firstDot(canvas)
  await canvas.click({ ...(position && { position }) })
  await expect(page.locator('.chosen')).toContainText('Revoke link')
})

test('a viewer of one campaign sees no other, and no link', async ({ site, desk }) => {
  desk.expects(/404/)
  await desk.enter(site, '?c=tape', { campaigns: ['tape'] })
  await expect(desk.page.locator('.roots')).toContainText(LIST)
  await expect(desk.page.getByText('Links and codes')).toHaveCount(0)
  await desk.page.goto(`${site.origin}/studio/?c=lettre`)
  await expect(desk.page.getByText('There is no campaign here that you may see.')).toBeVisible()
  await desk.page.goto(`${site.origin}/studio/`)
  await expect(desk.page.locator('.overview tbody tr')).toHaveCount(1)
})

test('eight tabs of one browser load over HTTP/1.1, and all of them move', async ({ site, desk }) => {
  await desk.enter(site, '?c=tape')
  const counts = (views: number, tabs: Page[]) =>
    Promise.all(tabs.map((tab) => expect(tab.locator('.big-number')).toHaveAttribute('value', String(views))))
  const tabs = [desk.page]
  for (let i = 1; i < 8; i++) {
    const tab = await desk.context.newPage()
    await tab.goto(desk.page.url())
    tabs.push(tab)
  }
  await counts(0, tabs)
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await counts(1, tabs)
})
