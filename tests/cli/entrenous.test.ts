import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCampaignAudit } from '../../db/campaign/audit.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { openFile } from '../../db/clients/file.ts'
import { createTokenKind } from '../../seal/link.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { entrenous as alone, type Ran } from '../support/command.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { keyring, temporaryFolder } from '../support/fixture.ts'

const CONFIG = `title: The letter
channels: [email, copy]
roots:
  - { label: Subscribers, channel: email }
  - { label: Café poster, kind: poster }
`

let campaignsDir: string
let dataDir: string
beforeAll(async () => {
  campaignsDir = await writeCampaigns({ 'letter/campaign.yaml': CONFIG, 'letter/sealed/text.md': 'Dear you.' })
  dataDir = await newDataDir()
})

/** A data folder with an empty database: only a server makes one. */
async function newDataDir(): Promise<string> {
  const folder = await temporaryFolder()
  await (await openFile(`file:${folder}/entrenous.db`)).close()
  return folder
}

const settings = (env: Record<string, string>) => ({
  ...{ CAMPAIGNS_DIR: campaignsDir, ENTRENOUS_DATA: dataDir, SITE_URL: 'https://share.example' },
  ...env,
})
/** Runs a command in this process. */
const entrenous = (args: string[], env: Record<string, string> = {}) => entrenousHere(args, settings(env))

const nodeOf = (url: string) => createTokenKind(keyring.link('letter')).read(url.slice(-22))

it('ends as a process with 0 or 1, and prints what was asked for apart from what is said of it', async () => {
  const CAMPAIGNS_DIR = await writeCampaigns({ 'bad/campaign.yaml': 'titel: T', 'letter/campaign.yaml': CONFIG })
  const list = join(await temporaryFolder(), 'list.csv')
  await writeFile(list, 'label\nNobody\n')
  // Modules that the bundle imports late have other classes of errors than its own: those are known by their names.
  const runs: [string, string[], Partial<Ran>, Record<string, string>?][] = [
    ['says it all', ['check'], { code: 0, out: 'letter: ready to build\n', said: 'letter: ready to build\n' }],
    [
      'finds mistakes',
      ['check', 'bad'],
      { code: 1, out: expect.stringContaining('titel: unknown') },
      { CAMPAIGNS_DIR },
    ],
    [
      'throws late',
      ['letter', 'letter', '--list', list, '--out', `${list}.out`],
      { code: 1, out: '', said: expect.stringMatching(/^[^\n]*\n[^\n]*\n[^\n]*has no link for "Nobody"[^\n]*\n$/) },
    ],
    [
      'is used wrongly',
      ['links'],
      { code: 1, out: '', said: expect.stringMatching(/missing required argument 'slug'.*Usage: /s) },
    ],
    [
      'finds nothing',
      ['verify'],
      { code: 1, out: '', said: expect.stringMatching(/no database at .*ENTRENOUS_DATA[^\n]*\n$/) },
      { ENTRENOUS_DATA: join(dataDir, 'mistyped') },
    ],
  ]
  for (const [what, args, expected, env = {}] of runs)
    expect.soft(await alone(dataDir, args, settings(env)), what).toMatchObject(expected)
})

it('lists no command that the documents do not show', async () => {
  const { out } = await entrenous(['--help'])
  const [, list = ''] = out.split('Commands:\n')
  const names = [...list.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== 'help')
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...(await readdir('docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`),
  ]
  const shown = (await Promise.all(pages.map((page) => readFile(page, 'utf8')))).join('\n')
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !new RegExp(`entrenous -- ${name}\\b`).test(shown))).toEqual([])
})

