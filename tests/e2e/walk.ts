import type { FixtureSlug } from './campaigns.ts'
import type { Phone } from './phone.ts'
import type { TestSite } from './test-site.ts'

interface Walk {
  site: TestSite
  phone: Phone
  slug: FixtureSlug
}

/** From the teaser, over what can go wrong, to what was sent and the message to copy by hand; looks at each. */
export async function walk({ site, phone, slug }: Walk, look: () => Promise<void>): Promise<void> {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await phone.follow(`${site.origin}/${slug}/`)
  await phone.shows('teaser')
  await look()
  await phone.follow(`${site.origin}/${slug}/#w123`)
  await phone.shows('error', 'malformed')
  await look()
  await phone.follow(site.link(slug))
  await phone.shows('gate')
  await look()
  await phone.context.setOffline(true)
  await phone.tap()
  await phone.shows('gate', 'offline')
  await look()
  await phone.context.setOffline(false)
  await phone.tap()
  await phone.shows('open')
  await phone.page.locator('[data-channel=copy]').tap()
  await look()
}
