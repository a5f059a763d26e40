import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { operator } from '../../../api/edge/operator.ts'
import { ApiError } from '../../../api/errors.ts'
import type { Engine } from '../../../db/engine.ts'
import { OPERATOR, signedHeaders } from '../../../seal/operator-signature.ts'

const key = new Uint8Array(32).fill(7)
let time = 1_000_000_000
const now = () => time
const asked: string[] = []
const kept = new Map<string, unknown>()
const storage = {
  kv: {
    get: (key: string) => kept.get(key),
    put: (key: string, value: unknown) => void kept.set(key, value),
    delete: (key: string) => kept.delete(key),
    list: () => [...kept],
  },
  sql: {
    exec(sql: string) {
      asked.push(sql)
      return { columnNames: ['one'], raw: () => [[1]] }
    },
  },
  transactionSync: <T>(run: () => T) => run(),
}
const app = new Hono().route(
  '/',
  operator({ key, storage, engine: {} as Engine, pages: { use: () => {} }, tasks: {}, now }),
)
app.onError((error, c) => c.text(error instanceof ApiError ? error.code : String(error), 400))

const body = JSON.stringify({ sql: 'SELECT 1', params: [] })
async function requestOf({ at = now(), nonce = 'n', length = body.length }, more: Record<string, string> = {}) {
  const signed = await signedHeaders(key, { path: '/read', body, at, nonce })
  return new Request('https://site.example/read', {
    method: 'POST',
    headers: { ...signed, 'Content-Length': String(length), ...more },
    body,
  })
}

test('a request that cannot be good, or is too large, is refused before its body is read', async () => {
  for (const [wrong, code] of [
    [await requestOf({ at: now() - 61_000 }), 'key-invalid'],
    [await requestOf({ nonce: '' }), 'key-invalid'],
    [await requestOf({}, { [OPERATOR.signature]: '0'.repeat(64) }), 'key-invalid'],
    [await requestOf({}, { [OPERATOR.digest]: '0'.repeat(64) }), 'key-invalid'],
    [await requestOf({}, { [OPERATOR.digest]: '' }), 'key-invalid'],
    // Without a length only reading would say how long it is.
    [await requestOf({}, { [OPERATOR.signature]: '', 'Transfer-Encoding': 'chunked' }), 'key-invalid'],
    [await requestOf({ length: 100_000_000 }), 'too-large'],
  ] as const) {
    expect(await (await app.request(wrong)).text()).toBe(code)
    expect(wrong.bodyUsed).toBe(false)
  }
  expect(asked).toEqual([])
})

test('a body that is another than was signed is not carried out', async () => {
  const signed = await requestOf({ nonce: 'other' })
  const answer = await app.request(new Request(signed, { body: body.replace('1', '2') }))
  expect(await answer.text()).toBe('key-invalid')
  expect(asked).toEqual([])
})

test('a good one is carried out once', async () => {
  const both = await Promise.all([
    app.request(await requestOf({ nonce: 'good' })),
    app.request(await requestOf({ nonce: 'good' })),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
  expect(asked).toEqual(['SELECT 1'])
})

test('nonces are kept for as long as their signatures are good, and no longer', async () => {
  time += 121_000
  await app.request(await requestOf({ nonce: 'first' }))
  await app.request(await requestOf({ nonce: 'second' }))
  expect([...kept.keys()]).toEqual(['nonce:first', 'nonce:second'])
  time += 121_000
  await app.request(await requestOf({ nonce: 'last' }))
  expect([...kept.keys()]).toEqual(['nonce:last'])
})

test('nonces that were kept by a clock that was ahead are forgotten once it is right', async () => {
  const right = time + 121_000
  time = right + 400 * 86_400_000
  await app.request(await requestOf({ nonce: 'ahead' }))
  time = right
  await app.request(await requestOf({ nonce: 'right' }))
  expect([...kept.keys()]).toEqual(['nonce:right'])
})
