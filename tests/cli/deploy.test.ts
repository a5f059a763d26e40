import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer as createHttpServer, type OutgoingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { hasSecret } from '../../cli/edge/account.ts'
import { monthlyCost } from '../../cli/edge/cost.ts'
import { secretAt } from '../../cli/edge/remote.ts'
import { createKeyring } from '../../seal/secret.ts'
import { freePort } from '../support/free-port.ts'
import { SECRET, Workplace } from '../unit/sealing/workplace.ts'

const CAMPAIGN = `title: Bonsoir
locale: fr
look: letter
channels: [whatsapp, copy]
goal: 5000000
roots:
  - { label: List, channel: whatsapp }
`
const SETTINGS = { SITE_URL: 'https://links.brand.example', NODE_ENV: 'production' }

let workplace: Workplace
beforeAll(async () => {
  workplace = await Workplace.open()
  await workplace.write({
    'campaigns/bonsoir/campaign.yaml': CAMPAIGN,
    'campaigns/bonsoir/teaser.md': 'Un soir.',
    'campaigns/bonsoir/sealed/lettre.md': 'Voici.',
  })
})
afterAll(() => workplace.close())

const deploy = async (env: Record<string, string> = {}, ...args: string[]) => {
  const { code, stdout, stderr } = await workplace.start('edge/deploy', env, args).ended
  return { code, said: stdout + stderr }
}

/** Settings that name an address of this machine, whose certificate nobody knows. */
const at = (port: number) => ({
  ...SETTINGS,
  SITE_URL: `https://localhost:${port}`,
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
})

async function listening(server: Server): Promise<number> {
  await once(server.listen(0), 'listening')
  return (server.address() as AddressInfo).port
}

/** A deployment that answers a signed request like this. Resolves with the settings that name it. */
async function answering(status: number, answer: unknown, headers: OutgoingHttpHeaders = {}) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
  const server = createServer({ key, cert }, ({ method }, response) => {
    // Where a redirect leads, nothing is said either.
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
    response.writeHead(method === 'POST' ? status : 404, headers).end(body)
  })
  onTestFinished(() => void server.close())
  return at(await listening(server))
}

/** What Cloudflare answers: a result, or the code and the words of an error. */
interface Said {
  status?: number
  result?: unknown
  code?: number
  message?: string
}

/** Cloudflare's own API: what it says of a Worker's secrets and of a bucket, and what it was sent. */
async function cloudflare({ secrets, bucket }: { secrets: Said; bucket?: Said }) {
  const sent: string[] = []
  const server = createHttpServer(({ method, url = '' }, response) => {
    if (method !== 'GET' && url !== '/graphql') sent.push(`${method} ${url}`)
    const said: Said = (url.endsWith('/secrets') ? secrets : /\/r2\/buckets\//.test(url) && bucket) || {
      code: 1,
      status: 500,
    }
    const { result = null, code, message, status = code === undefined ? 200 : 404 } = said
    const errors = code === undefined ? [] : [{ code, message }]
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ success: code === undefined, errors, messages: [], result }))
  })
  onTestFinished(() => void server.close())
  const CLOUDFLARE_API_BASE_URL = `http://localhost:${await listening(server)}`
  return { sent, env: { CLOUDFLARE_API_BASE_URL, CLOUDFLARE_API_TOKEN: 'token', CLOUDFLARE_ACCOUNT_ID: 'account' } }
}
const NO_WORKER = { code: 10007, message: 'This Worker does not exist on your account.' }
const FORBIDDEN = { code: 10000, message: 'Authentication error', status: 403 }

it('says what would be sent and what it costs, and sends nothing', async () => {
  const { code, said } = await deploy(SETTINGS)
  expect(code, said).toBe(0)
  expect(said).toContain('Bonsoir  https://links.brand.example/bonsoir/')
  expect(said).toMatch(/\d+ files and a Worker of \d+ KiB, entre-nous-links-brand-example;/)
  expect(said).toContain('and the secret ENTRENOUS_SECRET, the one that is used here')
  expect(said).toContain('in a month that reaches every goal (5,000,000 views)')
  expect(said).toContain('bonsoir: goal 5,000,000')
  // No gallery: no bucket is asked for.
  expect(said).not.toContain('R2')
  expect(said).toContain('--dry-run: exiting now.')
  expect(said).toContain('Nothing was sent.')
  expect(said).not.toContain(SECRET)
})

