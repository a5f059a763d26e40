import type { Page } from 'playwright'
import { LIST, REGIONS } from './campaigns.ts'
import { expectDecent, expectDecentByNight } from './decent.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

const BREST = 'Les tabacologues de Brest'

/** Bretagne has two branches of six by its own link and one who chose it; Normandie one of ten; Île-de-France has seven; Corse three, La Réunion one. */
async function fill(site: TestSite): Promise<void> {
  for (let branch = 0; branch < 2; branch++) {
    const first = await site.openedElsewhere(REGIONS, site.rootToken(REGIONS, BREST))
    for (let friend = 0; friend < 5; friend++) await site.openedElsewhere(REGIONS, first)
  }
  const rouen = await site.openedElsewhere(REGIONS, site.rootToken(REGIONS, 'CHU de Rouen'))
  for (let friend = 0; friend < 9; friend++) await site.openedElsewhere(REGIONS, rouen)
  const chosen = { bretagne: 1, 'ile-de-france': 7, corse: 3, 'la-reunion': 1 }
  for (const [circle, fans] of Object.entries(chosen)) {
    for (let fan = 0; fan < fans; fan++) await site.openedElsewhere(REGIONS, site.rootToken(REGIONS, LIST), circle)
  }
}

const section = (page: Page) => page.locator('#circles')
const ranking = (page: Page) => section(page).getByRole('table', { name: 'Ranking' })
const row = (page: Page, name: string) =>
  ranking(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader').getByText(name, { exact: true }) })
const disc = (page: Page, name: string) => section(page).getByRole('button', { name: new RegExp(`^${name}: `) })

test('circles stand on a map, in a ranking and side by side, in the system’s own colours, and in tables', async ({
  site,
  desk,
}) => {
  await fill(site)
  await desk.enter(site, `?c=${REGIONS}`, { role: 'owner' })
  const { page } = desk
  await expect(section(page).locator('.sentence')).toHaveText(
    'Bretagne is ahead, with 13 views. 1 circle of 3 has reached its goal.',
  )
  await expect(disc(page, 'Bretagne')).toHaveAccessibleName('Bretagne: 13 views')
  await expect(section(page).getByText('not on the map: Partout ailleurs.')).toBeVisible()
  // West of Île-de-France, and of as much area as it has more views.
  const [bretagne, paris] = await Promise.all(
    ['Bretagne', 'Île-de-France'].map((name) => disc(page, name).locator('.disc').boundingBox()),
  )
  expect((bretagne?.x ?? 0) + (bretagne?.width ?? 0)).toBeLessThan(paris?.x ?? 0)
  expect(((bretagne?.width ?? 0) / (paris?.width ?? 1)) ** 2).toBeCloseTo(13 / 7, 0)
  await expect(section(page).locator('.insets .land')).toHaveCount(1)
  const names = ranking(page).locator('tbody th .name')
  await expect(names).toHaveText([
    'Bretagne',
    'Normandie',
    'Île-de-France',
    'Corse',
    'La Réunion',
    'Occitanie',
    'Partout ailleurs',
  ])
  await expect(row(page, 'Île-de-France')).toContainText('3.5%')
  await expect(section(page).locator('.multiples li')).toHaveCount(7)

  // In the system's own colours, land, discs and the chosen one are told apart.
  await page.emulateMedia({ forcedColors: 'active' })
  await disc(page, 'Corse').press('Enter')
  await expect(disc(page, 'Corse')).toHaveAttribute('aria-pressed', 'true')
  const fills = () =>
    Promise.all(
      [
        section(page).locator('.home').first(),
        ...['Corse', 'Bretagne'].map((name) => disc(page, name).locator('.disc')),
      ].map((shape) => shape.evaluate((drawn) => getComputedStyle(drawn).fill)),
    )
  await expect.poll(async () => new Set(await fills()).size).toBe(3)
  await page.emulateMedia({ forcedColors: 'none' })

  // Every figure of the map and of the charts is in a table, too.
  await page.keyboard.press('t')
  const places = section(page).getByRole('table', { name: 'On the map' })
  await expect(places.getByRole('row').filter({ hasText: 'La Réunion' })).toContainText('-21.10°')
  await expect(section(page).getByRole('table', { name: 'Side by side' }).getByRole('columnheader')).toHaveCount(8)
})

test('the keyboard alone selects a circle, everywhere, and lets it go again', async ({ site, desk }) => {
  await fill(site)
  await desk.enter(site, `?c=${REGIONS}`, { role: 'owner' })
  const { page } = desk
  await disc(page, 'Bretagne').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/circle=bretagne(&|$)/)
  await expect(disc(page, 'Bretagne')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('combobox', { name: 'Circle' })).toHaveValue('bretagne')
  await expect(page.locator('#far')).toContainText('13')
  await expect(page.locator('#carries').getByRole('row').filter({ hasText: BREST })).toContainText('12')
  await expect(section(page)).toContainText('1 view of this circle came by a link without a circle')
  await page.locator('.tools summary').click()
  await expect(page.locator('.tools').getByRole('link', { name: 'CSV Circles' })).toHaveAttribute(
    'href',
    /circle=bretagne/,
  )
  await page.keyboard.press('Escape')

  // A colleague with the address sees the same.
  await page.reload()
  await expect(row(page, 'Bretagne').getByRole('button', { name: 'Bretagne', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.getByRole('combobox', { name: 'Circle' }).selectOption({ label: 'Corse' })
  await expect(page).toHaveURL(/circle=corse/)
  await expect(page.locator('#carries')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).not.toHaveURL(/circle=/)
  await expect(page.locator('#carries')).toBeVisible()
  await page.getByRole('combobox', { name: 'Circle' }).selectOption({ label: 'Bretagne' })
  await page.getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'WhatsApp' })
  await expect(page.getByRole('combobox', { name: 'Circle' })).toHaveValue('')
})

test('with one circle selected, each section says what of it is the whole campaign’s, and why', async ({
  site,
  desk,
}) => {
  await fill(site)
  await desk.enter(site, `?c=${REGIONS}&circle=bretagne`, { role: 'editor' })
  const { page } = desk
  const aside = (section: string) => page.locator(`#${section} .aside`)
  await expect(aside('far')).toHaveText('The whole campaign. Of Bretagne: 13 views in the period.')
  await expect(aside('growing')).toContainText('The views over time are those of Bretagne.')
  await expect(aside('travels')).toContainText('The whole campaign: the tree starts from the first links')
  await expect(aside('uncounted')).toContainText('never came into a circle')
  await expect(aside('doubt')).toHaveText(/^Of Bretagne, \d+ views? of 13 carr/)
  await expect(aside('changes')).toBeVisible()
  await expect(page.locator('#carries .aside, #circles .aside, #leaks .aside, #word .aside')).toHaveCount(0)
  // What is said next is for the circle that is looked at.
  await expect(page.locator('#word').getByRole('combobox', { name: 'For' })).toHaveValue('bretagne')
  await expectDecent(page)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.locator('.aside')).toHaveCount(0)
  await expect(page.locator('#word').getByRole('combobox', { name: 'For' })).toHaveValue('')
})

