/**
 * Makes the script of a campaign's page `async`, so that it runs as soon as it has arrived, while the stylesheet is on its
 * way: at the end of the page it would share a task with the first layout. All that the script reads stands above its tag.
 * Astro gives the scripts that it bundles no attribute of their own, so the finished HTML is changed.
 */
export async function withEarlyScript(response: Response): Promise<Response> {
  const html = await response.text()
  return new Response(html.replace('<script type="module" src=', '<script type="module" async src='), response)
}
