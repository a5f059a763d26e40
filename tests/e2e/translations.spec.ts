import { BILINGUAL, SECRET_LINE } from './campaigns.ts'
import { expectDecent, NARROW } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'

const ENGLISH_LINE = 'Behind the lock, at eleven, the blue door.'

const title = ({ page }: Phone) => page.getByRole('heading', { level: 1 })
const switchTo = ({ page }: Phone, name: string) => page.getByRole('link', { name }).tap()

async function isIn(phone: Phone, locale: string, heading: string): Promise<void> {
  await expect(phone.page.locator('html')).toHaveAttribute('lang', locale)
  await expect(title(phone)).toHaveText(heading)
}

test.describe('on a phone in English', () => {
  test.use({ locale: 'en-GB' })

  test('a link opens in English, counts once, and is passed on for everybody’s language', async ({ site, phone }) => {
    await phone.follow(site.link(BILINGUAL))
    await phone.shows('gate')
    await isIn(phone, 'en', 'The recipe')
    await expect(phone.page.getByText('Something is rising by the water.')).toBeVisible()
    expect(phone.page.url()).toBe(`${site.origin}/${BILINGUAL}/`)
    await phone.tap()
    await phone.shows('open')
    await expect(phone.page.getByText(ENGLISH_LINE)).toBeVisible()
    await expect(phone.page.getByText(SECRET_LINE)).toHaveCount(0)
    const poll = phone.page.locator('#piece-sauce form')
    await poll.locator('[data-choice=froide]').tap()
    await poll.getByRole('button', { name: 'Have my say' }).tap()
    await expect(poll.getByRole('status')).toHaveText('Your vote counts.')
    const spoken = (selector: string) =>
      poll.locator(selector).evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))
    expect([await spoken('legend'), await spoken('[role=status]')]).toEqual(['fr', 'en'])
    const image = phone.page.locator('#piece-inside img')
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(96)
    expect(phone.page.url()).toBe(`${site.origin}/${BILINGUAL}/#c${phone.ownToken()}`)
    await phone.page.locator('[data-channel=telegram]').tap()
    const target = await phone.departure()
    expect(target.searchParams.get('text')).toBe('For your kitchen only:')
    expect(target.searchParams.get('url')).toBe(`${site.origin}/${BILINGUAL}/#t${phone.ownToken()}`)
    expect(await site.views(BILINGUAL)).toBe(1)
  })

  test('nothing of the first language is ever painted, however slow the way to the other', async ({ site, phone }) => {
    const seen = new Set<string>()
    const { promise: isAwaited, resolve: goOn } = Promise.withResolvers<void>()
    let looksLeft = Number.POSITIVE_INFINITY
    await phone.page.exposeFunction('onLook', (heading: string) => {
      if (heading) seen.add(heading)
      if (--looksLeft === 0) goOn()
    })
    await phone.page.addInitScript(() => {
      const { onLook } = globalThis as unknown as { onLook(heading: string): void }
      const look = () => {
        onLook(document.querySelector('h1')?.textContent ?? '')
        setTimeout(look)
      }
      look()
    })
    await phone.page.route(/\/recette\/en\//, async (route) => {
      looksLeft = 100
      await isAwaited
      await route.continue()
    })
    await phone.follow(site.link(BILINGUAL))
    await phone.shows('gate')
    await expect.poll(() => [...seen]).toEqual(['The recipe'])
  })

  test('a switch before the tap keeps the link, and a reload the language', async ({ site, phone }) => {
    await phone.follow(site.link(BILINGUAL))
    await phone.shows('gate')
    await switchTo(phone, 'Français')
    await isIn(phone, 'fr', 'La recette')
    await phone.shows('gate')
    await phone.page.reload()
    await phone.shows('gate')
    await isIn(phone, 'fr', 'La recette')
    await phone.tap()
    await phone.shows('open')
    await expect(phone.page.getByText(SECRET_LINE)).toBeVisible()
    expect(await site.channels(BILINGUAL)).toEqual(['whatsapp'])
  })

  test('a switch after opening keeps it open, counts nothing, and stays for the next visit', async ({
    site,
    phone,
  }) => {
    await phone.enter(site.link(BILINGUAL))
    const own = phone.ownToken()
    await switchTo(phone, 'Français')
    await isIn(phone, 'fr', 'La recette')
    await phone.shows('open')
    await expect(phone.page.getByText(SECRET_LINE)).toBeVisible()
    expect(phone.page.url()).toBe(`${site.origin}/${BILINGUAL}/#c${own}`)
    await phone.page.reload()
    await phone.shows('open')
    await isIn(phone, 'fr', 'La recette')
    const tab = await phone.newTab()
    await tab.follow(`${site.origin}/${BILINGUAL}/`)
    await tab.shows('open')
    await isIn(tab, 'fr', 'La recette')
    await switchTo(tab, 'English')
    await isIn(tab, 'en', 'The recipe')
    await tab.shows('open')
    expect(await site.views(BILINGUAL)).toBe(1)
    expect(await site.refusals(BILINGUAL)).toEqual({})
  })

  test('an address that names a language is in it, also after a reload', async ({ site, phone }) => {
    await phone.enter(`${site.origin}/${BILINGUAL}/fr/#w${site.rootToken(BILINGUAL)}`)
    await isIn(phone, 'fr', 'La recette')
    expect(phone.page.url()).toBe(`${site.origin}/${BILINGUAL}/#c${phone.ownToken()}`)
    await phone.page.reload()
    await phone.shows('open')
    await isIn(phone, 'fr', 'La recette')
  })

  for (const [form, place] of Object.entries({
    'of an e-mail': '?fbclid=1&k=m',
    'whose # a mail gateway encoded': '%23w',
    'whose # it encoded, in an address that names the language': 'en/%23w',
  })) {
    test(`a link ${form} opens in English`, async ({ site, phone }) => {
      await phone.enter(`${site.origin}/${BILINGUAL}/${place}${site.rootToken(BILINGUAL)}`)
      await isIn(phone, 'en', 'The recipe')
      expect(await site.views(BILINGUAL)).toBe(1)
    })
  }

  test('a language that was switched to outlives the opening, and a pass that is worth nothing', async ({
    site,
    phone,
  }) => {
    phone.expects(/403 \(Forbidden\)/)
    await phone.follow(site.link(BILINGUAL))
    await phone.shows('gate')
    await switchTo(phone, 'Français')
    await isIn(phone, 'fr', 'La recette')
    await phone.shows('gate')
    await phone.tap()
    await phone.shows('open')
    await phone.page.evaluate((key) => {
      const kept = JSON.parse(localStorage.getItem(key) ?? '')
      localStorage.setItem(key, JSON.stringify({ ...kept, pass: '1'.repeat(22) }))
    }, `entrenous:${BILINGUAL}`)
    for (const visit of ['that finds it out', 'that follows']) {
      const tab = await phone.newTab()
      await tab.follow(`${site.origin}/${BILINGUAL}/`)
      await tab.shows('teaser')
      expect(await tab.page.locator('html').getAttribute('lang'), `the visit ${visit}`).toBe('fr')
    }
  })

  test('where localStorage is refused, switching neither loses the pass nor counts again', async ({ site, phone }) => {
    await phone.page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
    })
    await phone.enter(site.link(BILINGUAL))
    await isIn(phone, 'en', 'The recipe')
    const own = phone.ownToken()
    for (const [name, locale, heading] of [
      ['Français', 'fr', 'La recette'],
      ['English', 'en', 'The recipe'],
    ] as const) {
      await switchTo(phone, name)
      await isIn(phone, locale, heading)
      await phone.shows('open')
    }
    await phone.page.reload()
    await isIn(phone, 'en', 'The recipe')
    await phone.shows('open')
    expect(phone.ownToken()).toBe(own)
    expect(await site.views(BILINGUAL)).toBe(1)
  })

  test('a piece that is not translated says in which language it is', async ({ site, phone }) => {
    await phone.enter(site.link(BILINGUAL))
    await expect(phone.page.locator('#piece-making-of .content')).toHaveAttribute('lang', 'fr')
    await expect(phone.page.locator('#piece-inside .content')).not.toHaveAttribute('lang')
  })

  test('a campaign in one language offers no other', async ({ site, phone }) => {
    await phone.follow(site.link('affiche'))
    await phone.shows('gate')
    await isIn(phone, 'fr', 'L’affiche')
    await expect(phone.page.getByRole('navigation')).toHaveCount(0)
  })
})

