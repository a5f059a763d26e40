import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NotesEvent } from '../../api/ambassadors/branch-contract.ts'
import type { PassAnswer } from '../../api/fan-contract.ts'
import type { AmbassadorsAnswer, PageAnswer, StudioAmbassador } from '../../api/studio/contract/ambassadors-schema.ts'
import type { AuditAnswer } from '../../api/studio/contract/audit-schema.ts'
import type { RootsAnswer } from '../../api/studio/contract/roots-schema.ts'
import { listInRanking } from '../../db/campaign/ambassadors.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { writeNote } from '../../db/campaign/notes.ts'
import type { Remains } from '../../db/campaign/remains.ts'
import { rootId } from '../../seal/link.ts'
import { readProof } from '../../seal/proof.ts'
import { AmbassadorPage, pageToken } from '../support/ambassadors.ts'
import { startHost } from '../support/any-host.ts'
import { readNamed } from '../support/event-stream.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { codeOf, type StudioBrowser, signedIn } from '../support/studio.ts'

let host: StudioHost
let editor: StudioBrowser
let owner: StudioBrowser
let viewer: StudioBrowser
beforeAll(async () => {
  host = await startHost()
  editor = (await signedIn(host, { name: 'Nadia', role: 'editor' })).browser
  owner = (await signedIn(host, { name: 'Olga', role: 'owner' })).browser
  viewer = (await signedIn(host, { role: 'viewer' })).browser
})
afterAll(() => host.stop())

const ledger = () => createLedger({ engine: host.storeOf('led'), nextTurn: setImmediate, now: Date.now })
const fan = () => new Fan(host, 'led')
const page = (label: string) => new AmbassadorPage(host, 'led', pageToken('led', label))
const again = async (pass: string) =>
  (await (await fan().get('pass', { Authorization: `Pass ${pass}` })).json()) as PassAnswer

async function listed(browser: StudioBrowser, query = ''): Promise<AmbassadorsAnswer> {
  return (await (await browser.ask(`campaigns/led/ambassadors${query}`)).json()) as AmbassadorsAnswer
}

async function found(label: string, browser = editor): Promise<StudioAmbassador> {
  const { ambassadors } = await listed(browser, `?q=${label}`)
  const [ambassador] = ambassadors
  if (!ambassador) throw new Error(`No ${label}`)
  return ambassador
}

async function decide(label: string, decision: object, browser = editor): Promise<Response> {
  const { node, note } = await found(label)
  return browser.send('PATCH', `campaigns/led/ambassadors/${node}/note`, { at: note?.at, ...decision })
}

it('come with their page where an owner makes them, and without it where an editor does', async () => {
  for (const [browser, label, page] of [
    [owner, 'Nour', `${host.siteUrl}/busy/ambassador/#${pageToken('busy', 'Nour')}`],
    [editor, 'Momo', undefined],
  ] as const) {
    const roots = [{ label, kind: 'ambassador' }]
    const made = (await (await browser.send('POST', 'campaigns/busy/roots', { roots })).json()) as RootsAnswer
    expect(made.roots.map((root) => root.page)).toEqual([page])
  }
})

it('are called by nothing that leads to them, as a poster may be', async () => {
  const make = (label: string, kind: string) => owner.send('POST', 'campaigns/busy/roots', { roots: [{ label, kind }] })
  for (const label of ['12 rue de Rivoli 75001 Paris', 't.me/jean']) {
    const refused = await make(label, 'ambassador')
    expect(await refused.json()).toMatchObject({ code: 'malformed', detail: expect.stringContaining('looks like a') })
  }
  expect((await make('12 rue de Rivoli 75001 Paris', 'poster')).status).toBe(201)
})

it('take back their note and their consent also once the campaign has closed, and say nothing more then', async () => {
  const roots = [{ label: 'Claire', kind: 'ambassador' }]
  expect((await owner.send('POST', 'campaigns/over/roots', { roots })).status).toBe(201)
  const closed = new AmbassadorPage(host, 'over', pageToken('over', 'Claire'))
  const store = host.storeOf('over')
  const node = rootId(keyring.root('over'), 'Claire') as NodeId
  await store.write([writeNote('over', node, 'a container', 1), listInRanking('over', node, true)])
  expect(await closed.refused('PUT', '/note', { text: 'Merci.' })).toMatchObject({ code: 'closed' })
  const withdrawn = await closed.ask('DELETE', '/note')
  expect([withdrawn.status, await withdrawn.json()]).toMatchObject([200, { note: null, ranking: { listed: true } }])
  const left = await closed.ask('PUT', '/ranking', { listed: false })
  expect([left.status, await left.json()]).toMatchObject([200, { ranking: { listed: false, places: [] } }])
  expect(await closed.refused('PUT', '/ranking', { listed: true })).toMatchObject({ code: 'closed' })
  expect((await closed.read()).ranking?.listed).toBe(false)
})

