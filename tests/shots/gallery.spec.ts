import { LOOK_NAMES } from '../../campaigns/looks.ts'
import { schemesOf } from '../../site/looks/colours.ts'
import { type Subject, slugOf, withPicture } from '../e2e/picture.ts'
import { type Pictured, STATES, type StateName } from '../e2e/states.ts'
import { test } from '../e2e/test.ts'
import { pathOf, SIZES } from './gallery.ts'

/** Where the usual campaign plays the full part as well. */
const isRepeated = (subject: Subject) =>
  subject.state === 'gate, full' && slugOf(subject) === slugOf({ ...subject, state: 'gate' })

/** In Arabic, one campaign plays every part. */
const hasArabic = ({ part = 'usual' }: Pictured) => !['long', 'bare', 'poll'].includes(part)

for (const look of LOOK_NAMES) {
  const schemes = schemesOf({ look, accent: undefined, ink: undefined, ground: undefined })
  for (const state of Object.keys(STATES) as StateName[]) {
    for (const isArabic of hasArabic(STATES[state]) ? [false, true] : [false]) {
      const subject = { look, state, isArabic }
      if (isRepeated(subject)) continue
      test(`${look}, ${state}${isArabic ? ', in Arabic' : ''}`, async ({ browser }) => {
        await withPicture(browser, subject, { viewport: SIZES.phone }, async ({ page }) => {
          const { isWhole, context }: Pictured = STATES[state]
          const animations = context?.reducedMotion === 'no-preference' ? 'allow' : 'disabled'
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme })
            for (const [size, viewport] of Object.entries(SIZES)) {
              await page.setViewportSize(viewport)
              const path = pathOf({ ...subject, size, scheme: colorScheme })
              await page.screenshot({ path, fullPage: isWhole === true, animations, type: 'jpeg', quality: 90 })
            }
          }
        })
      })
    }
  }
}
