import { readFile } from 'node:fs/promises'
import { expectDecent } from './decent.ts'
import { expect, test } from './test.ts'

const HOUR = 3_600_000

/** A moment as a `datetime-local` field takes it. */
const local = (at: number) => {
  const { year, month, day, hour, minute } = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${year}-${month}-${day}T${hour}:${minute}`
}

test.describe('a list of members', () => {
  test.use({ schedules: { tape: { opens: 48 * HOUR } } })

  test('is brought in from a file, and its members open before everybody else', async ({
    site,
    desk,
    phone,
    newPhone,
  }) => {
    await desk.enter(site, '?c=tape', { role: 'editor' })
    const { page } = desk
    await page.getByText('Links and codes').click()
    const form = page.locator('.new-roots').first()
    await form.locator('select').first().selectOption('member')
    const choose = (text: string) =>
      form
        .getByLabel('Or a file', { exact: true })
        .setInputFiles({ name: 'club.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })

    await choose('PK\u0003\u0004')
    await expect(form.getByRole('alert')).toContainText('That file is a workbook, and was not read.')
    await choose('num\u00e9ro\nD\u00b9browska\n')
    await expect(form.getByRole('alert')).toContainText('“D\u00b9browska”')
    await expect(form.getByRole('button', { name: 'Bring in members' })).toBeDisabled()
    await choose('num\u00e9ro;nom\n0001;Zo\u00e9\n0002;06 12 34 56 78\n0003;x@y.fr\n')
    await page.getByRole('button', { name: 'Bring in 3 members' }).click()
    const faults = page.locator('.faults')
    await expect(faults).toContainText('Line 3: looks like a phone number.')
    await expect(faults).toContainText('Line 4: looks like an e-mail address.')
    await expect(faults).toContainText('Nothing was made.')
    await expectDecent(page)

    await choose('num\u00e9ro;nom\n0001;Zo\u00e9\n0002;Bob\n0003;L\u00e9a\n0004;Ami\n0005;Lou\n0006;Max\n')
    await page.getByLabel('Name of the list').fill('Subscribers')
    await page.getByLabel('Opens', { exact: true }).fill(local(Date.now() - HOUR))
    await page.getByRole('button', { name: 'Bring in 6 members' }).click()
    await expect(page.getByText('6 more, 0 there before')).toBeVisible()

    const list = page.locator('.member-lists li', { hasText: 'Subscribers' })
    await expect(list).toContainText('Between 0 and 4 of 6 have opened.')
    const saving = page.waitForEvent('download')
    await list.getByRole('button', { name: 'Links as CSV' }).click()
    const csv = await readFile(await (await saving).path(), 'utf8')
    const links = [...csv.matchAll(/https?:[^"]+/g)].map(([url]) => url.replace(/^https?:\/\/[^/]+/, site.origin))
    expect(links).toHaveLength(6)
    const printing = page.waitForEvent('download')
    await list.getByRole('button', { name: 'Codes to cut out (PDF)' }).click()
    expect((await printing).suggestedFilename()).toBe('Subscribers, codes 1 to 6.pdf')
    // What was open stays so.
    await expect(form).toBeVisible()
    await expect(list).toBeVisible()
    await expectDecent(page)

    // Everybody else waits.
    await phone.follow(site.link('tape'))
    await phone.shows('waiting')
    const member = await newPhone()
    await member.follow(links[0] ?? '')
    await member.shows('gate')
    await member.tap()
    await member.shows('open')
    // Once in, they come back to it, by any link.
    await member.page.reload()
    await member.shows('open')
    await member.follow(site.link('tape'))
    await member.shows('gate')
    await member.tap()
    await member.shows('open')

    // Those of a later window count down to their own.
    const opens = Date.now() + HOUR
    const later = await page.evaluate(async (opens) => {
      const ask = async (path: string, init?: RequestInit) =>
        (await fetch(`/api/studio/campaigns/tape/members${path}`, init)).json()
      const lists = [{ label: 'Later', opens, members: ['1', '2', '3', '4', '5'] }]
      const headers = { 'Content-Type': 'application/json' }
      const made = await ask('', { method: 'POST', headers, body: JSON.stringify({ lists }) })
      return (await ask(`/${made.lists[0].list}`)).members[0].url as string
    }, opens)
    const patient = await newPhone()
    await patient.follow(later.replace(/^https?:\/\/[^/]+/, site.origin))
    await patient.shows('waiting')
    await expect(patient.page.locator('#countdown')).toHaveText(/^(?:1h|59m)/)
  })
})
