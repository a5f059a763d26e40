import type { ProblemName } from '../../site/i18n/dictionary.ts'
import { dictionaryOf } from '../../site/i18n/locale.ts'
import { CAPPED } from './campaigns.ts'
import { expectDecent } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

const LOCALES = { tape: 'en', affiche: 'fr' } as const
type Slug = keyof typeof LOCALES

/** What only a crowd or a failure brings about, answered as the API does; where it leaves the fan. */
const ANSWERED = {
  unavailable: [503, 'gate'],
  'slow-down': [429, 'gate'],
  'campaign-unknown': [404, 'error'],
  'route-unknown': [404, 'error'],
  'too-large': [413, 'error'],
} as const satisfies Partial<Record<ProblemName, [number, 'gate' | 'error']>>

interface Scene {
  site: TestSite
  phone: Phone
  slug: Slug
  problem: ProblemName
}

interface Case {
  /** Where it leaves the fan. */
  state: 'gate' | 'error'
  /** May return another link than the root's. */
  arrange(scene: Scene): Promise<unknown>
  isBeforeTheTap?: true
}

const CASES: Partial<Record<ProblemName, Case>> = {
  malformed: {
    state: 'error',
    isBeforeTheTap: true,
    arrange: async ({ site, slug }) => site.link(slug).slice(0, -5),
  },
  'link-invalid': {
    state: 'error',
    arrange: async ({ site, slug }) => `${site.origin}/${slug}/#w${site.rootToken('lettre')}`,
  },
  'link-revoked': {
    state: 'error',
    async arrange({ site, slug }) {
      await site.entrenous('revoke', slug, site.link(slug))
    },
  },
  'link-exhausted': {
    state: 'error',
    async arrange({ site, slug }) {
      await site.openedElsewhere(slug, site.rootToken(slug, CAPPED))
      return site.link(slug, { label: CAPPED, letter: 'c' })
    },
  },
  // The last: its phone stays what it is.
  outdated: {
    state: 'error',
    isBeforeTheTap: true,
    async arrange({ phone }) {
      await phone.page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }))
    },
  },
}

const cases = Object.entries(CASES) as [ProblemName, Case][]
const answers = Object.entries(ANSWERED) as [keyof typeof ANSWERED, [number, Case['state']]][]

async function expectWords({ phone, slug, problem }: Scene, state: 'gate' | 'error') {
  await phone.shows(state, problem)
  const { line, hint } = dictionaryOf(LOCALES[slug], false).client.problems[problem]
  await expect(phone.page.locator('#line')).toHaveText(line)
  await expect(phone.page.locator('#hint')).toHaveText(hint)
  const isDamaged = problem === 'malformed' || problem === 'link-invalid'
  await expect(phone.page.locator('#given')).toHaveCount(isDamaged ? 1 : 0)
  // The address is read to its end.
  if (isDamaged) await expect(phone.page.locator('#keep')).not.toHaveCSS('position', 'sticky')
  await expect(phone.page.locator('#open')).toBeVisible({ visible: state === 'gate' })
  await expect(phone.page.locator('[data-piece][data-state=open]')).toHaveCount(0)
}

test('what goes wrong with a link is said so, and counts nothing', async ({ site, phone }) => {
  phone.expects(/Failed to load resource: the server responded with a status of 4/)
  for (const [i, [problem, { state, arrange, isBeforeTheTap }]] of cases.entries()) {
    // One page each: the words of both come the same way.
    const slug: Slug = i % 2 === 0 ? 'tape' : 'affiche'
    await test.step(`${problem}, in ${LOCALES[slug]}`, async () => {
      const scene = { site, phone, slug, problem }
      const arranged = await arrange(scene)
      const link = typeof arranged === 'string' ? arranged : site.link(slug)
      const before = await site.views(slug)
      await phone.follow('about:blank')
      await phone.follow(link)
      if (!isBeforeTheTap) {
        await phone.shows('gate')
        await phone.tap()
      }
      await expectWords(scene, state)
      expect(await site.views(slug), problem).toBe(before)
    })
  }
})

test('what only a crowd or a failure brings about is said in words of its own', async ({ site, phone }) => {
  phone.expects(/Failed to load resource: the server responded with a status of [45]\d\d/)
  for (const [problem, [status, state]] of answers) {
    await test.step(problem, async () => {
      await phone.page.route('**/unlock', (route) => {
        const body = JSON.stringify({ type: `urn:entrenous:${problem}`, title: '', status, code: problem })
        return route.fulfill({ status, headers: { 'Content-Type': 'application/problem+json' }, body })
      })
      await phone.follow('about:blank')
      await phone.follow(site.link('affiche'))
      await phone.shows('gate')
      await phone.tap()
      await expectWords({ site, phone, slug: 'affiche', problem }, state)
    })
  }
  expect(await site.views('affiche')).toBe(0)
})

test('automated says so to a browser that is driven, and is counted as a refusal', async ({ site, newPhone }) => {
  const phone = await newPhone({
    userAgent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36',
  })
  phone.expects(/403 \(Forbidden\)/)
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await expectWords({ site, phone, slug: 'tape', problem: 'automated' }, 'gate')
  expect(await site.views('tape')).toBe(0)
  expect(await site.refusals('tape')).toEqual({ automated: 1 })
})

