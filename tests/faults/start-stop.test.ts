import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { newVisit, PHONE, rootToken, writeDist } from '../support/fixture.ts'
import { endAll, run } from '../support/program.ts'

afterEach(endAll)

const UNLOCK = '/api/campaigns/open/unlock'
const HEADERS = { 'User-Agent': PHONE, 'Content-Type': 'application/json' }

it('a stop under load waits for no half-sent body and no kept connection, and loses no answered view', async () => {
  const folder = dirname(await writeDist())
  const served = run(['cli/serve.ts'], folder)
  const [, port] = await served.heard(/on port (\d+)/)
  const halves = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => {})
      await once(socket, 'connect')
      const head = Object.entries({ ...HEADERS, Host: 'localhost', 'Content-Length': 500 })
      socket.write(
        `POST ${UNLOCK} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n{"link":`,
      )
      return { closed: once(socket, 'close') }
    }),
  )
  const agent = new Agent({ keepAlive: true })
  let answered = 0
  let isCounting = () => {}
  const enough = new Promise<void>((resolve) => {
    isCounting = () => answered >= 50 && resolve()
  })
  const load = Array.from({ length: 16 }, async () => {
    while (await counts(Number(port), agent)) {
      answered++
      isCounting()
    }
  })
  await enough
  // As under `nohup`, when its terminal is closed: whoever comes anew is let in.
  served.process.kill('SIGHUP')
  const headers = { Connection: 'close' }
  for (let i = 0; i < 30; i++)
    expect((await fetch(`http://127.0.0.1:${port}/api/health/live`, { headers })).status).toBe(200)
  served.process.kill('SIGTERM')
  expect(await served.ended).toBe(0)
  await Promise.all([...load, ...halves.map(({ closed }) => closed)])
  agent.destroy()
  const engine = await openFile(`file:${folder}/data/entrenous.db`)
  expect(await recount(engine)).toEqual([])
  const [views] = await engine.db.all<{ views: number }>('SELECT count(*) AS views FROM nodes WHERE parent IS NOT NULL')
  expect(views?.views).toBeGreaterThanOrEqual(answered)
  await engine.close()
})

/** Whether an opening was answered with a view. */
function counts(port: number, agent: Agent): Promise<boolean> {
  const body = JSON.stringify({ link: `w${rootToken('open')}`, visit: newVisit() })
  return new Promise((resolve) => {
    request({ agent, port, host: '127.0.0.1', path: UNLOCK, method: 'POST', headers: HEADERS }, (response) => {
      response
        .resume()
        .on('end', () => resolve(response.statusCode === 200))
        .on('error', () => resolve(false))
    })
      .on('error', () => resolve(false))
      .end(body)
  })
}