describe('check', () => {
  it('says that a good campaign is ready', async () => {
    expect(await entrenous(['check'])).toMatchObject({ code: 0, out: 'letter: ready to build\n' })
    expect(await entrenous(['check', 'letter', '--json'])).toMatchObject({ code: 0, out: '[]\n' })
  })

  it('lists every mistake and ends with 1, only of the campaign that was asked for', async () => {
    const CAMPAIGNS_DIR = await writeCampaigns({
      'good/campaign.yaml': 'title: T',
      'good/sealed/x.md': 'x',
      'bad/campaign.yaml': 'titel: T\ngoal: -1',
    })
    const all = await entrenous(['check'], { CAMPAIGNS_DIR })
    expect(all.code).toBe(1)
    expect(all.out).toMatch(/bad\/campaign.yaml:1 title: missing.*\n.*:1 titel: unknown field.*\n.*:2 goal: -1/)
    expect((await entrenous(['check', 'good'], { CAMPAIGNS_DIR })).code).toBe(0)
    const one = await entrenous(['check', 'bad', '--json'], { CAMPAIGNS_DIR })
    expect(one.code).toBe(1)
    expect(JSON.parse(one.out)).toContainEqual(expect.objectContaining({ severity: 'error', line: 2, field: 'goal' }))
  })

  it('says what is worth knowing and still ends with 0', async () => {
    const CAMPAIGNS_DIR = await writeCampaigns({
      'wordy/campaign.yaml': `title: ${'Long '.repeat(20)}`,
      'wordy/sealed/x.md': 'x',
    })
    const { code, out } = await entrenous(['check'], { CAMPAIGNS_DIR })
    expect(code).toBe(0)
    expect(out).toMatch(/wordy\/campaign.yaml:1 warning title: 99 characters, .*\nwordy: ready to build\n$/)
    const [warning] = JSON.parse((await entrenous(['check', '--json'], { CAMPAIGNS_DIR })).out)
    expect(warning).toMatchObject({ severity: 'warning', line: 1, field: 'title' })
  })

  it('names the colour that cannot be read and the line of the stylesheet, as the build would', async () => {
    const CAMPAIGNS_DIR = await writeCampaigns({
      'pale/campaign.yaml': 'title: T\nlook: letter\nink:\n  light: "#999999"\naccent: "#ffc61f"\nstylesheet: own.css',
      'pale/own.css': '.a {\n  color: red\n}\n.b { --ink: red }\n',
      'pale/sealed/x.md': 'x',
    })
    const { code, out } = await entrenous(['check', 'pale'], { CAMPAIGNS_DIR })
    expect(code).toBe(1)
    const lines = out.trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(
      /pale\/campaign\.yaml:4 ink\.light: ink #999999 on the ground #f4efe6 has a contrast of 2\.48:1/,
    )
    expect(lines[1]).toMatch(/pale\/campaign\.yaml:5 warning accent: #ffc61f cannot be read on #f4efe6/)
    expect(lines[2]).toMatch(/pale\/own\.css:4 sets --ink/)
  })

  it('suggests the campaign that was meant', async () => {
    const { code, err } = await entrenous(['check', 'leter'])
    expect(code).toBe(1)
    expect(err).toContain('No campaign "leter" (did you mean "letter"?)')
  })
})

describe('links', () => {
  it('lists label, kind, channel and address; e-mail carries the token in the query', async () => {
    const links = JSON.parse((await entrenous(['links', 'letter', '--json'])).out)
    expect(links).toEqual([
      {
        label: 'Subscribers',
        kind: 'seed',
        channel: 'email',
        url: expect.stringMatching(/^https:\/\/share\.example\/letter\/\?k=m\w{22}$/),
      },
      {
        label: 'Café poster',
        kind: 'poster',
        channel: 'qr',
        url: expect.stringMatching(/^https:\/\/share\.example\/letter\/#q\w{22}$/),
      },
    ])
    for (const { url } of links) expect(nodeOf(url)).toBeGreaterThan(0)
  })

  it('are the same on an empty database', async () => {
    const here = await entrenous(['links', 'letter', '--json'])
    const elsewhere = await entrenous(['links', 'letter', '--json'], { ENTRENOUS_DATA: await newDataDir() })
    expect(elsewhere.out).toBe(here.out)
  })

  it('can be added once, and are listed from then on', async () => {
    const added = await entrenous([
      'links',
      'letter',
      'add',
      '--label',
      'Nour',
      '--kind',
      'ambassador',
      '--channel',
      'signal',
      '--json',
    ])
    const link = JSON.parse(added.out)
    expect(link).toMatchObject({ label: 'Nour', kind: 'ambassador', channel: 'signal' })
    expect(JSON.parse((await entrenous(['links', 'letter', '--json'])).out)).toContainEqual(link)
    const again = await entrenous(['links', 'letter', 'add', '--label', 'Nour'])
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('--label: "Nour" is there already') })
  })

  it.each([
    [['add'], /--label: missing, expected a text$/m],
    [
      ['add', '--label', 'X', '--kind', 'poste'],
      /--kind: "poste" does not fit, expected one of seed, .* \(did you mean "poster"\?\)$/m,
    ],
    [['add', '--label', 'X', '--channel', 'fax'], /--channel: "fax" does not fit, expected one of whatsapp, /],
    [['add', '--label', 'X'.repeat(81)], /--label: "X{40}…" does not fit, expected at most 80 characters$/m],
    [['--label', 'X'], /--label: is for a new link, expected: links letter add/],
    [['add', 'Nour', 'Nour', '--label', 'X'], /too many arguments for 'links'/],
    [['ad', '--label', 'X'], /Unknown action "ad", expected add, members, remove, take-over/],
    [['add', '--label', 'X', '--kind', 'member'], /--kind: members come as a list, expected --list/],
    [['add', '--label', 'X', '--circle', 'kop'], /--circle: the campaign has no circles/],
    [['add', '--label', 'X', '--out', 'x.csv'], /--out: is for a list, expected --list as well/],
    [['take-over'], /take-over: of which campaign\? Expected: links letter take-over <slug of last season>/],
    [['take-over', 'letter'], /take-over: the campaign itself/],
  ])('say what is wrong with %o', async (args, expected) => {
    const { code, err } = await entrenous(['links', 'letter', ...args])
    expect(code).toBe(1)
    expect(err).toMatch(expected)
  })
})

