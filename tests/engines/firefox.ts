import puppeteer, { type BrowserContext, type Page } from 'puppeteer-core'
import type { Browser, Engine } from './browser.ts'
import { SIZE, WAY_OUT } from './phone-like.ts'

/** Of a phone: the site treats desktops otherwise. */
const USER_AGENT = 'Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0'

/** Firefox ESR of Debian, by WebDriver BiDi: Debian has no geckodriver. */
export const firefox: Engine = {
  name: 'Firefox',
  async launch(scheme) {
    const running = await puppeteer.launch({
      browser: 'firefox',
      executablePath: '/usr/bin/firefox-esr',
      extraPrefsFirefox: {
        'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
        // It draws in software, which takes most of the processor: ten times a second are enough for numbers and pictures.
        'layout.frame_rate': 10,
        // By night, for those who want less motion as well: half of the openings need not be drawn frame by frame.
        'ui.prefersReducedMotion': scheme === 'dark' ? 1 : 0,
        'general.useragent.override': USER_AGENT,
        'intl.accept_languages': 'fr-FR, fr',
        // A phone's take no room.
        'ui.useOverlayScrollbars': 1,
        // Whoever does not like statistics turns it off, and passes things on all the same.
        'beacon.enabled': scheme === 'dark',
        'network.proxy.type': 1,
        'network.proxy.http': WAY_OUT.host,
        'network.proxy.http_port': WAY_OUT.port,
        'network.proxy.ssl': WAY_OUT.host,
        'network.proxy.ssl_port': WAY_OUT.port,
      },
    })
    let context: BrowserContext | undefined
    let page: Page

    return {
      open: async (url) => void (await page.goto(url)),
      reload: async () => void (await page.reload()),
      tap: ({ x, y }) => page.mouse.click(x, y),
      type: (text) => page.keyboard.type(text),
      async paste() {
        await page.keyboard.down('Control')
        await page.keyboard.press('v')
        await page.keyboard.up('Control')
      },
      evaluate: (run, given) => page.evaluate(run as never, given as never) as never,
      picture: (isWhole = false) => page.screenshot({ fullPage: isWhole }),
      async closeOthers() {
        const others = (await page.browserContext().pages()).filter((each) => each !== page)
        await Promise.all(others.map((each) => each.close()))
        return others.length
      },
      async forget() {
        const last = context
        context = await running.createBrowserContext()
        page = await newPage(context)
        await last?.close()
      },
      close: () => running.close(),
    } satisfies Browser
  },
}

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.setViewport({ ...SIZE, deviceScaleFactor: 1 })
  return page
}
