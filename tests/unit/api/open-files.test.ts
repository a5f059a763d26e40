import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { SERVER_LIMITS } from '../../../api/node-server.ts'
import { openFilesLimit, withinFiles } from '../../../api/open-files.ts'

const LIMITS = { ...SERVER_LIMITS, watchers: 20_000 }

it.each([
  ['all that are wanted where there is no limit', Number.POSITIVE_INFINITY, [30_000, 6000, 20_000]],
  ['three quarters of what is free where there is one', 1080, [750, 150, 500]],
  ['none where the process needs all of them', 60, [0, 0, 0]],
])('connections are %s', (_, files, expected) => {
  const { connections, connectionsOfNetwork, watchers } = withinFiles(LIMITS, files)
  expect([connections, connectionsOfNetwork, watchers]).toEqual(expected)
})

it('as many files may be open as the shell says, where the system tells', async () => {
  const said = Number(spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).stdout)
  const isTold = existsSync('/proc/self/limits') && Number.isFinite(said)
  expect(await openFilesLimit()).toBe(isTold ? said : Number.POSITIVE_INFINITY)
})

it('a network that may hold few may hold as many when files are short', () => {
  expect(withinFiles({ ...LIMITS, connectionsOfNetwork: 20 }, 1080).connectionsOfNetwork).toBe(20)
})
