import { plain } from '../../api/words/sound.ts'
import { dictionaryOf } from '../../site/i18n/locale.ts'
import { CAPPED, type FixtureSlug } from './campaigns.ts'
import { expectDecent, NARROW } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const choose = (phone: Phone) => phone.page.locator('[data-channel=voice]').tap()

/** The three words that a fan is shown. */
async function wordsOn(phone: Phone): Promise<string[]> {
  await choose(phone)
  const words = phone.page.locator('.words-to-say span')
  await expect(words).toHaveCount(3)
  return words.allTextContents()
}

/** Unfolds the field of the teaser and types with the keyboard, as a phone's does: Enter is “go”. */
async function type(phone: Phone, text: string) {
  const input = phone.page.getByRole('textbox')
  if (!(await input.isVisible())) await phone.page.locator('#spoken summary').tap()
  await input.fill(text)
  await input.press('Enter')
}

for (const [slug, locale] of [
  ['tape', 'en'],
  ['lettre', 'fr'],
] as const satisfies [FixtureSlug, string][]) {
  test(`one fan of ${slug} says three words, another types them with a typo and opens`, async ({ site, newPhone }) => {
    const [a, b] = [await newPhone(), await newPhone({ viewport: NARROW })]
    await a.enter(site.link(slug))
    const words = await wordsOn(a)
    const dialog = a.page.getByRole('dialog', { name: dictionaryOf(locale, false).page.voice.line })
    await expect(dialog).toContainText(`${new URL(site.origin).host}/${slug}`)
    await expect(dialog).toContainText(locale === 'fr' ? 'Jusqu’à demain, ' : 'Good until tomorrow, ')
    await expectDecent(a.page)
    await dialog.getByRole('button').tap()
    await expect(dialog).toBeHidden()
    await expect(a.page.locator('[data-channel=voice]')).toBeFocused()
    expect(await wordsOn(a)).toEqual(words)

    await b.follow(`${site.origin}/${slug}`)
    await b.shows('teaser')
    const [first = '', ...rest] = words.map(plain)
    const typo = first.slice(0, 2) + first.slice(1)
    await type(b, [typo, ...rest].join(' - ').toUpperCase())
    await b.shows('gate')
    await expect(b.page.locator('#open')).toBeFocused()
    expect(await site.views(slug)).toBe(1)
    await b.page.reload()
    await b.shows('gate')
    await b.tap()
    await b.shows('open')
    await expect(a.page.locator('#mine')).toHaveText(dictionaryOf(locale, false).client.mine.one ?? '')
    expect(await site.channels(slug)).toEqual(['whatsapp', 'voice'])
    expect(await site.intents(slug)).toEqual({ voice: 2 })
  })
}

// Whether everybody can read it is asked in every look by states.spec.ts.
test('words that open nothing are said so, can be typed again, and after ten tries the page asks to wait', async ({
  site,
  phone,
}) => {
  phone.expects(/403 \(Forbidden\)|429/)
  await phone.follow(`${site.origin}/tape/`)
  await phone.shows('teaser')
  await expect(phone.page.getByRole('textbox')).toBeHidden()
  await type(phone, 'filtrer girafe mammouth')
  const { line, hint } = dictionaryOf('en', false).client.problems['words-unknown']
  const input = phone.page.getByRole('textbox', { name: dictionaryOf('en', false).page.spoken.field })
  await expect(input).toHaveAccessibleDescription(`${line} ${hint}`)
  await expect(input).toHaveAttribute('aria-invalid', 'true')
  await expect(input).toBeFocused()
  await expect(input).toHaveValue('filtrer girafe mammouth')
  await input.press('a')
  await expect(phone.page.locator('#spoken-hint')).toHaveText('')
  await expect(input).toHaveAttribute('aria-invalid', 'false')
  expect(await site.views('tape')).toBe(0)
  expect(await site.refusals('tape')).toEqual({ 'words-unknown': 1 })
  for (let i = 1; i < 10; i++) {
    await type(phone, `no${'o'.repeat(i)} such words`)
    await expect(phone.page.locator('#spoken-hint')).toContainText('Those three words open nothing.')
  }
  await type(phone, 'no such words')
  await expect(phone.page.locator('#spoken-hint')).toHaveText('That’s a lot of tries. Give it ten minutes.')
})

test('where a link failed, words still help', async ({ site, newPhone }) => {
  const [a, b] = [await newPhone(), await newPhone()]
  b.expects(/403 \(Forbidden\)/)
  await a.enter(site.link('tape'))
  const words = await wordsOn(a)
  await site.openedElsewhere('tape', site.rootToken('tape', CAPPED))
  await b.follow(site.link('tape', { label: CAPPED }))
  await b.shows('gate')
  await b.tap()
  await b.shows('error', 'link-exhausted')
  await type(b, words.join(' '))
  await b.shows('gate')
  await b.tap()
  await b.shows('open')
})

test('the keyboard alone is enough: unfold, type, go, open', async ({ site, newPhone }) => {
  const [a, b] = [await newPhone(), await newPhone()]
  await a.enter(site.link('affiche'))
  const words = await wordsOn(a)
  await a.page.keyboard.press('Escape')
  await expect(a.page.getByRole('dialog')).toBeHidden()
  await b.follow(`${site.origin}/affiche/`)
  await b.shows('teaser')
  await b.page.keyboard.press('Tab')
  await expect(b.page.locator('#spoken summary')).toBeFocused()
  await b.page.keyboard.press('Enter')
  await b.page.keyboard.press('Tab')
  await b.page.keyboard.type(words.join(' '))
  await b.page.keyboard.press('Tab')
  await b.page.keyboard.press('Enter')
  await b.shows('gate')
  await b.page.keyboard.press('Enter')
  await b.shows('open')
})

test('without a network the words say so; the field keeps what was typed', async ({ site, phone }) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.follow(`${site.origin}/tape/`)
  await phone.shows('teaser')
  await phone.context.setOffline(true)
  await type(phone, 'three quiet words')
  await expect(phone.page.locator('#spoken-hint')).toContainText('The network let you down.')
  await expect(phone.page.getByRole('textbox')).toHaveValue('three quiet words')
  await phone.context.setOffline(false)
})

test('where no words can be had, that is said, and the message with the link is copied', async ({ site, phone }) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.enter(site.link('tape'))
  await phone.context.setOffline(true)
  await choose(phone)
  await expect(phone.page.locator('#share-hint')).toHaveText(
    'The network let you down. Copied. Paste it wherever you like.',
  )
  const copied = await phone.page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n').at(-1)).toBe(`${site.origin}/tape/#k${phone.ownToken()}`)
  await phone.context.setOffline(false)
})
