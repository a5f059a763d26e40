import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { renderCover } from '../../components/cover.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** The cover as the page and messengers' previews show it. */
export const getStaticPaths = (async () => {
  const campaigns = await borrowSite().campaigns()
  return campaigns.flatMap(({ slug, cover }) => (cover ? [{ params: { campaign: slug }, props: { cover } }] : []))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { cover } }) =>
  new Response(await renderCover(cover.image), { headers: { 'Content-Type': 'image/jpeg' } })
