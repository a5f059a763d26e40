import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, devices } from 'playwright'
import { BROWSER_ARGUMENTS, requireBrowser } from '../support/browser.ts'
import { requireProgram } from '../support/debian.ts'
import { freePort } from '../support/free-port.ts'

/**
 * The drill of docs/deploying.md: every command of its first seven steps as it is written there, in a bare Debian 13 of its
 * own, until a phone has opened a link over HTTPS; how long each step takes. As root, with a network, ports 80 and 443 free.
 *
 * The folder has no systemd, so `systemctl` is one that starts a unit's `ExecStart` as its account.
 */

const NAME = 'localhost'
/** Where this machine's network has certificates of its own, the folder is told of them. */
const AUTHORITIES = '/etc/authorities.crt'
const STEPS = /^## (\d)\. (.+)\n([\s\S]*?)(?=^##)/gm
const COMMANDS = /^```sh\n([\s\S]*?)^```/gm

const SYSTEMCTL = `#!/bin/sh
set -eu
start() {
  case $1 in
    entrenous)
      unit=/etc/systemd/system/entrenous.service
      cd "$(sed -n 's/^WorkingDirectory=//p' $unit)"
      setsid env $(sed -n 's/^Environment=//p' $unit) runuser -u entrenous -- $(sed -n 's/^ExecStart=//p' $unit) >/var/log/entrenous.out 2>&1 &
      ;;
  esac
}
case "$1 \${2-}" in
  "enable --now") shift 2; for unit; do start "$unit"; done ;;
  "reload caddy") caddy start --config /etc/caddy/Caddyfile >/var/log/caddy.out 2>&1 ;;
esac
`

const port = await freePort()
const gitPort = randomInt(20_000, 30_000)
const folder = await mkdtemp(join(tmpdir(), 'bare-server-'))
const root = join(folder, 'debian')
const daemon = spawn('git', [
  'daemon',
  '--export-all',
  `--port=${gitPort}`,
  '--listen=127.0.0.1',
  `--base-path=${folder}`,
])
try {
  execFileSync('git', ['clone', '--quiet', '--bare', resolve('.'), join(folder, 'entre-nous.git')])
  const mmdebstrap = requireProgram('mmdebstrap', 'mmdebstrap')
  execFileSync(mmdebstrap, ['--quiet', '--variant=minbase', 'trixie', root, 'http://deb.debian.org/debian'])
  await prepare()
  const begunAt = performance.now()
  for (const [, number, title, text = ''] of (await readFile('docs/deploying.md', 'utf8')).matchAll(STEPS)) {
    if (Number(number) > 7) break
    const commands = [...text.replace(/^### [\s\S]*/m, '').matchAll(COMMANDS)].map(([, lines]) => lines).join('')
    const since = performance.now()
    const said = run(elsewhere(commands))
    console.log(`${number}. ${title}: ${seconds(since)}`)
    if (Number(number) === 7) await tap(said.match(/https:\S+/g) ?? [])
  }
  console.log(`from a bare Debian to a view over HTTPS: ${seconds(begunAt)}`)
} finally {
  daemon.kill()
  for (const pid of pidsWithin()) process.kill(pid)
  for (const name of ['proc', 'dev']) spawnSync('umount', ['--lazy', join(root, name)])
  await rm(folder, { recursive: true })
}

async function prepare(): Promise<void> {
  execFileSync('mount', ['-t', 'proc', 'proc', join(root, 'proc')])
  execFileSync('mount', ['--rbind', '/dev', join(root, 'dev')])
  await writeFile(join(root, 'etc/resolv.conf'), await readFile('/etc/resolv.conf'))
  await mkdir(join(root, 'etc/systemd/system'), { recursive: true })
  await writeFile(join(root, 'usr/local/bin/systemctl'), SYSTEMCTL)
  await chmod(join(root, 'usr/local/bin/systemctl'), 0o755)
  const { NODE_EXTRA_CA_CERTS } = process.env
  if (NODE_EXTRA_CA_CERTS) await copyFile(NODE_EXTRA_CA_CERTS, join(root, AUTHORITIES))
}

/** Port 4321 may be taken, since the folder shares this machine's. */
function elsewhere(commands: string): string {
  return commands
    .replace('HOST=127.0.0.1\n', `HOST=127.0.0.1\nPORT=${port}\n`)
    .replace('deploy/Caddyfile >', `deploy/Caddyfile | sed s/4321/${port}/ >`)
}

function run(commands: string): string {
  const script = `NAME=${NAME} REPOSITORY=git://127.0.0.1:${gitPort}/entre-nous.git\n${commands}`
  const { status, stdout, stderr } = spawnSync('chroot', [root, 'bash', '-euc', script], {
    encoding: 'utf8',
    env: {
      NODE_EXTRA_CA_CERTS: AUTHORITIES,
      npm_config_cafile: AUTHORITIES,
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/root',
      LANG: 'C.UTF-8',
    },
  })
  if (status !== 0) throw new Error(`${commands}\nended with ${status}:\n${stdout}${stderr}`)
  return stdout
}

/** A phone opens the first link that is printed for fans. */
async function tap(links: string[]): Promise<void> {
  const link = links.find((url) => url.includes('/first-song/'))
  if (!link) throw new Error(`No link was printed, but ${links.join(' ')}`)
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_ARGUMENTS })
  const page = await browser.newPage({ ...devices['Pixel 7'], ignoreHTTPSErrors: true })
  try {
    await page.goto(link)
    await page.locator('[data-state=gate] #open').tap()
    await page.locator('[data-state=open] [data-piece][data-state=open]').first().waitFor()
  } catch (cause) {
    throw new Error(`${link} shows: ${await page.locator('body').textContent()}`, { cause })
  } finally {
    await browser.close()
  }
}

/** Processes that see the folder as their root. */
function pidsWithin(): number[] {
  const { stdout } = spawnSync('find', ['/proc', '-maxdepth', '2', '-name', 'root', '-lname', root], {
    encoding: 'utf8',
  })
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((path) => Number(path.split('/')[2]))
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(0)} s`
}
