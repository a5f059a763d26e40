import { connect } from 'node:net'
import { PHONE } from '../support/fixture.ts'
import { newAddress } from '../support/host.ts'
import { nowMs } from './paced.ts'

/**
 * Watchers of `live` as cheap as can be, in a process of their own so that they are not what is measured: a socket each, spread over
 * addresses of the loopback, that takes what it is sent. Arguments: address of the server, number of watchers. Says `{held}` once
 * all are told something; at `{truth}` it says how far behind it each was at worst.
 */

/** Sockets of one loopback address, well below the number of ports. */
const OF_AN_ADDRESS = 2000
/** Connecting at once: more than a listen queue takes would wait a second. */
const AT_ONCE = 200

const [address = '', given] = process.argv.slice(2)
const url = new URL('/api/campaigns/open/live', address)
const count = Number(given)

/** Events: who was told what, and when. */
const told: [watcher: number, views: number, at: number][] = []
let firsts = 0

function watch(watcher: number): Promise<void> {
  const localAddress = `127.0.1.${1 + Math.floor(watcher / OF_AN_ADDRESS)}`
  const socket = connect({ port: Number(url.port), host: url.hostname, localAddress })
  // One network holds a tenth of all streams at most.
  socket.write(
    `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nUser-Agent: ${PHONE}\r\nX-Forwarded-For: ${newAddress()}\r\n\r\n`,
  )
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('A stream ended')))
    let isFirst = true
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      const begin = text.lastIndexOf('"views":')
      if (begin < 0) return
      told.push([watcher, Number.parseInt(text.slice(begin + 8, begin + 18), 10), nowMs()])
      if (isFirst) firsts++
      isFirst = false
      resolve()
    })
  })
}

for (let i = 0; i < count; i += AT_ONCE) {
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - i) }, (_, k) => watch(i + k)))
}
process.send?.({ held: firsts })

process.on('message', ({ truth }: { truth: [views: number, at: number][] }) => {
  process.send?.({ behind: lagsBehind(truth), events: told.length - count }, () => process.exit())
})

/** For each watcher, for how long at most it showed less than was true already: milliseconds, sorted. */
function lagsBehind(truth: readonly (readonly [views: number, at: number])[]): number[] {
  const first = truth[0]?.[0] ?? 0
  const last = truth.at(-1)?.[0] ?? 0
  /** Since when more than so many were true, by how many more than at first. */
  const outdatedSince: number[] = []
  for (const [views, at] of truth) while (first + outdatedSince.length < views) outdatedSince.push(at)
  const lags = new Float64Array(count)
  const shown = new Float64Array(count).fill(first)
  for (const [watcher, views, at] of told) {
    const before = shown[watcher] ?? 0
    if (views <= before) continue
    lags[watcher] = Math.max(lags[watcher] ?? 0, at - (outdatedSince[before - first] ?? at))
    shown[watcher] = Math.min(views, last)
  }
  return [...lags].sort((a, b) => a - b)
}
