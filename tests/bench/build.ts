import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { LOOKS } from '../../site/looks/index.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { ffmpeg, film } from '../support/films.ts'
import { memoryOf } from './memory.ts'

/**
 * Time, processor time and memory of builds: the first one, one after a word changed, one after nothing did. Processor time
 * is what to compare on a machine that does other things besides.
 *
 * `node tests/bench/build.ts [--in <another checkout>] [case …]`
 */

const CAMPAIGNS = 100
const PHOTOS = 12
const SAMPLE_MS = 100

type Files = Record<string, string | Uint8Array>

const CASES: Record<string, () => Promise<Files>> = {
  demos,
  photos: async () => Object.assign({}, ...(await Promise.all([0, 1, 2, 3, 4].map(photoCampaign)))),
  texts: async () =>
    Object.assign({}, ...(await Promise.all(Array.from({ length: CAMPAIGNS }, (_, i) => textCampaign(i))))),
  film: filmCampaign,
}

const { values, positionals } = parseArgs({ options: { in: { type: 'string', default: '.' } }, allowPositionals: true })
const project = resolve(values.in)
for (const name of positionals.length > 0 ? positionals : Object.keys(CASES)) {
  const files = await CASES[name]?.()
  if (!files) throw new Error(`No case ${name}, expected some of: ${Object.keys(CASES).join(', ')}`)
  await measure(name, files)
}

async function measure(name: string, files: Files): Promise<void> {
  // Below the project, because what Astro builds finds its packages from there.
  const folder = await mkdtemp(join(project, 'dist.bench-'))
  try {
    await writeCampaigns(files, join(folder, 'campaigns'))
    if (name === 'film') await addFilm(join(folder, 'campaigns/film/media'))
    const [piece = ''] = Object.keys(files).filter((path) => path.includes('/sealed/'))
    console.log(`${name}, first: ${await build(folder)}`)
    await appendFile(join(folder, 'campaigns', piece), '\nAnother sentence.\n')
    console.log(`${name}, one piece changed: ${await build(folder)}`)
    console.log(`${name}, nothing changed: ${await build(folder)}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function build(folder: string): Promise<string> {
  const [startedAt, cpuBefore] = [performance.now(), await childrenCpuSeconds()]
  const child = spawn(process.execPath, [join(project, 'cli/launch.cjs'), 'cli/build.ts'], {
    cwd: folder,
    env: { ...process.env, ENTRENOUS_SECRET: 'the secret of these builds, long enough' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  const sampling = setInterval(async () => {
    peak = Math.max(peak, await memoryOf(child.pid ?? 0))
  }, SAMPLE_MS)
  const code = await new Promise((settle) => child.on('close', settle))
  clearInterval(sampling)
  if (code !== 0) throw new Error(`The build ended with ${code}`)
  const [seconds, cpu] = [(performance.now() - startedAt) / 1000, (await childrenCpuSeconds()) - cpuBefore]
  return `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processor time, ${(peak / 1e6).toFixed(0)} MB`
}

/** Of all processes that this one started and that have ended (proc_pid_stat(5)), in its ticks of 10 ms. */
async function childrenCpuSeconds(): Promise<number> {
  const fields = (await readFile('/proc/self/stat', 'utf8')).replace(/^.*\) /, '').split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

/** The campaigns that come with Entre Nous. */
async function demos(): Promise<Files> {
  const files: Files = {}
  for (const { demo: name } of Object.values(LOOKS)) {
    const folder = resolve('campaigns', name)
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const entry of entries.filter((each) => each.isFile())) {
      const file = join(entry.parentPath, entry.name)
      files[relative(resolve('campaigns'), file)] = new Uint8Array(await readFile(file))
    }
  }
  return files
}

/** A gallery of photographs as cameras take them, each another. */
async function photoCampaign(nth: number): Promise<Files> {
  const name = `photos-${nth}`
  const photos = Array.from({ length: PHOTOS }, (_, i) => `photo-${i}.jpg`)
  const files: Files = {
    [`${name}/campaign.yaml`]: `title: Photos ${nth}\nlocale: en\n`,
    [`${name}/sealed/gallery.md`]: photos.map((photo) => `![A photo](../media/${photo})`).join(' '),
  }
  for (const [i, photo] of photos.entries()) files[`${name}/media/${photo}`] = await photograph(nth * PHOTOS + i)
  return files
}

/** 3000 by 2000 pixels: shapes of several sizes, and some grain. */
async function photograph(seed: number): Promise<Uint8Array> {
  const shapes = Array.from({ length: 60 }, (_, i) => {
    const at = (factor: number, size: number) => ((seed + 1) * factor * (i + 3)) % size
    return `<circle cx="${at(7919, 3000)}" cy="${at(104_729, 2000)}" r="${20 + at(31, 400)}" fill="hsl(${at(53, 360)} 60% 50% / .6)"/>`
  })
  const drawing = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="2000">${shapes.join('')}</svg>`,
  )
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const
  const grain = sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#888', noise } })
  return new Uint8Array(
    await grain
      .composite([{ input: drawing, blend: 'over' }])
      .jpeg({ quality: 90 })
      .toBuffer(),
  )
}

async function textCampaign(nth: number): Promise<Files> {
  const paragraphs = Array.from({ length: 12 }, (_, n) => `Paragraph ${n} of campaign ${nth}: ${words(nth * 100 + n)}.`)
  return {
    [`text-${nth}/campaign.yaml`]: `title: Campaign ${nth}\nlocale: en\n`,
    [`text-${nth}/sealed/letter.md`]: `${paragraphs.join('\n\n')}\n`,
  }
}

/** Forty words that no other text of the benchmark has, in letters alone: what holds digits is looked for as a code. */
function words(seed: number): string {
  return Array.from({ length: 40 }, (_, i) => word((seed * 7919 + i * 104_729) % 1_679_616)).join(' ')
}

function word(number: number): string {
  const digits = number.toString(26).padStart(4, '0')
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
}

/** As large as a clip of three minutes, and linked: a clip that is shown is looked into first. */
async function filmCampaign(): Promise<Files> {
  return {
    'film/campaign.yaml': 'title: Film\nlocale: en\n',
    'film/sealed/film.md': 'For you alone.\n\n![The film](../media/film.mp4)\n',
    'film/media/film.jpg': await photograph(1),
  }
}

/** 42 minutes at 8 Mbit/s, 2.5 GB, written beside the film's still and never held in memory. */
async function addFilm(media: string): Promise<void> {
  const noise = [
    '-vf',
    'noise=alls=20:allf=t',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-g',
    '50',
    '-sc_threshold',
    '0',
  ]
  const part = await film('part.mp4', {
    ...{ size: '1280x720', seconds: 24 },
    coding: [...noise, '-b:v', '8M', '-maxrate', '8M', '-bufsize', '8M', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  })
  ffmpeg(['-stream_loop', '103', '-i', part, '-c', 'copy', join(media, 'film.mp4')])
  await rm(part)
}
