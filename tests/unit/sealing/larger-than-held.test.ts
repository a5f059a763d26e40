import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createKeyring } from '../../../seal/secret.ts'
import { Digests } from '../../../site/building/digests.ts'
import { Stage } from '../../../site/building/stage.ts'
import { PART_BYTES } from '../../../site/sealing/file-parts.ts'
import { formsOf, readSealedMedia } from '../../../site/sealing/sealed-media.ts'
import { secretsOf } from '../../../site/sealing/secrets-of.ts'
import type { SiteCampaign } from '../../../site/sealing/site-campaigns.ts'
import { image, writeCampaigns } from '../../support/campaign-folder.ts'

/** A file of half a gibibyte takes a minute to seal on a slow machine. */
vi.mock('../../../campaigns/largest-held.ts', async () => ({
  LARGEST_HELD: (await import('../../../site/sealing/file-parts.ts')).PART_BYTES,
}))

test('of a picture or a sound that is too large to be shown, a piece names the parts alone: nothing reads it whole', async () => {
  const large = new Uint8Array(PART_BYTES + 1)
  const photo = await image(1)
  const campaignsDir = await writeCampaigns({
    'c/media/scan.jpg': Buffer.concat([photo, large]),
    'c/media/song.wav': large,
    'c/media/photo.jpg': photo,
  })
  const media = ['media/scan.jpg', 'media/song.wav', 'media/photo.jpg']
  const piece = { id: 'p', media, films: [], sounds: [], locale: 'fr' as const }
  const { files } = await readSealedMedia(join(campaignsDir, 'c'), piece, new Uint8Array(32))
  const [scan, song, shown] = media.map((path) => files.get(path))
  for (const medium of [scan, song]) {
    expect(medium?.name).toBe(medium?.parts?.list)
    expect(medium && formsOf(medium)).toEqual([])
  }
  expect(shown?.image).toBeDefined()
})

test('of such a picture, samples are looked for in the site', async () => {
  const campaignsDir = await writeCampaigns({ 'c/media/scan.jpg': new Uint8Array(9 * 2 ** 20), 'c/sealed/p.md': 'A' })
  const folder = join(campaignsDir, 'c')
  const piece = { id: 'p', kind: 'markdown', epoch: '0.0', title: 'P', name: 'p', file: join(folder, 'sealed/p.md') }
  const media = { media: ['media/scan.jpg'], films: [], sounds: [], locale: 'fr' }
  const campaign = {
    slug: 'c',
    folder,
    title: 'C',
    brand: 'C',
    locale: 'fr',
    roots: [],
    translations: [],
    pieces: [{ ...piece, ...media }],
  }
  const secrets = await secretsOf(campaign as unknown as SiteCampaign, {
    stage: new Stage(campaignsDir, { folder: campaignsDir, files: new Map() }),
    keyring: createKeyring('a secret that is long enough for this'),
    digests: new Digests(),
    publicDigests: new Set(),
  })
  const [scan] = secrets.pieces[0]?.media ?? []
  expect((await scan?.content.read())?.map(({ length }) => length)).toEqual([8 * 2 ** 20])
})