describe('revoke', () => {
  it('takes an address, a link or a token, and says how many links that were', async () => {
    const links = JSON.parse((await entrenous(['links', 'letter', '--json'])).out)
    const { url } = links[0]
    expect(await entrenous(['revoke', 'letter', url])).toMatchObject({ code: 0, out: 'Revoked: 1 link.\n' })
    expect(await entrenous(['revoke', 'letter', url.slice(-22), '--subtree'])).toMatchObject({
      out: 'Revoked before; nothing changed.\n',
    })
    const pasted = `Salut ! <${url.replace(/.{9}$/, '=\r\n> $&')}>.`
    expect(await entrenous(['revoke', 'letter', pasted, '--json'])).toMatchObject({
      out: '{\n  "revoked": 0\n}\n',
    })
    expect(await entrenous(['revoke', 'letter', url, '--undo'])).toMatchObject({ code: 0, out: 'Restored: 1 link.\n' })
    expect((await entrenous(['revoke', 'letter', url, '--undo'])).out).toBe('Nothing was revoked; nothing changed.\n')
  })

  it('says what stays revoked above and below a restored link, and what opens it', async () => {
    const ENTRENOUS_DATA = await newDataDir()
    const here = (...args: string[]) => entrenous(['revoke', 'letter', ...args], { ENTRENOUS_DATA })
    const [{ url, label }] = JSON.parse((await entrenous(['links', 'letter', '--json'], { ENTRENOUS_DATA })).out)
    const [a, b] = (await openInTurn(ENTRENOUS_DATA, url)).map(nameOf)
    expect((await here(url, '--subtree')).out).toBe('Revoked: 4 links.\n')
    const { out } = await here(`${a}`, '--undo')
    expect(out).toContain('Restored: 1 link.\n2 links that grew from it are revoked still: ')
    expect(out).toContain(`A link above it is revoked still: ${label}.`)
    expect(JSON.parse((await here(`${b}`, '--undo', '--json')).out)).toEqual({
      restored: 1,
      revokedAbove: expect.any(String),
    })
    const [, command = ''] = / with that one opens by: npm run entrenous -- revoke letter (.+)\n/.exec(out) ?? []
    expect((await here(...command.split(' '))).out).toBe('Restored: 2 links.\n')
  })

  it('gives back a branch whose own link was given back before', async () => {
    const ENTRENOUS_DATA = await newDataDir()
    const here = (...args: string[]) => entrenous(['revoke', 'letter', ...args], { ENTRENOUS_DATA })
    const [{ url }] = JSON.parse((await entrenous(['links', 'letter', '--json'], { ENTRENOUS_DATA })).out)
    await openInTurn(ENTRENOUS_DATA, url)
    await here(url, '--subtree')
    await here(url, '--undo')
    expect((await here(url, '--subtree', '--undo')).out).toBe('Restored: 3 links.\n')
  })

  it('refuses what is no link of the campaign', async () => {
    expect(await entrenous(['revoke', 'letter', `w${'1'.repeat(22)}`])).toMatchObject({
      code: 1,
      err: expect.stringContaining('This is no link of letter'),
    })
  })
})

