import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BufferSource, Input, MP4 } from 'mediabunny'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { openPicture } from '../../../campaigns/picture.ts'
import { encode } from '../../../site/pictures/encode.ts'
import { repacked } from '../../../site/sealing/films.ts'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { image, writeCampaigns } from '../../support/campaign-folder.ts'
import { oddMedia } from '../../support/odd-media.ts'

const HEIC = 'tests/vectors/media/photo.heic'

/** What check says of a piece that shows these files, each on a line of its own from the third on. */
async function problemsOf(media: Record<string, string | Uint8Array>): Promise<string[]> {
  const names = Object.keys(media)
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': 'title: T\n',
    'c/sealed/letter.md': `Hello.\n\n${names.map((name) => `![A](../media/${name})`).join('\n')}\n`,
    ...Object.fromEntries(Object.entries(media).map(([name, content]) => [`c/media/${name}`, content])),
  })
  const { problems } = await inspectCampaigns(campaignsDir)
  return problems.map(({ line, severity, message }) => `${line} ${severity} ${message}`)
}

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer()
}

test('check names media that cannot be seen or heard, with the command that mends them', async () => {
  const jpeg = await image(1)
  const files = {
    'empty.mp3': '',
    'text.HEIC': 'no image',
    'half.jpg': jpeg.slice(0, 700),
    'clip.MOV': 'x',
    'noise.mp4': 'not a film',
    'old one.bmp': 'BM',
    photo: jpeg,
    'film.webm': await readFile('campaigns/minuit-club/media/clip.mp4'),
    'words.txt': Buffer.from('Été', 'latin1'),
  }
  expect(await problemsOf(files)).toEqual(
    [
      /^3 error media\/empty.mp3 is empty/,
      /^4 error media\/text.HEIC is not an image that can be read to its end, expected a whole JPEG, HEIC/,
      /^5 error media\/half.jpg is not an image/,
      /^6 error media\/clip.MOV cannot be read as what its name says, expected .*: ffmpeg -i "clip.MOV" .* "clip.mp4"$/,
      /^7 error media\/noise.mp4 cannot be read as what its name says, expected .*: ffmpeg .* "noise-2.mp4"$/,
      /^8 error media\/old one.bmp is a picture that no browser shows, expected another: ffmpeg -i "old one.bmp" "old one.png"$/,
      /^9 error media\/photo is a picture and its name does not say so, expected another name/,
      /^10 error media\/film.webm is MP4, and its name says otherwise, expected/,
      /^11 error media\/words.txt:1 is not UTF-8, "Été" is in another encoding/,
    ].map((problem) => expect.stringMatching(problem)),
  )
})

test('check passes pictures as phones and Windows save them, whatever they are called; one that becomes a thread is named', async () => {
  const heic = await readFile(HEIC)
  const files = { 'a.HEIC': heic, 'b.jpg': heic, 'c.jfif': await image(2), 'd.jpg': await plain(1080, 17_000) }
  expect(await problemsOf(files)).toEqual([])
  expect(await problemsOf({ 'e.jpg': await plain(100, 40_000) })).toEqual([
    expect.stringMatching(
      /^3 warning media\/e.jpg is 100 × 40000 pixels: shown only 40 wide, expected it cut into several/,
    ),
  ])
})

test('the still of a film that is no image is named where the film is shown, and a film that nobody describes', async () => {
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': 'title: T\n',
    'c/sealed/letter.md': 'Hello.\n\n![A](../media/clip.mp4)\n\n![](../media/clip.mp4)',
    'c/media/clip.mp4': await readFile('campaigns/minuit-club/media/clip.mp4'),
    'c/media/clip.jpg': 'no image',
  })
  const { problems } = await inspectCampaigns(campaignsDir)
  const lines = problems.map(
    ({ file, line, message }) => `${file.slice(join(campaignsDir, 'c').length + 1)}:${line} ${message}`,
  )
  expect(lines.sort()).toEqual([
    expect.stringMatching(/^sealed\/letter.md:3 media\/clip.jpg is not an image/),
    expect.stringMatching(/^sealed\/letter.md:5 .*clip.mp4 has no description/),
    expect.stringMatching(/^sealed\/letter.md:5 media\/clip.jpg is not an image/),
  ])
})

test('a film in a MOV or a MKV becomes an MP4 with the same pictures and sounds, the same whenever it is made', async () => {
  const { quicktime, matroska } = await oddMedia(await image(4))
  expect(await problemsOf({ 'a.MOV': quicktime, 'b.mkv': matroska })).toEqual([])
  const file = join(await writeCampaigns({ 'a.mov': quicktime }), 'a.mov')
  const made = await repacked(file)
  const input = new Input({ formats: [MP4], source: new BufferSource(made) })
  const tracks = await input.getTracks()
  expect(await Promise.all(tracks.map((track) => track.getCodec()))).toEqual(['avc', 'aac'])
  expect(await input.computeDuration()).toBeCloseTo(1, 0)
  const now = vi.spyOn(Date, 'now').mockReturnValue(0)
  expect(await repacked(file)).toEqual(made)
  now.mockRestore()
})

test('a HEIC photograph becomes what browsers show, in its own size and colours', async () => {
  const { autoOrient } = await (await openPicture(HEIC)).metadata()
  expect(autoOrient).toEqual({ width: 160, height: 120 })
  const webp = await encode(HEIC, { format: 'webp', width: 80 })
  expect(await sharp(webp).metadata()).toMatchObject({ format: 'webp', width: 80, height: 60 })
  const { channels } = await sharp(webp).stats()
  const original = await sharp('campaigns/jaune-ou-rose/media/reponse.jpg').resize(160, 120).stats()
  const apart = channels.map(({ mean }, i) => Math.abs(mean - (original.channels[i]?.mean ?? 0)))
  expect(Math.max(...apart)).toBeLessThan(6)
})

test('a picture too tall for its format is shown as tall as that goes', async () => {
  for (const format of ['avif', 'webp'] as const) {
    const bytes = await encode(new Uint8Array(await plain(20, 17_000)), { format, width: 20 })
    const { width, height } = await sharp(bytes).metadata()
    expect([width, height]).toEqual([19, 16_383])
  }
})
