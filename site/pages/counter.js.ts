import type { APIRoute } from 'astro'
import { transform } from 'esbuild'
import source from '../embed/counter.ts?raw'

/** The counter for other sites, at an address that never changes: Astro's own scripts are named after their content. */
export const GET: APIRoute = async () => {
  const options = { loader: 'ts', format: 'esm', target: 'es2022', minify: true, treeShaking: true } as const
  const { code } = await transform(source, options)
  return new Response(code, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Access-Control-Allow-Origin': '*' },
  })
}
