import { readFile } from 'node:fs/promises'
import { drawByHand } from '../support/draw-by-hand.ts'
import { REAL } from './campaigns.ts'
import { expectDecent, expectDecentByNight } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'

const SLUG = 'a-feu-doux'
const PIECE = 'tirage'
/** As its config says, in the year to which `realCampaign` puts it off. */
const CLOSES = Date.parse('2059-06-22T20:00:00+02:00')

const drawOf = ({ page }: Phone) => page.locator(`[data-piece="${PIECE}"]`)
const said = (phone: Phone) => drawOf(phone).locator('[role=status]').first()
/** What came of checking it. */
const checked = (phone: Phone) => drawOf(phone).locator('[role=status]').last()

test('pots are drawn among those who took a ticket: won, claimed with a code, checked by the fan and by a stranger', async ({
  site,
  phone,
  newPhone,
  desk,
}) => {
  const english = await newPhone({ locale: 'en-GB' })
  const fans: [Phone, string][] = [
    [phone, 'Participer au tirage'],
    [english, 'Take part in the draw'],
  ]
  for (const [each, label] of fans) {
    await each.enter(site.link(SLUG, { label: REAL[SLUG] }))
    await drawOf(each).getByRole('button', { name: label }).tap()
    await expect(said(each)).toContainText(/[1-9A-Za-z]{22}/)
  }
  await expect(drawOf(phone)).toContainText('Tirage\u00a0: dimanche 22\u00a0juin, 20 h.')
  await expect(drawOf(phone).getByRole('listitem')).toHaveText([
    '3 × cocotte rouge, 28 cm',
    '9 × cuillère taillée par Samir',
  ])
  await expect(drawOf(english).getByRole('listitem')).toHaveText(['3 × red pot, 28 cm', '9 × spoon carved by Samir'])
  await expectDecent(phone.page)
  const sealed = (await drawOf(phone).locator('.commitment').textContent()) ?? ''
  const [commitment = ''] = /[0-9a-f]{64}/.exec(sealed) ?? []

  await site.waits(CLOSES + 10_000 - Date.now())
  for (const [each] of fans) {
    await each.page.reload()
    await each.shows('open')
  }
  await expect(said(english)).toHaveText('You’ve won: red pot, 28 cm.')
  await expect(said(phone)).toHaveText('Tu as gagné\u00a0: cocotte rouge, 28 cm.')
  await drawOf(phone).getByRole('button', { name: 'Retirer mon lot' }).tap()
  const code = drawOf(phone).locator('output')
  await expect(code).toHaveText(/^[1-9A-Za-z]{10}$/)
  await drawOf(phone).getByRole('button', { name: 'Vérifier le tirage' }).tap()
  await expect(checked(phone)).toContainText('Vérifié ici même')
  await expectDecentByNight(phone.page)

  await desk.enter(site, `?c=${SLUG}`, { role: 'owner' })
  const section = desk.page.getByRole('region', { name: 'Trois cocottes, sans se presser' })
  await expect(section.getByRole('row').filter({ hasText: (await code.textContent()) ?? '' })).toHaveCount(1)
  await expect(section).toContainText(commitment)
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    section.getByRole('link', { name: 'All that holding it again takes' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('a-feu-doux-tirage.json')
  expect(await drawByHand(await readFile(await download.path(), 'utf8'), commitment)).toBe('The draw holds.')
})

test('a draw does not check out where the page shows another prize, or promised others when the ticket was taken', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await phone.enter(site.link(SLUG, { label: REAL[SLUG] }))
  await drawOf(phone).getByRole('button', { name: 'Participer au tirage' }).tap()
  await expect(said(phone)).toContainText('Ton billet')
  await site.waits(CLOSES + 10_000 - Date.now())
  const checks = async () => {
    await page.reload()
    await phone.shows('open')
    await drawOf(phone).getByRole('button', { name: 'Vérifier le tirage' }).tap()
  }
  await page.route(`**/pieces/${PIECE}`, async (route) => {
    const response = await route.fetch()
    const answer = await response.json()
    for (const winner of answer.drawn?.winners ?? []) winner.prize = 'cuillère taillée par Samir'
    await route.fulfill({ response, json: answer })
  })
  await checks()
  await expect(checked(phone)).toHaveText('Le tirage ne se vérifie pas.')
  await page.unroute(`**/pieces/${PIECE}`)
  await checks()
  await expect(checked(phone)).toContainText('Vérifié ici même')

  await page.evaluate((key) => {
    localStorage.setItem(key, (localStorage.getItem(key) ?? '').replace('cocotte rouge', 'voiture rouge'))
  }, `entrenous:${SLUG}:draw`)
  await checks()
  await expect(checked(phone)).toHaveText('Le tirage ne se vérifie pas.')
})
