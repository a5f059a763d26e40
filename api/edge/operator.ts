import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as z from 'zod'
import type { Engine } from '../../db/engine.ts'
import type { Query } from '../../db/query.ts'
import { bodyDigestOf } from '../../seal/operator-signature.ts'
import { limitBodyTo } from '../body.ts'
import { ApiError } from '../errors.ts'
import type { LeftPages } from './left-pages.ts'
import { createNonces, type KeptNonces } from './nonces.ts'
import { readSigned } from './signed.ts'
import { type RawStorage, takeSnapshot } from './snapshot.ts'

const query = z.object({
  sql: z.string(),
  params: z.array(z.union([z.string(), z.number(), z.null()])),
})
const readBody = query
const writeBody = z.array(query)

/** The most that is read: a transaction of the command line is far smaller. */
const MOST_BYTES = 8 * 1024 * 1024

const snapshotBody = z.object({
  store: z.string().startsWith('snapshot/'),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})

interface Signed {
  Variables: { digest: string }
}

interface Options {
  key: Uint8Array
  /** The object's own storage, for statements that were built elsewhere. */
  storage: RawStorage & KeptNonces
  engine: Engine
  pages: Pick<LeftPages, 'use'>
  /** What brings its counters up to date. */
  settling?: readonly Query[]
  /** What else it does for an operator, by name: `verify` recounts everything. */
  tasks: Partial<Record<string, (body: string) => Promise<unknown>>>
  now: () => number
}

/**
 * The store of an object, for whoever holds the deployment's secret: the command line runs its statements here as it runs
 * them on a file (`--at`). Every request is signed.
 */
export function operator({ key, storage, engine, pages, settling = [], tasks, now }: Options) {
  const nonces = createNonces(storage, now)
  /** Pages that are still read or written are not left behind. */
  const note = (queries: readonly Query[]) => {
    if (queries.some(({ sql }) => /\bpages\b/.test(sql))) pages.use()
  }
  const run = async (what: string, body: string): Promise<unknown> => {
    const task = tasks[what]
    if (task) return task(body)
    if (what === 'write') {
      const statements = parse(writeBody, body)
      note(statements)
      return engine.write(statements)
    }
    if (what === 'snapshot') {
      pages.use()
      const { store, tables } = parse(snapshotBody, body)
      return storage.transactionSync(() => takeSnapshot(storage, store, tables, settling))
    }
    if (what !== 'read') throw new ApiError('route-unknown')
    const asked = parse(readBody, body)
    note([asked])
    const cursor = storage.sql.exec(asked.sql, ...asked.params)
    return { columns: cursor.columnNames, rows: [...cursor.raw()] }
  }

  /** The signature alone decides whether a body is read: what a stranger sends costs one short digest. */
  const signed = createMiddleware<Signed>(async (c, next) => {
    const said = readSigned(c.req.raw, key, now())
    if (!said || nonces.has(said.nonce)) throw new ApiError('key-invalid')
    nonces.use(said.nonce)
    c.set('digest', said.digest)
    await next()
  })

  return new Hono<Signed>().post('/:what{[a-z]+}', signed, limitBodyTo(MOST_BYTES), async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if ((await bodyDigestOf(bytes)) !== c.get('digest')) throw new ApiError('key-invalid')
    const body = new TextDecoder().decode(bytes)
    const answer = run(c.req.param('what'), body)
    return c.json(
      await answer.catch((cause: unknown) => {
        if (cause instanceof ApiError) throw cause
        // Whoever holds the secret may read what the database says, and needs it.
        throw new ApiError('unavailable', { detail: cause instanceof Error ? cause.message : String(cause), cause })
      }),
    )
  })
}

function parse<Schema extends z.ZodType>(schema: Schema, body: string): z.output<Schema> {
  return schema.parse(JSON.parse(body))
}