test('offline says so; the next tap with a network makes one view', async ({ site, phone }) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.follow(site.link('affiche'))
  await phone.shows('gate')
  await phone.context.setOffline(true)
  await phone.tap()
  await expectWords({ site, phone, slug: 'affiche', problem: 'offline' }, 'gate')
  await phone.context.setOffline(false)
  await phone.tap()
  await phone.shows('open')
  expect(await site.views('affiche')).toBe(1)
})

test('insecure says that it is the address, by plain http, and leaves the link in it', async ({ site, browser }) => {
  const context = await browser.newContext()
  await context.route('http://brand.example/**', async (route) => {
    // A stream never ends.
    if (route.request().url().endsWith('/live')) return route.fulfill({ status: 204 })
    const url = route.request().url().replace('http://brand.example', site.origin)
    await route.fulfill({ response: await route.fetch({ url }) })
  })
  const page = await context.newPage()
  const link = `http://brand.example/affiche/#w${site.rootToken('affiche')}`
  await page.goto(link)
  await expect(page.locator('html')).toHaveAttribute('data-problem', 'insecure')
  const { line, hint } = dictionaryOf('fr', false).client.problems.insecure
  await expect(page.locator('#line')).toHaveText(line)
  await expect(page.locator('#hint')).toHaveText(hint)
  await expect(page).toHaveURL(link)
  await expect(page.locator('.way-out')).toHaveCount(0)
  await expectDecent(page)
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await context.close()
})

test('an answer that is lost after it was counted: the next tap opens, and it stays one view', async ({
  site,
  phone,
}) => {
  phone.expects(/ERR_CONNECTION_RESET/)
  await phone.page.route('**/unlock', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('gate', 'offline')
  expect(await site.views('tape')).toBe(1)
  await phone.page.unroute('**/unlock')
  await phone.tap()
  await phone.shows('open')
  expect(await site.views('tape')).toBe(1)
  expect(await site.refusals('tape')).toEqual({ retry: 1 })
})

test('an answer that is lost, and a reload: the same visit is sent again', async ({ site, phone }) => {
  phone.expects(/ERR_CONNECTION_RESET/)
  await phone.page.route('**/unlock', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('gate', 'offline')
  await phone.page.unroute('**/unlock')
  await phone.page.reload()
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('open')
  expect(await site.views('tape')).toBe(1)
})

test('told to slow down, the next tap waits for as long as it was asked to, and opens', async ({ site, phone }) => {
  phone.expects(/429/)
  const sentAt: number[] = []
  await phone.page.route('**/unlock', async (route) => {
    sentAt.push(performance.now())
    if (sentAt.length > 1) return route.continue()
    const body = JSON.stringify({ code: 'slow-down' })
    await route.fulfill({
      status: 429,
      headers: { 'Retry-After': '2', 'Content-Type': 'application/problem+json' },
      body,
    })
  })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('gate', 'slow-down')
  await expect(phone.page.locator('#hint')).toHaveText('Try again in 2 seconds.')
  await phone.tap()
  await phone.shows('open')
  const [first = 0, second = 0] = sentAt
  expect(second - first).toBeGreaterThanOrEqual(1900)
  expect(await site.views('tape')).toBe(1)
})

test('a proxy’s own error page, without a code, can be tapped again', async ({ site, phone }) => {
  phone.expects(/502/)
  await phone.page.route('**/unlock', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }), {
    times: 1,
  })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('gate', 'unavailable')
  await phone.tap()
  await phone.shows('open')
  expect(await site.views('tape')).toBe(1)
})

test('a link that failed leaves what was opened before within reach', async ({ site, phone }) => {
  phone.expects(/403 \(Forbidden\)/)
  await phone.enter(site.link('tape'))
  const own = phone.ownToken()
  await phone.follow(`${site.origin}/tape/#w${site.rootToken('lettre')}`)
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('error', 'link-invalid')
  await phone.page.getByRole('button', { name: 'Open what I already have' }).tap()
  await phone.shows('open')
  expect(phone.ownToken()).toBe(own)
  expect(await site.views('tape')).toBe(1)
})

test('a return that cannot reach the API can be tried again', async ({ site, phone }) => {
  phone.expects(/503/)
  await phone.enter(site.link('tape'))
  await phone.page.route('**/pass', (route) => route.fulfill({ status: 503 }), { times: 1 })
  await phone.page.reload()
  await phone.shows('error', 'unavailable')
  await expectDecent(phone.page)
  await phone.page.getByRole('button', { name: 'Try again' }).tap()
  await phone.shows('open')
})

test('a revoked link passes nothing on any more, and says so', { tag: '@edge' }, async ({ site, phone }) => {
  phone.expects(/403 \(Forbidden\)/)
  await phone.enter(site.link('tape'))
  await site.entrenous('revoke', 'tape', phone.page.url())
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await expect(phone.page.locator('#share')).toBeHidden()
  await expect(phone.page.locator('#announcement')).toHaveText('This link talked too much.')
  await phone.showsPiece('inside', 'open')
})

test('a piece that is not there says so, and the fan still has a link to pass on', async ({ site, phone }) => {
  phone.expects(/404/)
  await phone.page.route('**/sealed/**', (route) => route.fulfill({ status: 404 }))
  await phone.enter(site.link('tape'))
  await phone.showsPiece('inside', 'failed')
  await expect(phone.page.locator('#piece-inside .failure')).toContainText('A piece is missing.')
  await expect(phone.page.locator('#share')).toBeVisible()
})
