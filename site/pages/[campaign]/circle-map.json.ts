import type { APIRoute } from 'astro'
import { circleMap, placesOf } from '../../outlines/circle-map.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** The map of a campaign's circles, for the studio. */
export const GET: APIRoute = async ({ params }) => {
  const places = placesOf((await campaignAt(params.campaign))?.circles)
  if (places.length === 0) return new Response(null, { status: 404 })
  return new Response(JSON.stringify(await circleMap(places)), { headers: { 'Content-Type': 'application/json' } })
}
