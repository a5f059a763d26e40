import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { previewOf } from '../../preview/preview.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** The picture that messengers show under a link. */
export const getStaticPaths = (async () => {
  const campaigns = await borrowSite().campaigns()
  return campaigns.map((campaign) => ({ params: { campaign: campaign.slug }, props: { campaign } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { campaign } }) =>
  new Response((await previewOf(campaign)).jpeg, { headers: { 'Content-Type': 'image/jpeg' } })
