import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import { filmName } from '../../pieces/markdown/films.ts'
import type { VideoReport } from '../../pieces/video/contract.ts'
import { leavingTenth } from '../../pieces/video/studio/leaving.ts'
import { createTokenKind } from '../../seal/link.ts'
import { startHost } from '../support/any-host.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { invite } from '../support/studio.ts'

const SLUG = 'watched'

let host: StudioHost
let keys: Record<'owner' | 'viewer', string>
beforeAll(async () => {
  host = await startHost()
  const [owner, viewer] = await Promise.all([invite(host, { role: 'owner' }), invite(host, { role: 'viewer' })])
  keys = { owner: owner.key, viewer: viewer.key }
})
afterAll(() => host.stop())

const fan = () => new Fan(host, SLUG)
const reach = (pass: string, tenths: readonly number[], piece = 'film') =>
  fan().post(`pieces/${piece}/reached`, { tenths }, { Authorization: `Pass ${pass}` })
const nodeOf = (link: string) => createTokenKind(keyring.link(SLUG)).read(link) as NodeId
const report = async (role: keyof typeof keys, query = ''): Promise<VideoReport> => {
  const headers = { Authorization: `Bearer ${keys[role]}` }
  return (await host.fetch(`/api/studio/campaigns/${SLUG}/pieces/film/report${query}`, { headers })).json()
}
/** Those who got to the end of each tenth named here. */
const until = (...plays: number[]) => [...plays, ...new Array<number>(11 - plays.length).fill(0)]

describe('how far a film is played', () => {
  it('is counted once for each pass and tenth, by channel and generation', async () => {
    const first = await fan().opened(rootToken(SLUG))
    const second = await fan().opened(first.link, undefined, { link: `m${first.link}` })
    expect(await (await reach(first.pass, [0, 1, 2])).json()).toEqual({ counted: 3 })
    expect(await (await reach(first.pass, [2, 3, 3])).json()).toEqual({ counted: 1 })
    expect(await (await reach(second.pass, [0])).json()).toEqual({ counted: 1 })
    expect((await reach(first.pass, [11])).status).toBe(400)
    expect((await reach('nobody', [0])).status).toBe(403)

    const told = await report('owner')
    expect(told).toMatchObject({ kind: 'video', piece: 'film', tenths: until(2, 1, 1, 1) })
    expect(told.byGeneration).toEqual([
      { key: '1', tenths: until(1, 1, 1, 1) },
      { key: '2', tenths: until(1) },
    ])
    expect((await report('owner', '?channel=email')).tenths).toEqual(until(1))
    // So few are nobody's business but the owner's.
    expect((await report('viewer')).byGeneration).toEqual([{ key: null, tenths: until(0) }])
    expect(await report('viewer', '?channel=email')).toMatchObject({
      tenths: until(0),
      byChannel: [],
      byGeneration: [],
    })

    expect(await recount(host.storeOf(SLUG), SLUG)).toEqual([])
  })

  it('is told to others than owners of one channel as a whole: its generations, less those of all, would be a few of another', async () => {
    const open = (channel: string) => fan().opened(rootToken(SLUG), undefined, { link: `${channel}${rootToken(SLUG)}` })
    const fans = await Promise.all([...'wwwwwwwmmmmm'].map(open))
    for (const { pass } of fans) await reach(pass, [0])
    expect((await report('owner', '?channel=whatsapp')).byGeneration).toEqual([{ key: '1', tenths: expect.any(Array) }])
    const told = await report('viewer', '?channel=whatsapp')
    expect(told.tenths[0]).toBe(8)
    expect(told.byGeneration).toEqual([])
    expect((await report('viewer')).byGeneration).not.toEqual([])
  })

  it('is told by a pass that may see the film alone: it moves no figure for a view that is void, one that is revoked, a film that is locked, a campaign that is over', async () => {
    const ledger = createLedger({ engine: host.storeOf(SLUG), nextTurn: setImmediate, now: Date.now })
    const answerTo = async (response: Response) => [response.status, ((await response.json()) as ProblemBody).code]
    const before = (await report('owner')).tenths

    // Whoever is void sees on, and is told nothing of it.
    const voided = await fan().opened(rootToken(SLUG))
    await ledger.void(
      { campaign: SLUG, node: nodeOf(voided.link), isSubtree: false },
      { who: 'test', why: 'a script', what: 'view' },
    )
    expect(await (await reach(voided.pass, [0])).json()).toEqual({ counted: 1 })

    const revoked = await fan().opened(rootToken(SLUG))
    await ledger.revoke({ campaign: SLUG, node: nodeOf(revoked.link), isSubtree: false })
    expect(await answerTo(await reach(revoked.pass, [0]))).toEqual([403, 'link-revoked'])

    const { pass } = await fan().opened(rootToken(SLUG))
    for (const piece of ['sequel', 'elsewhere', 'nothing'])
      expect(await answerTo(await reach(pass, [0], piece)), piece).toEqual([404, 'route-unknown'])
    const late = createTokenKind(keyring.pass('over')).write(2 ** 52 + 1)
    const headers = { Authorization: `Pass ${late}` }
    const over = await new Fan(host, 'over').post('pieces/film/reached', { tenths: [0] }, headers)
    expect((await answerTo(over))[1]).toBe('closed')

    expect((await report('owner')).tenths).toEqual(before)
    expect(await recount(host.storeOf(SLUG), SLUG)).toEqual([])
  })

  it('is counted of each film that a text shows, and of no other', async () => {
    const { pass } = await fan().opened(rootToken(SLUG))
    const say = (film?: string) =>
      fan().post('pieces/letter/reached', { tenths: [0, 1], film }, { Authorization: `Pass ${pass}` })
    const name = filmName('media/été à deux.mp4')
    expect(await (await say(name)).json()).toEqual({ counted: 2 })
    expect(await (await say(name)).json()).toEqual({ counted: 0 })
    for (const other of ['media~2Fother.mp4', '', undefined]) expect((await say(other)).status, other).toBe(400)

    const headers = { Authorization: `Bearer ${keys.owner}` }
    const studio = `/api/studio/campaigns/${SLUG}`
    const whole = (await (await host.fetch(`${studio}/report`, { headers })).json()) as Report
    const films = whole.pieces.filter(({ piece }) => piece.startsWith('letter'))
    expect(films).toEqual([
      { piece: 'letter.media~2Fclip.mp4', kind: 'video', title: 'letter · clip.mp4', entries: 0 },
      { piece: `letter.${name}`, kind: 'video', title: 'letter · été à deux.mp4', entries: 2 },
    ])
    const tenths = async (piece = '') =>
      ((await (await host.fetch(`${studio}/pieces/${piece}/report`, { headers })).json()) as VideoReport).tenths
    expect(await Promise.all(films.map(({ piece }) => tenths(piece)))).toEqual([until(0), until(1, 1)])
  })

  it('says where most left', () => {
    expect(leavingTenth([9, 9, 8, 3, 3, 3, 3, 2, 2, 2, 1])).toBe(2)
  })
})
