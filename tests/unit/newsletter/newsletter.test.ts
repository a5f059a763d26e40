import { join } from 'node:path'
import { type AuditReport, auditEmail } from '@emailens/engine'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Campaign } from '../../../campaigns/campaign.ts'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { LOOK_NAMES } from '../../../campaigns/looks.ts'
import { LOCALES } from '../../../campaigns/schema.ts'
import { directionOf } from '../../../site/i18n/locale.ts'
import { LOOKS } from '../../../site/looks/index.ts'
import { MAILER_NAMES, MAILERS, type Mailer, type MailerName } from '../../../site/newsletter/mailers.ts'
import { GMAIL_CLIPS, type Newsletter, newslettersOf } from '../../../site/newsletter/newsletter.ts'
import { proofOf } from '../../../site/newsletter/proof.ts'
import { writeCampaigns } from '../../support/campaign-folder.ts'

const SITE = 'https://www.exemple.fr'
const LINK = `${SITE}/lettre/?k=mThisWiLLbeTheSubscribr`
const BEFORE = Date.parse('2026-01-01T00:00:00Z')

/**
 * What the linter is told to pass over: rules that only improve what holds without them. The stylesheet brings night and
 * phones; every element has its colours and sizes itself. Outlook draws no round corner, and knows its own rules for the rest.
 */
const IMPROVEMENTS = new Set([
  ...['<style>', '@media', 'border-radius', 'border-spacing', 'outline', 'cursor'],
  ...['word-spacing', 'word-break', 'max-height', 'opacity', 'overflow', 'height', 'display:none', 'max-width'],
])
/**
 * What the linter sees and a reader does not: a preheader is there for the list of a mailbox, and a rule is an empty
 * paragraph. The sender's own address is added by the mailer, which has it.
 */
const UNSEEN = ['hidden-text', 'small-text', 'preheader-too-long', 'missing-physical-address']

let demos: Campaign[]
beforeAll(async () => {
  const { campaigns } = await loadCampaigns('campaigns')
  demos = LOOK_NAMES.map((look) => {
    const found = campaigns.find(({ slug }) => slug === LOOKS[look].demo)
    if (!found) throw new Error(`${look} has no campaign`)
    return found
  })
})

async function made(campaign: Campaign, mailer: MailerName = 'any'): Promise<Newsletter[]> {
  return newslettersOf(campaign, { siteUrl: SITE, mailer, now: BEFORE })
}

/** As a subscriber gets it. */
function sent({ html, locale }: Newsletter): string {
  const { link, unsubscribe }: Mailer = MAILERS.any
  return html.replaceAll(link, LINK).replaceAll(unsubscribe(locale), `${SITE}/unsubscribe`)
}

/** Everything that the linter finds, but for what only improves. */
function faultsOf({ compatibility, accessibility, images, links, spam, size }: AuditReport, preheader: string) {
  // Of a preheader, and of a button, whose own ground it does not find: `colours.test.ts` measures that.
  const isElsewhere = (issue: { element?: string; rule: string }) =>
    issue.rule === 'low-contrast' &&
    (issue.element?.startsWith('<a ') || issue.element?.includes(preheader.slice(0, 30)))
  return [
    ...compatibility.warnings
      .filter(({ severity, property }) => severity !== 'info' && !IMPROVEMENTS.has(property))
      .map(({ client, property, message }) => `${client} ${property}: ${message}`),
    ...[...accessibility.issues, ...images.issues, ...links.issues, ...spam.issues]
      .filter((issue) => issue.severity !== 'info' && !UNSEEN.includes(issue.rule) && !isElsewhere(issue))
      .map((issue) => `${issue.rule}: ${issue.message} ${'element' in issue ? issue.element : ''}`),
    ...size.issues.map(({ message }) => message),
  ]
}

