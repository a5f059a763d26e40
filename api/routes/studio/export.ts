import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import type { Engine } from '../../../db/engine.ts'
import type { Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { asJson, EXPORT_TABLES, type ExportName } from '../../studio/exports.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

const FILE = /^([a-z]+)\.(csv|json)$/

/** `GET export/:table.csv` and `.json`: every table, a page at a time. */
export function exports({ engine }: Deps) {
  return new Hono<StudioCampaignEnv>().get('/:file', (c) => {
    const { slug } = c.get('campaign')
    const [, name = '', format] = FILE.exec(c.req.param('file')) ?? []
    if (!isExported(name)) throw new ApiError('route-unknown')
    const table = EXPORT_TABLES[name]
    const text = format === 'csv' ? asCsv(table, engine, slug) : asJson(table, engine, slug)
    return c.body(streamOf(text), 200, {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      'Content-Disposition': `attachment; filename="${slug}-${name}.${format}"`,
    })
  })
}

function isExported(name: string): name is ExportName {
  return Object.hasOwn(EXPORT_TABLES, name)
}

/** Cells that a spreadsheet would take for a formula are written as text (`escape_formulas`). */
async function* asCsv({ columns, pages }: (typeof EXPORT_TABLES)[ExportName], engine: Engine, campaign: string) {
  yield stringify([columns])
  for await (const rows of pages(engine, campaign)) yield stringify(rows, { escape_formulas: true })
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
