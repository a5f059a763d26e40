import { readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { LARGEST_HELD } from '../../../campaigns/largest-held.ts'
import { openPicture } from '../../../campaigns/picture.ts'
import { pictureOf } from '../../../pieces/markdown/html.ts'
import { encode } from '../../../site/pictures/encode.ts'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { formsOf, readSealedMedia } from '../../../site/sealing/sealed-media.ts'
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

test('check names a picture of which fans would see nothing, or not all', async () => {
  const media = await oddMedia(await image(5))
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
  const files = {
    'a.svg': media.nameless,
    'b.svg': gzipSync(svg),
    'c.gif': media.moving.slice(0, -2000),
    'd.png': svg.replace('<path d="M0 0h9v9z"/>', '<image href="https://example.org/a.png"/>'),
    'e.png': media.stilled,
    'f.tif': media.pages,
    'g.svg': svg.replace('width="9"', 'width="99999" height="99999"').replace(' height="9"', ''),
    'i.svg': Buffer.from(
      `<?xml version="1.0" encoding="iso-8859-1"?>${svg.replace('<path', '<text>é</text><path')}`,
      'latin1',
    ),
    'h.svg': `<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${svg.replace('<path', '<text>&b;</text><path')}`,
  }
  expect(await problemsOf(files)).toEqual(
    [
      /^3 error media\/a.svg does not say that it is SVG, .* expected <svg xmlns="http/,
      /^4 error media\/b.svg is a compressed SVG, .* expected it as plain text/,
      /^5 error media\/c.gif is not an image that can be read to its end/,
      /^6 error media\/d.png shows "https:\/\/example.org\/a.png", which stays empty/,
      /^7 warning media\/e.png moves, and stands still .* expected a GIF or a WebP: ffmpeg -i "e.png" -loop 0 "e.webp"$/,
      /^8 warning media\/f.tif has 2 pages: shown is the first/,
      /^9 error media\/g.svg is 99999 × 99999 pixels, expected 268 million at most/,
      /^10 error media\/i.svg is not UTF-8, and stays empty in an image, expected it saved again/,
      /^11 error media\/h.svg has names for texts .* that hold others, expected each text where it is shown/,
    ].map((problem) => expect.stringMatching(problem)),
  )
})

test('check passes what moves, and drawings of every program', async () => {
  const media = await oddMedia(await image(6))
  const shape = '<path d="M0 0h9v9z"/>'
  const illustrator = `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]><svg xmlns="&ns_svg;" width="9" height="9">${shape}</svg>`
  const files = {
    'a.gif': media.moving,
    // Without its last byte, which nobody misses.
    'b.gif': media.moving.slice(0, -1),
    'c.webp': media.told,
    'd.svg': illustrator,
    'e.png': `<?xml version="1.0"?><!-- A --><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${shape}</svg>`,
  }
  expect(await problemsOf(files)).toEqual([])
})

test('what moves and drawings are sealed as what they are, without what a camera wrote; other pages are no frames', async () => {
  const media = await oddMedia(await image(7))
  const secret = Buffer.from('\x21\xfe\x06Claire\0', 'latin1')
  const files = {
    'a.png': media.svg,
    'b.webp': media.told,
    'c.gif': Buffer.concat([media.moving.slice(0, -1), secret, Buffer.of(0x3b)]),
    'd.tif': media.pages,
    'e.gif': media.moving,
  }
  const written = Object.entries(files).map(([name, bytes]) => [`c/media/${name}`, bytes])
  const campaignsDir = await writeCampaigns({ 'c/campaign.yaml': 'title: T', ...Object.fromEntries(written) })
  const piece = {
    id: 'p',
    media: Object.keys(files).map((name) => `media/${name}`),
    films: [],
    sounds: [],
    locale: 'fr' as const,
  }
  const sealed = await readSealedMedia(join(campaignsDir, 'c'), piece, new Uint8Array(32))
  const shown = (name: string) => {
    const medium = sealed.files.get(`media/${name}`)
    const { 'data-sealed': form, 'data-type': type } = medium ? pictureOf(medium) : {}
    return {
      type,
      read: async () =>
        medium &&
        formsOf(medium)
          .find((each) => each.name === form)
          ?.read(),
    }
  }
  expect(Object.keys(files).map((name) => shown(name).type)).toEqual([
    'image/svg+xml',
    'image/webp',
    'image/gif',
    'image/webp',
    'image/gif',
  ])
  const webp = await shown('b.webp').read()
  expect((await sharp(media.told).metadata()).exif).toBeDefined()
  expect(await sharp(webp).metadata()).toMatchObject({ format: 'webp', pages: 2 })
  expect((await sharp(webp).metadata()).exif).toBeUndefined()
  expect(await sharp(webp, { pages: -1 }).raw().toBuffer()).toEqual(
    await sharp(media.told, { pages: -1 }).raw().toBuffer(),
  )
  expect(await shown('c.gif').read()).toEqual(media.moving)
  expect(await shown('e.gif').read()).toEqual(media.moving)
  // What is offered for download stays as it is.
  const whole = sealed.files.get('media/b.webp')
  expect(await (whole && formsOf(whole).find(({ name }) => name === whole.name))?.read()).toEqual(media.told)
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

test('a linked text, picture or sound that no program holds in its memory is offered as any other file', async () => {
  const names = ['words.txt', 'scan.jpg', 'song.wav']
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': 'title: T\n',
    'c/sealed/letter.md': `Hello.\n\n${names.map((name) => `[A](../media/${name})`).join('\n')}\n\n![A](../media/words.txt)`,
    'c/media/words.txt': 'Words',
    'c/media/scan.jpg': await image(1),
    'c/media/song.wav': 'RIFF',
  })
  for (const name of names) await truncate(join(campaignsDir, 'c/media', name), 2 ** 31 + 1)
  const { problems } = await inspectCampaigns(campaignsDir)
  expect(problems.map(({ line, severity, message }) => `${line} ${severity} ${message.split(':')[0]}`)).toEqual([
    '3 warning media/words.txt is 2.0 GiB large',
    '4 warning media/scan.jpg is 2.0 GiB large',
    '5 warning media/song.wav is 2.0 GiB large',
    '7 warning media/words.txt is 2.0 GiB large',
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
