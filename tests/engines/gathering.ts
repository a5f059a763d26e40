import { expect } from 'vitest'
import { BRAND_WORD, BREST, CLAIRE, CLAIRES_WORDS, CODE, DRAWN } from '../e2e/gathering.ts'
import { eventually } from './browser.ts'
import type { Phone } from './phone.ts'
import type { World } from './world.ts'

const NOTE = 'Merci. Apportez une chaise.'
const LINE = 'On vient à vélo.'

/**
 * What an ambassador and a fan do in a campaign that has every part of a community: a note; a circle by postcode and its
 * counter, a code, a ticket, a line to the brand, and being there together.
 * @param pictures what the names of pictures begin with
 */
export async function gathers(world: World, phone: Phone, slug: string, pictures: string): Promise<void> {
  await leavesANote(world, phone, slug, pictures)
  await phone.browser.forget()
  await choosesACircle(world, phone, slug, pictures)
  await findsWhatIsShared(phone)
  await takesPart(phone)
  await isJoined(world, phone, slug)
  await phone.isStill()
  await phone.keepPicture(`${pictures}-inside`, true)

  // What was taken and said belongs to the pass.
  const taken = await phone.says('#piece-bon output')
  await phone.browser.reload()
  await phone.shows('open')
  await eventually(
    'the same code',
    () => phone.says('#piece-bon output'),
    (code) => code === taken,
  )
  await eventually(
    'the same ticket',
    () => phone.says('#piece-lots [role=status]'),
    (text) => text.includes('Ton billet'),
  )
  await eventually(
    'the line',
    () => phone.says('.tell li'),
    (text) => text.includes(LINE),
  )
}

/** On a page of their own; the studio shows it. */
async function leavesANote({ site, road }: World, phone: Phone, slug: string, pictures: string): Promise<void> {
  const page = await site.pageOf(slug, CLAIRE)
  await phone.browser.open(page.replace(site.origin, road.origin))
  await phone.has('#known:not([hidden])')
  expect(await phone.says('h1')).toBe(CLAIRE)
  await phone.tap('#note-text')
  await phone.browser.type(NOTE)
  await phone.tap('#note [type=submit]')
  await eventually(
    'the note waits',
    () => phone.says('#note-state'),
    (text) => text.includes('attente'),
  )
  await phone.keepPicture(`${pictures}-ambassador`, true)
  await site.showsNote(slug, CLAIRE)
}

async function choosesACircle({ site, road }: World, phone: Phone, slug: string, pictures: string): Promise<void> {
  const { browser } = phone
  await browser.open(site.link(slug, { label: CLAIRE }).replace(site.origin, road.origin))
  await phone.shows('gate')
  await phone.has('.gate .introduction img')
  expect(await phone.says('.gate .introduction')).toContain(CLAIRES_WORDS)
  await phone.isDressed()
  await phone.keepPicture(`${pictures}-gate`)
  await phone.tap('#open')
  await phone.has('dialog.circles[open]')
  await phone.tap('#circles-place')
  await browser.type('29 200')
  await eventually(
    'one circle',
    () => phone.says('#circles-found'),
    (text) => text === 'Un cercle trouvé.',
  )
  await phone.keepPicture(`${pictures}-circles`)
  await phone.tap('dialog.circles .action')
  await phone.shows('open')
}

async function findsWhatIsShared(phone: Phone): Promise<void> {
  await phone.has('#piece-phare[data-state=open]')
  expect(await phone.says('#circle-name')).toContain('Bretagne')
  expect(await phone.says('#circle-views-said')).toMatch(/^\d$/)
  await eventually(
    'who handed it on',
    () => phone.says('main > .introduction'),
    (text) => text.includes(CLAIRES_WORDS),
  )
  await eventually(
    'the note',
    () => phone.says('#branch-note'),
    (text) => text.includes(NOTE),
  )
  await eventually(
    'the word',
    () => phone.says('.word p'),
    (text) => text === BRAND_WORD,
  )
}

async function takesPart(phone: Phone): Promise<void> {
  await phone.tap('#piece-bon .action')
  const code = await eventually('a code', () => phone.says('#piece-bon output'))
  expect(code).toMatch(new RegExp(`^${CODE.slice(0, -4)}\\d{4}$`))
  expect(await phone.says('#piece-lots .prizes')).toContain(DRAWN)
  await phone.tap('#piece-lots .action')
  await eventually(
    'a ticket',
    () => phone.says('#piece-lots [role=status]'),
    (text) => /[1-9A-Za-z]{20}/.test(text),
  )
  await phone.tap('#tell-line')
  await phone.browser.type(LINE)
  await phone.tap('.tell [type=submit]')
  await eventually(
    'the line',
    () => phone.says('.tell li'),
    (text) => text.includes(LINE),
  )
}

/** By two of the same circle, who are there at the same time. */
async function isJoined({ site }: World, phone: Phone, slug: string): Promise<void> {
  const before = Number(await phone.says('#circle-views-said'))
  for (let others = 0; others < 2; others++) await site.hereElsewhere(slug, site.rootToken(slug, BREST))
  const isCounted = (text: string) => Number(text) > before
  await eventually('the counter of the circle', () => phone.says('#circle-views-said'), isCounted)
  await phone.has('#piece-ensemble[data-state=open]')
  await eventually(
    'who is here',
    () => phone.says('.here'),
    (text) => /Vous êtes \d+ ici/.test(text),
  )
}
