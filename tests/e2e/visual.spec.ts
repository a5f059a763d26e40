import { expect } from 'playwright/test'
import { LOOK_NAMES, type LookName } from '../../campaigns/looks.ts'
import type { Phone } from './phone.ts'
import { type Subject, settle, withPicture } from './picture.ts'
import { STATES, VIEWS } from './states.ts'
import { test } from './test.ts'

const PHONE = { width: 360, height: 740 }
const WIDE = { width: 1280, height: 800 }

interface Chosen extends Subject {
  isWide?: true
}

/** Of these, docs/looks.md shows the gate by night too. */
const NIGHTS: readonly LookName[] = ['letter', 'ticket']

/** What else it shows, by the name of its file in docs/images/looks. */
const CHOSEN: Record<string, Chosen> = {
  ...Object.fromEntries(
    LOOK_NAMES.flatMap((look): [string, Chosen][] => [
      [`${look}-gate-arabic`, { look, state: 'gate', isArabic: true }],
      [`${look}-waiting`, { look, state: 'waiting' }],
      [`${look}-closed`, { look, state: 'closed' }],
    ]),
  ),
  'cinema-poll': { look: 'cinema', state: 'poll' },
  'letter-poll': { look: 'letter', state: 'poll' },
  'poster-poll': { look: 'poster', state: 'poll' },
  'ticket-poll': { look: 'ticket', state: 'poll' },
  'cinema-gate-wide': { look: 'cinema', state: 'gate', isWide: true },
  'poster-gate-wide': { look: 'poster', state: 'gate', isWide: true },
  'ticket-gate-wide': { look: 'ticket', state: 'gate', isWide: true },
  'letter-open-wide': { look: 'letter', state: 'open', isWide: true },
  'ticket-open-wide': { look: 'ticket', state: 'open', isWide: true },
}

const expectPicture = ({ page }: Phone, name: string) => expect.soft(page).toHaveScreenshot(`${name}.png`)

for (const look of LOOK_NAMES) {
  test(`${look}: its gate, what it says of a link that was revoked, what is inside and how it is passed on look as in docs/looks.md`, async ({
    browser,
  }) => {
    await withPicture(
      browser,
      { look, state: 'gate' },
      { viewport: PHONE, colorScheme: 'light' },
      async (phone, link) => {
        const { page } = phone
        await expectPicture(phone, `${look}-gate`)
        if (NIGHTS.includes(look)) {
          await page.emulateMedia({ colorScheme: 'dark' })
          await settle(phone)
          await expectPicture(phone, `${look}-gate-dark`)
          await page.emulateMedia({ colorScheme: 'light' })
        }

        const revoked = { status: 403, contentType: 'application/problem+json', json: { code: 'link-revoked' } }
        await page.route('**/unlock', (route) => route.fulfill(revoked))
        await phone.tap()
        await phone.shows('error', 'link-revoked')
        await settle(phone)
        await expectPicture(phone, `${look}-error`)
        await page.unroute('**/unlock')

        await phone.follow('about:blank')
        await phone.enter(link)
        await phone.showsViews(VIEWS + 1)
        await settle(phone)
        await expectPicture(phone, `${look}-open`)
        await settle(phone, STATES['share panel'].at)
        await expectPicture(phone, `${look}-share`)
      },
    )
  })
}

for (const [name, { isWide, ...subject }] of Object.entries(CHOSEN)) {
  test(`${name} looks as it does in docs/looks.md`, async ({ browser }) => {
    const options = { viewport: isWide ? WIDE : PHONE, colorScheme: 'light' } as const
    await withPicture(browser, subject, options, (phone) => expectPicture(phone, name))
  })
}
