import type { APIRoute } from 'astro'
import { insideStylesheet } from '../../looks/stylesheet.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The design of what is inside one campaign, fetched by `load-inside.ts`. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign) return new Response(null, { status: 404 })
  return new Response(await insideStylesheet(campaign), { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
}
