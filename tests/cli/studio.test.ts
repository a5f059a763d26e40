import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { firstStudioLink, readInvitation } from '../../cli/invitation.ts'
import { openFile } from '../../db/clients/file.ts'
import { readStudioAudit } from '../../db/studio/audit.ts'
import { addStudioKey } from '../../db/studio/new-studio-keys.ts'
import { startSession } from '../../db/studio/sessions.ts'
import { readStudioKey } from '../../db/studio/studio-keys.ts'
import { digestOf } from '../../seal/studio-key.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { temporaryFolder } from '../support/fixture.ts'

const DAY_MS = 86_400_000

let campaignsDir: string
let dataDir: string
beforeAll(async () => {
  const files = ['letter', 'tape'].map((slug) => ({
    [`${slug}/campaign.yaml`]: 'title: T',
    [`${slug}/sealed/x.md`]: 'x',
  }))
  campaignsDir = await writeCampaigns(Object.assign({}, ...files))
  dataDir = await temporaryFolder()
  await inDatabase(async () => {})
})

const studio = (...args: string[]) =>
  entrenousHere(['studio', ...args], {
    CAMPAIGNS_DIR: campaignsDir,
    ENTRENOUS_DATA: dataDir,
    SITE_URL: 'https://share.example',
    TZ: 'Europe/Paris',
  })

async function inDatabase<T>(work: (engine: Awaited<ReturnType<typeof openFile>>) => Promise<T>): Promise<T> {
  const engine = await openFile(`file:${dataDir}/entrenous.db`)
  return work(engine).finally(() => engine.close())
}
const keyOf = (key: string) => inDatabase((engine) => readStudioKey(engine, digestOf(key), Date.now()))
const later = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()

describe('studio invite', () => {
  it('gives a key, and the private link that carries it where no server sees it', async () => {
    const { key, url } = JSON.parse((await studio('invite', '--name', 'Nour', '--json')).out)
    expect(key).toMatch(/^[1-9A-HJ-NP-Za-km-z]{44}$/)
    expect(url).toBe(`https://share.example/studio/#${key}`)
    expect(await keyOf(key)).toMatchObject({ name: 'Nour', role: 'viewer', campaigns: null, expiresAt: null })
  })

  it('lets in to some campaigns, with a role, until the end of a day', async () => {
    const day = later(40).slice(0, 10)
    const { out } = await studio(
      ...['invite', '--name', ' Maison Sauvage ', '--role', 'editor', '--expires', day],
      ...['--campaign', 'tape', 'letter', 'tape'],
    )
    const [, key = ''] = /https:\/\/share\.example\/studio\/#(\w+)\n/.exec(out) ?? []
    const made = await keyOf(key)
    expect(made).toMatchObject({ name: 'Maison Sauvage', role: 'editor', campaigns: ['tape', 'letter'] })
    const lastMinute = new Intl.DateTimeFormat('sv', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    expect(lastMinute.format(Number(made?.expiresAt) - 1)).toBe(`${day} 23:59`)
  })

  it('refuses a name that looks like one that is there, until that one is revoked', async () => {
    await studio('invite', '--name', 'Zoé R')
    // Without the blank, in small letters, with a combining accent; and with a Greek capital zeta.
    for (const alike of ['zoe\u0301r', 'Ζoé R']) {
      const again = await studio('invite', '--name', alike)
      expect(again).toMatchObject({ code: 1, err: expect.stringContaining('--name: "Zoé R" is there already') })
    }
    await studio('revoke', 'Ζoé r')
    expect((await studio('invite', '--name', 'Ζoé r')).code).toBe(0)
  })

  it('is refused such a name by the database itself, whoever asks at once', async () => {
    const key = (name: string) =>
      ({ name, role: 'viewer', campaigns: null, expiresAt: null, digest: digestOf(name) }) as const
    await inDatabase(async (engine) => {
      const names = ['Lou Pin', 'LOUPIN', 'Ⅼou Рin']
      const made = await Promise.allSettled(names.map((name) => engine.write(addStudioKey(key(name), 'test', 1))))
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const kept = await engine.db.all(sql`SELECT name FROM studio_keys WHERE digest IN (
        SELECT value FROM json_each(${JSON.stringify(names.map(digestOf))}))`)
      expect(kept).toEqual([{ name: 'Lou Pin' }])
    })
  })

  it('asks which of two was meant, when what is typed looks like both', async () => {
    await studio('invite', '--name', 'vera L')
    await studio('invite', '--name', 'Nera l')
    expect(await studio('revoke', 'νera l')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^"νera l" looks like several, expected the number \d+ \(vera L\) or \d+ \(Nera l\)/m),
    })
  })

  it.each([
    [{ name: ' ' }, '--name: "" does not fit, expected a name of 1 to 80 characters'],
    [{ name: 'a\nb' }, '--name: "a\\nb" does not fit, expected a name of 1 to 80 characters'],
    [{ name: '12' }, '--name: "12" does not fit, expected more than digits: those are the numbers of links'],
    [{ name: '１２' }, 'does not fit, expected more than digits: those are the numbers of links'],
    [{ name: '\u3164' }, 'does not fit, expected a name that can be seen'],
    [{ name: 'Cοmmandline' }, '--name: this is what the log calls who works here'],
    [{ name: 'Command Line' }, '--name: this is what the log calls who works here'],
    [{ role: 'boss' }, '--role: "boss" does not fit, expected one of viewer, editor, owner'],
    [{ role: 'owner', campaign: ['tape'] }, /^--campaign: an owner sees every campaign/],
    [{ expires: 'tomorrow' }, /^--expires: "tomorrow" does not fit, expected a date such as/],
    [{ expires: '2059-02-30' }, /^--expires: "2059-02-30" does not fit, expected a date such as/],
    [{ expires: '2020-02-29' }, '--expires: expected a time to come, this one has passed'],
    [{ expires: '2020-02-29T18:00:00+01:00' }, '--expires: expected a time to come, this one has passed'],
    [{ role: 'boss', expires: 'x' }, /^--role: .*\n--expires: .*$/],
  ])('says what is wrong with %o', (wrong, expected) => {
    expect(() => readInvitation({ name: 'X', role: 'viewer', ...wrong })).toThrow(expected)
  })

  it('suggests the campaign that was meant, and makes no key for another', async () => {
    const { code, err } = await studio('invite', '--name', 'X', '--campaign', 'letter', 'tap')
    expect(code).toBe(1)
    expect(err).toContain('No campaign "tap" (did you mean "tape"?), expected one of letter, tape\n')
    expect((await studio('list')).out).not.toContain('X')
  })
})

