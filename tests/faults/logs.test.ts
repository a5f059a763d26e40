import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../db/clients/file.ts'
import { writeDist } from '../support/fixture.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { invite } from '../support/studio.ts'
import { Journey } from './journey.ts'

type Line = { level: string; time: string; event: string; msg: string } & Record<string, unknown>

const linesOf = (server: ServerProcess) =>
  server
    .said()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

describe('the log at debug, of a day with everything in it', () => {
  let journey: Journey
  let lines: Line[]
  let folder: string
  let said: string

  beforeAll(async () => {
    const distDir = await writeDist()
    folder = dirname(distDir)
    const engine = await openFile(`file:${folder}/entrenous.db`)
    const { key } = await invite({ engine }, { role: 'owner' })
    await engine.close()
    const server = await startServerProcess(distDir, folder, { LOG_LEVEL: 'debug' })
    journey = new Journey(server.host)
    const own = await journey.open()
    await journey.misread(own)
    await journey.speak(own)
    await journey.manage(key, own)
    await breakDatabase(folder, async () => {
      await journey.misread(own)
      await journey.fan().get('pass', { Authorization: `Pass ${own.pass}` })
      await journey.fan().unlock(own.link)
      await journey.manage(key, own)
    })
    await journey.open()
    await server.host.stop()
    lines = linesOf(server)
    said = server.said()
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is one JSON object a line, each with its weight, time, event and sentence', () => {
    expect(lines.length).toBeGreaterThan(100)
    for (const { level, time, event, msg } of lines) {
      expect(level).toMatch(/^(debug|info|warn|error)$/)
      expect(new Date(time).toISOString()).toBe(time)
      expect(event).toMatch(/^[a-z-]+$/)
      expect(msg).not.toBe('')
    }
  })

  it('holds nothing that opens anything or leads to anybody', () => {
    expect(journey.secrets.size).toBeGreaterThan(40)
    for (const secret of journey.secrets) expect(said).not.toContain(secret)
  })

  it('begins with what serves where, and ends with the stop', () => {
    expect(lines[0]).toMatchObject({
      ...{ event: 'started', version: expect.any(String), database: `${folder}/entrenous.db` },
      ...{ writer: expect.any(Number), campaigns: expect.arrayContaining(['open', 'early']), port: expect.any(Number) },
    })
    expect(lines.slice(-2).map(({ event }) => event)).toEqual(['openings', 'stopped'])
  })

  it('tells each request by its method, the pattern of its route, its status and its time', () => {
    const requests = lines.filter(({ event }) => event === 'request')
    for (const { level, method, ms } of requests) {
      expect({ level, method }).toEqual({ level: 'debug', method: expect.stringMatching(/^[A-Z]+$/) })
      expect(ms).toBeGreaterThanOrEqual(0)
    }
    const told = new Set(requests.map(({ route, status }) => `${route} ${status}`))
    for (const expected of [
      ...['/api/campaigns/:slug/unlock 200', '/api/campaigns/:slug/unlock 403', '/api/campaigns/:slug/unlock 404'],
      ...[
        '/api/campaigns/:slug/unlock 503',
        '/api/campaigns/:slug/spoken 403',
        '/api/studio/session 401',
        '/api/* 404',
      ],
      ...['/:slug/ 404', '/:slug/sealed/* 404'],
    ]) {
      expect(told).toContain(expected)
    }
  })

  it('tells a fault by its name, its message and its cause, and how often it was repeated only once in ten seconds', () => {
    const faults = lines.filter(({ event }) => event === 'fault')
    expect(faults).toContainEqual(
      expect.objectContaining({
        level: 'error',
        fault: 'LedgerUnavailable',
        cause: expect.stringContaining('no such table'),
      }),
    )
    const texts = faults.map(({ fault, msg, cause }) => `${fault} ${msg} ${cause}`)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('tells what became of openings, by campaign and reason', () => {
    expect(lines.find(({ event }) => event === 'openings')).toMatchObject({
      openings: {
        open: {
          counted: 5,
          retry: 2,
          reopened: 2,
          'own-link': 2,
          'link-invalid': expect.any(Number),
          unavailable: expect.any(Number),
        },
        early: { 'not-open-yet': expect.any(Number) },
      },
    })
  })
})

/** Takes a table away while something goes on. */
async function breakDatabase(folder: string, meanwhile: () => Promise<void>): Promise<void> {
  const database = new Database(`${folder}/entrenous.db`, { timeout: 5000 })
  database.exec('ALTER TABLE nodes RENAME TO taken')
  await meanwhile()
  database.exec('ALTER TABLE taken RENAME TO nodes')
  database.close()
}
