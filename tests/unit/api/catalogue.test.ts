import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCatalogue } from '../../../api/catalogue.ts'
import { encodeBase58 } from '../../../seal/base58.ts'
import { keyring, manifest, newVisit } from '../../support/fixture.ts'

const NODE = 2 ** 52 + 12_345

/** The campaign `open`, its clip in another epoch. */
function entryIn(epoch: string) {
  const catalogue = createCatalogue(keyring)
  const raise = (piece: (typeof manifest.campaigns)[number]['pieces'][number]) =>
    piece.id === 'clip' ? { ...piece, epoch } : piece
  const campaigns = manifest.campaigns.map((campaign) => ({ ...campaign, pieces: campaign.pieces.map(raise) }))
  catalogue.use({ ...manifest, campaigns })
  const entry = catalogue.find('open')
  if (!entry) throw new Error('no campaign open')
  return entry
}

test('another epoch gives a piece another key, and leaves other pieces, links, passes and roots as they are', () => {
  const [before, after] = [entryIn('0.0'), entryIn('0.1')]
  expect(before.contentKeys.get('clip')).toBe(base64url(keyring.content('open', 'clip', '0.0')))
  expect(after.contentKeys.get('clip')).toBe(base64url(keyring.content('open', 'clip', '0.1')))
  expect(after.contentKeys.get('clip')).not.toBe(before.contentKeys.get('clip'))
  expect(after.contentKeys.get('track')).toBe(before.contentKeys.get('track'))
  expect(after.links.read(before.links.write(NODE))).toBe(NODE)
  expect(after.passes.read(before.passes.write(NODE))).toBe(NODE)
  expect(after.rootOf('List')).toBe(before.rootOf('List'))
})

test('the name of a node opens nothing, and no link or pass is a name', () => {
  const { links, passes, names } = entryIn('0.0')
  expect(names.read(names.write(NODE))).toBe(NODE)
  expect([links.read(names.write(NODE)), passes.read(names.write(NODE))]).toEqual([undefined, undefined])
  expect([names.read(links.write(NODE)), names.read(passes.write(NODE))]).toEqual([undefined, undefined])
})

test('a visit is kept as 16 bytes of HMAC-SHA-256 by another hand, under a key of the campaign', () => {
  const { visitDigest } = entryIn('0.0')
  const visit = newVisit()
  const digest = createHmac('sha256', keyring.visit('open')).update(visit).digest().subarray(0, 16)
  expect(visitDigest(visit)).toBe(encodeBase58(digest))
  expect(visitDigest(visit)).toBe(encodeBase58(digest))
})

test('challenges are signed with the campaign’s key for work, as hexadecimal', () => {
  expect(entryIn('0.0').workKey).toBe(Buffer.from(keyring.work('open')).toString('hex'))
})

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
