import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import type { LookName } from '../../campaigns/looks.ts'
import type { Locale } from '../../campaigns/schema.ts'
import { dictionaryOf, register } from '../../site/i18n/locale.ts'
import { LOOKS as SITE_LOOKS } from '../../site/looks/index.ts'
import { LOOKS, SECRET_LINE } from './campaigns.ts'
import type { LookSlug } from './tour.ts'

const LOCALES = { tape: 'en', lettre: 'fr', affiche: 'fr', billet: 'fr' } as const
const TITLES = { tape: 'The tape', lettre: 'Une lettre', affiche: 'L’affiche', billet: 'Le billet' } as const

const says = (text: string) => JSON.stringify(text)

/** What a look's button says. */
export const openOf = (look: LookName, locale: Locale) => SITE_LOOKS[look].words(register(false))[locale].open

/** A state of a tour outside or inside is read in its order, each part by its name. */
export async function expectReadAloud(page: Page, slug: LookSlug, state: string): Promise<void> {
  const locale = LOCALES[slug]
  const { page: words } = dictionaryOf(locale, false)
  const outside = outsideOf(slug)[state]
  await expect.soft(page).toHaveTitle(TITLES[slug])
  await expect.soft(page.locator('html')).toHaveAttribute('lang', locale)
  await expect.soft(page.locator('body')).toMatchAriaSnapshot(`
    - main:
      - heading ${says(TITLES[slug])} [level=1]${outside ? outside + closedPieces(slug) : insideOf(slug)[state]}
    - contentinfo: ${says(words.privacy)}
        `)
}

/** Before anything is open, pieces are their titles. */
function closedPieces(slug: LookSlug): string {
  const { page: words } = dictionaryOf(LOCALES[slug], false)
  return `
      - region ${says(words.pieces)}:
        - heading ${says(words.pieces)} [level=2]
        - list:
          - listitem:
            - heading "Dedans" [level=3]
          - listitem:
            - heading "Le carnet" [level=3]`
}

function outsideOf(slug: LookSlug): Record<string, string> {
  const locale = LOCALES[slug]
  const { page: words, client } = dictionaryOf(locale, false)
  return {
    gate: `
      - status:
        - paragraph: ${says(client.gate.line)}
        - paragraph: ${says(client.gate.hint)}
      - button ${says(openOf(LOOKS[slug], locale))}`,
    teaser: `
      - status:
        - paragraph: ${says(client.teaser.line)}
        - paragraph: ${says(client.teaser.hint)}
      - group: ${says(words.spoken.ask)}`,
    'words that open nothing': `
      - group:
        - textbox ${says(words.spoken.field)} [invalid]
        - button ${says(words.spoken.try)}
        - status: ${says(Object.values(client.problems['words-unknown']).join(' '))}`,
    ...Object.fromEntries(
      (['malformed', 'link-revoked', 'link-exhausted', 'link-invalid', 'slow-down', 'offline'] as const).map(
        (problem) => [
          problem,
          `
      - status:
        - paragraph: ${says(client.problems[problem].line)}
        - paragraph: ${says(client.problems[problem].hint)}`,
        ],
      ),
    ),
  }
}

function insideOf(slug: LookSlug): Record<string, string> {
  const { page: words, client } = dictionaryOf(LOCALES[slug], false)
  return {
    'a piece that failed': `
      - region ${says(words.pieces)}:
        - list:
          - listitem:
            - heading "Dedans" [level=3]
            - paragraph: ${says(Object.values(client.problems.damaged).join(' '))}
            - button ${says(words.retry)}`,
    'a medium that failed': `
      - region ${says(words.pieces)}:
        - list:
          - listitem:
            - heading "Dedans" [level=3]
            - heading "Enfin" [level=4]
            - figure:
              - button "Le canal"
              - text: ${says(client.media.failed)}
              - button ${says(client.media.retry)}`,
    open: `
      - region ${says(words.pieces)}:
        - list:
          - listitem:
            - heading "Dedans" [level=3]
            - heading "Enfin" [level=4]
            - paragraph: ${says(SECRET_LINE)}
            - figure:
              - button "Le canal"
            - paragraph:
              - link "Les paroles"
          - listitem:
            - heading "Le carnet" [level=3]
            - progressbar
      - region ${says(words.share.line)}:
        - heading ${says(words.share.line)} [level=2]
        - list:
          - listitem:
            - button "WhatsApp"
          - listitem:
            - button "Telegram"
        - paragraph: ${says(client.mine.zero)}`,
    qr: `
      - region ${says(words.share.line)}:
        - dialog ${says(words.qr.line)}:
          - paragraph: ${says(words.qr.line)}
          - img "QR code"
          - button ${says(words.qr.close)}`,
    voice: `
      - region ${says(words.share.line)}:
        - dialog ${says(words.voice.line)}:
          - paragraph: ${says(words.voice.line)}
          - paragraph: /^\\S+ \\S+ \\S+$/
          - button ${says(words.qr.close)}`,
    'a message to copy by hand': `
      - region ${says(words.share.line)}:
        - status: ${says(client.copyByHand)}
        - textbox ${says(words.field)}`,
    // Eleven are clear where the tour took longer than a friend's friend may be quick without a doubt.
    'goal reached': `
      - paragraph:
        - text: /^1[01] /
      - progressbar
      - paragraph: ${says(client.goalReached)}`,
  }
}
