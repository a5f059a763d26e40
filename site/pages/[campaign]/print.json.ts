import type { APIRoute } from 'astro'
import { printArt } from '../../print/print-art.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** What the studio composes a printed poster from. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign) return new Response(null, { status: 404 })
  return new Response(JSON.stringify(await printArt(campaign)), { headers: { 'Content-Type': 'application/json' } })
}