describe('a note', () => {
  it('is read by the branch once it was accepted, and stays in sight while an edited one waits', async () => {
    const { pass, note } = await fan().opened(rootToken('led', 'Claire'))
    const other = await fan().opened(rootToken('led', 'Bruno'))
    const live = readNamed<NotesEvent>(await fan().get('live'), 'notes')
    await page('Claire').write('Merci.')
    expect((await decide('Claire', { state: 'shown' })).status).toBe(204)
    expect((await again(pass)).note).toEqual({ branch: note?.branch, text: 'Merci.' })
    expect((await again(other.pass)).note?.text).toBeNull()
    const { value } = await live.next()
    expect(Object.keys(value?.notes ?? {})).toEqual([note?.branch])
    await live.return(undefined)

    const edited = await page('Claire').write('Merci à tous.')
    expect(edited.note).toMatchObject({ text: 'Merci à tous.', state: 'waiting', shown: 'Merci.' })
    expect((await again(pass)).note?.text).toBe('Merci.')
    expect((await decide('Claire', { state: 'refused', reason: 'Trop long' })).status).toBe(204)
    expect((await page('Claire').read()).note).toMatchObject({ state: 'refused', reason: 'Trop long', shown: 'Merci.' })
    await page('Claire').write('Merci encore.')
    await decide('Claire', { state: 'shown' })
    expect((await again(pass)).note?.text).toBe('Merci encore.')
    // Refused after all: nobody reads it any more.
    await decide('Claire', { state: 'refused', reason: 'Erreur' })
    expect((await again(pass)).note?.text).toBeNull()
  })

  it('can be taken down while an edited one waits, which waits on', async () => {
    const { pass } = await fan().opened(rootToken('led', 'Claire'))
    await page('Claire').write('Une erreur.')
    await decide('Claire', { state: 'shown' })
    await page('Claire').write('Un autre mot.')
    expect((await found('Claire')).note).toMatchObject({ text: 'Un autre mot.', shown: 'Une erreur.' })
    expect(await codeOf(await decide('Claire', { state: 'withdrawn' }))).toBe('malformed')
    expect((await decide('Claire', { state: 'withdrawn', reason: 'Une plainte' })).status).toBe(204)
    expect((await again(pass)).note?.text).toBeNull()
    const waiting = { text: 'Un autre mot.', state: 'waiting', reason: 'Une plainte', shown: null }
    expect((await page('Claire').read()).note).toMatchObject(waiting)
    expect((await found('Claire')).note).toMatchObject(waiting)
    const { entries } = (await (await owner.ask('audit?campaign=led')).json()) as AuditAnswer
    expect(entries[0]).toMatchObject({ who: 'Nadia', action: 'note-withdrawn', detail: 'Claire' })
    // The newer one refused, too: nothing comes back.
    await decide('Claire', { state: 'refused', reason: 'Encore' })
    expect((await again(pass)).note?.text).toBeNull()
    // What is shown itself is refused by it.
    await page('Claire').write('Merci.')
    await decide('Claire', { state: 'shown' })
    await decide('Claire', { state: 'withdrawn', reason: 'Fini' })
    expect((await page('Claire').read()).note).toMatchObject({ state: 'refused', reason: 'Fini', shown: null })
  })

  it('is decided as it was read: of a newer one the moderator knows nothing', async () => {
    await page('Bruno').write('Une chose.')
    const { node, note } = await found('Bruno')
    await new Promise((resolve) => setTimeout(resolve, 2))
    await page('Bruno').write('Une autre.')
    const response = await editor.send('PATCH', `campaigns/led/ambassadors/${node}/note`, {
      at: note?.at,
      state: 'shown',
    })
    expect(await codeOf(response)).toBe('note-changed')
    expect((await page('Bruno').read()).note).toMatchObject({ state: 'waiting', shown: null })
  })

  it('is sealed at rest', async () => {
    await page('Bruno').write('Ce que personne ne lit dans la base.')
    const rows = await host.storeOf('led').db.all<{ body: string }>(sql`SELECT * FROM notes`)
    expect(rows.length).toBeGreaterThan(0)
    for (const { body } of rows) expect(Buffer.from(body, 'base64').toString('latin1')).not.toContain('personne')
  })

  it('that was damaged at rest says nothing, and stops nobody of its branch from opening', async () => {
    await page('Claire').write('Merci encore.')
    await decide('Claire', { state: 'shown' })
    await host.storeOf('led').write([sql`UPDATE notes SET shown = 'AAAA' WHERE campaign = 'led' AND shown IS NOT NULL`])
    const { counted, note } = await fan().opened(rootToken('led', 'Claire'))
    expect([counted, note?.text]).toEqual([true, null])
    // Nor does it stop the moderator, who can take it down.
    expect((await found('Claire')).note).toMatchObject({ text: 'Merci encore.', shown: '' })
  })

  it('goes with the tree, and another is kept once somebody opens again, until the next fold', async () => {
    const { pass } = await new Fan(host, 'led').opened(rootToken('led', 'Bruno'))
    expect(pass).toBeTruthy()
    const notes = () => host.storeOf('led').db.all(sql`SELECT node FROM notes WHERE campaign = 'led'`)
    expect(await notes()).not.toEqual([])
    const before = await page('Bruno').read()
    await ledger().fold('led', { shape: null, reposted: 0 } as unknown as Remains)
    expect(await notes()).toEqual([])
    const after = await page('Bruno').read()
    expect(after.reach).toEqual({ ...before.reach, at: after.reach.at })
    expect((await page('Bruno').write('Trop tard')).note).toBeNull()
    // As if the views had come in a later quarter of an hour than the fold.
    await host.storeOf('led').write([sql`UPDATE tallies SET folded_at = folded_at - 900000 WHERE campaign = 'led'`])
    expect((await page('Bruno').write('Nous revoilà')).note).toMatchObject({ text: 'Nous revoilà', state: 'waiting' })
    await ledger().fold('led', { shape: null, reposted: 0 } as unknown as Remains)
    expect(await notes()).toEqual([])
  })
})

