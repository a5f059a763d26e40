import { Hono } from 'hono'
import { recordOnceAnHour } from '../../../db/campaign/audit.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { createSeats } from '../../seats.ts'
import { selectCircle } from '../../studio/circle-selection.ts'
import { exportQuery } from '../../studio/contract/report-schema.ts'
import { type CsvForm, csvHead, csvRows } from '../../studio/csv.ts'
import type { ExportSelection, Source } from '../../studio/export-rows.ts'
import type { ExportTable } from '../../studio/export-table.ts'
import { asJson, exportTable } from '../../studio/exports.ts'
import { query } from '../../studio/input.ts'
import type { Member, StudioCampaignEnv } from '../../studio/member.ts'
import { untoldLists } from '../../studio/member-figures.ts'
import { quartersOf, rangeOf } from '../../studio/range.ts'
import { selectRoot } from '../../studio/root-selection.ts'

/** Concurrent exports: a member can start one while another runs, and a few that nobody reads on block no one. */
const SEATS = [{ most: 3, sharedBy: ({ key }: Member) => key }, { most: 30 }]

const FILE = /^([a-z]+)\.(csv|json)$/

/** `GET export/:table.csv` and `.json`: one table, streamed in pages, with the same filters as the report. */
export function exports({ readHistory, now, pause, log, cut }: StudioDeps) {
  const seats = createSeats(SEATS)
  return new Hono<StudioCampaignEnv>().get('/:file', query(exportQuery), async (c) => {
    const [campaign, store, member] = [c.get('campaign'), c.get('store'), c.get('member')]
    const [file = '', table = '', format] = FILE.exec(c.req.param('file')) ?? []
    const exported = exportTable(table)
    if (!exported) throw new ApiError('route-unknown')
    const [asked, at, isOwner] = [c.req.valid('query'), now(), member.role === 'owner']
    const range = rangeOf(await readHistory(campaign.slug), campaign, asked, at)
    const circle = await selectCircle(store, campaign, asked, isOwner)
    const untold = await untoldLists(store, campaign.slug)
    const root = selectRoot(campaign, asked, untold)
    // The rows that the report counts for the same query, so that an export adds up to it.
    const selection = { period: quartersOf(asked, range), channel: asked.channel, root, circle }
    refuseOthers(exported, selection, isOwner)
    const headers = {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      'Content-Disposition': `attachment; filename="${campaign.slug}-${table}.${format}"`,
    }
    // Hono answers HEAD with this route and drops the body: the seat would never be given back, and nothing is exported.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, headers)
    const giveUpSeat = seats.take(member)
    if (!giveUpSeat) throw new ApiError('slow-down', { retryAfterSeconds: 5 })
    const change = { at, who: member.name, campaign: campaign.slug, action: 'exported', detail: file } as const
    await store.write([recordOnceAnHour(change)]).catch((cause: unknown) => {
      giveUpSeat()
      throw new Error('What is exported could not be recorded', { cause })
    })
    const { names, slug, pieces } = campaign
    const source = {
      ...{ engine: store, campaign: slug, pieces, names, selection, offsetAt: range.offsetAt, untold, isOwner, pause },
    }
    const text = format === 'csv' ? asCsv(exported, source, asked.separator) : asJson(exported, source)
    const breakOff = (error: unknown) => {
      log(error)
      cut(c)
    }
    return c.body(streamOf(text, giveUpSeat, breakOff), 200, headers)
  })
}

/** Throws `forbidden` for a table, or a period of it, that is for owners. */
function refuseOthers({ forOwners }: ExportTable, { period }: ExportSelection, isOwner: boolean): void {
  if (isOwner || !(forOwners === 'all' || (forOwners === 'period' && period))) return
  const detail = forOwners === 'all' ? 'This table is for owners' : 'from, to: periods of this table are for owners'
  throw new ApiError('forbidden', { detail })
}

async function* asCsv({ columns, pages }: ExportTable, source: Source, form: CsvForm) {
  yield csvHead(columns, form)
  for await (const rows of pages(source)) if (rows.length > 0) yield csvRows(rows, form)
}

/**
 * Streams a table with backpressure: it is read only as fast as it is taken. A broken stream is cut, so that nobody takes
 * it for complete.
 *
 * @param onError told of what went wrong; ends the connection where it can
 */
function streamOf(
  text: AsyncGenerator<string>,
  onEnd: () => void,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let isCancelled = false
  return new ReadableStream({
    async pull(stream) {
      try {
        const { value, done } = await text.next()
        // A client that left has cancelled the stream, and takes nothing more.
        if (isCancelled) return
        if (!done) return stream.enqueue(encoder.encode(value))
        stream.close()
        onEnd()
      } catch (error) {
        onEnd()
        onError(error)
      }
    },
    async cancel() {
      isCancelled = true
      onEnd()
      await text.return(undefined)
    },
  })
}
