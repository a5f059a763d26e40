import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import { HOUR_MS } from '../../../db/history.ts'
import type { Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { createSeats } from '../../seats.ts'
import { type ReportQuery, reportQuery } from '../../studio/contract.ts'
import { asJson, EXPORT_TABLES, type ExportName, type Selection, type Source } from '../../studio/exports.ts'
import { query } from '../../studio/input.ts'
import type { Member, StudioCampaignEnv } from '../../studio/member.ts'
import { rangeOf } from '../../studio/report.ts'

/** Exports at once: one goes on while another is begun, and a few of those that nobody reads on hold up no one. */
const SEATS = [{ most: 3, sharedBy: ({ key }: Member) => key }, { most: 30 }]

const FILE = /^([a-z]+)\.(csv|json)$/

/** `GET export/:table.csv` and `.json`: every table, a page at a time, of the same selection as the report. */
export function exports({ engine, readHistory, now, pause }: Deps) {
  const seats = createSeats(SEATS)
  return new Hono<StudioCampaignEnv>().get('/:file', query(reportQuery), async (c) => {
    const campaign = c.get('campaign')
    const [, name = '', format] = FILE.exec(c.req.param('file')) ?? []
    if (!isExported(name)) throw new ApiError('route-unknown')
    const asked = c.req.valid('query')
    const range = rangeOf(await readHistory(campaign.slug), campaign, asked, now())
    const source = { engine, campaign: campaign.slug, selection: selectionOf(asked, range), pause }
    const table = EXPORT_TABLES[name]
    const headers = {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      'Content-Disposition': `attachment; filename="${campaign.slug}-${name}.${format}"`,
    }
    // Hono answers HEAD with this route and drops the body: nobody would ever give that seat up.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, headers)
    const giveUpSeat = seats.take(c.get('member'))
    if (!giveUpSeat) throw new ApiError('slow-down', { retryAfterSeconds: 5 })
    return c.body(streamOf(format === 'csv' ? asCsv(table, source) : asJson(table, source), giveUpSeat), 200, headers)
  })
}

/** The hours that the report counts for the same question, so that an export adds up to it. */
function selectionOf({ from, to, channel, root }: ReportQuery, range: { from: number; to: number }): Selection {
  const period = { from: Math.ceil(range.from / HOUR_MS), to: Math.ceil(range.to / HOUR_MS) }
  return { ...((from ?? to) !== undefined && { period }), channel, root }
}

function isExported(name: string): name is ExportName {
  return Object.hasOwn(EXPORT_TABLES, name)
}

/** The mark tells Excel that it is UTF-8; cells that a spreadsheet would take for a formula are written as text. */
async function* asCsv({ columns, pages }: (typeof EXPORT_TABLES)[ExportName], source: Source) {
  yield stringify([columns], { bom: true })
  for await (const rows of pages(source)) yield stringify(rows, { escape_formulas: true })
}

/** Read only as fast as it is taken. */
function streamOf(text: AsyncGenerator<string>, onEnd: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(stream) {
      try {
        const { value, done } = await text.next()
        if (!done) return stream.enqueue(encoder.encode(value))
        stream.close()
        onEnd()
      } catch (error) {
        onEnd()
        throw error
      }
    },
    async cancel() {
      onEnd()
      await text.return(undefined)
    },
  })
}
