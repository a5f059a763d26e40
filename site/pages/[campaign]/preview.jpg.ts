import type { APIRoute } from 'astro'
import { previewOf } from '../../preview/preview.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The picture that messengers show under a link. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign) return new Response(null, { status: 404 })
  return new Response((await previewOf(campaign)).jpeg, { headers: { 'Content-Type': 'image/jpeg' } })
}
