import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PassAnswer } from '../../api/fan-contract.ts'
import { parseManifest } from '../../campaigns/manifest.ts'
import type { WallPage } from '../../pieces/gallery/contract.ts'
import { startHost } from '../support/any-host.ts'
import { manifest, newVisit, rootToken, writeManifest } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'
import { Contributor, jpeg } from '../support/photos.ts'

/** A gallery in a campaign of circles, and a piece that opens with its third photo. */

const SLUG = 'circled'
const PIECES = [
  { kind: 'gallery', id: 'wall', title: 'Wall', epoch: '0.0', unlock: 'link', most: 3 },
  { kind: 'markdown', id: 'prize', title: 'Prize', epoch: '0.0', unlock: { photos: 3 } },
]

let host: RunningHost
let photo: Uint8Array
beforeAll(async () => {
  photo = await jpeg(60, 40)
  const campaign = manifest.campaigns.find(({ slug }) => slug === SLUG)
  const pieces = PIECES.map((piece) => ({ ...piece, moderation: 'after', caption: 'optional', hideAfter: 3 }))
  const content = parseManifest(JSON.stringify({ version: 1, campaigns: [{ ...campaign, pieces }] }))
  host = await startHost({ furnish: (distDir) => writeManifest(distDir, content) })
})
afterAll(() => host.stop())

const fanOf = async (label: string, more: object = {}) => {
  const fan = new Fan(host, SLUG)
  return new Contributor(fan, (await fan.opened(rootToken(SLUG, label), newVisit(), { ...more })).pass, 'wall')
}
const idsIn = ({ photos }: WallPage) => photos.map(({ id }) => id)

it('shows the photos from a fan’s own circle by themselves, and none to whoever is in none', async () => {
  const [first, second] = [await fanOf('Brest'), await fanOf('Brest')]
  const [other, alone] = [await fanOf('Rouen'), await fanOf('List')]
  const [a, b, c] = [await first.added(photo), await other.added(photo), await second.added(photo)]
  const ofCircle = await first.wall('?order=circle')
  expect([idsIn(ofCircle), ofCircle.shown, ofCircle.place]).toEqual([[c, a], 2, 3])
  expect(idsIn(await first.wall('?order=circle&after=3.0'))).toEqual([a])
  expect(idsIn(await other.wall('?order=circle'))).toEqual([b])
  expect(idsIn(await other.wall())).toEqual([c, b, a])
  expect(await alone.wall('?order=circle')).toEqual({ photos: [], next: null, shown: 0, place: 3 })
  const inCircle = [first, other, alone].map(async (fan) => (await fan.own()).circle)
  expect(await Promise.all(inCircle)).toEqual([true, true, false])
  for (const [fan, id] of [[first, a] as const, [other, b] as const, [second, c] as const]) {
    await fan.ask(`photos/${id}`, { method: 'DELETE' })
  }
})

it('stays open to everybody where those whose photos opened it take them down', async () => {
  const [fan, other] = [await fanOf('Brest'), await fanOf('Rouen')]
  const isOpen = async ({ fan: { get }, pass }: Contributor) => {
    const answer = (await (await get.call(other.fan, 'pass', { Authorization: `Pass ${pass}` })).json()) as PassAnswer
    return 'prize' in answer.keys
  }
  const ids = [await fan.added(photo), await fan.added(photo), await fan.added(photo)]
  expect(await isOpen(other)).toBe(true)
  for (const id of ids) await fan.ask(`photos/${id}`, { method: 'DELETE' })
  expect((await other.wall()).photos).toEqual([])
  expect(await isOpen(other)).toBe(true)
})
