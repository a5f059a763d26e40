import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { devices } from 'playwright'
import { BROWSER_ARGUMENTS, requireBrowser } from '../support/browser.ts'
import { temporaryFolder } from '../support/fixture.ts'
import { memoryOf } from './memory.ts'

const LISTENING = /DevTools listening on (ws:\S+)/
const PHONE = devices['Pixel 7']
const LOOK_MS = 20
/** What it takes to give back what it keeps for later. */
const PRESSURE_MS = 2000

interface Message {
  id?: number
  result?: Record<string, unknown>
  error?: { message: string }
}

/**
 * A Chromium with one page, spoken to by its own protocol: Playwright has the developer tools keep whatever is fetched, so
 * that what it measures of a page's memory is far too much.
 */
export class BareChromium {
  readonly #process: ChildProcess
  readonly #profile: string
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (message: Message) => void>()
  #session: string | undefined
  #last = 0

  private constructor(process: ChildProcess, profile: string, socket: WebSocket) {
    this.#process = process
    this.#profile = profile
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message
      if (message.id !== undefined) this.#waiting.get(message.id)?.(message)
    })
  }

  /** With a profile on the disk: in a private window, files of a page's own are in memory. */
  static async launch(): Promise<BareChromium> {
    const profile = await temporaryFolder()
    const arguments_ = ['--headless', `--user-agent=${PHONE.userAgent}`, `--user-data-dir=${profile}`, '--lang=fr']
    const process = spawn(requireBrowser(), [...BROWSER_ARGUMENTS, ...arguments_, '--remote-debugging-port=0'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const socket = new WebSocket(await addressOf(process))
    await once(socket, 'open')
    const chromium = new BareChromium(process, profile, socket)
    const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true })
    chromium.#session = String(sessionId)
    const { width, height } = PHONE.viewport
    const screen = { width, height, deviceScaleFactor: PHONE.deviceScaleFactor, mobile: true }
    await chromium.send('Emulation.setDeviceMetricsOverride', screen)
    await chromium.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    return chromium
  }

  async close(): Promise<void> {
    const exit = once(this.#process, 'exit')
    this.#process.kill()
    await exit
    await rm(this.#profile, { recursive: true, maxRetries: 5 })
  }

  async send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.#last
    const answered = new Promise<Message>((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method, params, ...(this.#session && { sessionId: this.#session }) }))
    const { result = {}, error } = await answered
    this.#waiting.delete(id)
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }

  async goto(url: string): Promise<void> {
    await this.send('Page.navigate', { url })
    await this.until(`location.href !== 'about:blank' && document.readyState === 'complete'`)
  }

  /** The value of an expression in the page, as if a finger had asked for it. */
  async evaluate<T>(expression: string): Promise<T> {
    const asked = { expression, awaitPromise: true, returnByValue: true, userGesture: true }
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', asked)) as {
      result: { value: T; description?: string }
      exceptionDetails?: object
    }
    if (exceptionDetails) throw new Error(`${expression}: ${result.description}`)
    return result.value
  }

  /** Waits until an expression is true. */
  async until(expression: string): Promise<void> {
    while (!(await this.evaluate<boolean>(`!!(${expression})`))) await sleep(LOOK_MS)
  }

  /** Taps what a selector finds, once it is there. */
  async tap(selector: string): Promise<void> {
    await this.until(`document.querySelector(${JSON.stringify(selector)})`)
    const { x, y } = await this.evaluate<{ x: number; y: number }>(`(() => {
      const found = document.querySelector(${JSON.stringify(selector)})
      found.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { x, y, width, height } = found.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    })()`)
    await this.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await this.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  /** Has it give back what it only keeps since nobody else needs the memory. */
  async beShort(): Promise<void> {
    await this.send('Memory.simulatePressureNotification', { level: 'critical' })
    await sleep(PRESSURE_MS)
  }

  /** Bytes of all its processes. */
  memory(): Promise<number> {
    return memoryOf(this.#process.pid ?? 0)
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('Chromium says nothing')
  for await (const line of createInterface(stderr)) {
    const address = LISTENING.exec(line)?.[1]
    if (!address) continue
    // What it says from then on is nobody's.
    stderr.resume()
    return address
  }
  throw new Error('Chromium ended before it said where it listens')
}
