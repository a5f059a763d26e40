import { describe, expect, it } from 'vitest'
import type { Jwks } from '../../api/ambassadors/contract.ts'
import type { ProblemBody } from '../../api/errors.ts'
import type { InvitationAnswer, PassAnswer } from '../../api/fan-contract.ts'
import { isSignedBy, readProof } from '../../seal/proof.ts'
import { AmbassadorPage, pageToken } from '../support/ambassadors.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'

const KEY = Buffer.from(keyring.content('led', 'introduction.claire', '0.0')).toString('base64url')

/** What every host must do with ambassadors. */
export function describeAmbassadors(name: string, host: () => RunningHost) {
  const fan = () => new Fan(host(), 'led')
  const page = (label: string, slug = 'led') => new AmbassadorPage(host(), slug, pageToken(slug, label))
  const again = async (pass: string) =>
    (await (await fan().get('pass', { Authorization: `Pass ${pass}` })).json()) as PassAnswer
  const invited = async (token: string) =>
    (await (await fan().post('invitation', { link: `w${token}` })).json()) as InvitationAnswer

  describe(`ambassadors (${name})`, () => {
    it('introduce themselves to whoever holds a link of their branch, at the gate and inside, and to nobody else', async () => {
      const introduction = { name: 'Y2xhaXJl', key: KEY }
      expect(await invited(rootToken('led', 'Claire'))).toEqual({ from: introduction })
      const first = await fan().opened(rootToken('led', 'Claire'))
      const second = await fan().opened(first.link)
      expect([first.from, second.from, (await again(second.pass)).from]).toEqual(Array(3).fill(introduction))
      expect(await invited(second.link)).toEqual({ from: introduction })
      for (const label of ['Bruno', 'List']) {
        expect(await invited(rootToken('led', label))).toEqual({})
        expect((await fan().opened(rootToken('led', label))).from).toBeUndefined()
      }
    })

    it('have a page behind a token of its own, which opens nothing, and which no link or pass opens', async () => {
      const { pass, link } = await fan().opened(rootToken('led', 'Claire'))
      const token = pageToken('led', 'Claire')
      expect(token).not.toBe(rootToken('led', 'Claire'))
      for (const other of [pass, link, rootToken('led', 'Claire'), pageToken('open', 'List'), newVisit()]) {
        const { code } = await new AmbassadorPage(host(), 'led', other).refused('GET', '')
        expect(code).toBe('link-invalid')
      }
      expect(((await (await fan().unlock(token)).json()) as ProblemBody).code).toBe('link-invalid')
      // A root of another kind has none.
      expect((await page('List').refused('GET', '')).code).toBe('link-invalid')
      expect((await fan().get('ambassador')).status).toBe(400)
    })

    it('read how far their own link went, by hands and days, and nothing of a single fan', async () => {
      const before = await page('Bruno').read()
      const first = await fan().opened(rootToken('led', 'Bruno'))
      const second = await fan().opened(first.link)
      await fan().opened(second.link)
      await fan().opened(rootToken('led', 'Claire'))
      const { reach, days, link, letter, label } = await page('Bruno').read('?offset=120')
      expect([label, link, letter]).toEqual(['Bruno', rootToken('led', 'Bruno'), 'm'])
      expect(reach.people).toBe(before.reach.people + 3)
      expect(reach.hands).toEqual([(before.reach.hands[0] ?? 0) + 1, 1, 1])
      // All of today, and each day once.
      expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
      expect(days.length).toBeLessThanOrEqual(2)
      expect(days.reduce((sum, { people }) => sum + people, 0)).toBe(reach.people)
      expect(reach.from).toBeLessThanOrEqual(reach.at)
      expect(reach.to).toBeGreaterThan(reach.from ?? 0)
      expect(JSON.stringify(await page('Bruno').read())).not.toContain(second.link)
    })

    it('write a note that waits, and is refused at once where it holds what leads to somebody', async () => {
      const { note } = await page('Claire').write('  Merci à chacun de vous.  ')
      expect(note).toMatchObject({ text: 'Merci à chacun de vous.', state: 'waiting', reason: null, shown: null })
      const fanOf = await fan().opened(rootToken('led', 'Claire'))
      expect(fanOf.note?.text).toBeNull()
      for (const [text, reason] of [
        ['Écrivez à claire arobase exemple point fr', 'mail'],
        ['06 12 34 56 78', 'phone'],
        ['exemple.com', 'link'],
        ['12 rue des Martinets', 'address'],
        ['FR76 3000 6000 0112 3456 7890 189', 'account'],
      ]) {
        const refused = await page('Claire').refused('PUT', '/note', { text })
        expect(refused).toMatchObject({ code: 'note-unfit', reasons: [reason], status: 422 })
      }
      expect((await page('Claire').refused('PUT', '/note', { text: 'x'.repeat(1201) })).code).toBe('malformed')
      expect((await page('Claire').read()).note?.text).toBe('Merci à chacun de vous.')
      const withdrawn = await page('Claire').ask('DELETE', '/note')
      expect(((await withdrawn.json()) as { note: unknown }).note).toBeNull()
    })

    it('stand in the ranking only where they agreed, and where the campaign has one', async () => {
      const listed = async (label: string) => (await page(label).read()).ranking
      expect(await listed('Claire')).toMatchObject({ listed: false })
      await page('Claire').ask('PUT', '/ranking', { listed: true })
      const ranking = await listed('Bruno')
      expect(ranking?.listed).toBe(false)
      expect(ranking?.places.map(({ label, mine }) => [label, mine])).toEqual([['Claire', false]])
      expect((await listed('Claire'))?.places[0]?.mine).toBe(true)
      await page('Claire').ask('PUT', '/ranking', { listed: false })
      expect((await listed('Claire'))?.places).toEqual([])
    })

    it('prove how far their link went, by a key that the site publishes', async () => {
      const { reach } = await page('Claire').read()
      const { proof, url } = await page('Claire').proof()
      const { keys } = (await (await host().fetch('/api/jwks.json')).json()) as Jwks
      expect(isSignedBy(proof, keys)).toBe(true)
      expect(url).toMatch(new RegExp(`/led/proof/#${proof.replaceAll('.', '\\.')}$`))
      const { statement } = readProof(proof) ?? {}
      expect(statement).toMatchObject({ sub: 'led', title: 'Led', people: reach.people, hands: reach.hands.length })
      expect(Math.abs((statement?.iat ?? 0) * 1000 - Date.now())).toBeLessThan(600_000)
      expect(statement?.name).toBeUndefined()
      expect(readProof((await page('Claire').proof('yes')).proof)?.statement.name).toBe('Claire')
      // Another link has another name in it, and neither is a name in exports or a token.
      const other = readProof((await page('Bruno').proof()).proof)?.statement.link
      expect(other).not.toBe(statement?.link)
      expect((await new AmbassadorPage(host(), 'led', statement?.link ?? '').refused('GET', '')).code).toBe(
        'link-invalid',
      )
    })
  })
}
