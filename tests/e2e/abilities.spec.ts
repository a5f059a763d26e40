import type { Page } from 'playwright'
import { expectDecent } from './decent.ts'
import { expect, test } from './test.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const [slug, line] of [
    ['tape', 'This needs JavaScript to open.'],
    ['affiche', 'Il faut JavaScript pour ouvrir.'],
  ] as const) {
    test(`${slug} shows its teaser and says plainly what is missing`, async ({ site, phone }) => {
      await phone.follow(site.link(slug))
      const notice = phone.page.locator('noscript .line')
      await expect(notice).toHaveText(line)
      await expect(notice).toBeVisible()
      await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(phone.page.getByText('Il se passe quelque chose au bord de l’eau.')).toBeVisible()
      for (const id of ['open', 'again', 'keep', 'share', 'counter', 'countdown']) {
        await expect(phone.page.locator(`#${id}`), id).toBeHidden()
      }
      await expect(phone.page.locator('.stalled')).toBeHidden()
    })
  }
})

/** How often the page fades from one scene to the next. */
async function watchFades(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const start = Document.prototype.startViewTransition
    Object.assign(window, { fades: 0 })
    Document.prototype.startViewTransition = function (change) {
      ;(window as unknown as { fades: number }).fades++
      return start.call(this, change)
    }
  })
  return () => page.evaluate(() => (window as unknown as { fades: number }).fades)
}

test('the page fades into what was sent', async ({ site, phone }) => {
  const fades = await watchFades(phone.page)
  await phone.enter(site.link('tape'))
  expect(await fades()).toBe(1)
})

test('a browser that draws no frame opens what was sent all the same', async ({ site, phone }) => {
  await phone.page.addInitScript(() => {
    // CSS View Transitions 1, 6: skipped before its first frame, a transition makes its change and fails to be ready.
    document.startViewTransition = (change) => {
      const [ready, made] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const skipTransition = async () => {
        ready.reject(new DOMException('Skipped', 'AbortError'))
        await (change as () => void)()
        made.resolve()
      }
      return { ready: ready.promise, updateCallbackDone: made.promise, finished: made.promise, skipTransition } as never
    }
  })
  await phone.enter(site.link('tape'))
})

test.describe('for those who want less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('it opens with a short fade and nothing else', async ({ site, phone }) => {
    await phone.page.addInitScript(() => {
      const lengths: number[] = []
      Object.assign(globalThis, { lengths })
      const look = () => {
        for (const { effect } of document.getAnimations())
          lengths.push(Number(effect?.getComputedTiming().activeDuration))
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await phone.enter(site.link('tape'))
    await phone.showsPiece('inside', 'open')
    await expect.poll(() => phone.page.evaluate(() => document.getAnimations().length)).toBe(0)
    const lengths = await phone.page.evaluate(() => (globalThis as unknown as { lengths: number[] }).lengths)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(200)
  })
})

test('everything is done with the keyboard alone', async ({ site, phone }) => {
  const { page } = phone
  const tabTo = async (id: string) => {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab')
      if (await page.locator(id).evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`${id} is out of the keyboard’s reach`)
  }
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await tabTo('#open')
  await page.keyboard.press('Enter')
  await phone.shows('open')
  await expect(page.getByRole('heading', { name: 'Dedans' })).toBeFocused()
  await tabTo('#piece-inside a[data-sealed]')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  await download
  await tabTo('[data-channel=whatsapp]')
  await page.keyboard.press('Space')
  expect((await phone.departure()).searchParams.get('text')).toContain(phone.ownToken())
})

test('the 404 page and the index are plain, say something, and name no campaign', async ({ site, phone }) => {
  phone.expects(/404 \(Not Found\)/)
  for (const [path, line] of [
    ['/nowhere/', 'Il n’y a rien ici.'],
    ['/', 'Ça ne se trouve pas. Ça se reçoit.'],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await phone.page.emulateMedia({ colorScheme })
      await phone.follow(site.origin + path)
      await expect(phone.page.getByText(line)).toBeVisible()
      await expectDecent(phone.page)
      expect(await phone.page.content()).not.toMatch(/minuit|tape|affiche/i)
    }
  }
})
