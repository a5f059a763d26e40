import type { APIRoute } from 'astro'
import { chooseLocale } from '../../client/choose-locale.ts'
import { campaignAt } from '../../sealing/site-campaigns.ts'

/** A file of its own: what holds up the page must be small, and the Content-Security-Policy allows no inline script. */
export const GET: APIRoute = async ({ params }) => {
  const campaign = await campaignAt(params.campaign)
  if (!campaign || campaign.locales.length === 1) return new Response(null, { status: 404 })
  const { slug, locales } = campaign
  return new Response(`(${chooseLocale})(${JSON.stringify(slug)},${JSON.stringify(locales)})`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  })
}
