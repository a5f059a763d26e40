import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { temporaryFolder } from '../support/fixture.ts'

/** `deploy/entrenous-release` as it is, but for its folders, with a small program in place of ours. */

/** Where the program says that it listens. */
const HEALTH = 'http://10.0.0.5:8080/api/health'

/** Answers there alone: 503 with the reasons that the machine and the release have, 200 without any. */
const curl = (root: string) => `#!/bin/sh
for address; do :; done
live=${root}/opt/entrenous/current
[ ! -e "$live/broken" ] || exit 7
case $address in ${HEALTH}/live) exit ;; ${HEALTH}) ;; *) exit 7 ;; esac
reasons=$(cat ${root}/reasons "$live/worse" 2>/dev/null | paste -sd,)
[ -z "$reasons" ] && exit
case $1 in -f*) exit 22 ;; *) echo "{\\"code\\":\\"unavailable\\",\\"reasons\\":[$reasons]}" ;; esac
`

let root: string
beforeEach(async () => {
  root = await temporaryFolder()
  for (const folder of ['bin', 'etc/entrenous', 'opt/entrenous/releases', 'var/backups/entrenous', 'run/lock'])
    await mkdir(join(root, folder), { recursive: true })
  const program = await readFile('deploy/entrenous-release', 'utf8')
  await command('entrenous-release', program.replaceAll(/(?<=[ "=>])\/(?=(?:opt|etc|var|run|usr)\/)/g, `${root}/`))
  // What the program would do to the machine: written down, and a release that holds `broken` never answers.
  await command('runuser', '#!/bin/sh\nshift 3\nexec "$@"\n')
  await command('npm', `#!/bin/sh\ncase "$*" in *--check) echo 'Health: ${HEALTH}' ;; esac\n[ ! -e unbuildable ]\n`)
  await command('entrenous', '#!/bin/sh\necho copy > "$2"\n')
  await command('curl', curl(root))
  const systemctl = `[ "$1" = show ] && { n=$(cat ${root}/restarts 2>/dev/null || echo 0); echo $n; echo $((n + 1)) > ${root}/restarts; } || echo "$@" >> ${root}/done`
  await command('systemctl', `#!/bin/sh\n${systemctl}\n`)
  git('init', '--quiet', '--initial-branch=main', join(root, 'origin'))
  await release('first')
  git('clone', '--quiet', join(root, 'origin'), join(root, 'opt/entrenous/releases/first'))
  await symlink('releases/first', join(root, 'opt/entrenous/current'))
})

async function command(name: string, text: string) {
  await writeFile(join(root, 'bin', name), text)
  await chmod(join(root, 'bin', name), 0o755)
}

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { stdio: 'pipe' })

/** A commit at the origin that adds a file. */
async function release(file: string, content = '') {
  const origin = join(root, 'origin')
  await writeFile(join(origin, file), content)
  git('-C', origin, 'add', '.')
  git('-C', origin, 'commit', '--quiet', '--message', file)
}

function run(asked: string): { status: number | null; said: string } {
  const PATH = `${join(root, 'bin')}:${process.env.PATH}`
  const { status, stdout, stderr } = spawnSync(join(root, 'bin/entrenous-release'), [asked], {
    encoding: 'utf8',
    env: { ...process.env, PATH },
  })
  return { status, said: stdout + stderr }
}

const at = (link: string) => readlink(join(root, 'opt/entrenous', link)).catch(() => undefined)
const holds = (file: string) => readdir(join(root, 'opt/entrenous/current')).then((names) => names.includes(file))

it('has nothing to go back to at first, and changes nothing then', async () => {
  expect(run('--back')).toEqual({ status: 1, said: 'There is no release before releases/first.\n' })
  expect([await at('current'), await at('previous')]).toEqual(['releases/first', undefined])
})

it('takes a release, puts the one before back by itself when one does not run, and still knows what was before that', async () => {
  await release('second')
  expect(run('main').said).toMatch(/^Live: releases\/\w+ \(\w+ second\)/m)
  expect([await holds('second'), await at('previous')]).toEqual([true, 'releases/first'])
  const second = await at('current')

  await release('unbuildable')
  expect(run('main').status).toBe(1)
  expect([await at('current'), await at('previous')]).toEqual([second, 'releases/first'])
  git('-C', join(root, 'origin'), 'rm', '--quiet', 'unbuildable')

  await release('broken')
  const failed = run('main')
  expect(failed).toEqual({ status: 1, said: expect.stringContaining(`does not run, so ${second} is put back`) })
  expect([await at('current'), await at('previous')]).toEqual([second, 'releases/first'])

  expect(run('--back').said).toMatch(/^Live: releases\/first\. Forward again/m)
  expect([await at('current'), await at('previous')]).toEqual(['releases/first', second])
})

it('takes a release while health is red for what was there before, and none that makes it worse', async () => {
  await writeFile(join(root, 'reasons'), '"disk-full"\n')
  await release('second')
  expect(run('main').said).toMatch(/^Live: releases\/\w+ \(\w+ second\)/m)
  const second = await at('current')
  await release('worse', '"site-missing"\n')
  expect(run('main')).toEqual({ status: 1, said: expect.stringContaining(`does not run, so ${second} is put back`) })
  expect(await at('current')).toBe(second)
})
