import { MM, pagesOf } from '../support/printed.ts'
import { expect, test } from './test.ts'

/** Of the screen, and of no use on paper. */
const CONTROLS = [
  'Export',
  'Wall',
  'Keys',
  'Table',
  'Closer',
  'Links and codes',
  'How is this counted',
  'Revoke',
  'Void views',
  'Put back',
  'Français',
]
const MARGIN_MM = 14
/** What the margins of `paper.css` leave of A4, in pixels of CSS. */
const PAPER_PX = 673
/** What is brighter is paper. */
const INK = 200

type Page = Awaited<ReturnType<typeof pagesOf>>[number]

/** Glyphs of a variable font stand one by one in a PDF: where words end is a guess of whoever reads it. */
const lettersOf = (text: string) => text.replaceAll(/\s/g, '')

/** The part of a page that is not white, and whether any of it is outside the margins at its sides. */
function inkOf({ data, width, height }: Page) {
  const margin = MARGIN_MM * MM
  let ink = 0
  let outside = 0
  for (let i = 0; i < width * height; i++) {
    if ((data[4 * i + 1] ?? 255) >= INK) continue
    ink++
    const x = i % width
    if (x < margin || x > width - margin) outside++
  }
  return { share: ink / (width * height), outside }
}

test('the report is a PDF on A4: its title, period and figures, no controls, in ink on white', async ({
  site,
  newDesk,
}) => {
  await site.grow('tape', 3200)
  // Whoever works by night prints on white paper, too.
  const desk = await newDesk({ colorScheme: 'dark' })
  const { page } = desk
  await desk.enter(site, '?c=tape&channel=whatsapp', { role: 'editor' })
  await desk.showsViews(3200)
  await expect(page.locator('.tree canvas')).toBeVisible()
  await expect(page.locator('.chart canvas').first()).toBeVisible()
  const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.length).toBeLessThan(7)
  const [first] = pages
  const head = lettersOf(first?.text ?? '')
  expect(head).toContain(lettersOf('The tape Report'))
  expect(head).toContain('3,200')
  expect(head).toMatch(/\d+[A-Z][a-z]+\d{4}to\d+[A-Z][a-z]+\d{4}·OnlyWhatsAppAsof\d+[A-Z][a-z]+\d{4}at\d\d:\d\d/)
  const text = lettersOf(pages.map((each) => each.text).join(''))
  for (const question of [
    'How far?',
    'Is it still growing?',
    'Who and what carries it?',
    'How sure is it?',
    'Is it leaking, or forged?',
  ]) {
    expect(text).toContain(lettersOf(question))
  }
  for (const control of CONTROLS) expect(text).not.toContain(lettersOf(control))
  for (const [i, each] of pages.entries()) {
    expect(Math.abs(each.width - 210 * MM)).toBeLessThan(2)
    expect(lettersOf(each.text)).toContain(`${i + 1}/${pages.length}`)
    const { share, outside } = inkOf(each)
    expect(share).toBeGreaterThan(0.005)
    expect(share).toBeLessThan(0.25)
    expect(outside, `on page ${i + 1}`).toBe(0)
  }
})

test('after printing, the screen is as it was', async ({ site, newDesk }) => {
  await site.grow('tape', 400)
  const desk = await newDesk({ colorScheme: 'dark' })
  const { page } = desk
  await desk.enter(site, '?c=tape')
  const charts = page.locator('.chart canvas')
  await expect(charts).toHaveCount(2)
  const sizes = () => charts.evaluateAll((all) => all.map((each) => [each.clientWidth, each.clientHeight]))
  const before = await sizes()
  await page.pdf()
  await expect.poll(sizes).toEqual(before)
})

test('a table is whole on paper, however little of it the screen shows', async ({ site, desk }) => {
  const link = new URL(await site.studioLink({ role: 'editor' }))
  const names = Array.from({ length: 30 }, (_, i) => `Ambassador ${i + 1}`)
  const made = await fetch(`${site.origin}/api/studio/campaigns/tape/roots`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${link.hash.slice(1)}` },
    body: JSON.stringify({ roots: names.map((label) => ({ label, kind: 'ambassador' })) }),
  })
  expect(made.ok).toBe(true)
  await desk.enter(site, '?c=tape')
  await expect(desk.page.locator('.roots tbody tr')).toHaveCount(12)
  const pages = await pagesOf(await desk.page.pdf())
  const text = lettersOf(pages.map((each) => each.text).join(''))
  for (const name of names) expect(text).toContain(lettersOf(name))
  // Nor is a column lost at the edge: as many as a poll has choices, of words that are as long.
  await desk.page.locator('.roots table').evaluate((table: HTMLTableElement) => {
    for (const row of table.rows) {
      for (const cell of [...row.cells].slice(2)) cell.remove()
      for (let i = 0; i < 12; i++) {
        const cell = document.createElement(row.parentElement?.matches('thead') ? 'th' : 'td')
        cell.className = 'number'
        cell.textContent = cell.matches('th') ? 'Geschirrspülmaschine' : '100 %'
        row.append(cell)
      }
    }
  })
  await desk.page.emulateMedia({ media: 'print' })
  await desk.page.setViewportSize({ width: PAPER_PX, height: 900 })
  expect(await desk.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER_PX)
})
