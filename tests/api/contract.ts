import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { PassAnswer, SpokenAnswer, UnlockAnswer } from '../../api/fan-contract.ts'
import { wordList } from '../../api/words/lists.ts'
import { MOST_MEANINGS } from '../../seal/address.ts'
import { createTokenKind } from '../../seal/link.ts'
import { readTallies } from '../support/event-stream.ts'
import { BRAND, keyring, newVisit, OPENS_AT, rootToken } from '../support/fixture.ts'
import { Fan, newAddress, type StudioHost } from '../support/host.ts'
import { describeAmbassadors } from './ambassadors-contract.ts'
import { describeBrand } from './brand-contract.ts'
import { describeCircles } from './circles-contract.ts'
import { describeGalleries } from './gallery-contract.ts'
import { describePolls } from './poll-contract.ts'
import { describePrizes } from './prizes-contract.ts'
import { describeStudio } from './studio-contract.ts'

const DAY_MS = 86_400_000

/** What every host must do. Run against each of them: `node.test.ts`, `../runtime/workerd.test.ts`. */
export function describeContract(name: string, start: () => Promise<StudioHost>) {
  let host: StudioHost
  beforeAll(async () => {
    host = await start()
  })
  afterAll(() => host.stop())

  const fan = (slug: string) => new Fan(host, slug)
  const again = async (slug: string, pass: string) => {
    const response = await fan(slug).get('pass', { Authorization: `Pass ${pass}` })
    return (await response.json()) as PassAnswer
  }
  const problem = async (response: Response) => {
    const body = (await response.json()) as ProblemBody
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(body.status).toBe(response.status)
    return body
  }

  describe(`unlock (${name})`, () => {
    it('counts the view and gives pass, link and the keys of open pieces only', async () => {
      const before = await fan('open').views()
      const response = await fan('open').unlock(rootToken('open'))
      const answer = (await response.json()) as UnlockAnswer
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(answer.counted).toBe(true)
      expect(answer.tally).toMatchObject({ views: before + 1, phase: 'private', goal: 100 })
      expect(answer.mine).toEqual({ views: 0, further: 0, generations: 0 })
      expect(Object.keys(answer.keys)).toEqual(['clip', 'past'])
      expect(answer.keys.clip).toBe(Buffer.from(keyring.content('open', 'clip', '0.0')).toString('base64url'))
      expect(answer.pieces).toContainEqual({ piece: 'making-of', unlocked: false, need: 3, have: 0 })
      expect(answer.pieces).toContainEqual({ piece: 'future', unlocked: false, need: OPENS_AT })
      expect(new Set([answer.pass, answer.link, rootToken('open')]).size).toBe(3)
    })

    it('makes one view and 500 equal answers of 500 simultaneous retries', async () => {
      const before = await fan('busy').views()
      const visit = newVisit()
      const answers = await Promise.all(
        Array.from({ length: 500 }, async () => {
          const response = await fan('busy').unlock(rootToken('busy'), visit)
          return `${response.status} ${await response.text()}`
        }),
      )
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).toMatch(/^200 /)
      expect(await fan('busy').views()).toBe(before + 1)
    })

    it('counts 200 different visits that come at once, each exactly once', async () => {
      const before = await fan('busy').views()
      const answers = await Promise.all(Array.from({ length: 200 }, () => fan('busy').opened(rootToken('busy'))))
      expect(new Set(answers.map(({ link }) => link)).size).toBe(200)
      expect(await fan('busy').views()).toBe(before + 200)
    })

    it('answers a late retry as it answered the first time', async () => {
      const visit = newVisit()
      const first = await fan('open').opened(rootToken('open'), visit)
      await fan('open').opened(first.link)
      const again = await fan('open').opened(rootToken('open'), visit)
      expect(again).toMatchObject({
        counted: true,
        pass: first.pass,
        link: first.link,
        mine: { views: 1, further: 0, generations: 1 },
      })
    })

    it('does not count a browser that has opened before, by another link or by its own', async () => {
      const { pass, link } = await fan('open').opened(rootToken('open'))
      const before = await fan('open').views()
      const other = await fan('open').opened(rootToken('open', 'Capped'), undefined, { pass })
      const own = await fan('open').opened(link, undefined, { pass })
      for (const answer of [other, own]) expect(answer).toMatchObject({ counted: false, pass, link })
      expect(other.keys).toHaveProperty('clip')
      expect(await fan('open').views()).toBe(before)
    })

    it('opens what own shares earn, at the third and not before', async () => {
      const mine = await fan('open').opened(rootToken('open'))
      const state = () => again('open', mine.pass)
      await fan('open').opened(mine.link)
      await fan('open').opened(mine.link)
      const two = await state()
      expect(two.pieces).toContainEqual({ piece: 'making-of', unlocked: false, need: 3, have: 2 })
      expect(two.keys).not.toHaveProperty('making-of')
      await fan('open').opened(mine.link)
      const three = await state()
      expect(three.keys).toHaveProperty('making-of')
      expect(three.mine).toEqual({ views: 3, further: 0, generations: 1 })
    })

    it('opens what a branch earns, for all of it and for no other', async () => {
      const other = await fan('together').opened(rootToken('together', 'Capped'))
      const first = await fan('together').opened(rootToken('together'))
      const second = await fan('together').opened(first.link)
      const thanks = async ({ pass }: { pass: string }) =>
        (await again('together', pass)).pieces.find(({ piece }) => piece === 'thanks')
      expect(await thanks(second)).toEqual({ piece: 'thanks', unlocked: false, need: 3, have: 2 })
      await fan('together').opened(second.link)
      for (const fan of [first, second])
        expect(await thanks(fan)).toEqual({ piece: 'thanks', unlocked: true, need: 3, have: 3 })
      expect(await thanks(other)).toEqual({ piece: 'thanks', unlocked: false, need: 3, have: 1 })
      expect((await again('together', second.pass)).keys).toHaveProperty('thanks')
      expect((await again('together', other.pass)).keys).not.toHaveProperty('thanks')
    })

    it('opens what the whole campaign earns', async () => {
      const [first] = await Promise.all([1, 2, 3, 4].map(() => fan('fresh').opened(rootToken('fresh'))))
      expect(first?.keys).not.toHaveProperty('track')
      expect((await fan('fresh').opened(rootToken('fresh'))).keys).toHaveProperty('track')
    })

    it('knows how deep a link has travelled', async () => {
      let token = rootToken('shown')
      for (let hop = 1; hop <= 4; hop++) {
        const answer = await fan('shown').opened(token)
        expect(answer.tally.depth).toBe(hop)
        token = answer.link
      }
    })

    it('tells each fan how far their own thread goes, and nothing of other branches', async () => {
      const visit = newVisit()
      const me = await fan('open').opened(rootToken('open'), visit)
      const [a, b] = [await fan('open').opened(me.link), await fan('open').opened(me.link)]
      await fan('open').opened(me.link)
      const [c] = [await fan('open').opened(a.link), await fan('open').opened(a.link)]
      await fan('open').opened(c.link)
      await fan('open').opened(b.link)
      expect((await again('open', me.pass)).mine).toEqual({ views: 3, further: 4, generations: 3 })
      expect((await again('open', a.pass)).mine).toEqual({ views: 2, further: 1, generations: 2 })
      expect((await again('open', b.pass)).mine).toEqual({ views: 1, further: 0, generations: 1 })
      const [retry, reopened] = [
        await fan('open').opened(rootToken('open'), visit),
        await fan('open').opened(b.link, newVisit(), { pass: me.pass }),
      ]
      for (const { mine } of [retry, reopened]) expect(mine).toEqual({ views: 3, further: 4, generations: 3 })
    })

    it('counts every view into every thread above it exactly once, however many come at once', async () => {
      const me = await fan('busy').opened(rootToken('busy'))
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const friend = await fan('busy').opened(me.link)
          const visits = [newVisit(), newVisit(), newVisit()]
          await Promise.all([...visits, ...visits].map((visit) => fan('busy').opened(friend.link, visit)))
          expect((await again('busy', friend.pass)).mine).toEqual({ views: 3, further: 0, generations: 1 })
        }),
      )
      expect((await again('busy', me.pass)).mine).toEqual({ views: 20, further: 60, generations: 2 })
    })

    it('follows a thread for 64 generations', async () => {
      const me = await fan('open').opened(rootToken('open'))
      let { link } = me
      for (let generation = 1; generation <= 66; generation++) ({ link } = await fan('open').opened(link))
      expect((await again('open', me.pass)).mine).toEqual({ views: 1, further: 63, generations: 64 })
    })

    it('lets exactly as many through a capped link as its cap says, however many come at once', async () => {
      const statuses = await Promise.all(
        Array.from({ length: 40 }, async () => {
          const response = await fan('busy').unlock(rootToken('busy', 'Capped'))
          return response.status === 200 ? 'open' : (await problem(response)).code
        }),
      )
      expect(statuses.filter((status) => status === 'open')).toHaveLength(10)
      expect(statuses.filter((status) => status === 'link-exhausted')).toHaveLength(30)
    })

    it('takes up a link whose node was lost with a restored backup', async () => {
      const before = await fan('open').views()
      const lost = createTokenKind(keyring.link('open')).write(2 ** 52 + 4096)
      const first = await fan('open').opened(lost)
      const second = await fan('open').opened(lost)
      expect(first.tally.views).toBe(before + 1)
      expect(second.tally.views).toBe(before + 2)
      await fan('open').opened(first.link)
    })

    it('refuses tokens with a wrong MAC, of another campaign, or of the other kind', async () => {
      const { pass } = await fan('open').opened(rootToken('open'))
      const token = rootToken('open')
      const forged = `${token.slice(0, 21)}${token.endsWith('2') ? '3' : '2'}`
      for (const wrong of [forged, rootToken('fresh'), pass]) {
        const response = await fan('open').unlock(wrong)
        expect(response.status).toBe(403)
        expect((await problem(response)).code).toBe('link-invalid')
      }
    })

    it('does not take a link for a pass: such a visit is a view like any other', async () => {
      const { link } = await fan('open').opened(rootToken('open'))
      expect((await fan('open').opened(rootToken('open'), undefined, { pass: link })).counted).toBe(true)
    })

    it('accepts a channel letter that nobody gave out', async () => {
      const response = await fan('open').post('unlock', { link: `z${rootToken('open')}`, visit: newVisit() })
      expect(response.status).toBe(200)
    })

    it.each([
      'curl/8.9.1',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36',
      'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
      'WhatsApp/2.24.20.89 A',
    ])('refuses the automated client %s', async (agent) => {
      const before = await fan('open').views()
      const response = await fan('open').post(
        'unlock',
        { link: `w${rootToken('open')}`, visit: newVisit() },
        { 'User-Agent': agent },
      )
      expect(response.status).toBe(403)
      expect((await problem(response)).code).toBe('automated')
      expect(await fan('open').views()).toBe(before)
    })

    it('says when an upcoming campaign opens, and that a closed one is over', async () => {
      const early = await fan('early').unlock(rootToken('early'))
      expect(early.status).toBe(425)
      expect(await problem(early)).toMatchObject({ code: 'not-open-yet', opens: OPENS_AT })
      const over = await fan('over').unlock(rootToken('over'))
      expect(over.status).toBe(410)
      expect((await problem(over)).code).toBe('closed')
    })

    it('goes on counting shares after the reveal', async () => {
      const before = await fan('shown').views()
      const answer = await fan('shown').opened(rootToken('shown'))
      expect(answer.tally).toMatchObject({ views: before + 1, phase: 'public' })
    })

    it.each([
      ['no JSON', '{"link":'],
      ['a list', '[]'],
      ['no visit', { link: `w${'1'.repeat(22)}` }],
      ['a link without its letter', { link: '1'.repeat(22), visit: '1'.repeat(22) }],
      ['characters outside base58', { link: `w${'0'.repeat(22)}`, visit: '1'.repeat(22) }],
      ['a short visit', { link: `w${'1'.repeat(22)}`, visit: '1'.repeat(21) }],
      ['a field nobody knows', { link: `w${'1'.repeat(22)}`, visit: '1'.repeat(22), views: 9 }],
      ['a number for a link', { link: 7, visit: '1'.repeat(22) }],
      ['no meaning at all', { link: [], visit: '1'.repeat(22) }],
      [
        'more meanings than a request has room for',
        { link: Array(MOST_MEANINGS + 1).fill(`w${'1'.repeat(22)}`), visit: '1'.repeat(22) },
      ],
    ])('calls %s malformed', async (_, body) => {
      const response = await fan('open').post('unlock', body)
      expect(response.status).toBe(400)
      expect((await problem(response)).code).toBe('malformed')
    })

    it('takes of several meanings of a damaged address the one that proves itself, and refuses where none does', async () => {
      const [strange, whole] = [`d${'1'.repeat(22)}`, `w${rootToken('open')}`]
      const post = (link: string[]) => fan('open').post('unlock', { link, visit: newVisit() })
      const before = await fan('open').views()
      expect((await post([strange, whole])).status).toBe(200)
      expect(await fan('open').views()).toBe(before + 1)
      expect((await problem(await post([strange, strange]))).code).toBe('link-invalid')
      const [visit, work] = [newVisit(), 'x'.repeat(880)]
      const longest = { link: Array(MOST_MEANINGS).fill(strange), visit, pass: visit, work }
      expect((await problem(await fan('open').post('unlock', longest))).code).toBe('link-invalid')
      expect(await fan('open').views()).toBe(before + 1)
    })

    it('wants JSON to be called JSON', async () => {
      const body = { link: `w${rootToken('open')}`, visit: newVisit() }
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const response = await fan('open').post('unlock', body, { 'Content-Type': type })
        expect((await problem(response)).code).toBe('malformed')
      }
      expect(
        (await fan('open').post('unlock', body, { 'Content-Type': 'Application/JSON; charset=utf-8' })).status,
      ).toBe(200)
    })

    it('refuses a body longer than any that a page sends, announced or not', async () => {
      const announced = await fan('open').post('unlock', 'x'.repeat(2305))
      expect(announced.status).toBe(413)
      expect((await problem(announced)).code).toBe('too-large')
      const streamed = await host.fetch('/api/campaigns/open/unlock', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: new Blob(['x'.repeat(5000)]).stream(),
        duplex: 'half',
      } as RequestInit)
      expect((await problem(streamed)).code).toBe('too-large')
    })

    it('does not know a campaign that is not there', async () => {
      const response = await fan('nowhere').unlock(rootToken('open'))
      expect(response.status).toBe(404)
      expect((await problem(response)).code).toBe('campaign-unknown')
    })
  })

  describe(`pass (${name})`, () => {
    it('reopens without counting, and may not be cached', async () => {
      const { pass, link, keys } = await fan('open').opened(rootToken('open'))
      const before = await fan('open').views()
      const response = await fan('open').get('pass', { Authorization: `Pass ${pass}` })
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await response.json()).toMatchObject({ keys, link, mine: { views: 0, further: 0, generations: 0 } })
      expect(await fan('open').views()).toBe(before)
    })

    it('wants a pass, and a real one of this campaign', async () => {
      const { pass, link } = await fan('open').opened(rootToken('open'))
      expect((await problem(await fan('open').get('pass'))).code).toBe('malformed')
      expect((await problem(await fan('open').get('pass', { Authorization: `Bearer ${pass}` }))).code).toBe('malformed')
      for (const wrong of [link, pass.slice(0, 21), `${pass}1`, 'x']) {
        const response = await fan('open').get('pass', { Authorization: `Pass ${wrong}` })
        expect(response.status).toBe(403)
        expect((await problem(response)).code).toBe('link-invalid')
      }
      expect((await problem(await fan('shown').get('pass', { Authorization: `Pass ${pass}` }))).code).toBe(
        'link-invalid',
      )
    })

    it('gives no key before a campaign opens or once it is closed', async () => {
      const passOf = (slug: string) => createTokenKind(keyring.pass(slug)).write(2 ** 52 + 1)
      const early = await fan('early').get('pass', { Authorization: `Pass ${passOf('early')}` })
      expect(await problem(early)).toMatchObject({ code: 'not-open-yet', opens: OPENS_AT })
      const over = await fan('over').get('pass', { Authorization: `Pass ${passOf('over')}` })
      expect((await problem(over)).code).toBe('closed')
    })
  })

  describe(`tally, keys and live (${name})`, () => {
    it('lets a cache keep the tally for a second', async () => {
      const response = await fan('early').get('tally')
      expect(response.headers.get('cache-control')).toBe('public, max-age=1')
      expect(await response.json()).toEqual({ views: 0, depth: 0, phase: 'upcoming', goal: null })
    })

    it('gives keys to everybody after the reveal, except those that own shares earn', async () => {
      const response = await fan('shown').get('keys')
      const { keys } = (await response.json()) as UnlockAnswer
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(keys).toHaveProperty('clip')
      expect(keys).not.toHaveProperty('making-of')
      expect(keys).not.toHaveProperty('future')
    })

    it('gives keys to nobody in any other phase', async () => {
      expect(await problem(await fan('open').get('keys'))).toMatchObject({ code: 'not-open-yet', opens: null })
      expect((await problem(await fan('early').get('keys'))).code).toBe('not-open-yet')
      expect((await problem(await fan('over').get('keys'))).code).toBe('closed')
    })

    it('sends the tally at once and again when it moves, four times a second at most', async () => {
      const response = await fan('busy').get('live')
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      expect(response.headers.get('cache-control')).toBe('no-store')
      const tallies = readTallies(response)
      const first = (await tallies.next()).value?.views ?? Number.NaN
      const startedAt = Date.now()
      const opened = (async () => {
        for (let i = 0; i < 30; i++) await fan('busy').opened(rootToken('busy'))
      })()
      let events = 0
      for await (const { views } of tallies) {
        events++
        if (views === first + 30) break
      }
      await opened
      expect(events).toBeLessThanOrEqual(Math.floor((Date.now() - startedAt) / 250) + 2)
    })

    it('answers HEAD without holding a stream, and counts nothing for it', async () => {
      const before = await fan('open').views()
      for (const route of ['live', 'tally', 'badge.svg', 'pass', 'unlock']) {
        await host.fetch(`/api/campaigns/open/${route}`, { method: 'HEAD' })
        await host.fetch(`/api/campaigns/open/${route}?k=w${rootToken('open')}`, { method: 'HEAD' })
      }
      expect((await host.fetch('/api/campaigns/open/live', { method: 'HEAD' })).headers.get('content-type')).toContain(
        'text/event-stream',
      )
      expect(await fan('open').views()).toBe(before)
    })
  })

  describe(`preview (${name})`, () => {
    const previewOf = (slug: string) => createTokenKind(keyring.preview(slug)).write(2 ** 40)

    it('gives no key for a preview that nobody made, a private link or a pass', async () => {
      const { pass, link } = await fan('open').opened(rootToken('open'))
      const views = await fan('open').views()
      for (const preview of [previewOf('open'), pass, link]) {
        const response = await fan('open').post('preview', { preview })
        expect(response.status).toBe(403)
        expect((await problem(response)).code).toBe('link-invalid')
      }
      for (const preview of [`P${link}`, '', 7]) {
        expect((await problem(await fan('open').post('preview', { preview }))).code).toBe('malformed')
      }
      expect(await fan('open').views()).toBe(views)
    })

    it('is asked by POST only: nothing that fetches an address gets a key', async () => {
      for (const path of ['preview', `preview?k=P${previewOf('open')}`]) {
        expect((await problem(await fan('open').get(path))).code).toBe('route-unknown')
      }
    })

    it('takes no preview for a private link or a pass', async () => {
      const preview = previewOf('open')
      expect((await problem(await fan('open').unlock(preview))).code).toBe('link-invalid')
      const asLink = await fan('open').post('unlock', { link: `P${preview}`, visit: newVisit() })
      expect((await problem(asLink)).code).toBe('malformed')
      const asPass = await fan('open').get('pass', { Authorization: `Pass ${preview}` })
      expect((await problem(asPass)).code).toBe('link-invalid')
    })
  })

  describe(`badge.svg (${name})`, () => {
    it('draws the figure as it stands, for any page, and has caches ask again within seconds', async () => {
      const { tally } = await fan('open').opened(rootToken('open'))
      const response = await fan('open').get('badge.svg')
      expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=4')
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
      const svg = await response.text()
      expect(svg).toContain(`<title>${tally.views} ${tally.views === 1 ? 'share' : 'shares'} · Open</title>`)
      await fan('open').opened(rootToken('open'))
      expect(await (await fan('open').get('badge.svg')).text()).toContain(`<title>${tally.views + 1} shares`)
    })

    it('sends nothing again that has not changed', async () => {
      const first = await fan('early').get('badge.svg')
      const etag = first.headers.get('etag') ?? ''
      const again = await fan('early').get('badge.svg', { 'If-None-Match': etag })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'))
      expect((await fan('early').get('badge.svg?theme=dark', { 'If-None-Match': etag })).status).toBe(200)
    })

    it('says where a campaign without views stands', async () => {
      expect(await (await fan('early').get('badge.svg')).text()).toContain('<title>It starts soon. · Early</title>')
      expect(await (await fan('over').get('badge.svg')).text()).toContain('<title>It is over. · Over</title>')
    })

    it('knows two themes, and no third', async () => {
      const light = await (await fan('early').get('badge.svg')).text()
      expect(light).toContain('#fffffd')
      expect(await (await fan('early').get('badge.svg?theme=light')).text()).toBe(light)
      expect(await (await fan('early').get('badge.svg?theme=dark')).text()).not.toContain('#fffffd')
      for (const wrong of ['sepia', '', 'constructor']) {
        const response = await fan('early').get(`badge.svg?theme=${wrong}`)
        expect(response.status).toBe(400)
        expect(await problem(response)).toMatchObject({
          code: 'malformed',
          detail: 'theme: expected one of light, dark',
        })
      }
    })

    it('does not know a campaign that is not there', async () => {
      const response = await fan('nowhere').get('badge.svg')
      expect(response.status).toBe(404)
      expect((await problem(response)).code).toBe('campaign-unknown')
    })
  })

  describe(`other origins (${name})`, () => {
    const asked = (slug: string, route: string, origin: string) => fan(slug).get(route, { Origin: origin })

    it.each(['tally', 'live', 'badge.svg'])(
      'may read %s when the campaign names them, and only then',
      async (route) => {
        const allowed = await asked('open', route, BRAND)
        expect(allowed.headers.get('access-control-allow-origin')).toBe(BRAND)
        expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
        expect(allowed.headers.get('vary')).toBe('Origin')
        await allowed.body?.cancel()
        for (const origin of [
          'https://other.example',
          'http://brand.example',
          `${BRAND}:8443`,
          `${BRAND}.evil.example`,
          'null',
        ]) {
          const refused = await asked('open', route, origin)
          expect(refused.headers.get('access-control-allow-origin'), origin).toBeNull()
          // A cache in front may not hand this answer to the origin that is allowed.
          expect(refused.headers.get('vary')).toBe('Origin')
          await refused.body?.cancel()
        }
        const elsewhere = await asked('shown', route, BRAND)
        expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull()
        await elsewhere.body?.cancel()
      },
    )

    it.each(['pass', 'keys', 'unlock', 'intents', 'nothing'])('may not read %s, named or not', async (route) => {
      const read = await asked('open', route, BRAND)
      const written = await fan('open').post(route, {}, { Origin: BRAND })
      const preflight = await host.fetch(`/api/campaigns/open/${route}`, {
        method: 'OPTIONS',
        headers: { Origin: BRAND, 'Access-Control-Request-Method': 'POST' },
      })
      for (const response of [read, written, preflight]) {
        expect(response.headers.get('access-control-allow-origin')).toBeNull()
      }
    })
  })

  describe(`intents (${name})`, () => {
    it('takes the use of a share button from a fan of the campaign', async () => {
      const { pass } = await fan('open').opened(rootToken('open'))
      const response = await fan('open').post('intents', { pass, channel: 'whatsapp' })
      expect(response.status).toBe(204)
      expect(response.headers.get('cache-control')).toBe('no-store')
    })

    it('takes the use of a phone’s own share sheet, which every campaign has', async () => {
      const { pass } = await fan('open').opened(rootToken('open'))
      expect((await fan('open').post('intents', { pass, channel: 'other' })).status).toBe(204)
    })

    it('refuses a channel that the campaign does not offer, and a pass that is none', async () => {
      const { pass, link } = await fan('open').opened(rootToken('open'))
      expect((await problem(await fan('open').post('intents', { pass, channel: 'sms' }))).code).toBe('malformed')
      expect((await problem(await fan('open').post('intents', { pass: link, channel: 'copy' }))).code).toBe(
        'link-invalid',
      )
      expect((await problem(await fan('open').post('intents', 'x'.repeat(2305)))).code).toBe('too-large')
    })

    it('lets nobody press a button a hundred times a second', async () => {
      const { pass } = await fan('open').opened(rootToken('open'))
      const responses = await Promise.all(
        Array.from({ length: 80 }, () => fan('open').post('intents', { pass, channel: 'copy' })),
      )
      const slowed = responses.find(({ status }) => status === 429)
      expect(slowed?.headers.get('retry-after')).toBe('1')
      expect(slowed && (await problem(slowed)).code).toBe('slow-down')
      expect(responses.filter(({ status }) => status === 204).length).toBeGreaterThanOrEqual(30)
    })
  })

  describe(`words to say (${name})`, () => {
    const codeOf = async (response: Response) => (await problem(response)).code

    it('are three of the campaign’s language, the same when asked for again, and good for a day', async () => {
      const { pass } = await fan('open').opened(rootToken('open'))
      const before = Date.now()
      const lent = await fan('open').words(pass)
      expect(lent.language).toBe('fr')
      expect(lent.words).toHaveLength(3)
      for (const word of lent.words) expect(wordList('fr').words).toContain(word)
      expect(lent.until - before).toBeGreaterThanOrEqual(DAY_MS)
      expect(lent.until - Date.now()).toBeLessThanOrEqual(DAY_MS)
      expect(await fan('open').words(pass)).toEqual(lent)
    })

    it('open by a tap what a link of their lender opens: one view, below the lender', async () => {
      const lender = await fan('open').opened(rootToken('open'))
      const { words } = await fan('open').words(lender.pass)
      const before = await fan('open').views()
      const response = await fan('open').say(`« ${words.join(', ').toUpperCase()} »`)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      const { link } = (await response.json()) as SpokenAnswer
      expect(link).toBe(`k${lender.link}`)
      expect(await fan('open').views()).toBe(before)
      const opened = await fan('open').post('unlock', { link, visit: newVisit() })
      expect(opened.status).toBe(200)
      expect(await fan('open').views()).toBe(before + 1)
      const mine = await fan('open').get('pass', { Authorization: `Pass ${lender.pass}` })
      expect(((await mine.json()) as PassAnswer).mine).toEqual({ views: 1, further: 0, generations: 1 })
    })

    it('are lent to a hundred fans at once, no code twice, and once to one who asks a hundred times', async () => {
      const fans = await Promise.all(Array.from({ length: 100 }, () => fan('busy').opened(rootToken('busy'))))
      const lent = await Promise.all(fans.map(({ pass }) => fan('busy').words(pass)))
      expect(new Set(lent.map(({ words }) => words.join(' '))).size).toBe(100)
      const { pass } = await fan('busy').opened(rootToken('busy'))
      const answers = await Promise.all(Array.from({ length: 25 }, () => fan('busy').words(pass)))
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    })

    it('are answered alike when they open nothing, whatever they are', async () => {
      const { pass } = await fan('fresh').opened(rootToken('fresh'))
      const { words } = await fan('fresh').words(pass)
      const wrong = [
        'filtrer girafe mammouth',
        'nothing',
        '',
        '🦒',
        words.slice(1).join(' '),
        words.toReversed().join(' '),
      ]
      const answers = await Promise.all(
        wrong.map(async (text) => {
          const response = await fan('fresh').say(text)
          return `${response.status} ${response.headers.get('retry-after')} ${await response.text()}`
        }),
      )
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).toMatch(/^403 null .*"code":"words-unknown"/)
      expect(await codeOf(await fan('open').say(words.join(' ')))).toBe('words-unknown')
    })

    it('can be guessed ten times from one network, even all at once; then it has to wait, right or wrong', async () => {
      const { pass } = await fan('fresh').opened(rootToken('fresh'))
      const { words } = await fan('fresh').words(pass)
      const address = newAddress()
      for (let i = 0; i < 15; i++) expect((await fan('fresh').say(words.join(' '), address)).status).toBe(200)
      const guesses = await Promise.all(Array.from({ length: 40 }, () => fan('fresh').say('un deux trois', address)))
      expect(guesses.filter(({ status }) => status === 403)).toHaveLength(10)
      const slowed = await fan('fresh').say(words.join(' '), address)
      expect(slowed.headers.get('retry-after')).toBe('600')
      expect(await codeOf(slowed)).toBe('slow-down')
      expect((await fan('fresh').say(words.join(' '))).status).toBe(200)
    })

    it('can be guessed 120 times from one /16, whose neighbours wait and nobody else', async () => {
      const { pass } = await fan('shown').opened(rootToken('shown'))
      const { words } = await fan('shown').words(pass)
      const address = (i: number) => `203.0.${i}.9`
      const guesses = await Promise.all(
        Array.from({ length: 200 }, (_, i) => fan('shown').say('un deux trois', address(i))),
      )
      expect(guesses.filter(({ status }) => status === 403)).toHaveLength(120)
      expect(await codeOf(await fan('shown').say(words.join(' '), address(201)))).toBe('slow-down')
      expect(await codeOf(await fan('open').say('un deux trois', address(201)))).toBe('words-unknown')
      expect((await fan('shown').say(words.join(' '))).status).toBe(200)
    })

    it('are lent to whoever has a pass, and to nobody else', async () => {
      const { pass, link } = await fan('open').opened(rootToken('open'))
      expect(await codeOf(await fan('open').post('words', { pass: link }))).toBe('link-invalid')
      expect(await codeOf(await fan('fresh').post('words', { pass }))).toBe('link-invalid')
      expect(await codeOf(await fan('open').post('words', {}))).toBe('malformed')
      expect(await codeOf(await fan('open').post('spoken', { words: 'x'.repeat(201) }))).toBe('malformed')
      expect((await fan('open').get('words')).status).toBe(404)
    })

    it('are neither lent nor taken before a campaign opens, once it is closed, or where nobody offers them', async () => {
      const passOf = (slug: string) => createTokenKind(keyring.pass(slug)).write(2 ** 52 + 1)
      for (const [slug, code] of [
        ['early', 'not-open-yet'],
        ['over', 'closed'],
        ['silent', 'route-unknown'],
      ] as const) {
        expect(await codeOf(await fan(slug).post('words', { pass: passOf(slug) }))).toBe(code)
        expect(await codeOf(await fan(slug).say('un deux trois'))).toBe(code)
      }
    })
  })

  describePolls(name, () => host)
  describeAmbassadors(name, () => host)
  describeBrand(name, () => host)
  describeCircles(name, () => host)
  describeGalleries(name, () => host)
  describePrizes(name, () => host)
  describeStudio(name, () => host)

  it(`carries the security headers on every answer (${name})`, async () => {
    for (const route of ['tally', 'keys', 'pass', 'live', 'badge.svg', 'nothing']) {
      const response = await fan('open').get(route)
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      expect(response.headers.get('x-frame-options')).toBe('DENY')
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      await response.body?.cancel()
    }
  })
}
