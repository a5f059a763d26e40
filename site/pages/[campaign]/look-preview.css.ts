import type { APIRoute } from 'astro'
import { previewStylesheet } from '../../looks/stylesheet.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The design of one campaign's previews, fetched by `client/preview/preview.ts`. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign) return new Response(null, { status: 404 })
  return new Response(previewStylesheet(campaign), { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
}
