import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { dirname, join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readOrMakeCertificate } from '../../cli/certificate.ts'
import { lanUrl } from '../../cli/lan.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { SECRET, temporaryFolder } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'

const CAMPAIGN = { 'letter/campaign.yaml': 'title: The letter\n', 'letter/sealed/text.md': 'Dear you.' }

let running: ChildProcess | undefined
afterEach(async () => {
  if (running?.exitCode === null && running.kill()) await once(running, 'exit')
  running = undefined
})

/** Runs `npm start` in a folder of its own, until it serves or ends; what it said. */
async function start(args: string[], env: Record<string, string>): Promise<string> {
  const cwd = await temporaryFolder()
  // Astro renders with packages that it looks for from the folder of the build.
  await symlink(resolve('node_modules'), join(cwd, 'node_modules'))
  const settings = { CAMPAIGNS_DIR: await writeCampaigns(CAMPAIGN), ENTRENOUS_DATA: cwd, ENTRENOUS_SECRET: SECRET }
  const child = spawn(process.execPath, [resolve('cli/launch.cjs'), 'cli/start.ts', ...args], {
    cwd,
    env: { ...process.env, ...settings, ...env },
  })
  running = child
  let said = ''
  return new Promise((settle) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.endsWith('nothing is lost)\n')) settle(said)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', () => settle(said))
  })
}

function get(url: string, ca: string): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((settle, reject) => {
    const asked = request(url, { ca }, ({ statusCode = 0, headers }) => {
      settle({ status: statusCode, headers })
      asked.destroy()
    })
    asked.on('error', reject).end()
  })
}

describe('npm start', () => {
  it('prints every campaign with its root links and the studio of its owner, on the port that it found', async () => {
    const said = await start([], { PORT: '0', SITE_URL: '' })
    const [link] = /http:\/\/localhost:\d+\/letter\/#\w+/.exec(said) ?? []
    expect((await fetch(link ?? '')).status).toBe(200)
    expect(said).toContain('--label "Friends"')
    const [, origin, key] = /(http:\/\/localhost:\d+)\/studio\/#(\w+)\n/.exec(said) ?? []
    const signedIn = await fetch(`${origin}/api/studio/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key }),
    })
    expect(await signedIn.json()).toMatchObject({ role: 'owner', campaigns: null })
  })
})

describe('npm start -- --lan', () => {
  it('serves site, API and stream over HTTPS with the certificate that it tells the fingerprint of', async () => {
    const port = await freePort()
    const siteUrl = `https://localhost:${port}`
    const data = await temporaryFolder()
    const said = await start(['--lan'], { PORT: String(port), SITE_URL: siteUrl, ENTRENOUS_DATA: data })
    expect(said).toContain(`${siteUrl}/letter/#`)
    const pem = await readFile(join(data, 'lan.pem'), 'utf8')
    expect(said).toContain((await readOrMakeCertificate(join(data, 'lan.pem'), 'localhost')).fingerprint)
    const page = await get(`${siteUrl}/letter/`, pem)
    expect(page.status).toBe(200)
    expect(page.headers).not.toHaveProperty('strict-transport-security')
    expect((await get(`${siteUrl}/api/campaigns/letter/tally`, pem)).status).toBe(200)
    expect((await get(`${siteUrl}/api/campaigns/letter/live`, pem)).status).toBe(200)
  })

  it('refuses an address without https, and an option that it does not know', async () => {
    expect(await start(['--lan'], { SITE_URL: 'http://studio.local' })).toBe(
      'SITE_URL: expected an https address with --lan, such as https://studio.local\n',
    )
    expect(await start(['--land'], {})).toContain("unknown option '--land'")
  })
})

describe('the address on the network', () => {
  const address = (address: string, internal = false) => ({
    ...{ address, internal, family: 'IPv4' as const, netmask: '255.255.255.0', mac: '', cidr: null },
  })

  it('is a private one, if there is one', () => {
    const lo = [address('127.0.0.1', true)]
    expect(lanUrl(4321, { lo, tun: [address('100.64.0.1')], wlan: [address('192.168.1.7')] })).toBe(
      'https://192.168.1.7:4321',
    )
    expect(lanUrl(1, { lo, eth: [address('169.254.3.4'), address('100.64.0.1')] })).toBe('https://100.64.0.1:1')
  })

  it('is asked for where there is none', () => {
    expect(() => lanUrl(4321, { lo: [address('127.0.0.1', true)] })).toThrow(/^--lan: this machine is on no network/)
  })
})

describe('the certificate', () => {
  it('is kept for its owner alone while it is good, and made anew for another address or when damaged', async () => {
    const file = join(await temporaryFolder(), 'data', 'lan.pem')
    const umask = process.umask(0)
    const first = await readOrMakeCertificate(file, '192.168.1.7').finally(() => process.umask(umask))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700)
    expect(await readOrMakeCertificate(file, '192.168.1.7')).toEqual(first)
    const second = await readOrMakeCertificate(file, '192.168.1.8')
    expect(second.fingerprint).not.toBe(first.fingerprint)
    await writeFile(file, second.cert.slice(0, 300))
    const third = await readOrMakeCertificate(file, '192.168.1.8')
    expect(third.fingerprint).not.toBe(second.fingerprint)
    expect(await readFile(file, 'utf8')).toBe(third.cert)
  })
})
