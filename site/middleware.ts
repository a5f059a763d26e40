import type { MiddlewareHandler } from 'astro'
import { withEarlyScript } from './client/first-paint/early-script.ts'

/** Notes why a page could not be rendered, for whoever asked for it: Astro itself would only answer 500. */
export const onRequest: MiddlewareHandler = async ({ params, locals }, next) => {
  const response = await next().catch((failure: unknown) => {
    Object.assign(locals, { failure })
    throw failure
  })
  const isPage = params.campaign && response.headers.get('Content-Type')?.startsWith('text/html')
  return isPage ? withEarlyScript(response) : response
}
