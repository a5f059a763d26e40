import { Hono } from 'hono'
import { recordOnceAnHour } from '../../../db/audit.ts'
import { QUARTER_MS } from '../../../db/growth.ts'
import type { NodeId } from '../../../db/node-id.ts'
import type { CatalogueEntry } from '../../catalogue.ts'
import type { Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { offsetsOf } from '../../studio/buckets.ts'
import { exportQuery, type ReportQuery } from '../../studio/contract.ts'
import { type CsvForm, csvHead, csvRows } from '../../studio/csv.ts'
import type { Selection, Source } from '../../studio/export-rows.ts'
import { asJson, type ExportTable, exportTable } from '../../studio/exports.ts'
import { query } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'
import { rangeOf } from '../../studio/report.ts'

const FILE = /^([a-z]+)\.(csv|json)$/

/** `GET export/:table.csv` and `.json`: every table, a page at a time, of the same selection as the report. */
export function exports({ engine, readHistory, now, pause }: Deps) {
  return new Hono<StudioCampaignEnv>().get('/:file', query(exportQuery), async (c) => {
    const campaign = c.get('campaign')
    const [file = '', table = '', format] = FILE.exec(c.req.param('file')) ?? []
    const exported = exportTable(table)
    if (!exported) throw new ApiError('route-unknown')
    const [member, asked, at] = [c.get('member'), c.req.valid('query'), now()]
    const range = rangeOf(await readHistory(campaign.slug), campaign, asked, at)
    const isOwner = member.role === 'owner'
    const selection = selectionOf(asked, range, campaign)
    refuseOthers(exported, selection, isOwner)
    // What cannot be recorded is not handed out. HEAD hands out nothing.
    const change = { at, who: member.name, campaign: campaign.slug, action: 'exported', detail: file } as const
    if (c.req.method === 'GET') await engine.write([recordOnceAnHour(change)])
    const offsetAt = offsetsOf(asked.zone)
    const source = { engine, campaign: campaign.slug, names: campaign.names, selection, offsetAt, isOwner, pause }
    return c.body(
      streamOf(format === 'csv' ? asCsv(exported, source, asked.separator) : asJson(exported, source)),
      200,
      {
        'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
        'Content-Disposition': `attachment; filename="${campaign.slug}-${table}.${format}"`,
      },
    )
  })
}

/** The quarters that the report counts for the same question, so that an export adds up to it. */
function selectionOf(
  { from, to, channel, root }: ReportQuery,
  range: { from: number; to: number },
  { names }: CatalogueEntry,
): Selection {
  const period = { from: Math.ceil(range.from / QUARTER_MS), to: Math.ceil(range.to / QUARTER_MS) }
  const node = root === undefined ? undefined : ((names.read(root) ?? null) as NodeId | null)
  return { ...((from ?? to) !== undefined && { period }), channel, root: node }
}

/** Throws `forbidden` where a table, or a period of it, is for owners. */
function refuseOthers({ forOwners }: ExportTable, { period }: Selection, isOwner: boolean): void {
  if (isOwner || !(forOwners === 'all' || (forOwners === 'period' && period))) return
  const detail = forOwners === 'all' ? 'This table is for owners' : 'from, to: periods of this table are for owners'
  throw new ApiError('forbidden', { detail })
}

async function* asCsv({ columns, pages }: ExportTable, source: Source, form: CsvForm) {
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
