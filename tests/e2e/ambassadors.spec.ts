import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { isSignedBy, proofIn, readProof } from '../../seal/proof.ts'
import { REAL } from './campaigns.ts'
import { expectDecent, expectDecentByNight, NARROW } from './decent.ts'
import { expect, test } from './test.ts'

const SLUG = 'la-table-ronde'
const CLAIRE = REAL[SLUG]
const OFFICE = 'Le bureau des anciens'
const WORDS = 'J’étais seule à cette table le premier mardi.'

const note = (page: Page) => page.getByLabel('Votre mot')
const noteState = (page: Page) => page.locator('#note-state')
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer à la relecture' }).click()

test('whoever comes through an ambassador is told by whom, at the gate and inside; nobody else is, and no file says it', async ({
  site,
  newPhone,
}) => {
  const claires = await newPhone()
  await claires.follow(site.link(SLUG, { label: CLAIRE }))
  await claires.shows('gate')
  const introduction = claires.page.locator('.introduction')
  await expect(introduction).toContainText(WORDS)
  await expect(introduction.getByRole('img')).toHaveAccessibleName(/carton de table/)
  await expect(claires.page.locator('#open')).toBeInViewport({ ratio: 1 })
  await expectDecentByNight(claires.page)
  await claires.tap()
  await claires.shows('open')
  await expect(introduction).toContainText(WORDS)
  await expect(introduction).toBeVisible()

  const others = await newPhone()
  await others.enter(site.link(SLUG, { label: OFFICE }))
  await expect(others.page.locator('.introduction')).toHaveCount(0)
  for (const path of ['', 'en/', 'ambassador/', 'proof/', 'look.css', 'print.json']) {
    expect(await (await fetch(`${site.origin}/${SLUG}/${path}`)).text()).not.toContain('premier mardi')
  }
})

test('a note is refused while it leads to somebody, waits, is shown by the studio, and the branch reads it live', async ({
  site,
  newPhone,
  desk,
}) => {
  const [claire, fan] = [await newPhone(), await newPhone()]
  await fan.enter(site.link(SLUG, { label: CLAIRE }))
  await claire.follow(await site.pageOf(SLUG, CLAIRE))
  await expect(claire.page.getByRole('heading', { level: 1 })).toHaveText(CLAIRE)
  await expect(claire.page.locator('#people')).toHaveText('1')

  claire.expects(/422/)
  await note(claire.page).fill('Écrivez-moi : claire arobase exemple point fr')
  await send(claire.page)
  await expect(noteState(claire.page)).toContainText('adresse e-mail')
  await note(claire.page).fill('Merci. Apportez une chaise.')
  await send(claire.page)
  await expect(noteState(claire.page)).toHaveText('En attente de relecture.')
  await expect(fan.page.locator('#branch-note')).toHaveCount(0)

  await desk.enter(site, `?c=${SLUG}`, { role: 'editor' })
  await desk.page.getByText('Ambassadors and their notes').click()
  const line = desk.page.locator('[data-ambassador]', { hasText: CLAIRE })
  await expect(line).toContainText('Owners alone see the address of their page.')
  await line.getByRole('button', { name: 'Show it to the branch' }).click()
  await expect(line.locator('[data-note]')).toHaveAttribute('data-note', 'shown')

  await expect(fan.page.getByRole('region', { name: 'Un mot de qui a commencé' })).toContainText('Apportez une chaise.')
  await expect(noteState(claire.page)).toHaveText('Relu et affiché.')
  await expectDecentByNight(claire.page)
  // Why another text is refused is not written over by who opens meanwhile.
  await note(claire.page).fill('Appelez-moi : claire@exemple.fr')
  await send(claire.page)
  await expect(noteState(claire.page)).toContainText('adresse e-mail')
  await site.openedElsewhere(SLUG, site.rootToken(SLUG, CLAIRE))
  await expect(claire.page.locator('#people')).toHaveText('2')
  await expect(noteState(claire.page)).toContainText('adresse e-mail')

  await line.getByRole('button', { name: 'Refuse' }).click()
  await line.getByLabel('Reason, which the ambassador reads').fill('Plus de chaises')
  await line.getByRole('button', { name: 'Refuse' }).click()
  await expect(noteState(claire.page)).toHaveText('Pas affiché. La raison : Plus de chaises')
  await expect(fan.page.locator('#branch-note')).toBeHidden()
})

