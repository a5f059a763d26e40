import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { Builder, Capabilities, Key, type WebDriver } from 'selenium-webdriver'
import { freePort } from '../support/free-port.ts'
import { type Browser, type Engine, eventually, type Scheme } from './browser.ts'
import { SIZE, WAY_OUT } from './phone-like.ts'

/** Of a phone: the site treats desktops otherwise. */
const USER_AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

/** WebKitGTK's MiniBrowser, by WebDriver, on a screen that nobody sees. */
export const webkit: Engine = {
  name: 'WebKit',
  async launch(scheme) {
    // Else it starts anew after its last window, and a browser that comes meanwhile finds no screen: then the driver never answers.
    const args = ['-noreset', '-displayfd', '3', '-screen', '0', '1000x8000x24', '-nolisten', 'tcp']
    const screen = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
    const [number] = await once(screen.stdio[3] as Readable, 'data')
    const display = `:${String(number).trim()}`
    let driver: ChildProcess | undefined
    let session: WebDriver
    const endAll = () => {
      endGroup(driver)
      screen.kill()
    }
    process.once('exit', endAll)

    return {
      open: (url) => session.get(url),
      reload: () => session.navigate().refresh(),
      tap: ({ x, y }) => session.actions().move({ x, y, duration: 0 }).click().perform(),
      type: (text) => session.actions().sendKeys(text).perform(),
      paste: () => session.actions().keyDown(Key.CONTROL).sendKeys('v').keyUp(Key.CONTROL).perform(),
      evaluate: (run, given) => session.executeScript(`return (${run})(arguments[0])`, given),
      async picture(isWhole = false) {
        if (!isWhole) return png(session)
        const height = await session.executeScript<number>('return document.documentElement.scrollHeight')
        await resize(session, { ...SIZE, height })
        const whole = await png(session)
        await resize(session, SIZE)
        return whole
      },
      async closeOthers() {
        const own = await session.getWindowHandle()
        const others = (await session.getAllWindowHandles()).filter((each) => each !== own)
        for (const other of others) {
          await session.switchTo().window(other)
          await session.close()
        }
        await session.switchTo().window(own)
        return others.length
      },
      async forget() {
        // It has one session at a time, and what a session keeps ends with it.
        endGroup(driver)
        const port = await freePort()
        driver = startDriver(port, display)
        session = await newSession(port, scheme)
      },
      async close() {
        process.off('exit', endAll)
        endAll()
      },
    } satisfies Browser
  },
}

/** In a process group of its own, with the browsers that it starts. */
function startDriver(port: number, display: string): ChildProcess {
  const env = { ...process.env, DISPLAY: display, LANGUAGE: 'fr_FR' }
  return spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore', detached: true })
}

/** Without asking: whoever hangs would not answer. */
function endGroup(leader: ChildProcess | undefined): void {
  if (leader?.pid !== undefined && leader.exitCode === null && leader.signalCode === null)
    process.kill(-leader.pid, 'SIGKILL')
}

async function newSession(port: number, scheme: Scheme): Promise<WebDriver> {
  const url = `http://127.0.0.1:${port}`
  const listens = () =>
    fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
  await eventually('the driver', listens)
  const args = [
    '--automation',
    // Its own bars would make it wider than a phone.
    '--full-screen',
    `--user-agent=${USER_AGENT}`,
    `--proxy=http://${WAY_OUT.host}:${WAY_OUT.port}`,
    '--ignore-host=localhost',
    ...(scheme === 'dark' ? ['--dark-mode'] : []),
  ]
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args } })
  const session = await new Builder().usingServer(url).withCapabilities(capabilities).build()
  await resize(session, SIZE)
  return session
}

async function resize(session: WebDriver, size: typeof SIZE): Promise<void> {
  await session.manage().window().setRect(size)
  await session.wait(
    () => session.executeScript((height: number) => innerHeight === height, size.height),
    10_000,
    `a window ${size.height} px high`,
  )
}

async function png(session: WebDriver): Promise<Uint8Array> {
  // It is painted in pieces, and a picture that is taken sooner has some of them only.
  await session.executeScript(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  )
  return Buffer.from(await session.takeScreenshot(), 'base64')
}
