import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Database from 'libsql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { MANIFEST_FILE } from '../../campaigns/manifest.ts'
import { bundleOf } from '../../cli/bundle.mjs'
import { openFile } from '../../db/clients/file.ts'
import { rootToken, writeDist } from '../support/fixture.ts'
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
    const server = await startServerProcess(distDir, folder, { env: { LOG_LEVEL: 'debug' } })
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
    expect(lines.filter(({ event, msg }) => event === 'notice' && msg === 'Views are counted again')).toHaveLength(1)
    const toldAt = new Map<string, number>()
    for (const { time, fault, msg, cause } of faults) {
      const [text, at] = [`${fault} ${msg} ${cause}`, Date.parse(String(time))]
      expect(at - (toldAt.get(text) ?? 0), text).toBeGreaterThan(9000)
      toldAt.set(text, at)
    }
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

describe('the log of a running server', () => {
  let distDir: string
  let server: ServerProcess | undefined
  beforeAll(async () => {
    distDir = await writeDist()
  })
  afterEach(() => server?.kill())
  afterAll(() => rm(dirname(distDir), { recursive: true }))
  const start = async (env: Record<string, string>) => {
    server = await startServerProcess(distDir, dirname(distDir), { env })
    return server
  }

  it('tells of a build that was taken over, and of one that cannot be read', async () => {
    const running = await start({ LOG_LEVEL: 'info' })
    await utimes(join(distDir, MANIFEST_FILE), 1, 1)
    const events = () => linesOf(running).map(({ event }) => event)
    await expect.poll(events).toEqual(['started', 'build-taken-over'])
    await writeFile(join(distDir, MANIFEST_FILE), 'half of it')
    await expect.poll(() => linesOf(running).at(-1)).toMatchObject({ fault: 'ManifestFault' })
    await running.kill()
    await rm(dirname(distDir), { recursive: true })
    distDir = await writeDist()
  })

  it('tells when something befalls the database, and when that is over', async () => {
    const database = join(dirname(distDir), 'entrenous.db')
    const running = await start({ LOG_LEVEL: 'warn' })
    const told = () => linesOf(running).map(({ level, event, fault }) => [level, event, fault])
    const health = async () => (await running.host.fetch('/api/health')).json()
    await expect.poll(health).toMatchObject({ snapshot: { ageSeconds: expect.any(Number) } })
    await rename(database, `${database}.taken`)
    await expect.poll(told).toContainEqual(['error', 'fault', 'DatabaseTrouble'])
    await rename(`${database}.taken`, database)
    const notices = () => linesOf(running).filter(({ level, event }) => level === 'warn' && event === 'notice')
    const over = { msg: expect.stringMatching(/database-removed: over$/) }
    await expect.poll(notices).toContainEqual(expect.objectContaining(over))
  })

  it('tells why the process ended that nobody stopped, in one line and nothing beside it', async () => {
    const crash = `process.on('SIGUSR2', () => { throw new Error('at ${rootToken('open')}') })`
    const running = await start({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(crash)}` })
    process.kill(running.pid, 'SIGUSR2')
    expect(await running.exit).toBe(1)
    const msg = expect.stringMatching(/^Ended by a failure of its own: at …\. Nothing that was answered is lost/)
    expect(linesOf(running)).toEqual([expect.objectContaining({ event: 'crashed', fault: 'Error', msg })])
    expect(running.said()).toMatch(/"stack":"at /)
    expect(running.said()).not.toContain(rootToken('open'))
  })
})

describe('where nobody can be told', () => {
  it.each([
    ['a full disk', '2>/dev/full', 1],
    ['a reader that has gone', '2> >(exec true)', 1],
    // More than a pipe holds.
    ['a reader that does not read', '2> >(exec sleep 60)', 8],
  ])('%s holds up nobody', async (_, redirection, times) => {
    const distDir = await writeDist()
    const folder = dirname(distDir)
    const env = { ...process.env, PORT: '0', ENTRENOUS_DATA: folder, LOG_LEVEL: 'debug', TRUST_PROXY: '1' }
    const command = `exec ${process.execPath} ${await bundleOf('tests/support/serve.ts')} ${distDir} ${redirection}`
    const shell = spawn('bash', ['-c', command], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    const [port] = await once(shell.stdout, 'data')
    const host = {
      fetch: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${String(port).trim()}${path}`, init),
    }
    for (let i = 0; i < times; i++) {
      const asked = Array.from({ length: 100 }, () => host.fetch('/api/campaigns/open/tally'))
      for (const { status } of await Promise.all(asked)) expect(status).toBe(200)
    }
    shell.kill('SIGTERM')
    const [code] = await once(shell, 'exit')
    expect(code).toBe(0)
    await rm(folder, { recursive: true })
  })
})

describe('on a terminal', () => {
  it('the log is for people', async () => {
    const distDir = await writeDist()
    const folder = dirname(distDir)
    const command = `${process.execPath} ${await bundleOf('tests/support/serve.ts')} ${distDir}`
    const env = { ...process.env, PORT: '0', ENTRENOUS_DATA: folder, NO_COLOR: '1' }
    const terminal = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { env })
    let seen = ''
    terminal.stdout.on('data', (chunk) => {
      seen += chunk
    })
    await expect.poll(() => seen).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: Serving http:\/\/localhost:0\//)
    terminal.kill('SIGTERM')
    await once(terminal, 'exit')
    await rm(folder, { recursive: true })
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
