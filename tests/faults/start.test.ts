import { once } from 'node:events'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readSettings } from '../../api/env.ts'
import { MANIFEST_FILE } from '../../campaigns/manifest.ts'
import { healthUrl } from '../../cli/place.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { openFile } from '../../db/clients/file.ts'
import { type Files, writeCampaigns } from '../support/campaign-folder.ts'
import { manifest, temporaryFolder, writeDist } from '../support/fixture.ts'
import { endAll, run } from '../support/program.ts'

afterEach(endAll)

const GOOD = { 'letter/campaign.yaml': 'title: The letter\n', 'letter/sealed/text.md': 'Dear you, this is sealed.' }

/** A folder to start in, with campaigns and all packages. */
async function workplace(files: Files): Promise<string> {
  const folder = await temporaryFolder()
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  await writeCampaigns(files, join(folder, 'campaigns'))
  return folder
}

const [open, fresh, ...others] = manifest.campaigns
if (!open || !fresh) throw new Error('No campaigns')
const withDemos = { ...manifest, campaigns: [{ ...open, demo: true }, { ...fresh, demo: true }, ...others] }

const origin = /http:\/\/localhost:([1-9]\d*)/
const get = (port: string | undefined, path: string) => fetch(`http://127.0.0.1:${port}${path}`)

describe('npm start', () => {
  it('listens before it builds: asks to wait while there is nothing to serve, then serves what is not broken', async () => {
    const started = run(['cli/start.ts'], await workplace({ ...GOOD, 'other/campaign.yaml': 'titel: The other\n' }))
    const [, port] = await started.heard(origin)
    const page = await get(port, '/letter/')
    expect(page.status).toBe(503)
    expect(page.headers.get('retry-after')).toBe('5')
    expect(await page.text()).toContain('This site is being built')
    const health = await get(port, '/api/health')
    expect(health.status).toBe(503)
    expect(await health.json()).toMatchObject({ code: 'unavailable', detail: 'the site is being built' })
    await started.heard(/The build failed; what is not broken is served/)
    await started.heard(/nothing is lost/)
    expect((await get(port, '/letter/')).status).toBe(200)
    expect((await get(port, '/api/campaigns/letter/tally')).status).toBe(200)
    started.process.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  })

  it('serves the last build at once, and goes on with it when a campaign is broken', async () => {
    const folder = await workplace({ ...GOOD, 'letter/campaign.yaml': 'titel: The letter\n' })
    const dist = await writeDist()
    await symlink(dist, join(folder, 'dist'))
    const started = run(['cli/start.ts'], folder)
    const [, port] = await started.heard(origin)
    expect((await get(port, '/api/campaigns/open/tally')).status).toBe(200)
    await started.heard(/campaign\.yaml:1 titel: unknown field/)
    await started.heard(/The build failed; the last one is still served/)
    expect((await get(port, '/api/campaigns/open/tally')).status).toBe(200)
    expect(await readdir(dist)).toContain(MANIFEST_FILE)
  })

  it('ends with the mistakes when nothing was ever built and nothing can be', async () => {
    const started = run(['cli/start.ts'], await workplace({ 'letter/campaign.yaml': 'titel: The letter\n' }))
    expect(await started.ended).toBe(1)
    expect(started.said()).toMatch(/campaign\.yaml:1 titel: unknown field/)
  })

  it.each([
    [
      'a port that is taken',
      async () => ({}),
      /^PORT: \d+ is taken by another program\. Stop it, or choose another: PORT=\d+\n$/,
    ],
    [
      'a wrong setting in .env',
      async (folder: string) => {
        await writeFile(join(folder, '.env'), '# mine\nTRUST_PROXY=yes\n')
        return { PORT: '0' }
      },
      /^\.env:2 TRUST_PROXY: expected the number of proxies in front, such as 1, and 10 at most\n$/,
    ],
    [
      'a database that is none',
      async (folder: string) => {
        await writeFile(join(folder, 'no.db'), 'no database, but a text that is long enough to be one'.repeat(20))
        return { PORT: '0', DATABASE_URL: `file:${folder}/no.db` }
      },
      /no\.db: /,
    ],
    [
      'a database of another secret',
      async (folder: string) => {
        const DATABASE_URL = `file:${folder}/other.db`
        const engine = await openFile(DATABASE_URL)
        const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
        await ledger.plant([{ node: 7 as NodeId, campaign: 'letter', label: 'L', kind: 'seed', channel: 'copy' }])
        await engine.close()
        return { PORT: '0', DATABASE_URL }
      },
      /other\.db: was made with another secret: .* Put the secret that belongs to it into ENTRENOUS_SECRET or /,
    ],
  ])('refuses %s before anything is built', async (_, furnish, expected) => {
    const taken = createServer().listen(0)
    await once(taken, 'listening')
    const address = taken.address()
    const folder = await workplace(GOOD)
    const env = await furnish(folder)
    const PORT = String(typeof address === 'object' && address ? address.port : 0)
    const started = run(['cli/start.ts'], folder, { PORT, ...env })
    expect(await started.ended).toBe(1)
    expect(started.said()).toMatch(expected)
    expect((await readdir(folder)).filter((name) => name.startsWith('dist'))).toEqual([])
    taken.close()
  })
})

