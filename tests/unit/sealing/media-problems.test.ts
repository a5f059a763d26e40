import { readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { LARGEST_HELD } from '../../../campaigns/largest-held.ts'
import { openPicture } from '../../../campaigns/picture.ts'
import { encode } from '../../../site/pictures/encode.ts'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { image, writeCampaigns } from '../../support/campaign-folder.ts'
import { film } from '../../support/films.ts'
import { oddMedia } from '../../support/odd-media.ts'

const NOISE = ['-vf', 'noise=alls=60:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'aac']
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
      /^6 error media\/clip.MOV cannot be read as what its name says: it plays nowhere, expected .*: ffmpeg -i "clip.MOV" .* "clip.mp4"$/,
      /^7 error media\/noise.mp4 cannot be read as what its name says: it plays nowhere, expected .*: ffmpeg .* "?noise-2.mp4"?$/,
      /^8 error media\/old one.bmp is a picture that no browser shows, expected another: ffmpeg -i "old one.bmp" "old one.png"$/,
      /^9 error media\/photo is a picture and its name does not say so, expected another name/,
      /^10 error media\/film.webm is MP4, and its name says otherwise: some browsers go by the name, expected/,
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

test('a film in a MOV or a MKV passes, as long as its pictures and sounds do', async () => {
  const { quicktime, matroska } = await oddMedia(await image(4))
  expect(await problemsOf({ 'a.MOV': quicktime, 'b.mkv': matroska })).toEqual([])
})

test('check names what does not belong to the film that it lies beside, and words that no player reads', async () => {
  const bytes = async (name: string, making: Parameters<typeof film>[1]) => readFile(await film(name, making))
  const said = 'WEBVTT\n\n00:00.000 --> 00:02.000\nIt rains on us.\n'
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': 'title: T\n',
    'c/sealed/letter.md': 'Hello.\n\n![A](../media/clip.mp4)\n\n![B](../media/other.mp4)\n',
    'c/media/clip.mp4': await bytes('a.mp4', { size: '320x180', seconds: 4 }),
    'c/media/clip.360.mp4': await bytes('b.mp4', { seconds: 4 }),
    'c/media/clip.144.mp4': await bytes('c.mp4', { seconds: 2 }),
    'c/media/clip.720.mp4': await bytes('d.mp4', { size: '180x320', seconds: 4 }),
    'c/media/clip.fr.vtt': said,
    'c/media/clip.FR.vtt': said,
    'c/media/clip.en.vtt': '1\n00:00:00,000 --> 00:00:02,000\nSubRip\n',
    'c/media/clip.de.srt': '1\n00:00:00,000 --> 00:00:02,000\nSubRip\n',
    'c/media/clip.xx.vtt': said,
    'c/media/clip.vtt': said,
    'c/media/clip.chapters.vtt': 'WEBVTT\n\n00:03.000 --> 00:01.000\nBackwards\n',
    // 8 bits a sample of noise, which no encoder makes smaller.
    'c/media/other.mp4': await bytes('e.mp4', { size: '640x360', seconds: 4, coding: NOISE }),
  })
  const { problems } = await inspectCampaigns(campaignsDir)
  expect(problems.map(({ line, severity, message }) => `${line} ${severity} ${message}`).sort()).toEqual(
    [
      /^3 error media\/clip.144.mp4 lasts 2.0 s, and not 4.0 as media\/clip.mp4, expected the same film in another size/,
      /^3 error media\/clip.720.mp4 has another shape \(180 × 320, 320 × 180\) than media\/clip.mp4/,
      /^3 error media\/clip.chapters.vtt:3 has a text here that ends before it begins/,
      /^3 error media\/clip.de.srt is SubRip, which no browser shows, expected WebVTT: ffmpeg -i "clip.de.srt" "clip.de.vtt"$/,
      /^3 error media\/clip.en.vtt:1 is no WebVTT, expected WEBVTT on its first line/,
      /^3 error media\/clip.fr.vtt is in the same language as media\/clip.FR.vtt, expected one for each/,
      /^3 error media\/clip.vtt does not say its language, expected such as clip.fr.vtt/,
      /^3 error media\/clip.xx.vtt says a language that nobody knows, "xx"/,
      /^5 warning media\/other.mp4 needs \d+.\d Mbit\/s, and slow 4G has 1.6: its first picture takes up to \d+.* s there, and the whole of it \d+.* s, expected .*: npm run entrenous -- ladder ".*other.mp4"$/,
    ].map((problem) => expect.stringMatching(problem)),
  )
})

test('a file that phones cannot save is named with what comes of it, and one that they can is not', async () => {
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': 'title: T\n',
    'c/sealed/letter.md': 'Hello.\n\n[Just so](../media/most.zip)\n\n[Too much](../media/more.zip)',
    'c/media/most.zip': 'PK',
    'c/media/more.zip': 'PK',
  })
  // Holes, which take no disk.
  await truncate(join(campaignsDir, 'c/media/most.zip'), LARGEST_HELD)
  await truncate(join(campaignsDir, 'c/media/more.zip'), LARGEST_HELD + 1)
  const { problems } = await inspectCampaigns(campaignsDir)
  expect(problems.map(({ line, severity, message }) => `${line} ${severity} ${message}`)).toEqual([
    '5 warning media/more.zip is 0.5 GiB large: phones, Safari and Firefox cannot save it, only Chrome and Edge on computers, expected 512 MiB at most: cut it in several',
  ])
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
