import { Hono } from 'hono'
import { HOUR_MS } from '../../../campaigns/durations.ts'
import { ANY_DOUBT } from '../../../db/campaign/doubt.ts'
import { countLines, LINE_STATES, type LineCursor, type LineRow, readLines } from '../../../db/campaign/told-lines.ts'
import { lineId } from '../../brand/line-fields.ts'
import { openText } from '../../brand/sealed-text.ts'
import type { CatalogueEntry } from '../../catalogue.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { mayEdit } from '../../studio/authorization.ts'
import {
  type DeskAnswer,
  type SortAnswer,
  sortBody,
  type ToldLine,
  toldQuery,
} from '../../studio/contract/told-schema.ts'
import { jsonBody, query } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

/** Lines of one page of a queue. */
const PAGE = 50

/** A hundred ids, and what stands around them. */
const MOST_BYTES = 4096

/**
 * `…/told`: what fans told the brand, for editors and owners. A line has no name and no node, and the hour alone: who said it is
 * not to be found out here, and no export has it.
 */
export function told(_deps: StudioDeps) {
  return new Hono<StudioCampaignEnv>()
    .get('/', mayEdit, query(toldQuery), async (c) => {
      const [campaign, store] = [c.get('campaign'), c.get('store')]
      const { queue, after } = c.req.valid('query')
      const cursor = after === undefined ? undefined : readCursor(campaign, after)
      const rows = await readLines(store, campaign.slug, { state: queue, after: cursor, most: PAGE + 1 })
      const last = rows[PAGE - 1]
      return c.json({
        lines: await Promise.all(rows.slice(0, PAGE).map((row) => lineOf(campaign, row))),
        next: rows.length > PAGE && last ? writeCursor(campaign, last) : null,
        counts: await countLines(store, campaign.slug),
        open: campaign.tell === true,
      } satisfies DeskAnswer)
    })
    .patch('/', mayEdit, jsonBody(sortBody, MOST_BYTES), async (c) => {
      const [campaign, store] = [c.get('campaign'), c.get('store')]
      const { ids, state } = c.req.valid('json')
      const changed = await store.ledger.sortLines({ campaign: campaign.slug, ids, state, who: c.get('member').name })
      return c.json({ changed, counts: await countLines(store, campaign.slug) } satisfies SortAnswer)
    })
}

async function lineOf({ toldKey }: CatalogueEntry, row: LineRow): Promise<ToldLine> {
  return {
    id: row.id,
    // Sealed under another secret: the row is there, what it said is not.
    line: await openText(row.sealed, toldKey).catch(() => ''),
    state: LINE_STATES[row.state] ?? 'new',
    at: row.at - (row.at % HOUR_MS),
    doubtful: (row.doubt & ANY_DOUBT) !== 0,
    voided: row.isVoided === 1,
  }
}

/** The moment in it is encrypted: the desk learns the hour of a line. */
const writeCursor = ({ names }: CatalogueEntry, { at, id }: LineCursor) => `${names.write(at)}.${id}`

function readCursor({ names }: CatalogueEntry, after: string): LineCursor {
  const [token = '', id = ''] = after.split('.')
  const at = names.read(token)
  if (at === undefined || !lineId.safeParse(id).success) {
    throw new ApiError('malformed', { detail: 'after: expected the `next` of a page' })
  }
  return { at, id }
}
