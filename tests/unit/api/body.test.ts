import { Hono } from 'hono'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { limitBodyTo, parse, readBody } from '../../../api/body.ts'
import { ApiError } from '../../../api/errors.ts'

const MOST = 40
const schema = z.strictObject({ name: z.string(), place: z.object({ row: z.int() }).optional() })
const JSON_TYPE = { 'Content-Type': 'application/json' }

const app = new Hono()
app.use(limitBodyTo(MOST))
app.post('/', async (c) => c.json(await readBody(c, schema)))
app.onError((error, c) => {
  if (!(error instanceof ApiError)) throw error
  return c.text(`${error.code}: ${error.message}`, 400)
})

const post = async (body: BodyInit, headers: Record<string, string> = JSON_TYPE): Promise<string> => {
  const init = { method: 'POST', body, headers, ...(body instanceof ReadableStream && { duplex: 'half' }) }
  return (await app.request('/', init)).text()
}
const streamOf = (text: string) => new Blob([text]).stream()
/** JSON of so many bytes. */
const sized = (bytes: number) => JSON.stringify({ name: '' }).replace('""', `"${'x'.repeat(bytes - 11)}"`)

it('takes JSON that fits the schema, whatever else its type says', async () => {
  for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON ;charset=utf-8']) {
    expect(await post('{"name":"Ada"}', { 'Content-Type': type })).toBe('{"name":"Ada"}')
  }
})

it.each([['text/plain'], ['application/json5'], ['text/plain; application/json'], ['']])(
  'refuses a body of type %o',
  async (type) => {
    expect(await post('{"name":"Ada"}', { 'Content-Type': type })).toBe(
      'malformed: expected Content-Type: application/json',
    )
  },
)

it('refuses what is no JSON', async () => {
  expect(await post('{"name":')).toBe('malformed: expected JSON')
})

it('names every field that is wrong, and never its value', async () => {
  const said = await post('{"name":7,"place":{"row":"sécret"}}')
  expect(said).toMatch(/^malformed: name: [^;]+; place\.row: [^;]+$/)
  expect(said).not.toContain('sécret')
})

it('names the whole where no field is wrong', async () => {
  expect(await post('["Ada"]')).toMatch(/^malformed: body: /)
  expect(() => parse(schema, 7, 'query')).toThrow(/^query: /)
  expect(parse(schema, { name: 'Ada' }, 'query')).toEqual({ name: 'Ada' })
})

it.each([
  ['a length', (text: string) => post(text, { ...JSON_TYPE, 'Content-Length': String(text.length) })],
  ['no length', (text: string) => post(streamOf(text))],
  [
    'a length that is not what comes',
    (text: string) => post(streamOf(text), { ...JSON_TYPE, 'Content-Length': '10', 'Transfer-Encoding': 'chunked' }),
  ],
])('takes a body of %s up to the limit, and none beyond', async (_, send) => {
  expect(await send(sized(MOST))).toBe(sized(MOST))
  expect(await send(sized(MOST + 1))).toBe(`too-large: expected at most ${MOST} bytes`)
})
