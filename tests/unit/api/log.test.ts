import { expect, it } from 'vitest'
import { createLog } from '../../../api/log.ts'

it('writes one line for a failure that comes a thousand times, and how often it came', () => {
  const lines: string[] = []
  let now = 0
  const log = createLog(
    (line) => lines.push(line),
    () => now,
  )
  const failure = new Error('no write', { cause: new Error('SQLITE_FULL') })
  for (let i = 0; i < 1000; i++) log(failure)
  expect(lines).toEqual(['1970-01-01T00:00:00.000Z Error: no write: SQLITE_FULL'])
  now = 10_000
  log(failure)
  expect(lines[1]).toBe('1970-01-01T00:00:10.000Z Error: no write: SQLITE_FULL (and 999 times more)')
})

it('leaves out what a query looked for', () => {
  const lines: string[] = []
  const log = createLog((line) => lines.push(line))
  log(new Error('Failed query: select 1 where visit = ?\nparams: 7Hn', { cause: new Error('no such table') }))
  expect(lines[0]).toMatch(/Error: Failed query: select 1 where visit = \?: no such table$/)
})
