import { createCipheriv } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright'
import sharp from 'sharp'
import { LIST } from '../e2e/campaigns.ts'
import { TestSite } from '../e2e/test-site.ts'
import { BROWSER_ARGUMENTS, requireBrowser } from '../support/browser.ts'
import { ffmpeg } from '../support/films.ts'
import { Workplace } from '../unit/sealing/workplace.ts'
import { BareChromium } from './bare-chromium.ts'
import { measureStalls } from './film-page.ts'

/**
 * What large media cost a fan's browser: a film of 200 MB, a file of 1 GB that goes to the disk, a text of 200 pictures; and
 * how often a film of 360p stops in a minute of slow 4G. Memory is that of all processes of Chromium, above what they had
 * when the page was open.
 *
 * `node tests/bench/media.ts [film] [stalls] [file] [pictures]`
 */

const FILE_BYTES = 2 ** 30
const PICTURES = 200
const MINUTE_MS = 60_000
const SAMPLE_MS = 250
/** How long each place of a film is looked at. */
const LOOK_MS = 4000

const asked = process.argv.slice(2)
const isAsked = (name: string) => asked.length === 0 || asked.includes(name)

/** Campaigns by name: the only line of each text, and what makes its media. */
const CASES: Record<string, { text: string; make: (folder: string) => unknown }> = {
  film: { text: '![A film](../media/clip.mp4)', make: (folder) => makeFilm(folder, 1920, 5_000_000) },
  stalls: { text: '![A film](../media/clip.mp4)', make: (folder) => makeFilm(folder, 640, 700_000) },
  file: { text: '[A file](../media/large.zip)', make: (folder) => makeFile(join(folder, 'large.zip')) },
  pictures: {
    text: Array.from({ length: PICTURES }, (_, i) => `![Picture ${i}](../media/${i}.jpg)\n\nA line.\n`).join('\n'),
    make: makePictures,
  },
}

const workplace = await Workplace.open()
for (const [slug, { text, make }] of Object.entries(CASES).filter(([name]) => isAsked(name))) {
  await workplace.write({
    [`campaigns/${slug}/campaign.yaml`]: `title: Media\nlocale: en\nlook: letter\nroots: [{ label: ${LIST}, channel: whatsapp }]\n`,
    [`campaigns/${slug}/sealed/inside.md`]: `${text}\n`,
  })
  const media = workplace.path('campaigns', slug, 'media')
  await mkdir(media)
  await make(media)
}
const startedAt = performance.now()
const { code, stderr } = await workplace.build()
if (code !== 0) throw new Error(stderr)
console.log(`built in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
process.env.E2E_FOLDER = workplace.folder
const site = await TestSite.open({})
try {
  const [cpu] = cpus()
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model}, load ${loadavg()[0]?.toFixed(1)}`,
  )
  if (isAsked('film')) console.log(`film: ${await grownBy('film', playFilm)}`)
  if (isAsked('stalls')) {
    console.log(`a film of the same length at 360p: ${await grownBy('stalls', playFilm)}`)
    await tellStalls()
  }
  if (isAsked('file')) console.log(`file: ${await grownBy('file', saveFile)}`)
  if (isAsked('pictures')) console.log(`pictures: ${await grownBy('pictures', lookAtPictures)}`)
} finally {
  await site.close()
  await workplace.close()
}

/** Of 320 seconds: at 5 Mbit/s, 200 MB. Twenty of them are encoded, and repeated. */
function makeFilm(folder: string, width: number, bitrate: number): void {
  const [seconds, times] = [20, 16]
  const source = ['-f', 'lavfi', '-i', `testsrc2=size=${width}x${(width * 9) / 16}:rate=25:duration=${seconds}`]
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '50', '-sc_threshold', '0']
  const rates = ['-b:v', '-minrate', '-maxrate', '-bufsize'].flatMap((option) => [option, String(bitrate)])
  const short = join(folder, 'short.mp4')
  ffmpeg([...source, ...tone, '-vf', 'noise=alls=40:allf=t', ...coding, ...rates, '-c:a', 'aac', short])
  ffmpeg(['-stream_loop', String(times - 1), '-i', short, '-c', 'copy', join(folder, 'clip.mp4')])
}

