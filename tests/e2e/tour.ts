import type { BrowserContextOptions, Page } from 'playwright'
import { expect } from 'playwright/test'
import type { ProblemName } from '../../site/i18n/dictionary.ts'
import { dictionaryOf } from '../../site/i18n/locale.ts'
import { type ARABIC, LOOKS, type RealSlug } from './campaigns.ts'
import { BREST, CLAIRE, type GatheringSlug } from './gathering.ts'
import type { Phone } from './phone.ts'
import { CAST } from './showcase.ts'
import type { Schedules, TestSite } from './test-site.ts'

export type LookSlug = keyof typeof LOOKS

/** A look in Arabic, and the real campaign that has it. */
export const TWINS = {
  tape: { arabic: 'shasha', real: 'minuit-club' },
  lettre: { arabic: 'risala', real: 'lettre-a-la-redaction' },
  affiche: { arabic: 'mulsaq', real: 'jaune-ou-rose' },
  billet: { arabic: 'tadhkara', real: 'tribune-nord' },
} as const satisfies Record<LookSlug, { arabic: keyof typeof ARABIC; real: RealSlug }>

export const LOOK_SLUGS = Object.keys(TWINS) as LookSlug[]

const DAY = 86_400_000

/** A look waits on its campaign, is over on its long-titled and its Arabic one, and is open to everyone on the real one. */
export const OTHER_TIMES: Schedules = Object.fromEntries(
  Object.entries(TWINS).flatMap(([slug, { arabic, real }]) => [
    [slug, { opens: 2.5 * DAY }],
    [arabic, { closes: -DAY }],
    [CAST[LOOKS[slug as LookSlug]].long, { closes: -DAY }],
    [real, { reveals: -DAY }],
  ]),
)

interface Guide {
  site: TestSite
  newPhone: (options?: BrowserContextOptions) => Promise<Phone>
  slug: string
}

/** Looks at a state; `state` is what a report calls it. */
export type Look = (phone: Phone, state: string) => Promise<void>

/** What somebody sees who has no link, wrong words, or half a link. */
export async function tourOutside({ site, newPhone, slug }: Guide, look: Look): Promise<void> {
  const phone = await newPhone()
  const { page } = phone
  phone.expects(/40[03] \(/)
  await phone.follow(`${site.origin}/${slug}/`)
  await phone.shows('teaser')
  await look(phone, 'teaser')
  await page.locator('#spoken summary').tap()
  await page.getByRole('textbox').fill('filtrer girafe mammouth')
  await page.getByRole('textbox').press('Enter')
  await expect(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
  await look(phone, 'words that open nothing')
  await phone.follow(`${site.origin}/${slug}/#w123`)
  await phone.shows('error', 'malformed')
  await look(phone, 'malformed')
}

/** What somebody sees who is not let in: the gate, links that are spent, a crowd, no network. */
export async function tourRefused({ site, newPhone, slug }: Guide, look: Look): Promise<void> {
  const phone = await newPhone()
  const { page } = phone
  phone.expects(/403 \(|429|ERR_INTERNET_DISCONNECTED/)
  let code: ProblemName = 'link-revoked'
  await page.route('**/unlock', (route) =>
    code === 'offline'
      ? route.abort('internetdisconnected')
      : route.fulfill({
          status: code === 'slow-down' ? 429 : 403,
          contentType: 'application/problem+json',
          json: { code },
        }),
  )
  await phone.follow(site.link(slug))
  await phone.shows('gate')
  await look(phone, 'gate')
  let before = 'gate'
  for (const [problem, state] of [
    ['offline', 'gate'],
    ['link-revoked', 'error'],
    ['link-exhausted', 'error'],
    ['link-invalid', 'error'],
    ['slow-down', 'gate'],
  ] as const) {
    code = problem
    // Who found no network still stands there.
    if (before === 'error') {
      await phone.follow(site.link(slug))
      await phone.shows('gate')
    }
    await phone.tap()
    await phone.shows(state, problem)
    await look(phone, problem)
    before = state
  }
}

/** Runs in the page: what the stylesheet says after a while, at once. */
function waitLong(): void {
  for (const animation of document.getAnimations()) animation.finish()
}

/** What a browser shows that cannot open anything. */
export async function tourBare({ site, newPhone, slug }: Guide, look: Look): Promise<void> {
  const phone = await newPhone()
  const { page } = phone
  // What looks at the page is a script as well. This is the page as it is parsed without.
  await page.route(`${site.origin}/${slug}/`, async (route) => {
    const response = await route.fetch()
    const html = await response.text()
    await route.fulfill({ response, body: html.replace(/<script[\s\S]*?<\/script>|<\/?noscript>/g, '') })
  })
  await phone.follow(site.link(slug))
  await page.evaluate(waitLong)
  await expect(page.locator('.gate .line:visible')).not.toBeEmpty()
  await look(phone, 'without scripts')
  await page.unroute(`${site.origin}/${slug}/`)
  phone.expects(/ERR_FAILED/)
  await page.route('**/*.js', (route) => route.abort())
  await phone.follow('about:blank')
  await phone.follow(site.link(slug))
  const stalled = page.locator('.stalled')
  await expect(stalled).toBeHidden()
  await page.evaluate(waitLong)
  await expect(stalled).toBeVisible()
  await expect(stalled).toHaveText(dictionaryOf(slug === 'tape' ? 'en' : 'fr', false).page.stalled)
  await look(phone, 'stalled')
  await page.unroute('**/*.js')
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }))
  await phone.follow('about:blank')
  await phone.follow(site.link(slug))
  await phone.shows('error', 'outdated')
  await look(phone, 'outdated')
}

