import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { chooseLocale } from '../../client/choose-locale.ts'
import { borrowSite } from '../../sealing/site-campaigns.ts'

/** A file of its own: what holds up the page must be small, and the Content-Security-Policy allows no inline script. */
export const getStaticPaths = (async () => {
  const campaigns = await borrowSite().campaigns()
  return campaigns.flatMap(({ slug, locales }) =>
    locales.length > 1 ? [{ params: { campaign: slug }, props: { slug, locales } }] : [],
  )
}) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { slug, locales } }) =>
  new Response(`(${chooseLocale})(${JSON.stringify(slug)},${JSON.stringify(locales)})`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  })