async function makeFile(path: string): Promise<void> {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16))
  const zeros = new Uint8Array(2 ** 20)
  const file = createWriteStream(path)
  for (let written = 0; written < FILE_BYTES; written += zeros.length) {
    if (!file.write(cipher.update(zeros))) await once(file, 'drain')
  }
  await new Promise<void>((ended) => file.end(() => ended()))
}

async function makePictures(folder: string): Promise<void> {
  for (let i = 0; i < PICTURES; i++) {
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
    const background = { r: (i * 53) % 256, g: (i * 97) % 256, b: (i * 193) % 256 }
    await sharp({ create: { width: 900, height: 600, channels: 3, background, noise } })
      .jpeg()
      .toFile(join(folder, `${i}.jpg`))
  }
}

/** Megabytes by which Chromium grows at most while something happens on an open page, once it has, and once memory is short. */
async function grownBy(slug: string, act: (chromium: BareChromium) => Promise<string>): Promise<string> {
  const chromium = await BareChromium.launch()
  try {
    await chromium.goto(site.link(slug))
    await chromium.tap('[data-state=gate] #open')
    await chromium.until(`document.querySelector('[data-piece][data-state=open]')`)
    const before = await chromium.memory()
    let most = before
    const sampling = setInterval(async () => {
      most = Math.max(most, await chromium.memory())
    }, SAMPLE_MS)
    const said = await act(chromium).finally(() => clearInterval(sampling))
    const after = await chromium.memory()
    // Decoded pictures are Chromium's to keep as long as nobody else needs the memory.
    await chromium.beShort()
    const short = await chromium.memory()
    const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
    return `${said}; ${mb(before)} before, at most ${mb(most - before)} more, ${mb(after - before)} more at the end, ${mb(short - before)} once memory is short`
  } finally {
    await chromium.close()
  }
}

/** Plays a minute, goes to places all over it, and plays on. */
async function playFilm(chromium: BareChromium): Promise<string> {
  await chromium.tap('.player-play')
  await chromium.until(`document.querySelector('video')?.currentTime > 0`)
  await sleep(MINUTE_MS)
  for (let tenth = 1; tenth < 10; tenth++) {
    await chromium.evaluate(`{
      const video = document.querySelector('video')
      video.currentTime = (${tenth} / 10) * video.duration
    }`)
    await chromium.until(`!document.querySelector('video').seeking`)
    await sleep(LOOK_MS)
  }
  return `at ${await chromium.evaluate<number>(`document.querySelector('video').videoHeight`)} pixels`
}

/** To a file of the page's own, where a fan would be asked for one. */
async function saveFile(chromium: BareChromium): Promise<string> {
  const chosen = `(await navigator.storage.getDirectory()).getFileHandle('chosen', { create: true })`
  await chromium.evaluate(`void (window.showSaveFilePicker = async () => ${chosen})`)
  const since = performance.now()
  await chromium.tap('a[data-bytes]')
  await chromium.until(`document.querySelector('a[data-state=ready]')`)
  const size = await chromium.evaluate<number>(`(async () => (await (await ${chosen}).getFile()).size)()`)
  return `${(size / 1e6).toFixed(0)} MB on the disk in ${((performance.now() - since) / 1000).toFixed(0)} s`
}

/** Down to the end and up again, a screen at a time. */
async function lookAtPictures(chromium: BareChromium): Promise<string> {
  let most = 0
  for (const step of [600, -600]) {
    for (let i = 0; i < 200; i++) {
      most = Math.max(
        most,
        await chromium.evaluate<number>(`(() => {
        scrollBy({ top: ${step}, behavior: 'instant' })
        return document.querySelectorAll('img[src]').length
      })()`),
      )
      await sleep(60)
    }
  }
  return `${most} of ${await chromium.evaluate(`document.querySelectorAll('img[data-sealed]').length`)} held at once`
}

async function tellStalls(): Promise<void> {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_ARGUMENTS })
  const { stalls, heights } = await measureStalls(browser, site.link('stalls'), MINUTE_MS)
  console.log(`stops for want of bytes in a minute of slow 4G: ${stalls}, shown at ${heights.join(', ')} pixels`)
  await browser.close()
}
