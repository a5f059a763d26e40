import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { drawIcon } from '../../preview/icon.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** The icon of one campaign, in the browser's tab and on a home screen. */
export const getStaticPaths = (async () => {
  const campaigns = await borrowSite().campaigns()
  return campaigns.map((campaign) => ({ params: { campaign: campaign.slug }, props: { campaign } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { campaign } }) =>
  new Response(await drawIcon(campaign), { headers: { 'Content-Type': 'image/png' } })
