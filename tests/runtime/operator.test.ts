import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { secretAt } from '../../cli/edge/remote.ts'
import { OPERATOR, signedHeaders } from '../../seal/operator-signature.ts'
import { ran } from '../support/command.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { keyring, SECRET } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { Fan } from '../support/host.ts'
import { StudioBrowser } from '../support/studio.ts'
import { startWorkerHost } from '../support/worker-host.ts'

let host: Awaited<ReturnType<typeof startWorkerHost>>
beforeAll(async () => {
  host = await startWorkerHost()
})
afterAll(() => host.stop())

/** A command as somebody runs it who has the build and the secret, and works in the deployment. */
const envOf = (secret: string) => ({ NODE_ENV: 'production', ENTRENOUS_SECRET: secret, ENV_FILE: '' })
const command = (args: string[], secret = SECRET, at = host.url) =>
  entrenousHere(['--at', at, ...args], envOf(secret), host.folder)
/** The same as a process of its own. */
const program = (...args: string[]) =>
  ran(process.execPath, [resolve('cli/launch.cjs'), 'cli/entrenous.ts', '--at', host.url, ...args], {
    cwd: host.folder,
    env: envOf(SECRET),
  })
const fan = () => new Fan(host, 'open')

it('makes the first key of a studio, which lets somebody in until it is revoked', async () => {
  const invited = await program('studio', 'invite', '--name', 'Client', '--role', 'owner', '--json')
  expect(invited.code, invited.said).toBe(0)
  const { key, url } = JSON.parse(invited.out)
  expect(url).toContain(`${host.url}/studio/#`)
  const browser = new StudioBrowser(host)
  expect((await browser.signIn(key)).status).toBe(200)
  expect((await command(['studio', 'list'])).out).toMatch(/Client +owner/)
  expect((await command(['studio', 'revoke', 'Client'])).out).toContain('1 session ended')
  expect(await browser.isIn()).toBe(false)
})

it('adds links, revokes and voids, and what the campaign then counts equals a recount', async () => {
  const added = await command(['links', 'open', 'add', '--label', 'From afar', '--json'])
  expect(added.code, added.said).toBe(0)
  const [, token = ''] = /#.([1-9A-HJ-NP-Za-km-z]{22})/.exec(added.out) ?? []
  const first = await fan().opened(token)
  await fan().opened(first.link)
  const revoked = await command(['revoke', 'open', first.link])
  expect(revoked.code, revoked.said).toBe(0)
  expect(((await (await fan().unlock(first.link)).json()) as { code: string }).code).toBe('link-revoked')
  const voided = await command(['void', 'open', token, '--subtree', '--why', 'a test'])
  expect(voided.code, voided.said).toBe(0)
  const verified = await command(['verify', 'open', '--json'])
  expect(verified.code, verified.said).toBe(0)
  expect(JSON.parse(verified.out)).toMatchObject({
    campaigns: [{ campaign: 'open', views: 0, voided: 2 }],
    differences: [],
  })
})

it('names the command to give next of the same place', async () => {
  const { out } = await command(['preview', 'open'])
  expect(out).toContain(`To end it: npm run entrenous -- --at ${host.url} preview open --revoke 1`)
})

it('takes every command that works on a database', async () => {
  const list = resolve(host.folder, 'members.csv')
  const season = resolve(host.folder, 'season.csv')
  await writeFile(list, 'label\n1001\n1002\n1003\n1004\n1005\n')
  const said: string[] = []
  for (const args of [
    ['links', 'open', 'add', '--list', list, '--label', 'Club', '--kind', 'member', '--channel', 'email', '--json'],
    ['links', 'open', 'members'],
    ['links', 'silent', 'take-over', 'open', '--out', season],
    ['links', 'silent', 'remove', '--list', list],
    ['links', 'led', 'renew', '--label', 'Bruno'],
    ['circles', 'circled'],
    ['qr', 'open', 'List'],
    ['preview', 'open', '--list'],
    ['letter', 'open', '--list', list, '--out', resolve(host.folder, 'letter.csv')],
    ['verify', '--json'],
  ]) {
    const { code, said: all } = await command(args)
    if (code !== 0) said.push(`${args.join(' ')}: ${all}`)
  }
  expect(said).toEqual([])
  expect((await readFile(season, 'utf8')).match(/^100\d,http/gm)).toHaveLength(5)
})

