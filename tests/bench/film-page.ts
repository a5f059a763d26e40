import { type Browser, type CDPSession, devices, type Page } from 'playwright'
import { NETWORK } from './fan-page.ts'

/** How a film plays at the end of a slow line, its player not there yet or there already. */
export interface FilmRun {
  /** From the tap to the first frame, and what came in between. */
  frameMs: number
  frameKb: number
}

export interface SeekRun {
  /** From a seek to the middle to the frame there, and what came in between. */
  seekMs: number
  seekKb: number
}

interface Watched extends Window {
  frameAt?: number | undefined
}

/** A fan who taps as soon as the button is there, or once what plays it is. */
export async function measureFilm(browser: Browser, link: string, isPlayerThere: boolean): Promise<FilmRun & SeekRun> {
  const { page, bytes } = await openFilm(browser, link)
  try {
    if (isPlayerThere) await playerIsThere(page)
    const first = await untilFrame(page, bytes, () => page.locator('.player-play').tap())
    const seek = await untilFrame(page, bytes, () =>
      page.locator('video').evaluate((video: HTMLVideoElement) => {
        video.currentTime = video.duration / 2
      }),
    )
    return { frameMs: first.ms, frameKb: first.kb, seekMs: seek.ms, seekKb: seek.kb }
  } finally {
    await page.context().close()
  }
}

/** Milliseconds that a film takes to go on by itself, once the network is back after so long. */
export async function measureReturn(browser: Browser, link: string, awayMs: number): Promise<number> {
  const { page, session } = await openFilm(browser, link)
  try {
    await playerIsThere(page)
    await session.send('Network.emulateNetworkConditions', { ...NETWORK, offline: true })
    await page.locator('.player-play').tap()
    await page.waitForTimeout(awayMs)
    await session.send('Network.emulateNetworkConditions', NETWORK)
    const since = performance.now()
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0)
    return performance.now() - since
  } finally {
    await page.context().close()
  }
}

/** How often a film stops for want of bytes in so many milliseconds, and the sizes in which it was shown. */
export async function measureStalls(
  browser: Browser,
  link: string,
  ms: number,
): Promise<{ stalls: number; heights: number[] }> {
  const { page } = await openFilm(browser, link)
  try {
    await playerIsThere(page)
    await page.locator('.player-play').tap()
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0)
    await page.evaluate(() => {
      const video = document.querySelector('video')
      const seen = { stalls: 0, heights: [video?.videoHeight ?? 0] }
      video?.addEventListener('waiting', () => seen.stalls++)
      video?.addEventListener('resize', () => seen.heights.push(video.videoHeight))
      Object.assign(window, { seen })
    })
    await page.waitForTimeout(ms)
    return await page.evaluate(() => (window as unknown as { seen: { stalls: number; heights: number[] } }).seen)
  } finally {
    await page.context().close()
  }
}

async function openFilm(browser: Browser, link: string) {
  const context = await browser.newContext({ ...devices['Pixel 7'], locale: 'fr-FR', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
  const bytes = countBytes(session)
  await page.goto(link)
  await page.locator('#open').tap()
  await page.locator('.player-play').first().waitFor()
  return { page, session, bytes }
}

async function playerIsThere(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('video')?.currentSrc !== '')
}

function countBytes(session: CDPSession): () => number {
  let sum = 0
  session.on('Network.dataReceived', ({ encodedDataLength }) => {
    sum += encodedDataLength
  })
  return () => sum
}

/** Until a frame is shown that was not there before `act`. */
async function untilFrame(page: Page, bytes: () => number, act: () => Promise<unknown>) {
  await page.locator('video').evaluate((video: HTMLVideoElement) => {
    const watched = window as Watched
    watched.frameAt = undefined
    const from = video.currentTime
    const look = (at: number, { mediaTime }: { mediaTime: number }) => {
      if (video.seeking || (from > 0 && mediaTime < video.duration / 2 - 2.5)) video.requestVideoFrameCallback(look)
      else watched.frameAt = at
    }
    video.requestVideoFrameCallback(look)
  })
  const [before, startedAt] = [bytes(), await page.evaluate(() => performance.now())]
  await act()
  await page.waitForFunction(() => (window as Watched).frameAt !== undefined)
  const frameAt = await page.evaluate(() => (window as Watched).frameAt ?? 0)
  return { ms: frameAt - startedAt, kb: (bytes() - before) / 1000 }
}
