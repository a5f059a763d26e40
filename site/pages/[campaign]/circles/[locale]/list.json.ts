import type { APIRoute } from 'astro'
import { circlesFile } from '../../../../circles/circle-data.ts'
import { editionAt } from '../../../../sealing/site-campaigns.ts'

/** The circles of one campaign, fetched by `client/circles/`. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await editionAt(params.campaign, params.locale)
  if (!campaign?.circles) return new Response(null, { status: 404 })
  const headers = { 'Content-Type': 'application/json' }
  return new Response(JSON.stringify(circlesFile(campaign, campaign.circles)), { headers })
}
