import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BASE58_PATTERN } from '../../../seal/base58.ts'
import { keyring, newVisit, rootToken, SECRET } from '../../support/fixture.ts'
import { Fan } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { codeOf, StudioBrowser, signedIn } from '../../support/studio.ts'

/** Somebody has a copy of the database, and no secret. */

let host: NodeHost
let copy: Buffer
let cookieName: string | undefined
const visits = Array.from({ length: 3 }, newVisit)
/** Everything that opens something, as its owner holds it. */
const opening: string[] = [SECRET, ...visits, rootToken('open')]
beforeAll(async () => {
  host = await startNodeHost()
  let link = rootToken('open')
  for (const visit of visits) {
    const fan = new Fan(host, 'open')
    const answer = await fan.opened(link, visit)
    link = answer.link
    opening.push(
      answer.pass,
      answer.link,
      ...Object.values(answer.keys),
      (await fan.words(answer.pass)).words.join(' '),
    )
  }
  const { browser, key } = await signedIn(host, { role: 'owner' })
  const [name, session = ''] = browser.cookie?.split('=') ?? []
  cookieName = name
  opening.push(key, session)
  const file = `${host.settings.databaseUrl.replace('file:', '')}.copy`
  await host.engine.db.run(sql`VACUUM INTO ${file}`)
  copy = await readFile(file)
})
afterAll(() => host.stop())

it('it holds nothing that opens: no link, pass, visit, key, words or session, nor what they are made from', () => {
  const keys = keyring
    .every([{ slug: 'open', pieces: [{ id: 'clip', epoch: '0.0' }] }])
    .map(({ key }) => Buffer.from(key))
  const forms = [...opening, ...keys.flatMap((key) => [key, key.toString('hex'), key.toString('base64url')])]
  expect(opening.filter((each) => each.length < 11)).toEqual([])
  expect(forms.filter((form) => copy.includes(form))).toEqual([])
})

it('whatever it holds that looks like a token or a digest opens nothing: as link, pass, visit, studio key or session', async () => {
  const cells = new Set<string>()
  const tables = await host.engine.db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`)
  for (const { name } of tables) {
    const rows = await host.engine.db.all<Record<string, unknown>>(sql.raw(`SELECT * FROM "${name}"`))
    for (const cell of rows.flatMap((row) => Object.values(row))) if (typeof cell === 'string') cells.add(cell)
  }
  const tokens = [...cells].filter((cell) => new RegExp(`^${BASE58_PATTERN}$`).test(cell))
  const digests = [...cells].filter((cell) => /^[\w+/=-]{40,}$/.test(cell))
  expect(tokens.length).toBeGreaterThanOrEqual(visits.length)
  expect(digests.length).toBeGreaterThan(0)
  const before = await new Fan(host, 'open').views()
  for (const token of tokens) {
    expect(await codeOf(await new Fan(host, 'open').unlock(token))).toBe('link-invalid')
    expect(await codeOf(await new Fan(host, 'open').get('pass', { Authorization: `Pass ${token}` }))).toBe(
      'link-invalid',
    )
  }
  expect(await new Fan(host, 'open').views()).toBe(before)
  const passes = new Set(opening)
  // A stored visit is none that was ever sent: with a link it is a view of its own, and gets no other fan's pass.
  for (const token of tokens) {
    const { pass, counted } = await new Fan(host, 'open').opened(rootToken('open'), token)
    expect([counted, passes.has(pass)]).toEqual([true, false])
  }
  expect(await new Fan(host, 'open').views()).toBe(before + tokens.length)
  for (const digest of digests) {
    const browser = new StudioBrowser(host)
    expect(
      await codeOf(await browser.signIn(digest, { 'X-Forwarded-For': `198.51.${digests.indexOf(digest) & 255}.1` })),
    ).toBe('key-invalid')
    browser.cookie = `${cookieName}=${digest}`
    expect(await browser.isIn()).toBe(false)
  }
})
