import { appendFile, chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { ran } from '../support/command.ts'
import { rootToken, SECRET, temporaryFolder, writeDist } from '../support/fixture.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { codeOf } from '../support/studio.ts'

/** The drills of the documents, run as they are written there, in a folder that looks like a clone and has its own `.env`. */

const LINKED = ['api', 'campaigns', 'cli', 'db', 'node_modules', 'package.json', 'pieces', 'seal', 'site']

let clone: string
/** Named by `.env`: `DATABASE_URL` goes before the data folder. */
let database: string
let distDir: string
let server: ServerProcess
beforeEach(async () => {
  clone = await temporaryFolder()
  for (const name of LINKED) await symlink(resolve(name), join(clone, name))
  await mkdir(join(clone, '.entrenous'))
  await writeFile(join(clone, '.entrenous/secret'), SECRET)
  database = join(clone, 'live/entrenous.db')
  await writeFile(join(clone, '.env'), `DATABASE_URL=file:${database}\n`)
  distDir = await writeDist()
  await start()
})
afterEach(() => server.kill())

async function start() {
  server = await startServerProcess(distDir, join(clone, '.entrenous'), {
    env: { BACKUP_EVERY: '0.05', DATABASE_URL: `file:${database}` },
  })
}

async function drill(name: string, page = 'docs/operating.md'): Promise<string> {
  const text = await readFile(page, 'utf8')
  const [, commands] = new RegExp(`<!-- drill: ${name} -->\n\`\`\`sh\n(.+?)\`\`\``, 's').exec(text) ?? []
  if (commands === undefined) throw new Error(`${page} has no drill "${name}"`)
  return commands
}

/** Runs commands of the docs, where `systemctl stop` stops the server of this test, and `install` asks for no account. */
async function run(commands: string, more: Record<string, string> = {}) {
  const programs = {
    systemctl: `[ "$1" = start ] || { kill ${server.pid}; tail --pid=${server.pid} -f /dev/null; }`,
    install: 'for folder; do :; done; mkdir -p "$folder"',
    entrenous: '[ "$1" = build ] && exec npm run --silent build; exec npm run --silent entrenous -- "$@"',
    ...more,
  }
  await mkdir(join(clone, 'bin'), { recursive: true })
  for (const [name, lines] of Object.entries(programs)) {
    await writeFile(join(clone, 'bin', name), `#!/bin/sh\n${lines}\n`)
    await chmod(join(clone, 'bin', name), 0o755)
  }
  const path = `${join(clone, 'bin')}:${resolve('node_modules/.bin')}:${process.env.PATH}`
  return ran('bash', ['-euc', commands], { cwd: clone, env: { PATH: path, ENV_FILE: '', CAMPAIGN: 'open' } })
}

const open = (times: number) =>
  Promise.all(Array.from({ length: times }, () => server.fan('open').opened(rootToken('open'))))

it('restore brings back what the newest snapshot holds; practice and rehearsal change nothing, whether the server runs or not', async () => {
  await open(3)
  const ageOfSnapshot = async () => {
    const { snapshot } = (await (await server.host.fetch('/api/health')).json()) as {
      snapshot?: { ageSeconds: number }
    }
    return snapshot?.ageSeconds ?? null
  }
  const openedAt = Date.now()
  const isNewer = async () => {
    const askedAt = Date.now()
    const age = await ageOfSnapshot()
    return age !== null && askedAt - age * 1000 > openedAt + 2000
  }
  await expect.poll(isNewer).toBe(true)
  const restored = await run(await drill('restore'))
  expect(restored.code, restored.said).toBe(0)
  expect(restored.said).toMatch(/→ .*entrenous\.db: .*views: open 3\.\n/)
  expect(await server.exit).toBe(0)
  await start()
  expect(await server.fan('open').views()).toBe(3)

  // While the server runs.
  const practised = await run(await drill('practice'))
  expect(practised.code, practised.said).toBe(0)
  expect(practised.said).toMatch(/today\.db: .*views: open 3/)
  expect(practised.said).toMatch(/→ .*drill\/entrenous\.db: .*views: open 3/)
  await open(1)
  expect(await server.fan('open').views()).toBe(4)

  // While no server has the database open.
  await server.host.stop()
  const data = async () => (await readdir(dirname(database))).filter((name) => !name.includes('.before-'))
  const [names, before] = [await data(), await stat(database)]
  expect(names).toEqual(['entrenous.db', 'entrenous.db-lock'])
  await appendFile(join(clone, '.env'), `ENTRENOUS_SECRET="${SECRET}"\n`)
  const commands = await drill('rehearsal', 'docs/deploying.md')
  const rehearsed = await run(commands.replaceAll('/var/backups/entrenous', join(clone, 'kept')))
  expect(rehearsed.code, rehearsed.said).toBe(0)
  expect(rehearsed.said).toMatch(/→ .*drill\/entrenous\.db: .*views: open 4/)
  expect((await stat(database)).ino).toBe(before.ino)
  expect(await data()).toEqual(names)

  // Another data folder alone would have the database replaced that .env names.
  const refused = await run(
    'npm run entrenous -- backup copy.db; ENTRENOUS_DATA=drill npm run entrenous -- restore copy.db',
  )
  expect([refused.code, refused.said]).toEqual([
    1,
    expect.stringMatching(/ENTRENOUS_DATA: names .*drill, but \.env:1 DATABASE_URL/),
  ])
  expect((await stat(database)).ino).toBe(before.ino)
  expect(await data()).toEqual(names)
})

describe('another secret', () => {
  const drilled = async (name: string, more?: Record<string, string>) => {
    const campaigns = {
      'open/campaign.yaml': 'title: Open\nroots: [{ label: List, channel: whatsapp }]\n',
      'open/sealed/clip.md': 'Only for you.',
    }
    await appendFile(join(clone, '.env'), `CAMPAIGNS_DIR=${await writeCampaigns(campaigns)}\n`)
    await open(3)
    const commands = (await drill(name, 'SECURITY.md'))
      .replaceAll('/var/lib/entrenous', join(clone, '.entrenous'))
      .replaceAll('/etc/entrenous/env', join(clone, '.env'))
    const { code, said } = await run(commands, more)
    expect(code, said).toBe(0)
    expect(said).toMatch(/open: 3 views[\s\S]*Every counter equals the recount\./)
    const secret = (await readFile(join(clone, '.entrenous/secret'), 'utf8')).trim()
    expect(secret).not.toBe(SECRET)
    const [, token] = /List .*\n.*#w(\w{22})\n/.exec(said) ?? []
    server = await startServerProcess(join(clone, 'dist'), join(clone, '.entrenous'), {
      ...{ secret, env: { BACKUP_KEEP: '0', DATABASE_URL: `file:${database}` } },
    })
    expect(await codeOf(await server.fan('open').unlock(rootToken('open')))).toBe('link-invalid')
    await server.fan('open').opened(token ?? '')
    expect(await server.fan('open').views()).toBe(4)
    return secret
  }

  it('of the data folder takes the place of one that has leaked, and every figure stays', async () => {
    await drilled('another secret')
  })

  it('of a server’s settings does so too', async () => {
    await appendFile(join(clone, '.env'), `NODE_ENV=production\nENTRENOUS_SECRET="${SECRET}"\n`)
    // What a build makes of its campaigns was seen above; this one seals with the secret that is set by then.
    const build = `
      import { readFile, rename } from 'node:fs/promises'
      import { writeDist, writeManifest, manifest } from '${resolve('tests/support/fixture.ts')}'
      const [, secret] = /^ENTRENOUS_SECRET=(.*)$/m.exec(await readFile('.env', 'utf8'))
      const dist = await writeDist()
      await writeManifest(dist, manifest, secret)
      await rename(dist, 'dist')`
    await writeFile(join(clone, 'build.mjs'), build)
    const secret = await drilled('another secret on a server', {
      entrenous: '[ "$1" = build ] && exec node build.mjs; exec npm run --silent entrenous -- "$@"',
    })
    expect(await readFile(join(clone, '.env'), 'utf8')).toContain(`\nENTRENOUS_SECRET=${secret}\n`)
  })
})
