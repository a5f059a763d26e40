import type { Locator } from 'playwright'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'

const ROOT_REM = 19

/** How wide something is that the stylesheet draws, in rem. */
async function drawn(element: Locator, pseudo: '::before' | '::after'): Promise<number> {
  const width = await element.evaluate((node, pseudo) => getComputedStyle(node, pseudo).inlineSize, pseudo)
  return Math.round((Number.parseFloat(width) / ROOT_REM) * 100) / 100
}

function running({ page }: Phone): Promise<number> {
  return page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)
}

test('the seal bears the first letter of who sends it, and nobody is read what is drawn', async ({ site, phone }) => {
  await phone.follow(site.link('lettre'))
  await phone.shows('gate')
  const scene = phone.page.locator('#scene')
  await expect(scene).toHaveAttribute('aria-hidden', 'true')
  await expect(scene.locator('.pressed')).toHaveText('M')
  await expect(scene.locator('.seal').first()).toBeVisible()
  await expect(scene.getByText('Pour toi')).toBeVisible()
})

test('without a link the envelope bears no name; by a broken one it came back', async ({ site, phone }) => {
  const { page } = phone
  await phone.follow(`${site.origin}/lettre/`)
  await phone.shows('teaser')
  await expect(page.locator('.front')).toBeVisible()
  await expect(page.locator('.returned')).toBeHidden()
  await expect(page.locator('.addressee')).toBeHidden()
  await phone.follow(`${site.origin}/lettre/#w123`)
  await phone.shows('error', 'malformed')
  await expect(page.locator('.returned')).toBeVisible()
})

test.describe('too late', () => {
  test.use({ schedules: { lettre: { closes: -1000 } } })

  test('the envelope is open, and nothing is in it', async ({ site, phone }) => {
    await phone.follow(site.link('lettre'))
    await phone.shows('closed')
    await expect(phone.page.locator('.raised')).toBeVisible()
    await expect(phone.page.locator('.sheet')).toBeHidden()
    await expect(phone.page.locator('.left.seal')).toBeHidden()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  for (const [slug, label] of [
    ['lettre', 'The list'],
    ['lettre-a-la-redaction', 'Les abonnés du vendredi'],
  ] as const) {
    test(`${slug}: envelope, words and button are seen at once, the button under the thumb`, async ({
      site,
      phone,
    }) => {
      await phone.follow(site.link(slug, { label }))
      await phone.shows('gate')
      for (const part of ['.envelope', '#line', '#hint', '#open']) {
        await expect(phone.page.locator(part)).toBeInViewport({ ratio: 1 })
      }
      const button = await phone.page.locator('#open').boundingBox()
      expect(button?.y).toBeGreaterThan(740 / 2)
    })
  }
})

test('every view is a stroke of the pencil, in fives, until there are too many', async ({ site, phone }) => {
  const tally = phone.page.locator('#counter > p')
  await phone.follow(`${site.origin}/lettre/`)
  for (let view = 0; view < 7; view++) await site.openedElsewhere('lettre', site.rootToken('lettre'))
  await phone.showsViews(7)
  expect(await drawn(tally, '::before')).toBe(2.25)
  expect(await drawn(tally, '::after')).toBe(0.8)
  for (let view = 7; view < 26; view++) await site.openedElsewhere('lettre', site.rootToken('lettre'))
  await phone.showsViews(26)
  expect(await drawn(tally, '::before')).toBe(0)
  expect(await drawn(tally, '::after')).toBe(0)
})

test('every friend who opened it is a postmark', async ({ site, phone }) => {
  await phone.enter(site.link('lettre'))
  const thread = phone.page.locator('#thread')
  expect(await drawn(thread, '::before')).toBe(0)
  for (let friend = 0; friend < 2; friend++) await site.openedElsewhere('lettre', phone.ownToken())
  await expect(thread).toHaveAttribute('data-views', '2')
  expect(await drawn(thread, '::before')).toBe(2 * 2.375)
})

test('the seal breaks from the tap on, and the page grows out of the letter', async ({ site, newPhone }) => {
  const phone = await newPhone({ reducedMotion: 'no-preference' })
  let letIn = () => {}
  const held = new Promise<void>((resolve) => {
    letIn = resolve
  })
  await phone.page.route('**/unlock', async (route) => {
    await held
    await route.continue()
  })
  await phone.follow(site.link('lettre'))
  await phone.shows('gate')
  await phone.page.evaluate(() => {
    const { dataset } = document.documentElement
    addEventListener('animationstart', () => {
      if (dataset.state === 'opening') dataset.moved = ''
    })
  })
  await phone.tap()
  await phone.shows('opening')
  await expect(phone.page.locator('html')).toHaveAttribute('data-moved')
  letIn()
  await phone.shows('open')
  const origin = await phone.page.evaluate(() => document.documentElement.style.getPropertyValue('--origin'))
  expect(origin).toMatch(/^inset\((?:-?[\d.]+px ){4}round 1px\)$/)
})

test('for who wants nothing to move, nothing does from the tap on', async ({ site, newPhone }) => {
  const phone = await newPhone({ reducedMotion: 'reduce' })
  await phone.page.route('**/unlock', () => {})
  await phone.follow(site.link('lettre'))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('opening')
  expect(await running(phone)).toBe(0)
})

test('a title of one long word shrinks until it fits, though its font is wider for its size when small', async ({
  site,
  phone,
}) => {
  await phone.page.setViewportSize({ width: 320, height: 568 })
  await phone.enter(site.link('lettre'))
  const title = phone.page.locator('[data-piece][data-state=open] h3').first()
  await title.evaluate((heading) => {
    heading.textContent = 'Anticonstitutionnellement'
    document.documentElement.style.fontSize = '200%'
  })
  await expect.poll(() => title.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
})
