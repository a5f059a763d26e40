import { makeZip } from 'client-zip'
import { parse } from '../../api/body.ts'
import type { StudioDeps } from '../../api/deps.ts'
import { ApiError } from '../../api/errors.ts'
import type { PhotoStore } from '../../api/photos/photo-store.ts'
import type { Seats } from '../../api/seats.ts'
import { type CsvForm, csvHead, csvRows } from '../../api/studio/csv.ts'
import { recordOnceAnHour } from '../../db/campaign/audit.ts'
import type { Asking } from '../studio-route-kind.ts'
import { archiveQuery } from './contract.ts'
import { type PhotoRow, readWall, type WallCursor } from './figures.ts'
import { PAGE } from './limits.ts'
import { openCaption, openFrom } from './sealed-photo.ts'
import { endingOf } from './types.ts'

type Gallery = Asking<'gallery'>

const HOUR_MS = 3_600_000
const CAPTIONS = ['file', 'caption', 'passed_on', 'hour']

/**
 * `GET photos.zip`: the photos of the wall with their captions, the newest first. Streamed: one photo is in memory at a time. It
 * is recorded before it begins.
 */
export async function exportPhotos(deps: StudioDeps, seats: Seats<unknown>, asking: Gallery): Promise<Response> {
  const { c, campaign, piece } = asking
  const store = deps.photos?.store
  if (!store) throw new ApiError('route-unknown')
  const { separator } = parse(archiveQuery, c.req.query(), 'query')
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${campaign.slug}-${piece.id}.zip"`,
  }
  // Hono answers HEAD with this route and drops the body: the seat would never be given back.
  if (c.req.raw.method === 'HEAD') return c.body(null, 200, headers)
  const leave = seats.take(undefined)
  if (!leave) throw new ApiError('slow-down', { retryAfterSeconds: 30 })
  const change = { at: deps.now(), who: c.get('member').name, campaign: campaign.slug, detail: `${piece.id}.zip` }
  await c
    .get('store')
    .write([recordOnceAnHour({ ...change, action: 'exported' })])
    .catch((cause: unknown) => {
      leave()
      throw new Error('What is exported could not be recorded', { cause })
    })
  return c.body(
    makeZip(untilCancelled(watched(deps, asking, { store, separator, at: change.at }, leave))),
    200,
    headers,
  )
}

/** A client that goes away ends the files. client-zip would throw that into them, as if they had failed. */
function untilCancelled<File>(files: AsyncGenerator<File, void>): AsyncIterable<File> {
  return { [Symbol.asyncIterator]: () => ({ next: () => files.next(), throw: () => files.return() }) }
}

interface Making {
  store: PhotoStore
  separator: CsvForm
  /** Of the export. */
  at: number
}

/** The files; when they break off, so does the connection, so that nobody takes the archive for whole. */
async function* watched(deps: StudioDeps, asking: Gallery, making: Making, leave: () => void) {
  try {
    yield* filesOf(asking, making)
  } catch (error) {
    deps.log(error)
    deps.cut(asking.c)
    throw error
  } finally {
    leave()
  }
}

async function* filesOf(asking: Gallery, { store, separator, at }: Making) {
  const { campaign, piece } = asking
  const captions: (string | number)[][] = []
  for await (const row of wallOf(asking)) {
    const sealed = await store.get({ campaign: campaign.slug, piece: piece.id, file: row.file, size: 'full' })
    // It was withdrawn meanwhile.
    if (!sealed) continue
    const input = await openFrom({ campaign, piece }, sealed, row.epoch)
    const hour = new Date(row.at - (row.at % HOUR_MS))
    const name = `${String(captions.length + 1).padStart(5, '0')}-${row.id}.${endingOf(input)}`
    const caption = await openCaption({ campaign, piece }, row)
    captions.push([name, caption, row.passedOn, hour.toISOString()])
    yield { name, input, lastModified: hour }
  }
  const csv = csvHead(CAPTIONS, separator) + csvRows(captions, separator)
  yield { name: 'captions.csv', input: csv, lastModified: new Date(at) }
}

async function* wallOf({ c, campaign, piece }: Gallery): AsyncGenerator<PhotoRow> {
  const place = { campaign: campaign.slug, piece: piece.id }
  let after: WallCursor | undefined
  for (;;) {
    const rows = await readWall(c.get('store'), place, { isByPassedOn: false, after, most: PAGE })
    yield* rows
    const last = rows.at(-1)
    if (rows.length < PAGE || !last || last.place === null) return
    after = { place: last.place }
  }
}
