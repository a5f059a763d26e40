import type { APIRoute } from 'astro'
import { borrowSite } from '../../../sealing/site-campaigns.ts'

export const GET: APIRoute = async ({ params }) => {
  const file = (await borrowSite().desk()).find(({ name }) => name === `${params.name}.js`)
  if (!file) return new Response(null, { status: 404 })
  return new Response(file.contents, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
}
