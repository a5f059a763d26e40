import type { APIRoute } from 'astro'
import { transform } from 'esbuild'
import source from '../embed/counter.ts?raw'

/** The counter for other sites, at an address that never changes: Astro's own scripts are named after their content. */
export const GET: APIRoute = async () => {
  const { code } = await transform(source, { loader: 'ts', format: 'esm', target: 'es2022', minify: true })
  return new Response(code, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Access-Control-Allow-Origin': '*' },
  })
}