/** Opens a link, then each link that came of it, three times; gives the nodes. */
async function openInTurn(dataDir: string, url: string): Promise<NodeId[]> {
  const engine = await openFile(`file:${dataDir}/entrenous.db`)
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
  const nodes = [nodeOf(url) as NodeId]
  for (const visit of ['a', 'b', 'c']) {
    const opened = await ledger.open({ campaign: 'letter', parent: nodes.at(-1) as NodeId, channel: 'email', visit })
    if ('node' in opened) nodes.push(opened.node)
  }
  await engine.close()
  return nodes.slice(1)
}

const nameOf = (node: NodeId | undefined) => createTokenKind(keyring.name('letter')).write(node as NodeId)

describe('void', () => {
  it('says first what it would do, asks for a reason, does it, and undoes it', async () => {
    const ENTRENOUS_DATA = await newDataDir()
    const here = (...args: string[]) => entrenous(args, { ENTRENOUS_DATA })
    const { url } = JSON.parse((await here('links', 'letter', '--json')).out)[0]
    const [, , parent] = await openInTurn(ENTRENOUS_DATA, url)
    const name = nameOf(parent)

    expect(await here('void', 'letter', url, '--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Would void: 3 views\. That would leave 0: 0 clear, 0 doubtful\.\nKeys .* stay out\.\n$/,
      ),
    })
    expect(await here('void', 'letter', url)).toMatchObject({ code: 1, err: expect.stringContaining('--why: missing') })
    expect((await here('void', 'letter', name, '--why', 'ours')).out).toMatch(/^Voided: 1 view\. That leaves 2:/)
    const all = await here('void', 'letter', '--all', '--why', 'all of it')
    expect(all.out).toMatch(/^Voided: 2 views\. That leaves 0:/)
    const [, of = ''] = /To undo this alone: --undo --of (\d+)/.exec(all.out) ?? []
    expect((await here('void', 'letter', '--all', '--undo', '--of', of, '--dry-run')).out).toMatch(
      new RegExp(`^Would put back: 2 views\\. .*\nTaken out by void ${of}, "all of it": 2\\.\n$`),
    )
    expect((await here('verify')).code).toBe(0)
    expect((await here('void', 'letter', '--all', '--undo')).out).toMatch(/^Put back: 3 views\. That leaves 3:/)
    expect((await here('void', 'letter', '--all', '--doubtful', '--dry-run')).out).toMatch(/^No view matches/)
    expect((await here('verify')).code).toBe(0)
  })

  it.each([
    [['letter'], 'Expected either a link or --all'],
    [['letter', '--all', '--from', 'noon', '--dry-run'], 'expected a date, a time and an offset'],
    [
      ['letter', '--all', '--from', '2026-12-02T00:00:00Z', '--to', '2026-12-01T00:00:00Z', '--dry-run'],
      '--to: is not after',
    ],
    [['letter', `w${'1'.repeat(22)}`, '--dry-run'], 'This is no link of letter'],
  ])('says what is wrong with %j', async (args, err) => {
    expect(await entrenous(['void', ...args])).toMatchObject({ code: 1, err: expect.stringContaining(err) })
  })
})

