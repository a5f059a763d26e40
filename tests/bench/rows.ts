import { PHONE, rootToken } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { openedLinks } from './load.ts'
import { startWorkerd } from './workerd.ts'

/**
 * Rows that a Durable Object writes for a view, by the engine's own count: they are the bill on Workers. Through 200 links, and
 * through 2,000 that grew from each other; so many views at once, of which each group is in every counter before the next
 * comes; then at a steady pace, as the object puts views into the counters by itself. A day later two more are written when the visit is
 * forgotten.
 */

const GROUPS = [1, 8, 64]
const VIEWS = 192
const PACES = [1, 10]
const PACED_S = 20

const server = await startWorkerd()
const host = { fetch: (path: string, init?: RequestInit) => fetch(new URL(path, server.url), init), stop: server.stop }
const own = await new Fan(host, 'open').opened(rootToken('open'))
/** Whoever reads their own figures finds every view in every counter. */
const settle = () =>
  fetch(`${server.url}/api/campaigns/open/pass`, {
    headers: { Authorization: `Pass ${own.pass}`, 'User-Agent': PHONE },
  })
const begin = async () => {
  await settle()
  await server.rowsWritten()
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const anyOf = (links: readonly string[]) => links[Math.floor(Math.random() * links.length)] ?? ''

async function inGroups(links: readonly string[], size: number): Promise<number> {
  await begin()
  for (let i = 0; i < VIEWS; i += size) {
    await Promise.all(Array.from({ length: size }, () => new Fan(host, 'open').opened(anyOf(links))))
    await settle()
  }
  return (await server.rowsWritten()) / VIEWS
}

async function atPace(links: readonly string[], perSecond: number): Promise<number> {
  await begin()
  for (let i = 0; i < perSecond * PACED_S; i++) {
    await Promise.all([new Fan(host, 'open').opened(anyOf(links)), pause(1000 / perSecond)])
  }
  await settle()
  return (await server.rowsWritten()) / (perSecond * PACED_S)
}

const heads = [...GROUPS.map((size) => `${size} at once`), ...PACES.map((pace) => `${pace} a second`)]
console.log(`| rows written a view | ${heads.join(' | ')} |\n| --- |${' --- |'.repeat(heads.length)}`)
for (const tree of ['wide', 'grown'] as const) {
  const links = await openedLinks(server, tree, tree === 'grown' ? 2000 : 200)
  const rows: number[] = []
  for (const size of GROUPS) rows.push(await inGroups(links, size))
  for (const pace of PACES) rows.push(await atPace(links, pace))
  console.log(
    `| ${tree === 'grown' ? 'grown tree' : '200 links'} | ${rows.map((each) => each.toFixed(1)).join(' | ')} |`,
  )
}
await server.stop()