it('says plainly what does not go there', async () => {
  for (const [args, why] of [
    [['check'], '--at: is not for check, which asks no database'],
    [['move', 'open'], '--at: is not for move, expected --from and --to'],
    [['secret', 'replace'], '--at: is not for secret replace, expected its campaigns on a server first'],
  ] as const) {
    const { code, said } = await command([...args])
    expect([code, said]).toEqual([1, expect.stringContaining(why)])
  }
  const stranger = await command(['studio', 'list'], 'another secret, long enough to be one')
  expect([stranger.code, stranger.said]).toEqual([
    1,
    expect.stringContaining('expected the secret of that deployment here'),
  ])
  expect(stranger.said).not.toContain('Failed query')
})

it('says in one line why it cannot work at an address', async () => {
  let isPage = false
  let isServer = false
  const server = createServer((_, response) => {
    if (isServer) response.writeHead(404).end('{"code":"route-unknown","title":"There is no such route"}')
    else if (isPage) response.end('<p>Somebody else’s')
    else response.writeHead(301, { Location: 'https://links.brand.example/' }).end()
  }).listen(0)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const leading = `http://localhost:${(server.address() as AddressInfo).port}`
  const nobody = `http://localhost:${await freePort()}`
  const withTls = leading.replace('http:', 'https:')
  for (const [at, why] of [
    [`${leading}/studio/?a=b`, `${leading}; at the edge\n--at: ${leading} answers 301`],
    [nobody, `${nobody}; at the edge\n--at: ${nobody} cannot be reached (ECONNREFUSED)\n`],
    [withTls, `--at: ${withTls} cannot be reached (ERR_SSL_`],
  ] as const) {
    const { code, said } = await command(['studio', 'list'], SECRET, at)
    expect([code, said]).toEqual([1, expect.stringContaining(why)])
    expect(said.trim().split('\n')).toHaveLength(2)
  }
  expect((await command(['studio', 'list'], SECRET, leading)).said).toContain(
    'expected --at https://links.brand.example',
  )
  isPage = true
  const page = await command(['studio', 'list'], SECRET, leading)
  expect([page.code, page.said]).toEqual([1, expect.stringMatching(/: .*answers what this program never says.*\n$/)])
  isServer = true
  expect((await command(['studio', 'list'], SECRET, leading)).said).toContain(
    'expected a deployment on Cloudflare; to a server',
  )
  const odd = await command(['studio', 'list'], SECRET, 'links.brand.example')
  expect([odd.code, odd.said]).toEqual([1, expect.stringContaining('"links.brand.example" does not fit')])
})

it('tells whoever deploys whether it has their secret', async () => {
  expect(await secretAt(host.url, keyring.operator())).toBe('this')
  expect(await secretAt(host.url, keyring.manifest())).toBe('another')
  expect(await secretAt(`http://localhost:${await freePort()}`, keyring.operator())).toBeUndefined()
})

it.each([
  [404, undefined],
  [405, undefined],
  ['breaks off', 'untold'],
])('of somebody else who answers a signed request by %s, it says %s', async (answer, said) => {
  const server = createServer((_, response) => {
    if (typeof answer === 'number') response.writeHead(answer).end()
    else response.destroy()
  }).listen(0)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await secretAt(`http://localhost:${port}`, keyring.operator())).toBe(said)
})

it('takes a signed request once, in time and as it was signed, and nothing else', async () => {
  const path = '/api/operator/campaigns/open/read'
  const signed = (nonce: string = crypto.randomUUID(), at = Date.now()) => ({
    ...{ path, at, nonce },
    body: JSON.stringify({ sql: 'SELECT 1 AS one', params: [] }),
  })
  const ask = async (
    request: ReturnType<typeof signed>,
    { path = request.path, body = request.body, key = keyring.operator(), headers = {} }: Change = {},
  ) => {
    const sent = { ...(await signedHeaders(key, request)), ...headers }
    return (await host.fetch(path, { method: 'POST', headers: sent, body })).status
  }
  expect(await ask(signed())).toBe(200)
  expect(await ask(signed(), { headers: { [OPERATOR.nonce]: 'once' } })).toBe(401)
  expect(await ask(signed(), { body: JSON.stringify({ sql: 'SELECT 2', params: [] }) })).toBe(401)
  expect(await ask(signed(), { path: '/api/operator/campaigns/fresh/read' })).toBe(401)
  expect(await ask(signed(), { headers: { [OPERATOR.at]: String(Date.now() - 1000) } })).toBe(401)
  expect(await ask(signed(), { headers: { [OPERATOR.signature]: '' } })).toBe(401)
  expect(await ask(signed(), { key: keyring.manifest() })).toBe(401)
  expect(await ask(signed('old', Date.now() - 70_000))).toBe(401)
  const twice = signed('twice')
  expect([await ask(twice), await ask(twice)]).toEqual([200, 401])
})

/** What is sent otherwise than it was signed, and another key to sign with. */
interface Change {
  path?: string
  body?: string
  key?: Uint8Array
  headers?: Record<string, string>
}
