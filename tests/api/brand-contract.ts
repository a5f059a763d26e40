import { describe, expect, it } from 'vitest'
import type { PassAnswer, PresenceAnswer, ToldAnswer } from '../../api/fan-contract.ts'
import { newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'
import { codeOf } from '../support/studio.ts'

/** What every host must do where the brand steps back and members are with each other. */
export function describeBrand(name: string, host: () => RunningHost) {
  const fan = (slug = 'group') => new Fan(host(), slug)
  const come = (slug?: string, label?: string) => fan(slug).opened(rootToken(slug ?? 'group', label))
  const asPass = (pass: string) => ({ Authorization: `Pass ${pass}` })
  const again = async (pass: string, slug?: string) =>
    (await (await fan(slug).get('pass', asPass(pass))).json()) as PassAnswer
  const beat = async (pass: string, here = true, slug?: string) => {
    const response = await fan(slug).post('presence', { pass, here })
    expect(response.status).toBe(200)
    return ((await response.json()) as PresenceAnswer).present
  }
  const tell = (pass: string, line: string, id = newVisit()) => fan().post('tell', { id, line }, asPass(pass))
  const told = async (response: Response | Promise<Response>) => (await (await response).json()) as ToldAnswer

  describe(`the brand's word (${name})`, () => {
    it('is handed to those who open, in every language, and to nobody else', async () => {
      const { pass, word } = await come()
      expect(word).toEqual({ fr: 'Premier mot.', en: 'First word.' })
      expect((await again(pass)).word).toEqual(word)
      expect(await fan('open').opened(rootToken('open'))).not.toHaveProperty('word')
      const tally = await (await fan().get('tally')).text()
      expect(tally).not.toContain('mot')
    })
  })

  describe(`presence (${name})`, () => {
    it('tells from three on how many are here, and nobody that one other is', async () => {
      const [a, b, c] = [await come('group-apart'), await come('group-apart'), await come('group-apart')]
      const at = (pass: string, here?: boolean) => beat(pass, here, 'group-apart')
      expect([await at(a.pass), await at(a.pass)]).toEqual([null, null])
      expect([await at(b.pass), await at(a.pass), await at(c.pass)]).toEqual([null, null, 3])
      expect([await at(c.pass, false), await at(b.pass, false), await at(a.pass)]).toEqual([null, null, null])
    })

    it('hands the key of a piece only while so many are here, each by a page that says so', async () => {
      const fans = [await come(), await come(), await come(), await come()]
      const [a, b, c, away] = fans.map(({ pass }) => pass) as [string, string, string, string]
      const together = async (pass: string) => (await again(pass)).pieces.find(({ piece }) => piece === 'together')
      expect(fans[3]?.keys).not.toHaveProperty('together')
      for (const pass of [a, b]) await beat(pass)
      expect(await together(a)).toEqual({ piece: 'together', unlocked: false, need: 3, have: 1 })
      await beat(c)
      expect((await again(a)).keys).toHaveProperty('together')
      expect(await together(away)).toEqual({ piece: 'together', unlocked: false, need: 3, have: 1 })
      await beat(b, false)
      expect((await again(a)).keys).not.toHaveProperty('together')
    })

    it('counts by circle', async () => {
      const of = (label: string) => come('group-of-circles', label)
      const [a, b, c, d] = [await of('Brest'), await of('Brest'), await of('Rouen'), await of('Brest')]
      const at = (pass: string) => beat(pass, true, 'group-of-circles')
      expect([await at(a.pass), await at(c.pass), await at(b.pass)]).toEqual([null, null, null])
      expect([await at(d.pass), await at(c.pass)]).toEqual([3, null])
    })

    it('is refused without a pass, and where the campaign has none', async () => {
      expect(await codeOf(await fan().post('presence', { pass: newVisit(), here: true }))).toBe('link-invalid')
      const { pass } = await fan('open').opened(rootToken('open'))
      expect(await codeOf(await fan('open').post('presence', { pass, here: true }))).toBe('route-unknown')
    })
  })

  describe(`a line to the brand (${name})`, () => {
    it('is kept once, on one line, for the fan alone, until it is taken back', async () => {
      const [{ pass }, other] = [await come(), await come()]
      const id = newVisit()
      const first = await tell(pass, ' Le cake\n n’a  pas levé. ', id)
      expect(first.status).toBe(201)
      expect(await told(first)).toEqual({ lines: [{ id, line: 'Le cake n’a pas levé.' }], left: 4 })
      expect(await told(await tell(pass, 'Le cake', id))).toMatchObject({ lines: [{ line: 'Le cake n’a pas levé.' }] })
      expect(await told(fan().get('tell', asPass(other.pass)))).toEqual({ lines: [], left: 5 })
      const take = (mine: string) => fan().ask(`tell/${id}`, { method: 'DELETE', headers: asPass(mine) })
      expect(await told(take(other.pass))).toEqual({ lines: [], left: 5 })
      expect((await told(fan().get('tell', asPass(pass)))).lines).toHaveLength(1)
      expect(await told(take(pass))).toEqual({ lines: [], left: 5 })
      expect((await take(pass)).status).toBe(200)
    })

    it('has at most 280 characters, and some', async () => {
      const { pass } = await come()
      expect((await tell(pass, '🍰'.repeat(280))).status).toBe(201)
      for (const line of ['x'.repeat(281), ' \n ', '\u202e'])
        expect(await codeOf(await tell(pass, line))).toBe('malformed')
    })

    it('is paced by the pass, and asked for where the campaign wants it', async () => {
      const { pass } = await come()
      for (const line of ['un', 'deux', 'trois']) expect((await tell(pass, line)).status).toBe(201)
      const fourth = await tell(pass, 'quatre')
      expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(60)
      expect(await codeOf(fourth)).toBe('slow-down')
      const { pass: elsewhere } = await fan('open').opened(rootToken('open'))
      const body = { id: newVisit(), line: 'hello' }
      expect(await codeOf(await fan('open').post('tell', body, asPass(elsewhere)))).toBe('route-unknown')
      expect(await codeOf(await fan().get('tell', asPass(newVisit())))).toBe('link-invalid')
    })
  })

  describe(`what is followed (${name})`, () => {
    it('is taken in without a word, whoever says it, and refused without a pass', async () => {
      const { pass } = await come()
      for (const acts of [{ opened: ['clip'] }, { opened: ['clip', 'nothing'] }, {}]) {
        expect((await fan().post('follow', { pass, ...acts })).status).toBe(204)
      }
      expect(await codeOf(await fan().post('follow', { pass: newVisit(), opened: ['clip'] }))).toBe('link-invalid')
      expect(await codeOf(await fan('open').post('follow', { pass, opened: ['clip'] }))).toBe('route-unknown')
    })
  })
}
