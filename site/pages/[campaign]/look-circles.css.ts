import type { APIRoute } from 'astro'
import { circlesStylesheet } from '../../looks/stylesheet.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The design of what circles show, fetched by `client/circles/files.ts`. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign?.circles) return new Response(null, { status: 404 })
  return new Response(circlesStylesheet(campaign), { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
}