it('leaves the secret where it is the same, and takes the name that it is told', async () => {
  const { code, said } = await deploy({ ...(await answering(200, ['bonsoir'])), WORKER_NAME: 'evening' })
  expect(code, said).toBe(0)
  expect(said).toMatch(/KiB, evening;.*\nSet there: SITE_URL\. It has the secret already/)
})

it.each<[number, unknown, string | undefined, OutgoingHttpHeaders?]>([
  [200, ['bonsoir'], 'this'],
  [401, { code: 'key-invalid' }, 'another'],
  [503, { code: 'unavailable' }, 'untold'],
  [503, '<p>Error 1102', 'untold'],
  [500, '<p>Error 1101', 'untold'],
  [429, { code: 'slow-down' }, 'untold'],
  [403, '<p>Sorry, you have been blocked', 'untold'],
  [302, '', 'untold', { Location: '/login' }],
  [200, '<p>Sign in', 'untold'],
])('takes from an answer whose secret is there (%i, %j: %s)', async (status, answer, expected, headers?) => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { SITE_URL } = await answering(status, answer, headers)
  expect(await secretAt(SITE_URL, createKeyring(SECRET).operator())).toBe(expected)
})

describe('refuses before it builds', () => {
  it.each([
    [401, { code: 'key-invalid' }, 'does not know this secret'],
    [503, { code: 'unavailable' }, 'does not tell whether'],
  ])('to replace a secret that may be the only one (%i), unless it is told to', async (status, answer, why) => {
    const refused = await deploy(await answering(status, answer))
    expect(refused).toEqual({ code: 1, said: expect.stringContaining(why) })
    expect(refused.said).toContain('--new-secret')
  })

  it('where nobody answers, but its Worker has one, or Cloudflare does not say whether', async () => {
    const { env, sent } = await cloudflare({
      secrets: { result: [{ name: 'ENTRENOUS_SECRET', type: 'secret_text' }] },
    })
    expect(await deploy({ ...at(await freePort()), ...env }, '--yes')).toEqual({
      code: 1,
      said: expect.stringMatching(/has a secret already.*--new-secret/),
    })
    expect(sent).toEqual([])

    const silent = await cloudflare({ secrets: FORBIDDEN })
    for (const [name, value] of Object.entries(silent.env)) vi.stubEnv(name, value)
    onTestFinished(() => void vi.unstubAllEnvs())
    await expect(hasSecret('worker', 'ENTRENOUS_SECRET')).rejects.toThrow(
      /Cloudflare does not say whether the Worker .*Authentication error/s,
    )
  })

  it('what is missing, all at once', async () => {
    expect(await deploy({ ENTRENOUS_SECRET: '' })).toEqual({
      code: 1,
      said: expect.stringMatching(/^Missing, .*\n {2}SITE_URL: .*\n {2}ENTRENOUS_SECRET: .*\n$/),
    })
  })

  it('an address without https', async () => {
    expect(await deploy({ SITE_URL: 'http://links.brand.example' })).toEqual({
      code: 1,
      said: expect.stringContaining('SITE_URL: http://links.brand.example, expected an address with https:'),
    })
  })
})

it('sends nothing where Cloudflare cannot be asked for the bucket, which would stay unbound', async () => {
  const { env, sent } = await cloudflare({ secrets: NO_WORKER, bucket: FORBIDDEN })
  const { code, said } = await deploy({ ...at(await freePort()), ...env }, '--yes')
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/Cloudflare does not say whether there is a bucket .*-photos, .*Authentication error/s),
  ])
  expect(sent).toEqual([])
})