test('a circle is divided on an editor’s word: tried first, then done, and in the log', async ({ site, desk }) => {
  await fill(site)
  await desk.enter(site, `?c=${REGIONS}`, { role: 'editor' })
  const { page } = desk
  await expect(section(page)).toContainText('Bretagne has passed 10: to be divided, when you say so.')
  const divide = page.getByRole('button', { name: 'Divide Bretagne…' })
  await divide.focus()
  await page.keyboard.press('Enter')
  const asking = page.getByRole('alertdialog')
  await expect(asking).toBeFocused()
  await expect(asking).toContainText('Bretagne would become two circles:')
  await expect(asking).toContainText(/Bretagne 1: 7 views, 2 whole branches\..*Bretagne 2: 6 views, 1 whole branch\./s)
  await page.keyboard.press('Escape')
  await expect(asking).toHaveCount(0)
  await expect(divide).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Divide in two' }).click()
  await expect(section(page).getByRole('status')).toHaveText('Divided: Bretagne 1 (7) and Bretagne 2 (6).')
  await expect(section(page).getByRole('status')).toBeFocused()
  await expect(ranking(page).locator('tbody th .name').first()).toHaveText('Bretagne')
  await expect(row(page, 'Bretagne')).toContainText('13')
  await expect(row(page, 'Bretagne 1')).toContainText('7')
  await expect(row(page, 'Bretagne 2')).toContainText('6')
  await expect(section(page).getByRole('table', { name: 'Divisions' })).toContainText(
    'Bretagne 1 keeps 7, Bretagne 2 gets 6',
  )
  await expect(page.locator('#changes')).toContainText('Divided a circle: Bretagne → Bretagne 1 (')
  await page.getByRole('combobox', { name: 'Circle' }).selectOption('bretagne.2')
  await expect(page.locator('#carries')).toHaveCount(0)
  await expect(section(page)).toContainText('A part is counted neither by channel nor by first link')

  // Ten by one link, which is one branch.
  await expect(page.getByRole('button', { name: 'Divide Bretagne 2…' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Divide Normandie…' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('Normandie does not divide')
  await expect(page.getByRole('button', { name: 'Divide in two' })).toHaveCount(0)
})

test('who only reads divides nothing, and is told no figure of fewer than five fans', async ({ site, desk }) => {
  await fill(site)
  await desk.enter(site, `?c=${REGIONS}`, { role: 'viewer' })
  const { page } = desk
  await expect(row(page, 'Corse')).toContainText('under 5')
  await expect(disc(page, 'Corse')).toHaveAccessibleName('Corse: under 5')
  await expect(section(page)).toContainText('2 circles have fewer than five fans: their figures are for owners.')
  await expectDecent(page)
  // Nor by choosing it: the keyboard reads it, and selects nothing.
  await expect(row(page, 'Bretagne').getByRole('button', { name: 'Bretagne', exact: true })).toBeVisible()
  await expect(row(page, 'Corse').getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'Circle' }).getByRole('option', { name: 'Corse' })).toBeDisabled()
  await expect(disc(page, 'Corse')).toBeDisabled()
  await disc(page, 'Corse').focus()
  await expect(disc(page, 'Corse')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(disc(page, 'Corse')).toHaveAttribute('aria-pressed', 'false')
  await disc(page, 'Bretagne').press('Enter')
  await expect(page).toHaveURL(/circle=bretagne(&|$)/)
  await expect(page.getByRole('button', { name: /^Divide/ })).toHaveCount(0)
})

test('everybody can read and use the circles, by day and by night, on a laptop and on a phone', async ({
  site,
  desk,
}) => {
  await fill(site)
  const { page } = desk
  await desk.enter(site, `?c=${REGIONS}&circle=bretagne`, { role: 'editor' })
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport)
    await page.reload()
    await expect(disc(page, 'Bretagne')).toBeVisible()
    // Each goes away as it is pressed.
    const more = page.locator('.later button')
    while ((await more.count()) > 0) await more.first().click()
    await page.getByRole('button', { name: 'Divide Bretagne…' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await expectDecentByNight(page)
  }
})
