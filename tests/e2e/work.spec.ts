import { dictionaryOf } from '../../site/i18n/locale.ts'
import { expectDecent } from './decent.ts'
import { Door } from './door.ts'
import { expect, test } from './test.ts'

const SMALL = { most: 100 }
/** Hours, on any machine. */
const ENDLESS = { most: 50_000_000, tries: 50_000_000 }

test.beforeEach(({ phone }) => phone.expects(/429/))

test('an opening that has to be worked for goes on by itself, and is one view; only there the script that works is fetched', async ({
  site,
  phone,
  newPhone,
}) => {
  const fetched: string[] = []
  phone.page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  const isOfWork = (path: string) => /\/(?:work|sum)\b/.test(path)
  const door = await Door.putBefore(phone.page, SMALL)
  const worker = phone.page.waitForEvent('worker')
  await phone.enter(site.link('tape'))
  expect(new URL((await worker).url()).origin).toBe(site.origin)
  const [first, second, ...more] = door.knocks
  expect([first?.work, more]).toEqual([undefined, []])
  expect(second?.visit).toBe(first?.visit)
  expect(door.solved).toBe(1)
  expect(await site.views('tape')).toBe(1)
  expect(fetched.filter(isOfWork)).toContainEqual(expect.stringMatching(/\/work\./))

  const other = await newPhone()
  fetched.length = 0
  other.page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await other.enter(site.link('tape'))
  expect(fetched.filter(isOfWork)).toEqual([])
})

/** Runs in a page, and so in its network: opens the link until the page is closed; true once it was asked for work. */
async function script([unlock = '', link = '']: string[]): Promise<boolean> {
  const open = async (): Promise<number> => {
    const visit = Array.from({ length: 22 }, () => 'abcdefghijk'[Math.floor(Math.random() * 11)]).join('')
    const headers = { 'Content-Type': 'application/json' }
    return (await fetch(unlock, { method: 'POST', headers, body: JSON.stringify({ link, visit }) })).status
  }
  const run = async (): Promise<void> => {
    while ((await open()) !== 429);
  }
  await Promise.all([run(), run(), run(), run()])
  // Many at a time: on a busy machine one would come no faster than what is free comes back.
  for (let i = 0; i < 8; i++) {
    void (async () => {
      for (;;) await open()
    })()
  }
  return true
}

test('a phone in whose network a script runs is let in by the real API, for a sum', async ({
  site,
  phone,
  newPhone,
}) => {
  const other = await phone.newTab()
  await other.follow(`${site.origin}/tape/`)
  await other.page.evaluate(script, ['/api/campaigns/tape/unlock', `w${site.rootToken('tape')}`])
  const asked: Promise<unknown>[] = []
  // On a busy machine, one of them may come just when an opening is free again.
  while (asked.length === 0) {
    const fan = await newPhone()
    fan.expects(/429/)
    fan.page.on('response', (response) => void (response.status() === 429 && asked.push(response.json())))
    await fan.enter(site.link('tape'))
  }
  expect(await asked[0]).toMatchObject({ code: 'work-required', work: { parameters: { cost: 1000 } } })
  await other.page.close()
})

test('a sum that lasts says in the page’s language what it is for and how long it takes, and shows how far it is', async ({
  site,
  newPhone,
}) => {
  for (const [locale, slug, register] of [
    ['de', 'brief', true],
    ['ar', 'mulsaq', false],
  ] as const) {
    const phone = await newPhone()
    phone.expects(/429/)
    await Door.putBefore(phone.page, ENDLESS)
    await phone.follow(site.link(slug))
    await phone.shows('gate')
    await phone.tap()
    const { problems, work } = dictionaryOf(locale, register).client
    const { line, hint } = problems['work-required']
    const status = phone.page.getByRole('status').filter({ hasText: hint })
    await expect(status).toContainText(line)
    const [before = '', after = ''] = (work.atMost.many ?? work.atMost.other).split('{n}')
    await expect(status).toContainText(before.trim())
    await expect(status).toContainText(after.trim().slice(-20))
    await expect(phone.page.getByRole('progressbar', { name: line })).toBeVisible()
    await expect(phone.page.locator('.gate progress')).not.toHaveJSProperty('value', 0)
    await phone.shows('opening')
    await expectDecent(phone.page)
    // Whoever leaves has worked for nothing, and nothing is counted.
    await phone.follow(`${site.origin}/`)
    expect(await site.views(slug)).toBe(0)
  }
})