it('serves on this machine what a campaign has become, one that had a mistake, and says what another secret counted', async () => {
  await workplace.write({ 'campaigns/matin/campaign.yaml': CAMPAIGN.replace('fr', 'french') })
  const port = await freePort()
  const { child, ended } = workplace.start('edge/dev', {}, ['--port', String(port)])
  let said = ''
  child.stdout?.on('data', (data) => {
    said += data
  })
  onTestFinished(async () => {
    child.kill('SIGINT')
    await ended
    await rm(workplace.path('campaigns/matin'), { recursive: true, force: true })
  })
  const goalOf = async (slug: string) => {
    const answer = await fetch(`http://localhost:${port}/api/campaigns/${slug}/tally`).catch(() => undefined)
    return ((await answer?.json().catch(() => ({}))) as { goal?: number } | undefined)?.goal
  }
  const served = (slug: string) =>
    vi.waitUntil(async () => (await goalOf(slug)) === 5_000_000, { timeout: 250_000, interval: 500 })
  await served('bonsoir')
  await workplace.write({
    'campaigns/bonsoir/campaign.yaml': CAMPAIGN.replace('5000000', '7000'),
    'campaigns/matin/campaign.yaml': `demo: true\n${CAMPAIGN}`,
    'campaigns/matin/sealed/lettre.md': 'Voici.',
  })
  await served('matin')
  expect(await goalOf('bonsoir')).toBe(7000)
  await vi.waitUntil(() => said.includes(`matin: http://localhost:${port}/matin/#w`), { timeout: 60_000 })
  child.kill('SIGINT')
  await ended
  // Of a lost secret the build says so as long as its site is there.
  await rm(workplace.path('dist'), { recursive: true })
  const again = ['--port', String(await freePort())]
  const other = workplace.start('edge/dev', { ENTRENOUS_SECRET: `another than ${SECRET}` }, again)
  onTestFinished(async () => {
    other.child.kill('SIGINT')
    await other.ended
    // With the other secret.
    await rm(workplace.path('dist'), { recursive: true, force: true })
  })
  const told = new Promise<string>((settle) => {
    let error = ''
    other.child.stderr?.on('data', (data) => {
      error += data
      if (/^.*bonsoir.*another secret/m.test(error)) settle(error)
    })
  })
  const stopped = other.ended.then(({ stdout, stderr }) => stdout + stderr)
  expect(await Promise.race([told, stopped])).toMatch(
    /^(?:bonsoir, matin|matin, bonsoir): counted in .*edge with another secret/m,
  )
})

it('goes on where it is told to replace the secret, and stops at a campaign with an error, which it names', async () => {
  await workplace.write({ 'campaigns/bonsoir/campaign.yaml': CAMPAIGN.replace('fr', 'french') })
  const { code, said } = await deploy(await answering(401, { code: 'key-invalid' }), '--new-secret')
  // Only a build finds it.
  expect([code, said]).toEqual([1, expect.stringMatching(/campaign\.yaml:2 locale/)])
  expect(said).not.toContain('Worker of')
})

it('costs the plan at least, and more the more it carries', () => {
  expect(monthlyCost([])).toBe(5)
  expect(monthlyCost([1e6])).toBeGreaterThanOrEqual(5)
  expect(monthlyCost([1e8])).toBeGreaterThan(monthlyCost([1e7]))
  expect(Number.isFinite(monthlyCost([Number.MAX_SAFE_INTEGER]))).toBe(true)
})

it('costs what objects of ten campaigns are awake, and of none more than all that it can have', () => {
  const campaigns = Array.from({ length: 10 }, () => 1e6)
  const other = 22.2 + 7.35 + 130
  // Two seconds of 128 MB for each view, and a month of the studio's.
  expect(monthlyCost(campaigns)).toBeCloseTo(5 + other + (12.5 * (10e6 * 2 * 0.128 + 331_776 - 400_000)) / 1e6, 2)
  const crowded = monthlyCost([1e9])
  const apart = monthlyCost(Array.from({ length: 10 }, () => 1e8))
  expect(apart - crowded).toBeCloseTo((12.5 * 9 * 11 * 331_776) / 1e6, 2)
})
