import type { MiddlewareHandler } from 'astro'

/**
 * Lets the script of a campaign's page run as soon as it is there, while the stylesheet is on its way: at the end of the
 * page it would share a task with the first layout. What it needs stands above it. Astro itself gives the scripts that it
 * bundles no attribute.
 */
export const onRequest: MiddlewareHandler = async ({ params, locals }, next) => {
  const response = await next().catch((failure: unknown) => {
    // Astro would answer 500 and keep it for itself.
    Object.assign(locals, { failure })
    throw failure
  })
  if (!params.campaign || !response.headers.get('Content-Type')?.startsWith('text/html')) return response
  const html = await response.text()
  return new Response(html.replace('<script type="module" src=', '<script type="module" async src='), response)
}