test('the page of an ambassador is used by the keys alone, and by its own address only', async ({
  site,
  phone,
  desk,
}) => {
  const address = await site.pageOf(SLUG, CLAIRE)
  await phone.page.setViewportSize(NARROW)
  await phone.follow(address)
  const { page } = phone
  await expect(page.locator('#people')).toHaveText('0')
  await expectDecent(page)
  const names: string[] = []
  for (let i = 0; i < 14; i++) {
    await page.keyboard.press('Tab')
    names.push(
      await page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id || ''),
    )
  }
  expect(names).toEqual(
    expect.arrayContaining([
      'E-mail',
      'Copier',
      'note-text',
      'Envoyer à la relecture',
      'proof-named',
      'Faire la preuve',
      'ranking-join',
    ]),
  )
  await page.locator('#ranking-join').focus()
  await page.keyboard.press('Space')
  await expect(page.locator('#places')).toContainText(`1. ${CLAIRE} (vous)`)

  // Neither the link that goes round nor a fan's own reaches it.
  phone.expects(/403/)
  await phone.follow(`${site.origin}/${SLUG}/ambassador/#${site.rootToken(SLUG, CLAIRE)}`)
  await expect(page.getByRole('status').first()).toContainText('n’est plus à cette adresse')
  await expect(page.locator('#known')).toBeHidden()
  await expect(page.locator('#yours')).toBeHidden()

  await desk.enter(site, `?c=${SLUG}`, { role: 'owner' })
  await desk.page.getByText('Ambassadors and their notes').click()
  const line = desk.page.locator('[data-ambassador]', { hasText: CLAIRE })
  await expect(line).toContainText(address.slice(-22))
  await line.getByRole('button', { name: 'Make their page anew' }).click()
  await line.getByRole('button', { name: 'Make their page anew' }).click()
  await expect(line.locator('code')).not.toContainText(address.slice(-22))
  await phone.follow(address)
  await expect(page.getByRole('status').first()).toContainText('n’est plus à cette adresse')
})

test('a proof is drawn, checked in the browser and on the command line, and a forged one is told', async ({
  site,
  phone,
}, info) => {
  const { page } = phone
  await site.openedElsewhere(SLUG, await site.openedElsewhere(SLUG, site.rootToken(SLUG, CLAIRE)))
  await phone.follow(await site.pageOf(SLUG, CLAIRE))
  await page.getByLabel(`Écrire le nom du lien dessus : ${CLAIRE}`).check()
  await page.getByRole('button', { name: 'Faire la preuve' }).click()
  await expect(page.locator('#verdict')).toHaveAttribute('data-verdict', 'valid')
  const card = page.getByRole('img', { name: /2 personnes, à travers 2 mains, en un jour/ })
  await expect(card).toBeVisible()
  // In Arabic a full stop would stand before it.
  const command = page.locator('code[dir=ltr]').first()
  await expect(command).toHaveText(`npm run entrenous -- proof verify ${SLUG}.png`)
  await expect.poll(() => card.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200)
  await expectDecentByNight(page)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Image (PNG)' }).click()
  const file = info.outputPath('card.png')
  await (await download).saveAs(file)
  const proof = proofIn((await readFile(file)).toString('latin1')) ?? ''
  const { keys } = (await (await fetch(`${site.origin}/api/jwks.json`)).json()) as {
    keys: { kid: string; x: string }[]
  }
  expect(isSignedBy(proof, keys)).toBe(true)
  expect(readProof(proof)?.statement).toMatchObject({ people: 2, hands: 2, name: CLAIRE })
  expect(await site.entrenous('proof', 'verify', file, '--keys', `${site.origin}/api/jwks.json`)).toContain(
    '2 people, 2 hands deep',
  )

  const [head, body, signature] = proof.split('.')
  const changed = Buffer.from(body ?? '', 'base64url')
    .toString()
    .replace('"people":2', '"people":9')
  const forged = [head, Buffer.from(changed).toString('base64url'), signature].join('.')
  await phone.follow(`${site.origin}/${SLUG}/proof/#${forged}`)
  await expect(page.locator('#verdict')).toHaveAttribute('data-verdict', 'forged')
  await expect(page.locator('#known')).toBeHidden()
  await expect(site.entrenous('proof', 'verify', forged, '--keys', `${site.origin}/api/jwks.json`)).rejects.toThrow()
})