describe('the studio', () => {
  it('tells editors who the ambassadors are, and owners alone where their pages are', async () => {
    expect(await codeOf(await viewer.ask('campaigns/led/ambassadors'))).toBe('forbidden')
    const forEditor = await listed(editor)
    expect(forEditor.all).toBe(2)
    expect(forEditor.ambassadors.map(({ url }) => url)).toEqual([null, null])
    const { url } = await found('Claire', owner)
    expect(url).toBe(`${host.siteUrl}/led/ambassador/#${pageToken('led', 'Claire')}`)
  })

  it('makes a page anew: the one before is nobody’s from then on', async () => {
    const { node } = await found('Claire')
    const path = `campaigns/led/ambassadors/${node}/page`
    expect(await codeOf(await editor.send('POST', path, {}))).toBe('forbidden')
    const made = await owner.send('POST', path, {})
    expect(made.status).toBe(201)
    const { url } = (await made.json()) as PageAnswer
    const token = url.slice(-22)
    expect((await page('Claire').refused('GET', '')).code).toBe('link-invalid')
    expect((await new AmbassadorPage(host, 'led', token).read()).label).toBe('Claire')
    expect((await found('Claire', owner)).url).toBe(url)
    const once = (await owner.send('POST', path, {})) as Response
    expect(((await once.json()) as PageAnswer).url).not.toBe(url)
    expect((await new AmbassadorPage(host, 'led', token).refused('GET', '')).code).toBe('link-invalid')
    const { entries } = (await (await owner.ask('audit?campaign=led')).json()) as AuditAnswer
    expect(entries.filter(({ action }) => action === 'page-renewed')).toHaveLength(2)
  })

  it('proves what the ambassador would', async () => {
    const { node, people, hands } = await found('Claire')
    const response = await editor.ask(`campaigns/led/ambassadors/${node}/proof?named=yes`)
    const { proof } = (await response.json()) as { proof: string }
    expect(readProof(proof)?.statement).toMatchObject({ people, hands, name: 'Claire' })
  })
})

describe('a withdrawn link', () => {
  it('takes page, words and note of its ambassador with it; voided views leave their figures', async () => {
    const { pass } = await fan().opened(rootToken('led', 'Bruno'))
    const { reach } = await page('Bruno').read()
    const [{ id }] = (await host
      .storeOf('led')
      .db.all<{ id: NodeId }>(
        sql`SELECT id FROM nodes WHERE campaign = 'led' AND parent IS NOT NULL ORDER BY id DESC LIMIT 1`,
      )) as [{ id: NodeId }]
    await ledger().void({ campaign: 'led', node: id, isSubtree: false }, { who: 'test', why: 'a test', what: 'one' })
    expect((await page('Bruno').read()).reach.people).toBe(reach.people - 1)
    expect((await again(pass)).note).toBeDefined()
    await ledger().revoke({
      campaign: 'led',
      node: (await host.storeOf('led').db.get<{ node: NodeId }>(sql`SELECT node FROM roots WHERE label = 'Bruno'`))
        .node,
      isSubtree: false,
    })
    expect((await page('Bruno').refused('GET', '')).code).toBe('link-revoked')
    expect((await again(pass)).note).toBeUndefined()
  })
})
