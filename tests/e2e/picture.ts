import type { Browser, BrowserContextOptions } from 'playwright'
import { expect } from 'playwright/test'
import type { LookName } from '../../campaigns/looks.ts'
import { REAL } from './campaigns.ts'
import { Phone } from './phone.ts'
import { CAST, SHOWCASE_ROOT } from './showcase.ts'
import { type Pictured, STATES, type StateName } from './states.ts'
import { TestSite } from './test-site.ts'

/** What a picture is of. */
export interface Subject {
  look: LookName
  state: StateName
  isArabic?: boolean
}

/** The campaign that plays it; in Arabic there is one for every part. */
export function slugOf({ look, state, isArabic }: Subject): string {
  const { part = 'usual' }: Pictured = STATES[state]
  return isArabic ? CAST[look].arabic : CAST[look][part]
}

/** Brings a phone into a state, shows it to `look` with the link that led there, and puts everything away. */
export async function withPicture(
  browser: Browser,
  subject: Subject,
  options: BrowserContextOptions,
  look: (phone: Phone, link: string) => Promise<void>,
): Promise<void> {
  const { schedule, context, at, show }: Pictured = STATES[subject.state]
  const slug = slugOf(subject)
  const site = await TestSite.open(schedule ? { [slug]: schedule } : {})
  const phone = await Phone.unpack(browser, site, {
    deviceScaleFactor: 1,
    locale: subject.isArabic ? 'ar' : 'fr-FR',
    reducedMotion: 'reduce',
    ...options,
    ...context,
  })
  phone.expects(/Failed to load resource|ERR_/)
  try {
    const label = slug in REAL ? REAL[slug as keyof typeof REAL] : SHOWCASE_ROOT
    await show({ site, phone, slug, label })
    if (context?.javaScriptEnabled !== false) await settle(phone, at)
    await look(phone, site.link(slug, { label }))
  } finally {
    await phone.context.setOffline(false)
    await phone.putAway()
    await site.close()
  }
}

/** Waits until everything has arrived, wherever on the page, and nothing changes any more; then scrolls to where it looks. */
export async function settle(phone: Phone, at?: Pictured['at']): Promise<void> {
  const { page } = phone
  await phone.isDressed()
  const media = page.locator('img[data-sealed]')
  for (const medium of await media.all()) {
    await medium.scrollIntoViewIfNeeded()
    await expect(medium).toHaveAttribute('data-state', 'ready')
  }
  for (const film of await page.locator('video[data-poster]').all()) {
    await film.scrollIntoViewIfNeeded()
    await expect(film).toHaveAttribute('poster', /^blob:/)
  }
  await page.evaluate(async () => {
    const images = [...document.images].filter((image) => image.src && image.checkVisibility())
    await Promise.all(images.map((image) => image.decode()))
  })
  await page.waitForFunction(() => {
    const changing = document.getAnimations().filter(({ effect, playState }) => {
      const isTransition = effect instanceof KeyframeEffect && effect.pseudoElement?.startsWith('::view-transition')
      return isTransition && playState === 'running'
    })
    return changing.length === 0
  })
  const { part = 'html', block = 'start' } = at ?? {}
  await page.locator(part).evaluate((element, block) => element.scrollIntoView({ block, behavior: 'instant' }), block)
}