describe('studio list and revoke', () => {
  /** A key that somebody is signed in with. */
  const inUse = async (name: string) => {
    const { key } = JSON.parse((await studio('invite', '--name', name, '--campaign', 'tape', '--json')).out)
    const id = (await keyOf(key))?.id ?? 0
    const session = { key: { id, name }, digest: digestOf(name), expiresAt: Date.now() + DAY_MS, instead: undefined }
    await inDatabase((engine) => engine.write(startSession(session, Date.now())))
    return { key, id }
  }

  it('shows who is let in, and never their keys', async () => {
    const { key, id } = await inUse('Ines')
    const [text, json] = [(await studio('list')).out, (await studio('list', '--json')).out]
    expect(text).toMatch(new RegExp(`^ *${id}  Ines +viewer  tape; 1 signed in, seen 20\\S+Z$`, 'm'))
    const listed = JSON.parse(json).find(({ name }: { name: string }) => name === 'Ines')
    expect(listed).toMatchObject({ id, role: 'viewer', campaigns: ['tape'], sessions: 1, revokedAt: null })
    for (const out of [text, json]) {
      expect(out).not.toContain(key)
      expect(out).not.toContain(digestOf(key))
    }
  })

  it('ends a key and all its sessions, by name or by number', async () => {
    const { key, id } = await inUse('Ada')
    expect(await studio('revoke', 'ada')).toMatchObject({ code: 0, out: 'Revoked: Ada. 1 session ended.\n' })
    expect(await keyOf(key)).toBeUndefined()
    const left = await inDatabase(async (engine) =>
      engine.db.all(sql`SELECT id FROM studio_sessions WHERE key = ${id}`),
    )
    expect(left).toEqual([])
    expect(await studio('revoke', String(id))).toMatchObject({ out: 'Revoked before; nothing changed.\n' })
    expect((await studio('list')).out).toMatch(/ Ada +viewer +tape; revoked 20\S+Z$/m)
    const log = await inDatabase((engine) => readStudioAudit(engine, { most: 3 }))
    const by = { who: 'command line', campaign: null, detail: 'Ada' }
    expect(log).toMatchObject([
      { ...by, action: 'key-revoked' },
      { ...by, who: 'Ada', action: 'signed-in' },
      { ...by, action: 'key-made' },
    ])
  })

  it('suggests who was meant', async () => {
    expect(await studio('revoke', 'Nou')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nobody "Nou" (did you mean "Nour"?), expected one of '),
    })
  })
})

describe('the first start', () => {
  it('makes no second person who looks like one that is there', async () => {
    const engine = await openFile(`file:${await temporaryFolder()}/entrenous.db`)
    const somebody = { name: '0WNER', role: 'viewer', campaigns: null, expiresAt: null, digest: 'd' } as const
    await engine.write(addStudioKey(somebody, 'test', 1))
    expect(await firstStudioLink(engine, 'https://share.example')).toBeUndefined()
    await engine.close()
  })

  it('makes one owner and shows the link once, however many start at once', async () => {
    const folder = await temporaryFolder()
    const engines = await Promise.all([1, 2, 3].map(() => openFile(`file:${folder}/entrenous.db`)))
    const links = await Promise.all(engines.map((engine) => firstStudioLink(engine, 'https://share.example')))
    const [link] = links.filter((each) => each !== undefined)
    expect(links.filter((each) => each === undefined)).toHaveLength(2)
    for (const engine of engines) expect(await firstStudioLink(engine, 'https://share.example')).toBeUndefined()
    const [engine] = engines
    const owner = engine && (await readStudioKey(engine, digestOf(link?.split('#')[1] ?? ''), Date.now()))
    expect(owner).toMatchObject({ role: 'owner', campaigns: null, expiresAt: null })
    expect(engine && (await readStudioAudit(engine, { most: 9 }))).toHaveLength(1)
    await Promise.all(engines.map((each) => each.close()))
  })
})
