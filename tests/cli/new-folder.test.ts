import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { OFFERED_CHANNEL_IDS } from '../../campaigns/channels.ts'
import { campaignJsonSchema } from '../../campaigns/config-file.ts'
import { loadCampaigns } from '../../campaigns/load.ts'
import { campaignSchema, LOCALES } from '../../campaigns/schema.ts'
import { exampleCommand, newCommand } from '../../cli/new/command.ts'
import { KIND_NAMES } from '../../pieces/kinds.ts'
import { codecsIn } from '../support/films.ts'
import { SECRET, temporaryFolder } from '../support/fixture.ts'
import { campaignsFolder, ended, made } from '../support/new-command.ts'

const LOOKS = campaignSchema.shape.look.unwrap().options
/** Kinds that bring one. */
const EXAMPLES = KIND_NAMES.filter((kind) => existsSync(`pieces/${kind}/example`))
const CLIP = resolve('campaigns/minuit-club/media/clip.mp4')
const TRACK = resolve('campaigns/minuit-club/media/acoustique.mp3')

let campaignsDir: string
beforeEach(async () => {
  campaignsDir = await campaignsFolder()
})
afterEach(() => vi.unstubAllEnvs())

describe('what new makes', () => {
  it('is built, sealed and free of leaks: every look, kind of content and language', async () => {
    const cwd = await temporaryFolder()
    // Astro renders with packages that it looks for from the folder of the build.
    await symlink(resolve('node_modules'), join(cwd, 'node_modules'))
    const inside = ['--inside', 'film,sound,pictures,text']
    await made('empty', ...inside, '--languages', LOCALES.join(','))
    await made('full', '--film', CLIP, '--film-alt', 'A city', '--sound', TRACK, '--sound-alt', 'A guitar')
    for (const look of LOOKS) await made(`look-${look}`, '--look', look, '--title', '“Élise” & <Söhne> #1')
    for (const kind of EXAMPLES) expect((await ended(exampleCommand(), kind)).err).toBe('')
    const env = { CAMPAIGNS_DIR: campaignsDir, ENTRENOUS_DATA: cwd, ENTRENOUS_SECRET: SECRET }
    const child = spawn(process.execPath, [resolve('cli/launch.cjs'), 'cli/build.ts'], {
      cwd,
      env: { ...process.env, ...env },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk
      })
    expect([await once(child, 'close'), said]).toEqual([[0, null], expect.stringContaining('nothing leaks')])
    expect(await readdir(join(cwd, 'dist'))).toEqual(expect.arrayContaining(['empty', 'full', ...EXAMPLES]))
    // A film and its sounds, as somebody finds them who has the whole folder: nothing that plays.
    const sealed = ['full', 'video', 'audio'].map((slug) => join(cwd, 'dist', slug, 'sealed', 'media'))
    const containers = await Promise.all(sealed.map((folder) => readdir(folder)))
    expect(Math.min(...containers.map(({ length }) => length))).toBeGreaterThan(0)
    for (const [i, names] of containers.entries())
      for (const name of names) expect(await codecsIn(join(sealed[i] ?? '', name)), name).toEqual([])
  })
})

/** Kinds of which check always reminds their author of the law. */
const REMINDED = ['code', 'draw']

describe('the example of a kind of piece', () => {
  it.each(EXAMPLES)(
    '%s has a piece of its kind, and nothing that check would warn of without having to',
    async (kind) => {
      const { code, out } = await ended(exampleCommand(), kind, 'mine', '--json')
      const { folder, problems } = JSON.parse(out)
      expect([code, problems.length]).toEqual([0, REMINDED.includes(kind) ? 1 : 0])
      const text = await readFile(join(folder, 'campaign.yaml'), 'utf8')
      expect(parse(text).pieces.map((piece: { kind?: string }) => piece.kind)).toContain(kind)
      const [, schema = ''] = /\$schema=(.*)/.exec(text) ?? []
      expect(resolve(folder, schema)).toBe(resolve('campaigns/campaign.schema.json'))
    },
  )

  it('is refused where there is none, or where its name is taken', async () => {
    expect(await ended(exampleCommand(), 'pol')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^no example of a piece "pol" \(did you mean "poll"\?\), expected one of .*poll/),
    })
    await ended(exampleCommand(), 'poll')
    const { code, err } = await ended(exampleCommand(), 'poll')
    expect([code, err]).toEqual([1, 'slug: a campaign "poll" is there already, expected another name\n'])
  })
})

