import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { fontFiles } from '../../fonts/font-files.ts'
import { pairOf } from '../../fonts/typefaces.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** The fonts that some campaign is set in. */
export const getStaticPaths = (async () => {
  const pairs = new Set((await borrowSite().campaigns()).map(pairOf))
  const files = (await Promise.all([...pairs].map(fontFiles))).flat()
  return files.map(({ name, woff2 }) => ({ params: { font: name.replace(/\.woff2$/, '') }, props: { woff2 } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { woff2 } }) =>
  new Response(woff2, { headers: { 'Content-Type': 'font/woff2' } })
