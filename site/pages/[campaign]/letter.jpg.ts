import type { APIRoute } from 'astro'
import { mailCoverOf } from '../../newsletter/cover.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The cover in a newsletter, which is sent elsewhere: its picture is fetched from here. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  const picture = campaign && (await mailCoverOf(campaign))
  if (!picture) return new Response(null, { status: 404 })
  return new Response(picture.jpeg, { headers: { 'Content-Type': 'image/jpeg' } })
}