describe('qr', () => {
  it('draws a code that leads to the root, as PNG and as SVG', async () => {
    const folder = await temporaryFolder()
    const links = JSON.parse((await entrenous(['links', 'letter', '--json'])).out)
    for (const file of ['code.png', 'code.svg']) {
      expect((await entrenous(['qr', 'letter', 'Café poster', '--out', join(folder, file)])).code).toBe(0)
      const { data, info } = await sharp(join(folder, file))
        .resize(600)
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(links[1].url)
    }
  })

  it('draws no dead link unless it is told to, and neither is one listed without a word', async () => {
    const ENTRENOUS_DATA = await newDataDir()
    const here = (...args: string[]) => entrenous(args, { ENTRENOUS_DATA })
    const out = join(await temporaryFolder(), 'dead.svg')
    const [{ url }] = JSON.parse((await here('links', 'letter', '--json')).out)
    const added = await here('links', 'letter', 'add', '--label', 'Once', '--cap', '1', '--json')
    await openInTurn(ENTRENOUS_DATA, JSON.parse(added.out).url)
    await here('revoke', 'letter', url)
    for (const [label, why] of [
      ['Subscribers', 'revoked'],
      ['Once', 'exhausted'],
    ] as const) {
      const refused = await here('qr', 'letter', label, '--out', out)
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`${label}: ${why}, so its code`) })
      expect(await readFile(out).catch(() => 'none')).toBe('none')
      expect((await here('links', 'letter')).out).toMatch(new RegExp(`^${label} .*  ${why}: opens nothing$`, 'm'))
    }
    expect(JSON.parse((await here('links', 'letter', '--json')).out)[1]).not.toHaveProperty('dead')
    expect(await here('qr', 'letter', 'Once', '--out', out, '--anyway')).toMatchObject({
      code: 0,
      out: `${out}: ${JSON.parse(added.out).url}\n`,
    })
    expect((await here('qr', 'letter', 'Subscribers')).err).toContain('Warning: Subscribers: revoked')
  })

  it('says that the campaign is not public yet', async () => {
    for (const args of [
      ['links', 'letter'],
      ['qr', 'letter', 'Subscribers'],
    ])
      expect(await entrenous(args)).toMatchObject({
        code: 0,
        err: expect.stringContaining('letter: not public yet, its links lead to no page. Build first: npm run build'),
      })
  })

  it('says what is wrong with its label or its file', async () => {
    expect((await entrenous(['qr', 'letter', 'Nobody'])).err).toContain(
      'No root "Nobody", expected one of Subscribers, Café poster',
    )
    expect((await entrenous(['qr', 'letter', 'Subscribers', '--out', 'code.gif'])).err).toContain(
      'expected a file that ends in .svg or .png',
    )
    const nowhere = join(await temporaryFolder(), 'no', 'code.svg')
    expect(await entrenous(['qr', 'letter', 'Subscribers', '--out', nowhere])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no\/code\.svg: there is no such file or folder\n$/),
    })
  })
})

