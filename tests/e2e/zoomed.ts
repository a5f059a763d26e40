import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { expectWhole } from './whole.ts'

/** A window of 640 × 800 at 200 %. */
const ZOOMED = { width: 320, height: 400 }
const PHONE = { width: 360, height: 740 }

/** As far as WCAG's criterion 1.4.12 lets readers go. */
const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

/** All of the text and every button is there at 200 %, in large letters and widely spaced. Leaves the page as it was. */
export async function expectZoomable(page: Page, state: string): Promise<void> {
  const size = page.viewportSize() ?? PHONE
  await page.setViewportSize(ZOOMED)
  await expectWhole(page, `${state}, at 200 %`)
  await page.setViewportSize(PHONE)
  await setLetters(page, '200%')
  await expectWhole(page, `${state}, in letters twice as large`)
  await expectReach(page, state)
  await setLetters(page, '')
  await setSheet(page, SPACED)
  await expectWhole(page, `${state}, widely spaced`)
  await setSheet(page, '')
  await page.setViewportSize(size)
}

/** As a browser does whose reader wants large letters. */
async function setLetters(page: Page, size: string): Promise<void> {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size
  }, size)
  await seen(page)
}

/** A reader's own stylesheet; the page's Content-Security-Policy lets no other in. */
async function setSheet(page: Page, css: string): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, css)
  await seen(page)
}

/** What the page does about a change is seen with the frame after the next. */
function seen(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  })
}

/** Every button and field can be scrolled to and hit, and none is cut off at a side. */
async function expectReach(page: Page, state: string): Promise<void> {
  const missed = await page.evaluate(() =>
    [...(document.querySelector('dialog[open]') ?? document.body).querySelectorAll<HTMLElement>('button, textarea')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }) && button.offsetWidth > 0)
      .filter((button) => {
        button.scrollIntoView({ block: 'center', behavior: 'instant' })
        const { left, top, width, height } = button.getBoundingClientRect()
        const isReached = button.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        return !isReached || left < -1 || left + width > innerWidth + 1
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 90)),
  )
  expect.soft(missed, `${state}, in letters twice as large: buttons and fields that nobody can hit`).toEqual([])
}
