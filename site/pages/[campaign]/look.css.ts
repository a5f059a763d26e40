import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { lookStylesheet } from '../../looks/stylesheet.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** The design of one campaign: a file of its own, since the Content-Security-Policy allows no inline style. */
export const getStaticPaths = (async () => {
  const campaigns = await borrowSite().campaigns()
  return campaigns.map((campaign) => ({ params: { campaign: campaign.slug }, props: { campaign } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { campaign } }) =>
  new Response(await lookStylesheet(campaign), {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  })
