import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { fontFiles } from '../../fonts/font-files.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** The fonts of the looks that some campaign has. */
export const getStaticPaths = (async () => {
  const looks = new Set((await borrowSite().campaigns()).map(({ look }) => look))
  const files = (await Promise.all([...looks].map(fontFiles))).flat()
  return files.map(({ name, woff2 }) => ({ params: { font: name }, props: { woff2 } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { woff2 } }) =>
  new Response(woff2, { headers: { 'Content-Type': 'font/woff2' } })
