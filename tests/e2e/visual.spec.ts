import { expect } from 'playwright/test'
import { LOOK_NAMES } from '../../campaigns/looks.ts'
import { type Subject, withPicture } from './picture.ts'
import { test } from './test.ts'

const PHONE = { width: 360, height: 740 }
const WIDE = { width: 1280, height: 800 }

interface Chosen extends Subject {
  isDark?: true
  isWide?: true
}

/** What docs/looks.md shows, by the name of its file in docs/images/looks. */
const CHOSEN: Record<string, Chosen> = {
  ...Object.fromEntries(
    LOOK_NAMES.flatMap((look): [string, Chosen][] => [
      [`${look}-gate`, { look, state: 'gate' }],
      [`${look}-gate-arabic`, { look, state: 'gate', isArabic: true }],
      [`${look}-waiting`, { look, state: 'waiting' }],
      [`${look}-open`, { look, state: 'open' }],
      [`${look}-share`, { look, state: 'share panel' }],
      [`${look}-error`, { look, state: 'error, revoked' }],
      [`${look}-closed`, { look, state: 'closed' }],
    ]),
  ),
  'cinema-poll': { look: 'cinema', state: 'poll' },
  'letter-poll': { look: 'letter', state: 'poll' },
  'poster-poll': { look: 'poster', state: 'poll' },
  'ticket-poll': { look: 'ticket', state: 'poll' },
  'letter-gate-dark': { look: 'letter', state: 'gate', isDark: true },
  'cinema-gate-wide': { look: 'cinema', state: 'gate', isWide: true },
  'poster-gate-wide': { look: 'poster', state: 'gate', isWide: true },
  'letter-open-wide': { look: 'letter', state: 'open', isWide: true },
  'ticket-gate-dark': { look: 'ticket', state: 'gate', isDark: true },
  'ticket-gate-wide': { look: 'ticket', state: 'gate', isWide: true },
  'ticket-open-wide': { look: 'ticket', state: 'open', isWide: true },
}

for (const [name, { isDark, isWide, ...subject }] of Object.entries(CHOSEN)) {
  test(`${name} looks as it does in docs/looks.md`, async ({ browser }) => {
    const options = { viewport: isWide ? WIDE : PHONE, colorScheme: isDark ? 'dark' : 'light' } as const
    await withPicture(browser, subject, options, ({ page }) => expect(page).toHaveScreenshot(`${name}.png`))
  })
}
