import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PollAnswer, PollReport } from '../../pieces/poll/contract.ts'
import { startHost } from '../support/any-host.ts'
import { stopClock } from '../support/clock.ts'
import { CLOSED_AT, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { invite } from '../support/studio.ts'

const clock = stopClock()
let host: StudioHost
let key: string
beforeAll(async () => {
  await clock.advance(CLOSED_AT - 1 - Date.now())
  host = await startHost()
  ;({ key } = await invite(host, { role: 'owner' }))
})
afterAll(() => host.stop())

it('a vote counts until the moment a poll closes, and from it on none does, and everybody is told so', async () => {
  const fan = new Fan(host, 'asked')
  const { pass } = await fan.opened(rootToken('asked'))
  const headers = { Authorization: `Pass ${pass}` }
  const vote = (choice: string) => fan.post('pieces/decided/vote', { choices: [choice] }, headers)
  const ask = async () => (await (await fan.get('pieces/decided', headers)).json()) as PollAnswer
  const report = async () => {
    const path = '/api/studio/campaigns/asked/pieces/decided/report'
    return (await (await host.fetch(path, { headers: { Authorization: `Bearer ${key}` } })).json()) as PollReport
  }

  expect(await ask()).toMatchObject({ result: null, closed: false })
  expect((await vote('pink')).status).toBe(200)
  expect(await report()).toMatchObject({ closed: false, closes: CLOSED_AT, votes: { clear: 1 } })
  await clock.advance(1)
  expect((await vote('brown')).status).toBe(410)
  expect(await ask()).toMatchObject({ vote: ['pink'], result: { votes: 1 }, closed: true })
  expect(await report()).toMatchObject({ closed: true, votes: { clear: 1 } })
})
