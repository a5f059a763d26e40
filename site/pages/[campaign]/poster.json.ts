import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { posterArt } from '../../print/poster-art.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** What the studio composes a printed poster from. */
export const getStaticPaths = (async () => {
  const campaigns = await borrowSite().campaigns()
  return campaigns.map((campaign) => ({ params: { campaign: campaign.slug }, props: { campaign } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { campaign } }) =>
  new Response(JSON.stringify(await posterArt(campaign)), { headers: { 'Content-Type': 'application/json' } })
