import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ran } from '../support/command.ts'
import { rootToken, SECRET, temporaryFolder, writeDist } from '../support/fixture.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/** The drills of `docs/operating.md`, run as they are written there, in a folder that looks like a clone. */

const LINKED = ['api', 'campaigns', 'cli', 'db', 'node_modules', 'package.json', 'pieces', 'seal', 'site']

let clone: string
let distDir: string
let server: ServerProcess
beforeEach(async () => {
  clone = await temporaryFolder()
  for (const name of LINKED) await symlink(resolve(name), join(clone, name))
  await mkdir(join(clone, '.entrenous'))
  await writeFile(join(clone, '.entrenous/secret'), SECRET)
  distDir = await writeDist()
  await start()
})
afterEach(() => server.kill())

async function start() {
  server = await startServerProcess(distDir, join(clone, '.entrenous'), { env: { BACKUP_EVERY: '0.05' } })
}

async function drill(name: string): Promise<string> {
  const text = await readFile('docs/operating.md', 'utf8')
  const [, commands] = new RegExp(`<!-- drill: ${name} -->\n\`\`\`sh\n(.+?)\`\`\``, 's').exec(text) ?? []
  if (commands === undefined) throw new Error(`docs/operating.md has no drill "${name}"`)
  return commands
}

/** Runs commands of the docs, where `systemctl stop` stops the server of this test. */
async function run(commands: string) {
  const systemctl = join(clone, 'bin/systemctl')
  await mkdir(join(clone, 'bin'))
  await writeFile(
    systemctl,
    `#!/bin/sh\n[ "$1" = start ] || { kill ${server.pid}; tail --pid=${server.pid} -f /dev/null; }\n`,
  )
  await chmod(systemctl, 0o755)
  const path = `${join(clone, 'bin')}:${resolve('node_modules/.bin')}:${process.env.PATH}`
  return ran('bash', ['-euc', commands], { cwd: clone, env: { PATH: path } })
}

const open = (times: number) =>
  Promise.all(Array.from({ length: times }, () => server.fan('open').opened(rootToken('open'))))

it('practice changes nothing of the running server', async () => {
  await open(3)
  const { code, said } = await run(await drill('practice'))
  expect(code, said).toBe(0)
  expect(said).toMatch(/today\.db: .*views: open 3/)
  expect(said).toMatch(/→ .*drill\/entrenous\.db: .*views: open 3/)
  await open(1)
  expect(await server.fan('open').views()).toBe(4)
})

it('restore brings back what the newest snapshot holds', async () => {
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
  const { code, said } = await run(await drill('restore'))
  expect(code, said).toBe(0)
  expect(said).toMatch(/→ .*entrenous\.db: .*views: open 3\.\n/)
  expect(await server.exit).toBe(0)
  await start()
  expect(await server.fan('open').views()).toBe(3)
})
