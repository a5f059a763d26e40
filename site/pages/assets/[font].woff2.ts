import type { APIRoute } from 'astro'
import { fontFiles } from '../../fonts/font-files.ts'
import { pairOf } from '../../fonts/typefaces.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** The fonts that some campaign is set in. */
export const GET: APIRoute = async ({ params }) => {
  const pairs = new Set((await borrowSite().campaigns()).map(pairOf))
  const files = (await Promise.all([...pairs].map(fontFiles))).flat()
  const font = files.find(({ name }) => name === `${params.font}.woff2`)
  if (!font) return new Response(null, { status: 404 })
  return new Response(font.woff2, { headers: { 'Content-Type': 'font/woff2' } })
}
