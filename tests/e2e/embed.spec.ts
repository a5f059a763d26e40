import type { Page } from 'playwright'
import { REHEARSAL, SCREENING } from './campaigns.ts'
import { expectDecent } from './decent.ts'
import { expect, test } from './test.ts'

const YOUTUBE = 'https://www.youtube-nocookie.com'
const FRAMED = `${YOUTUBE}/embed/${REHEARSAL}?autoplay=1&playsinline=1&rel=0`

/** Stands for YouTube, which is out of reach here. Returns what it was asked for, and by whom it was told to come. */
async function youtube(page: Page, isThere: () => boolean): Promise<[url: string, referrer: string | undefined][]> {
  const asked: [string, string | undefined][] = []
  await page.route(/youtube|ytimg|google/, async (route) => {
    asked.push([route.request().url(), (await route.request().allHeaders()).referer])
    if (!isThere()) return route.abort('internetdisconnected')
    await route.fulfill({ contentType: 'text/html', body: '<button>the player</button>' })
  })
  return asked
}

test('an embed asks nothing of its site before the tap that says so, then frames it, and again where the network was gone', async ({
  site,
  phone,
}) => {
  const { page } = phone
  let isThere = false
  const asked = await youtube(page, () => isThere)
  await phone.enter(site.link(SCREENING))
  await phone.showsPiece('repetition', 'open')
  const play = page.getByRole('button', { name: 'Lire sur YouTube' })
  await expect(play).toHaveAccessibleDescription('YouTube voit alors que tu regardes.')
  await page.setViewportSize({ width: 320, height: 640 })
  await play.scrollIntoViewIfNeeded()
  await expectDecent(page)
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([])
  await expect(page.locator('iframe')).toHaveCount(0)
  const place = () => page.locator('.embed').boundingBox()
  const before = await place()

  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await play.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => asked.length).toBe(1)
  isThere = true
  await page.getByRole('button', { name: 'Recharger' }).tap()
  await expect(page.frameLocator('.embed iframe').getByText('the player')).toBeVisible()
  expect(asked).toEqual([
    [FRAMED, `${site.origin}/`],
    [FRAMED, `${site.origin}/`],
  ])
  const frame = page.locator('.embed iframe')
  await expect(frame).toHaveAttribute('src', FRAMED)
  await expect(frame).toHaveAttribute('title', 'La répétition au bord de l’eau')
  await expect(frame).toHaveAttribute('sandbox', 'allow-scripts allow-same-origin')
  await expect(frame).toHaveAttribute('allow', 'autoplay; fullscreen')
  await expect(frame).toBeFocused()
  expect(await place()).toEqual(before)
  expect([await phone.departure(), await phone.departure()].map(String)).toEqual([FRAMED, FRAMED])

  // The page of another campaign may not.
  await phone.follow(site.link('tape'))
  phone.expects(/Content Security Policy/)
  const refused = await page.evaluate(
    (src) =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective))
        document.body.append(Object.assign(document.createElement('iframe'), { src }))
      }),
    FRAMED,
  )
  expect(refused).toBe('frame-src')
  expect(asked).toHaveLength(2)
})
