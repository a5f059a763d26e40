import type { APIRoute } from 'astro'
import { borrowSite, campaignAt } from '../../../sealing/site-campaigns.ts'

/** The towns and postcodes of a country with the circles that they lead to, fetched by whoever types one. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign?.circles?.country) return new Response(null, { status: 404 })
  const table = await borrowSite().country(campaign.circles)
  return new Response(table, { headers: { 'Content-Type': 'application/json' } })
}