describe('verify', () => {
  it('is content with counters that add up, and ends with 1 when one does not', async () => {
    await entrenous(['links', 'letter'])
    expect(await entrenous(['verify'])).toMatchObject({
      code: 0,
      out: `${dataDir}/entrenous.db\n  letter: 0 views\nEvery counter equals the recount.\n`,
    })
    const engine = await openFile(`file:${dataDir}/entrenous.db`)
    await engine.write([sql`INSERT INTO tallies (campaign, views, clear, depth) VALUES ('letter', 7, 0, 0)`])
    await engine.close()
    const broken = await entrenous(['verify', 'letter'])
    expect(broken).toMatchObject({
      code: 1,
      out: expect.stringContaining('letter: tally views says 7, the recount 0\n'),
    })
    expect(JSON.parse((await entrenous(['verify', '--json'])).out)).toEqual({
      database: `${dataDir}/entrenous.db`,
      campaigns: [{ campaign: 'letter', views: 0, voided: 0, isFolded: false }],
      differences: [{ campaign: 'letter', counter: 'tally views', row: '', stored: 7, recounted: 0 }],
    })
    expect(await entrenous(['verify', 'leter'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing of a campaign "leter"'),
    })
  })

  it('names a database that is none, and leaves it as it is', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'entrenous.db'), 'not a database, but long enough to look at '.repeat(50))
    const before = await readFile(join(folder, 'entrenous.db'), 'utf8')
    const { code, err } = await entrenous(['verify'], { ENTRENOUS_DATA: folder })
    expect(code).toBe(1)
    expect(err).toMatch(/entrenous\.db: cannot be used as a database .*restore it from a backup/)
    expect(await readFile(join(folder, 'entrenous.db'), 'utf8')).toBe(before)
  })
})

describe('a folder without a database', () => {
  it.each([
    ['verify'],
    ['links', 'letter'],
    ['circles', 'letter'],
    ['links', 'letter', 'add', '--label', 'Nour'],
    ['revoke', 'letter', 'x'],
    ['void', 'letter', '--all', '--why', 'a test'],
    ['qr', 'letter', 'Subscribers'],
    ['secret', 'replace'],
    ['studio', 'list'],
    ['studio', 'invite', '--name', 'Nour'],
    ['studio', 'revoke', 'Nour'],
  ])('is named by %s %s, and stays as it is', async (...args) => {
    const folder = await temporaryFolder()
    for (const ENTRENOUS_DATA of [folder, join(folder, 'mistyped')]) {
      const said = await entrenous(args, { ENTRENOUS_DATA, ENTRENOUS_SECRET: '' })
      expect(said).toMatchObject({ code: 1, out: '' })
      expect(said.err).toContain(`no database at ${ENTRENOUS_DATA}/entrenous.db`)
    }
    expect(await readdir(folder)).toEqual([])
  })
})

it('refuses the database of a newer program, and names the schemas of both', async () => {
  const ENTRENOUS_DATA = await newDataDir()
  const engine = await openFile(`file:${ENTRENOUS_DATA}/entrenous.db`)
  await engine.write([sql`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('newer', 3000000000000)`])
  await engine.close()
  for (const args of [['verify'], ['links', 'letter'], ['studio', 'list']]) {
    const { code, err } = await entrenous(args, { ENTRENOUS_DATA })
    expect(code).toBe(1)
    expect(err).toMatch(
      /entrenous\.db: is of a newer program: its schema has a change of 2065-.* this program knows up to \d{4}_/,
    )
  }
})

describe('the audit log', () => {
  it('has what was changed here, once', async () => {
    const ENTRENOUS_DATA = await newDataDir()
    const here = (...args: string[]) => entrenous(args, { ENTRENOUS_DATA })
    await here('links', 'letter', 'add', '--label', 'Nour')
    await here('links', 'letter', 'add', '--label', 'Nour')
    const { url, label } = JSON.parse((await here('links', 'letter', '--json')).out)[0]
    await here('revoke', 'letter', url)
    await here('revoke', 'letter', url)
    const engine = await openFile(`file:${ENTRENOUS_DATA}/entrenous.db`)
    const entries = await readCampaignAudit(engine, null, { most: 10 })
    await engine.close()
    const by = { who: 'command line', campaign: 'letter' }
    expect(entries).toMatchObject([
      { ...by, action: 'link-revoked', detail: label },
      { ...by, action: 'root-added', detail: 'Nour' },
    ])
  })
})

it('says every setting that is wrong and does nothing', async () => {
  const { code, err } = await entrenous(['links', 'letter'], { PORT: 'x', TRUST_PROXY: 'x' })
  expect(code).toBe(1)
  expect(err).toMatch(/PORT: expected.*\n.*TRUST_PROXY: expected/)
})
