import type { StudioDeps } from '../../api/deps.ts'
import { recordOnceAnHour } from '../../db/campaign/audit.ts'
import type { Asking, KindStudioRoutes } from '../studio-route-kind.ts'
import { readPublished } from './publishing.ts'

export const studioRoutes: KindStudioRoutes<'draw'> = (deps) => ({
  'GET draw.json': { for: 'owners', answer: (asking) => exportDraw(deps, asking) },
})

/** What passes may read as long as the campaign is open, as a file for whoever has none. It is recorded like every export. */
async function exportDraw({ now }: StudioDeps, { c, campaign, piece }: Asking<'draw'>): Promise<Response> {
  const store = c.get('store')
  const published = await readPublished(store, campaign, piece)
  if (c.req.raw.method !== 'HEAD') {
    const change = { at: now(), who: c.get('member').name, campaign: campaign.slug, detail: `${piece.id}.json` }
    await store.write([recordOnceAnHour({ ...change, action: 'exported' })])
  }
  return c.json(published, 200, {
    'Content-Disposition': `attachment; filename="${campaign.slug}-${piece.id}.json"`,
  })
}
