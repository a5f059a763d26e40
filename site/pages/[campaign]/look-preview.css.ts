import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { previewStylesheet } from '../../looks/stylesheet.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** The design of one campaign's previews, fetched by `client/preview/preview.ts`. */
export const getStaticPaths = (async () => {
  const campaigns = await borrowSite().campaigns()
  return campaigns.map((campaign) => ({ params: { campaign: campaign.slug }, props: { campaign } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { campaign } }) =>
  new Response(previewStylesheet(campaign), { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