test('a sum of a few seconds names no figure, and its bar makes room for what was sent', async ({ site, phone }) => {
  // More tries than it says, so that it lasts on any machine.
  await Door.putBefore(phone.page, { most: 300, tries: 12_000 })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await expect(phone.page.locator('#hint')).toContainText('A few seconds, and it opens by itself.')
  await phone.shows('open')
  await expect(phone.page.locator('.gate progress')).toHaveCount(0)
  expect(await site.views('tape')).toBe(1)
})

test('how long it takes is said once, and not taken back', async ({ site, phone }) => {
  await phone.page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    addEventListener('DOMContentLoaded', () => {
      const hint = document.querySelector('#hint')
      const hear = () => document.documentElement.dataset.state === 'opening' && said.push(hint?.textContent ?? '')
      if (hint) new MutationObserver(hear).observe(hint, { childList: true, characterData: true, subtree: true })
    })
  })
  await Door.putBefore(phone.page, { most: 2_000_000, tries: 12_000 })
  await phone.enter(site.link('tape'))
  const said = await phone.page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect(said.filter((text) => text.includes('seconds')).at(-1)).toMatch(
    /\d\sseconds at most, and it opens by itself\.$/,
  )
  expect(new Set(said.filter((text) => text.includes('at most'))).size).toBe(1)
})

test('a sum that came too late is done again, by the same visit; after the fourth there is a crowd, and the next tap tries anew', async ({
  site,
  phone,
}) => {
  const door = await Door.putBefore(phone.page, ...Array(6).fill(SMALL))
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('gate', 'slow-down')
  await expect(phone.page.locator('#line')).toHaveText('There’s a crowd.')
  expect(door.solved).toBe(4)
  await phone.tap()
  await phone.shows('open')
  expect(door.solved).toBe(5)
  expect(new Set(door.knocks.map(({ visit }) => visit)).size).toBe(1)
  expect(await site.views('tape')).toBe(1)
})

/** Why the worker does not do it, in browsers that were seen. */
const WORKERLESS = {
  'none can be made': () => {
    Object.assign(window, {
      Worker: class {
        constructor() {
          throw new DOMException('Refused', 'SecurityError')
        }
      },
    })
  },
  'it never begins': () => {
    Object.assign(window, {
      Worker: class {
        postMessage() {}
        terminate() {}
      },
    })
  },
}

test('where there is no worker, the page does the sum itself', async ({ site, newPhone }) => {
  for (const [why, break_] of Object.entries(WORKERLESS)) {
    const phone = await newPhone()
    phone.expects(/429/)
    await phone.page.addInitScript(break_)
    const door = await Door.putBefore(phone.page, SMALL)
    await phone.enter(site.link('tape'))
    expect.soft(door.solved, why).toBe(1)
  }
})

test('where the worker’s script does not arrive, the page does the sum itself, and still moves', async ({
  site,
  phone,
}) => {
  phone.expects(/ERR_FAILED/)
  await phone.page.route('**/sum-worker*', (route) => route.abort())
  const door = await Door.putBefore(phone.page, { most: 12_000, tries: 12_000 })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await expect(phone.page.locator('.gate progress')).toBeVisible()
  await phone.page.evaluate(() => new Promise(requestAnimationFrame))
  await phone.shows('opening')
  await phone.shows('open')
  expect(door.solved).toBe(1)
})

test('a network that fails after the sum says so, and the next tap makes one view', async ({ site, phone }) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await Door.putBefore(phone.page, { most: 12_000, tries: 12_000 })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await expect(phone.page.locator('.gate progress')).toBeVisible()
  await phone.context.setOffline(true)
  await phone.shows('gate', 'offline')
  await expect(phone.page.locator('.gate progress')).toHaveCount(0)
  await phone.context.setOffline(false)
  await phone.tap()
  await phone.shows('open')
  expect(await site.views('tape')).toBe(1)
})