/** What somebody sees who is let in: what arrived damaged and is fetched again, what was sent, ways to pass it on, the goal. */
export async function tourInside({ site, newPhone, slug }: Guide, look: Look): Promise<void> {
  const phone = await newPhone()
  const { page } = phone
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await damageNext(phone, '**/sealed/*.bin')
  await damageNext(phone, '**/sealed/media/*.bin')
  await phone.enter(site.link(slug))
  await phone.showsPiece('inside', 'failed')
  await look(phone, 'a piece that failed')
  // By its key: a finger waits for a frame to be drawn, and a browser that has shown all it has may draw none.
  await page.locator('#piece-inside .failure button').press('Enter')
  const image = page.locator('#piece-inside img')
  await image.waitFor({ state: 'attached' })
  // What comes near is only noticed with a frame, which a picture of the page asks for.
  await page.screenshot()
  await expect(image).toHaveAttribute('data-state', 'failed')
  await look(phone, 'a medium that failed')
  await page.locator('.medium-status button').press('Enter')
  await expect(image).toHaveAttribute('data-state', 'ready')
  await look(phone, 'open')

  for (const dialog of ['qr', 'voice']) {
    await page.locator(`[data-channel=${dialog}]`).tap()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(phone, dialog)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await page.locator('[data-channel=copy]').tap()
  await expect(page.locator('#share-field')).toBeVisible()
  await look(phone, 'a message to copy by hand')

  const friend = await site.openedElsewhere(slug, phone.ownToken())
  await Promise.all(Array.from({ length: 8 }, () => site.openedElsewhere(slug, friend)))
  // Nobody passes on that fast: only what comes by the brand's own link counts towards a goal without a doubt.
  await Promise.all(Array.from({ length: 4 }, () => site.openedElsewhere(slug, site.rootToken(slug))))
  await phone.showsPiece('chorus', 'open')
  await expect(page.locator('#counter')).toHaveAttribute('data-goal', 'reached')
  await expect(page.locator('#thread')).toHaveAttribute('data-further', '8')
  await look(phone, 'goal reached')
}

/** What is shown before a campaign opens, when it is over, and when it is open to everyone. Takes `OTHER_TIMES`. */
export async function tourOtherTimes(guide: Guide & { slug: LookSlug }, look: Look): Promise<void> {
  const { site, newPhone, slug } = guide
  const { arabic, real } = TWINS[slug]
  const phone = await newPhone()
  const { page } = phone
  await phone.follow(site.link(slug))
  await phone.shows('waiting')
  await look(phone, 'waiting')
  await phone.follow(`${site.origin}/${CAST[LOOKS[slug]].long}/`)
  await phone.shows('closed')
  await look(phone, 'closed, with a long title')
  await phone.follow(site.link(arabic))
  await phone.shows('closed')
  await expect(page.locator('#line')).toHaveText(dictionaryOf('ar', false).client.problems.closed.line)
  await look(phone, 'closed, in Arabic')
  await phone.follow(`${site.origin}/${real}/`)
  await phone.shows('open')
  await look(phone, 'open to everyone')
}

/** What somebody sees who comes by an ambassador's link, chooses a circle, and takes part in everything inside. */
export async function tourGathering(
  { site, newPhone, slug }: Guide & { slug: GatheringSlug },
  look: Look,
): Promise<void> {
  const phone = await newPhone()
  const { page } = phone
  await phone.follow(site.link(slug, { label: CLAIRE }))
  await phone.shows('gate')
  await expect(page.locator('.gate .introduction')).toBeVisible()
  await look(phone, 'introduced')
  await phone.tap()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await look(phone, 'to choose a circle')
  await dialog.getByRole('textbox').fill('29 200')
  await expect(dialog.locator('label:has([type=radio]):visible')).toHaveCount(1)
  await dialog.locator('.action').tap()
  await phone.shows('open')
  await phone.showsPiece('phare', 'open')
  await expect(page.locator('#piece-lots .action')).toBeVisible()
  await look(phone, 'in the circle')
  await takePart(page)
  for (const token of [phone.ownToken(), site.rootToken(slug, BREST)]) await site.hereElsewhere(slug, token)
  await phone.showsPiece('ensemble', 'open')
  await phone.showsPiece('seuil', 'open')
  await look(phone, 'taking part')
}

/** Takes a code and a ticket, and tells the brand a line. */
async function takePart(page: Page): Promise<void> {
  await page.locator('#piece-bon .action').tap()
  await expect(page.locator('#piece-bon output')).toHaveText(/^MARDI-\d{4}$/)
  await page.locator('#piece-lots .action').tap()
  await expect(page.locator('#piece-lots [role=status]')).toContainText(/[1-9A-Za-z]{20}/)
  await page.locator('#tell-line').fill('On vient à vélo.')
  await page.locator('.tell form button').tap()
  await expect(page.locator('.tell li')).toHaveCount(1)
}

/** Turns one bit of the last byte of the next container, as a bad cache would. */
async function damageNext({ page }: Phone, containers: string): Promise<void> {
  await page.route(
    containers,
    async (route) => {
      const response = await route.fetch()
      const body = await response.body()
      body.writeUInt8((body.at(-1) ?? 0) ^ 1, body.length - 1)
      await route.fulfill({ response, body })
    },
    { times: 1 },
  )
}