test.describe('on a phone in a language that the campaign has not', () => {
  test.use({ locale: 'fi-FI' })

  test('a link opens in the campaign’s first', async ({ site, phone }) => {
    await phone.enter(site.link(BILINGUAL))
    await isIn(phone, 'fr', 'La recette')
    await expect(phone.page.getByText(SECRET_LINE)).toBeVisible()
  })
})

test('the languages fit on the narrowest phone, and everybody can use them', async ({ site, newPhone }) => {
  const phone = await newPhone({ viewport: NARROW })
  await phone.follow(site.link(BILINGUAL))
  await phone.shows('gate')
  await expectDecent(phone.page)
  for (const link of await phone.page.getByRole('navigation').getByRole('link').all()) {
    const box = await link.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
})

test('without scripts, the languages are plain links', async ({ site, newPhone }) => {
  const phone = await newPhone({ javaScriptEnabled: false, locale: 'en-GB' })
  await phone.follow(`${site.origin}/${BILINGUAL}/`)
  await isIn(phone, 'fr', 'La recette')
  for (const [name, locale, heading] of [
    ['English', 'en', 'The recipe'],
    ['Français', 'fr', 'La recette'],
  ] as const) {
    await switchTo(phone, name)
    await isIn(phone, locale, heading)
    expect(phone.page.url()).toBe(`${site.origin}/${BILINGUAL}/${locale}/`)
    await expect(phone.page.locator('[aria-current]')).toHaveText(name)
  }
})
