import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { AuditAnswer } from '../../api/studio/contract/audit-schema.ts'
import type { CampaignsAnswer } from '../../api/studio/contract/campaigns-schema.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import type { RootsAnswer } from '../../api/studio/contract/roots-schema.ts'
import { revokeStudioKey } from '../../db/studio/studio-keys.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { codeOf, everythingOf, invite, StudioBrowser, signedIn } from '../support/studio.ts'

/** What every host must do with its studio. */
export function describeStudio(name: string, host: () => StudioHost) {
  const fan = () => new Fan(host(), 'watched')
  const json = async <Answer>(response: Response) => (await response.json()) as Answer
  const nodeOf = (token: string) => {
    const node = createTokenKind(keyring.link('watched')).read(token) ?? 0
    return createTokenKind(keyring.name('watched')).write(node)
  }

  describe(`the studio (${name})`, () => {
    it('lets in whoever has a key, and nobody else', async () => {
      const { browser, name } = await signedIn(host(), { role: 'editor', campaigns: ['watched'] })
      expect(await json(await browser.ask('session'))).toMatchObject({ name, role: 'editor', campaigns: ['watched'] })
      const stranger = new StudioBrowser(host())
      for (const path of ['session', 'campaigns', 'audit', 'campaigns/watched/report'])
        expect(await codeOf(await stranger.ask(path))).toBe('signed-out')
      expect(await codeOf(await stranger.signIn('x'.repeat(44)))).toBe('key-invalid')
      await browser.ask('session', { method: 'DELETE' })
      expect(await browser.isIn()).toBe(false)
    })

    it('says the brand’s word, which fans then get, and reads what they tell', async () => {
      const { browser } = await signedIn(host(), { role: 'editor', campaigns: ['group'] })
      const said = await browser.send('POST', 'campaigns/group/word', { locale: 'fr', text: 'Bonsoir à tous.' })
      expect(said.status).toBe(201)
      const member = new Fan(host(), 'group')
      const { pass } = await member.opened(rootToken('group'))
      const authorization = { Authorization: `Pass ${pass}` }
      const word = async () => (await json<{ word?: object }>(await member.get('pass', authorization))).word
      await expect.poll(word).toMatchObject({ fr: 'Bonsoir à tous.' })
      const line = { id: newVisit(), line: 'Bonsoir à vous.' }
      expect((await member.post('tell', line, authorization)).status).toBe(201)
      const { lines } = await json<{ lines: object[] }>(await browser.ask('campaigns/group/told'))
      expect(lines).toContainEqual(expect.objectContaining({ id: line.id, line: line.line, state: 'new' }))
      await member.ask(`tell/${line.id}`, { method: 'DELETE', headers: authorization })
      await browser.send('POST', 'campaigns/group/word', { locale: 'fr', again: 0 })
    })

    it('answers of a campaign that it hides and of one that there is none alike', async () => {
      const { browser } = await signedIn(host(), { campaigns: ['watched'] })
      for (const route of ['report', 'live', 'tree', 'export/views.csv']) {
        const hidden = await everythingOf(await browser.ask(`campaigns/open/${route}`))
        expect(await everythingOf(await browser.ask(`campaigns/invented/${route}`))).toBe(hidden)
        expect(hidden).toContain('campaign-unknown')
      }
      const { campaigns } = await json<CampaignsAnswer>(await browser.ask('campaigns'))
      expect(campaigns.map(({ slug }) => slug)).toEqual(['watched'])
    })

    it('refuses what another site asks, and what a role may not do', async () => {
      const { browser } = await signedIn(host())
      const cross = { 'Sec-Fetch-Site': 'cross-site' }
      expect(await codeOf(await browser.ask('campaigns/watched/report', { headers: cross }))).toBe('cross-site')
      const body = { roots: [{ label: 'Mine', kind: 'seed' }] }
      expect(await codeOf(await browser.send('POST', 'campaigns/watched/roots', body))).toBe('forbidden')
    })

    it('shows what fans have opened: in the list, the report, the tree and an export', async () => {
      const { browser } = await signedIn(host(), { role: 'owner' })
      const report = async () => json<Report>(await browser.ask('campaigns/watched/report'))
      const before = await report()
      const first = await fan().opened(rootToken('watched'))
      await fan().opened(first.link)
      const { totals } = await report()
      expect(totals.views).toBe(before.totals.views + 2)
      const { campaigns } = await json<CampaignsAnswer>(await browser.ask('campaigns'))
      expect(campaigns.find(({ slug }) => slug === 'watched')).toMatchObject({ views: totals.views })
      expect((await browser.ask('campaigns/watched/tree')).status).toBe(200)
      const csv = await (await browser.ask('campaigns/watched/export/views.csv')).text()
      expect(csv.split('\n')[0]).toMatch(/\bviews\b/)
      expect(csv.trim().split('\n').length).toBeGreaterThan(1)
    })

    it('names a campaign that is away in the list, without figures, and shows the others', async () => {
      const { browser } = await signedIn(host(), { campaigns: ['watched', 'led'] })
      const list = async () => {
        const { campaigns, unread } = await json<CampaignsAnswer>(await browser.ask('campaigns'))
        return { shown: campaigns.map(({ slug }) => slug).toSorted(), unread: unread.map(({ slug }) => slug) }
      }
      const { write } = host().storeOf('led')
      await write([
        sql`INSERT INTO moves (campaign, move, state, at, peer) VALUES ('led', 'm', 'left', ${Date.now()}, 'there')`,
      ])
      await expect.poll(list).toEqual({ shown: ['watched'], unread: ['led'] })
      await write([sql`DELETE FROM moves WHERE campaign = 'led'`])
      await expect.poll(list).toEqual({ shown: ['led', 'watched'], unread: [] })
    })

    it('revokes, voids and puts back, makes links, and writes down who did', async () => {
      const { browser, name: who } = await signedIn(host(), { role: 'owner' })
      const label = `Made by ${who}`
      const made = await browser.send('POST', 'campaigns/watched/roots', { roots: [{ label, kind: 'ambassador' }] })
      const { roots } = await json<RootsAnswer>(made)
      const token = roots[0]?.url.slice(-22) ?? ''
      const { link } = await fan().opened(token)
      const revoke = await browser.send('PATCH', `campaigns/watched/links/${nodeOf(link)}`, { revoke: 'link' })
      expect(await json(revoke)).toMatchObject({ revoked: 1 })
      expect(await codeOf(await fan().unlock(link))).toBe('link-revoked')
      const voided = await browser.send('PATCH', `campaigns/watched/links/${nodeOf(token)}`, {
        void: 'branch',
        why: 'x',
      })
      expect(await json(voided)).toMatchObject({ voided: 1 })
      const back = await browser.send('PATCH', `campaigns/watched/links/${nodeOf(token)}`, { unvoid: 'branch' })
      expect(await json(back)).toMatchObject({ unvoided: 1 })
      const { entries } = await json<AuditAnswer>(await browser.ask('audit?most=50'))
      const own = entries.filter((entry) => entry.who === who)
      expect(own.map(({ action, campaign }) => [action, campaign])).toEqual([
        ['views-unvoided', 'watched'],
        ['views-voided', 'watched'],
        ['link-revoked', 'watched'],
        ['root-added', 'watched'],
        ['signed-in', null],
      ])
    })

    it('pages through the audit of all its stores without a gap or a repeat', async () => {
      const { browser } = await signedIn(host(), { role: 'owner' })
      for (const slug of ['watched', 'open', 'fresh'])
        for (const label of ['One', 'Two'])
          await browser.send('POST', `campaigns/${slug}/roots`, {
            roots: [{ label: `${label} ${slug}`, kind: 'seed' }],
          })
      const whole = await json<AuditAnswer>(await browser.ask('audit?most=100'))
      const paged: AuditAnswer['entries'] = []
      for (let before = ''; ; ) {
        const page = await json<AuditAnswer>(await browser.ask(`audit?most=3${before}`))
        paged.push(...page.entries)
        if (!page.more || paged.length >= whole.entries.length) break
        before = `&before=${paged.at(-1)?.id}`
      }
      expect(paged.slice(0, whole.entries.length)).toEqual(whole.entries)
    })

    it('streams the report, and ends the stream once its key is revoked', async () => {
      const { key, name } = await invite(host(), { role: 'owner' })
      const stream = await host().fetch('/api/studio/campaigns/watched/live', {
        headers: { Authorization: `Bearer ${key}` },
      })
      expect(stream.headers.get('content-type')).toBe('text/event-stream')
      const reader = stream.body?.getReader()
      const first = await reader?.read()
      expect(new TextDecoder().decode(first?.value)).toContain('event: report')
      const { browser } = await signedIn(host(), { role: 'owner' })
      expect((await browser.ask('session')).status).toBe(200)
      const rows = await host().engine.db.all<{ id: number }>(`SELECT id FROM studio_keys WHERE name = '${name}'`)
      await host().engine.write(revokeStudioKey({ id: Number(rows[0]?.id), name }, 'test', Date.now()))
      while (!(await reader?.read())?.done);
    })
  })
}