describe('npm run serve', () => {
  it('refuses without a build, and makes neither a secret nor a database', async () => {
    const folder = await temporaryFolder()
    const served = run(['cli/serve.ts'], folder)
    expect(await served.ended).toBe(1)
    expect(served.said()).toMatch(/manifest\.sealed cannot be read\. Build the site first: npm run build\n$/)
    const without = run(['cli/serve.ts'], folder, { ENTRENOUS_SECRET: '' })
    expect(await without.ended).toBe(1)
    expect(without.said()).toMatch(/^ENTRENOUS_SECRET: missing, and there is no .*secret, expected the secret/)
    expect(await readdir(folder)).toEqual([])
  })

  it('says with --check what would be public, where it listens and that snapshots can be written, and serves nothing', async () => {
    const folder = dirname(await writeDist())
    await writeFile(join(folder, '.env'), 'export PORT=8080 # the proxy knows it\nHOST=10.0.0.5\n')
    const env = { PORT: '', SITE_URL: 'https://share.example' }
    const tried = run(['cli/serve.ts', '--check'], folder, env)
    expect(await tried.ended).toBe(0)
    const said = tried.said()
    expect.soft(said).toMatch(/Open +https:\/\/share\.example\/open\/ {2}open\n/)
    expect.soft(said).toMatch(/Early +https:\/\/share\.example\/early\/ {2}opens 2059-01-01T/)
    expect.soft(said).toMatch(/Ready to serve https:\/\/share\.example\n$/)
    expect.soft(said).toContain('\nHealth: http://10.0.0.5:8080/api/health\n')
    expect.soft(said).toContain(`\nSnapshots go to ${join(folder, 'data/backups')}, which can be written\n`)
    expect((await readdir(folder)).sort()).toEqual(['.env', 'dist'])
  })

  it.each([
    [{ PORT: '8080' }, 'http://127.0.0.1:8080/api/health'],
    [{ PORT: '8080', HOST: '::' }, 'http://[::1]:8080/api/health'],
  ])('is asked for its health, as %j, at %s', (env, health) => {
    expect(healthUrl(readSettings(env))).toBe(health)
  })

  it('is not ready where snapshots cannot be written', async () => {
    const folder = dirname(await writeDist())
    await writeFile(join(folder, 'taken'), 'no folder')
    const checked = run(['cli/serve.ts', '--check'], folder, { BACKUP_DIR: join(folder, 'taken/snapshots') })
    expect(await checked.ended).toBe(1)
    expect(checked.said()).toMatch(/\nBACKUP_DIR: no snapshot can be written\. .*taken.*: part of its path is a file/)
  })

  it('takes its settings from .env, the environment first, prints no link and no key, and takes little memory', async () => {
    const folder = dirname(await writeDist(withDemos))
    await writeFile(join(folder, '.env'), 'SITE_URL="https://share.example" # ours\nPORT=1\n')
    const served = run(['cli/serve.ts'], folder)
    const [, port] = await served.heard(/Serving https:\/\/share\.example on port (\d+)/)
    // A demo is shown at home.
    expect((await get(port, '/api/campaigns/open/tally')).status).toBe(200)
    // Whatever keeps what it says.
    expect(served.said()).not.toMatch(/#|[1-9A-HJ-NP-Za-km-z]{22}/)
    if (process.platform !== 'linux') return
    const status = await readFile(`/proc/${served.process.pid}/status`, 'utf8')
    const [, peakKilobytes] = /VmHWM:\s+(\d+)/.exec(status) ?? []
    // Its sources, loaded one by one, take 280 MB.
    expect(Number(peakKilobytes)).toBeLessThan(150_000)
  })

  it('goes on where nobody reads what it prints', async () => {
    const served = run(['cli/serve.ts'], dirname(await writeDist()))
    served.process.stdout?.destroy()
    const [, port] = await served.heard(/"event":"started".*"port":(\d+)/)
    expect((await get(port, '/api/campaigns/open/tally')).status).toBe(200)
  })
})

describe('demo campaigns', () => {
  it('are left out in production: neither page, API nor command knows them', async () => {
    const dist = await writeDist(withDemos)
    await writeFile(join(dist, 'index.html'), 'the first page')
    const env = { NODE_ENV: 'production', DEMOS: 'fresh', SITE_URL: 'https://share.example' }
    const served = run(['cli/serve.ts'], dirname(dist), env)
    const [, port] = await served.heard(/on port (\d+)/)
    expect(served.said()).toContain('Left out, as demos are in production: open (DEMOS=open shows them)\n')
    expect(served.said()).toMatch(/Fresh .* a demo\n/)
    const statuses = [
      '/open/',
      '/%6Fpen/',
      '//open/',
      '/open',
      '/api/campaigns/open/tally',
      '/fresh/',
      '/busy/',
      '/',
    ].map(async (path) => (await get(port, path)).status)
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 404, 404, 200, 200, 200])
    const links = run(['cli/entrenous.ts', 'links', 'open'], dirname(dist), env)
    expect(await links.ended).toBe(1)
    expect(links.said()).toMatch(/No campaign "open" is public in the build .*expected one of fresh, busy/)
  })

  it('that there are not are a mistake, in a build too', async () => {
    const env = { DEMOS: 'fresh,opne' }
    const served = run(['cli/serve.ts', '--check'], dirname(await writeDist(withDemos)), env)
    expect(await served.ended).toBe(1)
    expect(served.said()).toMatch(/^DEMOS: no campaign "opne" \(did you mean "open"\?\), expected one of open, fresh/)
    const folder = await workplace(GOOD)
    const built = run(['cli/build.ts'], folder, { DEMOS: 'leter' })
    expect(await built.ended).toBe(1)
    expect(built.said()).toBe('DEMOS: no campaign "leter" (did you mean "letter"?), expected one of letter\n')
    expect(await readdir(folder)).not.toContain('data')
  })
})

describe('a command', () => {
  it('works in production on the build alone, says which site and database it speaks of, and warns of links that lead nowhere', async () => {
    const folder = dirname(await writeDist())
    await mkdir(join(folder, 'data'))
    await (await openFile(`file:${folder}/data/entrenous.db`)).close()
    const here = run(['cli/entrenous.ts', 'links', 'open'], folder, { NODE_ENV: 'production', PORT: '4321' })
    expect(await here.ended).toBe(0)
    expect(here.said()).toContain(
      'http://localhost:4321 (warning: links lead to this machine alone; SITE_URL is not set',
    )
    await writeFile(join(folder, '.env'), 'NODE_ENV=production\nSITE_URL=https://share.example\n')
    const links = run(['cli/entrenous.ts', 'links', 'open'], folder)
    expect(await links.ended).toBe(0)
    expect(links.said()).toMatch(/^https:\/\/share\.example; database data\/entrenous\.db\n/m)
    expect(links.said()).toMatch(/https:\/\/share\.example\/open\/#w\w{22}\n/)
  })
})
