import { connect, type Socket } from 'node:net'
import { newVisit } from '../support/fixture.ts'
import { BROWSER, newAddress } from '../support/host.ts'
import type { LoadedServer } from './process.ts'

const CONNECTIONS = 64
const TURN_MS = 2

/** What came of openings at a steady pace. Times are of the machine's monotonic clock, in milliseconds. */
export interface Paced {
  opened: number
  /** From the moment at which an opening was due to its answer. */
  p50: number
  p99: number
  /** When the answer came that told of so many views: what was true from then on. */
  truth: readonly (readonly [views: number, at: number])[]
}

/**
 * Opens a link so many times a second, by a new fan from a network of their own each. Over bare sockets: `fetch` would cost more than
 * the server's work. An opening that finds all connections busy waits, and its waiting counts.
 */
export async function openAtPace(
  server: LoadedServer,
  link: string,
  perSecond: number,
  seconds: number,
): Promise<Paced> {
  const { hostname, port, host } = new URL(server.url)
  const headers = Object.entries({ Host: host, 'Content-Type': 'application/json', ...BROWSER })
  const head = `POST /api/campaigns/open/unlock HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}`
  const request = () => {
    const body = JSON.stringify({ link: `w${link}`, visit: newVisit() })
    return `${head}X-Forwarded-For: ${newAddress()}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  }
  const idle: Socket[] = []
  const due: number[] = []
  const waits: number[] = []
  const truth: [number, number][] = []
  const send = () => {
    while (due.length > 0) {
      const [socket, at] = [idle[0], due[0]]
      if (!socket || at === undefined) return
      // In turn, so that no connection is idle for so long that the server closes it.
      idle.shift()
      due.shift()
      socket.write(request())
      socket.once('data', (answer) => {
        const views = /"tally":\{"views":(\d+)/.exec(answer.toString())?.[1]
        if (views === undefined) throw new Error(answer.toString())
        waits.push(performance.now() - at)
        truth.push([Number(views), nowMs()])
        idle.push(socket)
        send()
      })
    }
  }
  const sockets = Array.from({ length: Math.min(CONNECTIONS, perSecond) }, () => connect(Number(port), hostname))
  idle.push(...sockets)
  const startedAt = performance.now()
  for (let asked = 0; asked < perSecond * seconds; ) {
    const elapsed = performance.now() - startedAt
    for (; asked < Math.min(perSecond * seconds, (elapsed / 1000) * perSecond); asked++)
      due.push(startedAt + (asked / perSecond) * 1000)
    send()
    await new Promise((resolve) => setTimeout(resolve, TURN_MS))
  }
  while (waits.length < perSecond * seconds) await new Promise((resolve) => setTimeout(resolve, TURN_MS))
  for (const socket of sockets) socket.destroy()
  waits.sort((a, b) => a - b)
  const at = (share: number) => waits[Math.floor(share * (waits.length - 1))] ?? Number.NaN
  return { opened: waits.length, p50: at(0.5), p99: at(0.99), truth }
}

/** The same in every process of this machine. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
