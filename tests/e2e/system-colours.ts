import type { Locator, Page } from 'playwright'
import { expect } from 'playwright/test'
import { changed, drawn, pixelsOf } from './pixels.ts'

/** With Windows' contrast themes, colours are the system's, backgrounds and shadows are gone: the page is read and used all the same. */
export async function expectSystemColours(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' })
  expect.soft(await page.evaluate(findOwnColours), `${state}: text in colours of its own`).toEqual([])
  expect.soft(await controlsOf(page).evaluateAll(findFrameless), `${state}: controls without an edge`).toEqual([])
  if (state === 'open') await expectMarks(page)
  if (state === 'goal reached') await expectFigures(page)
  await page.emulateMedia({ forcedColors: 'none' })
}

/** Runs in the page. Only what declines the system's colours can be unreadable in them. */
function findOwnColours(): string[] {
  return [...document.body.querySelectorAll<HTMLElement>(':not(progress, img, [aria-hidden] *)')]
    .filter((element) => getComputedStyle(element).getPropertyValue('forced-color-adjust') === 'none')
    .map(({ outerHTML }) => outerHTML.slice(0, 80))
}

/** Those that can be reached: what is behind a dialog cannot. */
function controlsOf(page: Page): Locator {
  return page.locator('dialog[open] button, body:not(:has(dialog[open])) :is(button, input, textarea):visible')
}

/** Runs in the page. A control is known by its edge, all around. */
function findFrameless(controls: Element[]): string[] {
  const isFramed = (element: Element) => {
    const style = getComputedStyle(element)
    const ground = getComputedStyle(element.parentElement ?? element).backgroundColor
    return (['Top', 'Right', 'Bottom', 'Left'] as const).every((side) => {
      const isDrawn = style[`border${side}Style`] !== 'none' && Number.parseFloat(style[`border${side}Width`]) >= 1
      return isDrawn && style[`border${side}Color`] !== ground && !/^rgba.*, 0\)$/.test(style[`border${side}Color`])
    })
  }
  return controls.filter((element) => !isFramed(element)).map(({ outerHTML }) => outerHTML.slice(0, 90))
}

/** Focus and use are seen by more than a colour. */
async function expectMarks(page: Page): Promise<void> {
  const button = page.locator('[data-channel=whatsapp]')
  const plain = await pixelsOf(button)
  await button.evaluate((element) => element.setAttribute('data-used', ''))
  expect.soft(changed(plain, await pixelsOf(button)), 'a mark on what was used').toBeGreaterThan(20)
  await button.evaluate((element) => element.removeAttribute('data-used'))
  await page.keyboard.press('Tab')
  await button.focus()
  const box = await button.boundingBox()
  const around = 2 * ((box?.width ?? 0) + (box?.height ?? 0))
  expect.soft(changed(plain, await pixelsOf(button)), 'a frame around what has the focus').toBeGreaterThan(around)
}

/** What is drawn, and not written, is there as well. */
async function expectFigures(page: Page): Promise<void> {
  for (const [shape, atLeast] of [
    ['#views', 40],
    ['#goal', 60],
    ['#piece-making-of progress', 60],
    ['#thread', 60],
  ] as const) {
    await page.locator(shape).evaluate((element) => {
      for (const text of element.querySelectorAll('p')) text.style.visibility = 'hidden'
    })
    expect.soft(drawn(await pixelsOf(page.locator(shape))), shape).toBeGreaterThan(atLeast)
  }
  const bar = page.locator('#piece-making-of progress')
  const value = await pixelsOf(bar)
  await bar.evaluate((element: HTMLProgressElement) => {
    element.value = 0
  })
  expect.soft(changed(value, await pixelsOf(bar)), 'how far a piece is').toBeGreaterThan(60)
}