describe('a copy of a whole campaign', () => {
  it('is one’s own: another address and title, and no demo any more', async () => {
    const { code, out } = await ended(
      newCommand(),
      'unser-abend',
      '--from',
      'lettre-a-la-redaction',
      '--title',
      'Unser: Abend',
      '--json',
    )
    const { folder, slug, files } = JSON.parse(out)
    expect([code, slug]).toEqual([0, 'unser-abend'])
    expect(files).toContain('teaser.md')
    const text = await readFile(join(folder, 'campaign.yaml'), 'utf8')
    const [own, source] = [parse(text), parse(await readFile('campaigns/lettre-a-la-redaction/campaign.yaml', 'utf8'))]
    const { demo, ...rest } = source
    expect(demo).toBe(true)
    expect(own).toEqual({ ...rest, title: 'Unser: Abend' })
    const [, schema = ''] = /\$schema=(.*)/.exec(text) ?? []
    expect(resolve(folder, schema)).toBe(resolve('campaigns/campaign.schema.json'))
  })

  it('is called so in every language, however its file writes the titles', async () => {
    await mkdir(join(campaignsDir, 'seen', 'sealed'), { recursive: true })
    await writeFile(join(campaignsDir, 'seen', 'sealed', 'text.md'), 'Das Stück')
    const config = [
      'translations:',
      '  en: { description: One., title: The old one }',
      '  de:',
      '    title: >-',
      '      Das',
      '      alte',
      '    pieces: { text: { title: Das Stück } }',
      "title: 'Das alte' # named by the board",
      'locale: fr',
      'pieces: [{ id: text, title: Le texte }]',
    ].join('\n')
    await writeFile(join(campaignsDir, 'seen', 'campaign.yaml'), config)
    const { out, err } = await ended(newCommand(), 'own', '--from', 'seen', '--title', 'Our: month, {a}', '--json')
    expect(err).toBe('')
    const text = await readFile(join(JSON.parse(out).folder, 'campaign.yaml'), 'utf8')
    const title = 'Our: month, {a}'
    expect(parse(text)).toEqual({
      translations: { en: { description: 'One.', title }, de: { title, pieces: { text: { title: 'Das Stück' } } } },
      ...{ title, locale: 'fr', pieces: [{ id: 'text', title: 'Le texte' }] },
    })
    expect(text).toContain(' # named by the board')
  })

  it('names what does not go with it, and the campaigns that there are', async () => {
    const other = await ended(newCommand(), 'copy', '--from', 'cabines', '--film-alt', 'x')
    expect([other.code, other.err]).toEqual([1, expect.stringMatching(/^--film-alt does not go with --from/)])
    const unknown = await ended(newCommand(), 'copy', '--from', 'cabine')
    expect(unknown.err).toMatch(
      /^--from: no campaign "cabine" \(did you mean "cabines"\?\), expected one of .*tribune-nord/,
    )
  })
})

describe('a campaign that is being made', () => {
  /** A process that is in the middle of it. */
  async function writing() {
    const script = join(await temporaryFolder(), 'draft.mjs')
    const draft = JSON.stringify(resolve('cli/new/draft.ts'))
    await writeFile(
      script,
      `import { draftFolder } from ${draft}
      import { writeFileSync } from 'node:fs'
      await draftFolder(${JSON.stringify(campaignsDir)}, 'one', async (folder) => {
        writeFileSync(folder + '/campaign.yaml', 'title: T')
        console.log('writing')
        await new Promise((settle) => setTimeout(settle, 60_000))
      })`,
    )
    const child = spawn(process.execPath, [script])
    await once(child.stdout, 'data')
    return child
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind on %s', async (signal) => {
    const child = await writing()
    expect(await readdir(campaignsDir)).toHaveLength(1)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([130, null])
    expect(await readdir(campaignsDir)).toEqual([])
  })

  it('is no campaign after a kill -9, and is cleared away by the next; one that is still written stays', async () => {
    const [killed, alive] = [await writing(), await writing()]
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    expect((await loadCampaigns(campaignsDir)).campaigns).toEqual([])
    await made('two')
    expect(await readdir(campaignsDir)).toEqual([expect.stringContaining(`.new-${alive.pid}-`), 'two'])
    alive.kill()
    await once(alive, 'exit')
  })
})

describe('the template', () => {
  it('explains every field of campaign.yaml, at every depth', async () => {
    const template = await readFile('campaigns/_template/campaign.yaml', 'utf8')
    const unexplained = fieldsOf(campaignJsonSchema()).filter((field) => !new RegExp(`\\b${field}\\b`).test(template))
    expect(unexplained).toEqual([])
  })

  it('names what there is to choose from above each field', async () => {
    const template = await readFile('campaigns/_template/campaign.yaml', 'utf8')
    const choices = { look: LOOKS, fonts: LOOKS, channels: OFFERED_CHANNEL_IDS, locale: LOCALES }
    for (const [field, names] of Object.entries(choices)) {
      const [, above = ''] = new RegExp(`((?:^#.*\\n)+)#?${field}:`, 'm').exec(template) ?? []
      expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(above))).toEqual([])
    }
  })

  it('has every field once, and holds with all of them switched on', async () => {
    const fields = parse(switchedOn(await readFile('campaigns/_template/campaign.yaml', 'utf8')))
    expect(Object.keys(fields).sort()).toEqual(Object.keys(campaignSchema.shape).sort())
    expect(campaignSchema.safeParse(fields).error).toBeUndefined()
  })
})

/** Names of fields, those of groups in it included. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties } = schema as { properties?: object }
  const names = properties && !Array.isArray(properties) ? Object.keys(properties) : []
  return [...new Set([...names, ...Object.values(schema).flatMap(fieldsOf)])]
}

/** As somebody would do it who takes the # away from every line that is switched off. */
function switchedOn(template: string): string {
  let isField = false
  return template
    .split('\n')
    .map((line) => {
      isField = /^#?[a-z]\w*:/.test(line) || (isField && /^#( {2}|$)/.test(line))
      return isField ? line.replace(/^#/, '') : line
    })
    .join('\n')
}
