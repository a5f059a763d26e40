import type { APIRoute } from 'astro'
import { lookStylesheet } from '../../looks/stylesheet.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The design of one campaign: a file of its own, since the Content-Security-Policy allows no inline style. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign) return new Response(null, { status: 404 })
  return new Response(await lookStylesheet(campaign), { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
}
