import type { APIResponse, Page } from 'playwright'

/** Answers a question for ever as it was answered first: what is new after that, the page did not ask for. */
export async function freeze(page: Page, url: string): Promise<void> {
  let first: Promise<APIResponse> | undefined
  await page.route(url, async (route) => {
    first ??= route.fetch()
    await route.fulfill({ response: await first })
  })
}
