import { expect, it } from 'vitest'
import { createFaults } from '../../../api/faults.ts'
import { newVisit, rootToken } from '../../support/fixture.ts'

function setUp() {
  const lines: unknown[] = []
  const clock = { now: 0 }
  const faults = createFaults(
    (level, event, msg, fields) => lines.push({ level, event, msg, ...fields }),
    () => clock.now,
  )
  return { lines, clock, ...faults }
}

it('writes one line for a failure that comes a thousand times, and how often it came', () => {
  const { lines, clock, log, counts } = setUp()
  const failure = new Error('no write', { cause: new Error('SQLITE_FULL') })
  for (let i = 0; i < 1000; i++) log(failure)
  const line = { level: 'error', event: 'fault', fault: 'Error', msg: 'no write', cause: 'Error: SQLITE_FULL' }
  expect(lines).toEqual([line])
  clock.now = 10_000
  log(failure)
  expect(lines[1]).toEqual({ ...line, repeated: 999 })
  expect(counts.get('Error')).toBe(1001)
})

it('remembers no more failures than it needs, however many different ones there are', () => {
  const { lines, log } = setUp()
  for (let i = 0; i < 200; i++) log(new Error(`failure ${i}`))
  log(new Error('failure 199'))
  expect(lines).toHaveLength(200)
  log(new Error('failure 0'))
  expect(lines).toHaveLength(201)
})

it('leaves out what a query looked for', () => {
  const { lines, log } = setUp()
  log(new Error('Failed query: select 1 where visit = ?\nparams: 7Hn', { cause: new Error('no such table') }))
  expect(lines).toMatchObject([{ msg: 'Failed query: select 1 where visit = ?', cause: 'Error: no such table' }])
})

it('leaves out whatever opens something or leads to somebody, in messages and causes', () => {
  const { lines, log } = setUp()
  const token = rootToken('open')
  const key = Buffer.from(newVisit().padEnd(32, '-')).toString('base64url').slice(0, 43)
  const secrets = [token, `w${token}`, `%23w${token}`, key, '203.0.113.9', '2001:db8::1:2:3', '::ffff:203.0.113.9']
  for (const secret of secrets) {
    log(new Error(`"${secret}" is not it`, { cause: new Error(`${secret}. neither`, { cause: new Error(secret) }) }))
    expect(JSON.stringify(lines)).not.toContain(secret)
  }
})

it('says of a mistake of ours where it is, without its values', () => {
  const { lines, log } = setUp()
  log(new TypeError(`cannot read ${rootToken('open')}`))
  expect(lines).toEqual([
    expect.objectContaining({ msg: 'cannot read …', stack: expect.stringMatching(/^at .*faults\.test\.ts/) }),
  ])
  expect(JSON.stringify(lines)).not.toContain(rootToken('open'))
})

it.each([
  '/srv/entre-nous/data/entrenous.db cannot be read',
  'SQLITE_CONSTRAINT_PRIMARYKEY at 07:46:12',
  'version 1.2.3',
])('leaves %j as it is', (message) => {
  const { lines, log } = setUp()
  log(new Error(message))
  expect(lines).toMatchObject([{ msg: message }])
})
