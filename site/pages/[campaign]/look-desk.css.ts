import type { APIRoute } from 'astro'
import { deskStylesheet } from '../../looks/stylesheet.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The design of the pages beside the campaign's own: an ambassador's, and that of a proof. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign) return new Response(null, { status: 404 })
  return new Response(await deskStylesheet(campaign), { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
}