describe.each(LOOK_NAMES)('a newsletter in the look of %s', (look) => {
  const demo = () => {
    const found = demos.find((campaign) => campaign.look === look)
    if (!found) throw new Error(`no campaign looks like ${look}`)
    return found
  }

  it.each(LOCALES)('has nothing in %s that the linter of mail finds fault with', async (locale) => {
    const [newsletter] = await made({ ...demo(), locale, translations: [] })
    expect.assert(newsletter)
    const html = sent(newsletter)
    expect(faultsOf(auditEmail(html), newsletter.preheader)).toEqual([])
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"`))
  })

  it('fetches nothing but its cover, which has its size and says what it shows', async () => {
    for (const { html } of await made(demo())) {
      const fetched = [...html.matchAll(/(?:src|background)="([^"]+)"|url\(([^)]+)\)|<link|@import/g)].map(
        ([, src]) => src,
      )
      expect(fetched).toEqual(
        demo().cover ? [expect.stringMatching(/^https:\/\/www\.exemple\.fr\/.*\/letter\.jpg\?v=\w{8}$/)] : [],
      )
      if (demo().cover) expect(html).toMatch(/<img [^>]*alt="[^"]{10,}" width="600"/)
    }
  })

  it('is written for Outlook as well, and for whoever reads at night', async () => {
    for (const { html } of await made(demo())) {
      expect(html).toContain('<!--[if mso')
      expect(html).toContain('<meta name="color-scheme" content="light dark">')
      expect(html).toContain('@media (prefers-color-scheme: dark)')
      expect(html).toContain('[data-ogsc] .ink div')
      expect(html).toContain('[data-ogsb] .sheet')
    }
  })

  it('says the same as plain text, in lines of at most 78 columns, with the bare links alone', async () => {
    for (const { text } of await made(demo())) {
      const lines = text.split('\n')
      expect(lines.filter((line) => [...line].length > 78)).toEqual([])
      expect(lines.filter((line) => line.includes('{{'))).toEqual(['{{link}}', '{{unsubscribe}}'])
      expect(lines[lines.indexOf('{{link}}') - 1]).toBe('')
      expect(text).not.toMatch(/<\/?\w+>|&\w+;/)
    }
  })
})

describe('the link of a subscriber', () => {
  it.each(MAILER_NAMES)('stands as %s writes it: on the cover, on the button and by itself', async (mailer) => {
    const { link, unsubscribe, untracked } = MAILERS[mailer] as Mailer
    for (const newsletter of await made(demos.find(({ look }) => look === 'poster') as Campaign, mailer)) {
      const { html, text, locale } = newsletter
      const before = untracked ? `<a ${untracked} href="` : '<a href="'
      expect(html.split(`${before}${link}"`)).toHaveLength(4)
      expect(html.split(`href="${link}"`)).toHaveLength(4)
      expect(html).toContain(`>${link}</a>`)
      expect(html.split(`href="${unsubscribe(locale)}"`)).toHaveLength(2)
      expect(text.split('\n')).toEqual(expect.arrayContaining([link, unsubscribe(locale)]))
      for (const other of MAILER_NAMES.filter((each) => MAILERS[each].link !== link)) {
        expect(html).not.toContain(`href="${MAILERS[other].link}"`)
      }
    }
  })
})

