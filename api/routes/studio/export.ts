import { Hono } from 'hono'
import { recordOnceAnHour } from '../../../db/audit.ts'
import { HOUR_MS } from '../../../db/history.ts'
import type { Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { exportQuery, type ReportQuery } from '../../studio/contract.ts'
import { type CsvForm, csvHead, csvRows } from '../../studio/csv.ts'
import { asJson, EXPORT_TABLES, type ExportName, type Selection, type Source } from '../../studio/exports.ts'
import { query } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'
import { rangeOf } from '../../studio/report.ts'

const FILE = /^([a-z]+)\.(csv|json)$/

/** `GET export/:table.csv` and `.json`: every table, a page at a time, of the same selection as the report. */
export function exports({ engine, readHistory, now, pause }: Deps) {
  return new Hono<StudioCampaignEnv>().get('/:file', query(exportQuery), async (c) => {
    const campaign = c.get('campaign')
    const [file = '', name = '', format] = FILE.exec(c.req.param('file')) ?? []
    if (!isExported(name)) throw new ApiError('route-unknown')
    const asked = c.req.valid('query')
    const at = now()
    const range = rangeOf(await readHistory(campaign.slug), campaign, asked, at)
    // What cannot be recorded is not handed out. HEAD hands out nothing.
    const change = { at, who: c.get('member').name, campaign: campaign.slug, action: 'exported', detail: file } as const
    if (c.req.method === 'GET') await engine.write([recordOnceAnHour(change)])
    const source = { engine, campaign: campaign.slug, selection: selectionOf(asked, range), pause }
    const table = EXPORT_TABLES[name]
    return c.body(streamOf(format === 'csv' ? asCsv(table, source, asked.separator) : asJson(table, source)), 200, {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      'Content-Disposition': `attachment; filename="${campaign.slug}-${name}.${format}"`,
    })
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

async function* asCsv({ columns, pages }: (typeof EXPORT_TABLES)[ExportName], source: Source, form: CsvForm) {
  yield csvHead(columns, form)
  for await (const rows of pages(source)) if (rows.length > 0) yield csvRows(rows, form)
}

/** Read only as fast as it is taken. */
function streamOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(stream) {
      const { value, done } = await text.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    async cancel() {
      await text.return(undefined)
    },
  })
}
