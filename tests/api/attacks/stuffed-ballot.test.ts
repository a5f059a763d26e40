import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PollAnswer, PollReport } from '../../../pieces/poll/contract.ts'
import { startHost } from '../../support/any-host.ts'
import { stopClock } from '../../support/clock.ts'
import { rootToken } from '../../support/fixture.ts'
import { Fan, newAddress, type StudioHost } from '../../support/host.ts'
import { invite } from '../../support/studio.ts'

// A slow machine gives a script no time.
stopClock()

let host: StudioHost
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

const vote = (fan: Fan, pass: string, choice: string) =>
  fan.post('pieces/colour/vote', { choices: [choice] }, { Authorization: `Pass ${pass}` })

it('one pass has one vote however often it votes, and a script that goes on is told to wait', async () => {
  const fan = new Fan(host, 'asked')
  const { pass } = await fan.opened(rootToken('asked'))
  const answers: number[] = []
  for (let i = 0; i < 30; i++) answers.push((await vote(fan, pass, i % 2 ? 'pink' : 'brown')).status)
  expect(answers.filter((status) => status === 200).length).toBeLessThan(30)
  expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0)
  const told = await fan.get('pieces/colour', { Authorization: `Pass ${pass}` })
  expect(((await told.json()) as PollAnswer).result?.votes).toBe(1)
})

it('a ballot stuffed by a chain from one place is in no public result, and stands apart in the studio', async () => {
  const script = new Fan(host, 'asked', newAddress())
  let link = rootToken('asked')
  const passes: string[] = []
  for (let i = 0; i < 25; i++) {
    const opened = await script.opened(link)
    link = opened.link
    passes.push(opened.pass)
  }
  for (const pass of passes) expect((await vote(script, pass, 'white')).status).toBe(200)
  const { key } = await invite(host, { role: 'owner' })
  const answer = await host.fetch('/api/studio/campaigns/asked/pieces/colour/report', {
    headers: { Authorization: `Bearer ${key}` },
  })
  const report = (await answer.json()) as PollReport
  expect(report.votes.clear + report.votes.doubtful).toBe(26)
  expect(report.votes.doubtful).toBeGreaterThanOrEqual(12)
  // A vote for each generation: what grew from one place is a chain.
  expect(report.byGeneration.filter(({ votes }) => votes === 1).length).toBeGreaterThanOrEqual(20)
  const told = await script.get('pieces/colour', { Authorization: `Pass ${passes[0]}` })
  expect(((await told.json()) as PollAnswer).result).toMatchObject({ votes: report.votes.clear })
})
