import type { APIRoute } from 'astro'
import { iconOf } from '../../preview/icon.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The icon of one campaign, in the browser's tab and on a home screen. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign) return new Response(null, { status: 404 })
  return new Response(await iconOf(campaign), { headers: { 'Content-Type': 'image/png' } })
}