describe('what it says', () => {
  const poster = () => demos.find(({ look }) => look === 'poster') as Campaign

  it('is the description and the teaser, in each language of the campaign', async () => {
    const [fr, en] = await made(poster())
    expect(fr?.text).toContain('\n\nYvon Mandrelle n’a jamais écrit la recette de sa brioche.')
    expect(en?.text).toContain('\n\nThere is a brioche on rue des Deux-Fours that people call the mandrelle.')
    expect([fr?.subject, en?.subject]).toEqual(['Jaune ou rose', 'Yellow or Pink'])
  })

  it('is when it opens, until then, with the time zone', async () => {
    const opens = Date.parse('2026-11-21T06:00:00+01:00')
    const ahead = { ...poster(), opens }
    const [before] = await newslettersOf(ahead, { siteUrl: SITE, mailer: 'any', now: opens - 1 })
    const [after] = await newslettersOf(ahead, { siteUrl: SITE, mailer: 'any', now: opens })
    expect(before?.text).toMatch(/Ça commence samedi 21\s+novembre à\s+[\d:h\s]+(?:UTC|GMT|[A-Z]{3})/)
    expect(after?.text).not.toContain('Ça commence')
  })

  it('holds what a mailer fills in as it was written, whatever Markdown would make of it, and on one line', async () => {
    const fields = [
      ...['*|FNAME|*', '*|IF:FNAME|*', '{{ contact.PRENOM }}', '{{ first_name|default:"toi" }}', '{% if a == "b" %}'],
      ...['[[data:firstname:"toi"]]', '[firstname,fallback=toi]', '{$name}', '%FIRSTNAME%', '{{{name}}}'],
    ]
    const folder = await writeCampaigns({
      'letter.md': `Salut *|FNAME|*, *toi*.\n\n${`${fields.join(' à ')} `.repeat(9)}\n\n[Moi](https://exemple.fr/?a={{ contact.ID }}) [Là]({{ mirror }})`,
    })
    const [newsletter] = await made({ ...poster(), letter: join(folder, 'letter.md'), translations: [] })
    for (const made of [newsletter?.html ?? '', newsletter?.text ?? '']) {
      for (const field of fields) expect(made.split(field).length - 1, field).toBeGreaterThanOrEqual(9)
      expect(made).toContain('https://exemple.fr/?a={{ contact.ID }}')
    }
    expect(newsletter?.html).toContain('>toi</em>')
    expect(newsletter?.html).toContain('href="{{ mirror }}"')
  })

  it('is no markup of an author’s: names are escaped, and links within the page are words', async () => {
    const [newsletter] = await made({ ...poster(), title: 'A & <b>"B"</b>', translations: [] })
    expect(newsletter?.html.replaceAll('\n', ' ')).toContain('>A &amp; &lt;b&gt;&quot;B&quot;&lt;/b&gt;</h1>')
    expect(newsletter?.text).toContain('A & <b>"B"</b>')
  })

  it('reads from right to left in Arabic, and is set in what systems have for it', async () => {
    const [newsletter] = await made({ ...poster(), locale: 'ar', translations: [] })
    const columns = [...(newsletter?.html ?? '').matchAll(/direction:(\w+);display:inline-block/g)].map(
      ([, way]) => way,
    )
    expect(new Set(columns)).toEqual(new Set(['rtl']))
    expect(newsletter?.html).toContain("font-family:'Geeza Pro'")
    expect(newsletter?.html).not.toContain('letter-spacing')
  })
})

it('stays far below the size at which Gmail cuts a mail off', async () => {
  const sizes = (await Promise.all(demos.map((demo) => made(demo)))).flat().map(({ html }) => Buffer.byteLength(html))
  expect(Math.max(...sizes)).toBeLessThan(GMAIL_CLIPS / 3)
})

it('has no line that a mail server would break, and breaks no field itself', async () => {
  const words = `${'Un mot de plus à lire, et encore un. '.repeat(80)}`
  const poster = demos.find(({ look }) => look === 'poster') as Campaign
  for (const mailer of MAILER_NAMES) {
    for (const { html } of await made({ ...poster, description: words }, mailer)) {
      expect(Math.max(...html.split('\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(998)
      expect(html).toContain(`href="${MAILERS[mailer].link}"`)
      expect(html).not.toMatch(/<!--\[if[^\]]*\n/)
    }
  }
})

it('is shown as mailboxes do, with nothing to fetch and no merge field left', async () => {
  const poster = demos.find(({ look }) => look === 'poster') as Campaign
  const newsletters = await made(poster, 'brevo')
  const [, url = ''] = /src="([^"]+letter\.jpg[^"]*)"/.exec(newsletters[0]?.html ?? '') ?? []
  const page = proofOf(newsletters, [{ url, jpeg: new Uint8Array([255, 216]) }], { mailer: 'brevo', link: LINK })
  expect(page.match(/<iframe/g)).toHaveLength(10)
  expect(page).not.toContain('letter.jpg')
  expect(page).not.toContain('{{')
  expect(page.match(/@media all \{/g)).toHaveLength(4)
  expect(page.match(/@media not all \{/g)).toHaveLength(6)
})
