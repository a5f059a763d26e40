import { expect, it } from 'vitest'
import { SERVER_LIMITS } from '../../../api/node-server.ts'
import { withinFiles } from '../../../api/open-files.ts'

const LIMITS = { ...SERVER_LIMITS, watchers: 20_000 }

it.each([
  ['all that are wanted where there is no limit', Number.POSITIVE_INFINITY, [30_000, 6000, 20_000]],
  ['three quarters of what is free where there is one', 1080, [750, 150, 500]],
  ['none where the process needs all of them', 60, [0, 0, 0]],
])('connections are %s', (_, files, expected) => {
  const { connections, connectionsOfNetwork, watchers } = withinFiles(LIMITS, files)
  expect([connections, connectionsOfNetwork, watchers]).toEqual(expected)
})

it('a network that may hold few may hold as many when files are short', () => {
  expect(withinFiles({ ...LIMITS, connectionsOfNetwork: 20 }, 1080).connectionsOfNetwork).toBe(20)
})
