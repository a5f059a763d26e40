import { expect, test } from './test.ts'

test('a scanner that runs scripts and clicks everything, but has no hand to tap with, counts nothing: only the tap does', async ({
  site,
  phone,
}) => {
  const sent: string[] = []
  phone.page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  // The handlers run within these calls, so there is nothing to wait for.
  const states = await phone.page.evaluate(() => {
    const seen = new Set<string | undefined>()
    for (const button of document.querySelectorAll('button')) {
      const pointer = { bubbles: true, cancelable: true, isPrimary: true, pointerId: 1 }
      const events = ['pointerdown', 'pointerup', 'click'].map((type) => new PointerEvent(type, pointer))
      for (const event of [...events, new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })]) {
        button.dispatchEvent(event)
        seen.add(document.documentElement.dataset.state)
      }
      button.click()
      seen.add(document.documentElement.dataset.state)
    }
    return [...seen]
  })
  expect(states).toEqual(['gate'])
  expect(sent).toEqual([])
  expect(await site.views('tape')).toBe(0)
  await phone.tap()
  await phone.shows('open')
  expect(sent).toEqual([`${site.origin}/api/campaigns/tape/unlock`])
  expect(await site.views('tape')).toBe(1)
  expect(await site.refusals('tape')).toEqual({})
})
