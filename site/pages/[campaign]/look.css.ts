import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { borrowSite } from '../../sealing/site-campaigns.ts'
import { lookCss } from '../../styles/looks.ts'

/** The colours of one campaign: a file of their own, since the Content-Security-Policy allows no inline style. */
export const getStaticPaths = (async () => {
  const campaigns = await borrowSite().campaigns()
  return campaigns.map((campaign) => ({ params: { campaign: campaign.slug }, props: { campaign } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { campaign } }) =>
  new Response(lookCss(campaign.look, campaign.accent), { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
