import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import type { EnlistedAnswer, MembersAnswer } from '../../api/studio/contract/members-schema.ts'
import { recount } from '../../db/campaign/recount.ts'
import { newVisit, rootToken } from '../support/fixture.ts'
import { Fan, newAddress } from '../support/host.ts'
import { startNodeHost } from '../support/node-host.ts'
import { signedIn } from '../support/studio.ts'

/**
 * A club of 20,000 members: their list is brought in over HTTP, then as many openings are counted with it as without
 * it. Server and client share one process, whose longest hold of the event loop is told.
 */

const MEMBERS = 20_000
/** Few enough that no link has to be worked for. */
const OPENINGS = 1500
const AT_ONCE = 32

const host = await startNodeHost()
const { browser } = await signedIn(host, { role: 'owner' })
const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
/** Of the database without its log. */
const fileBytes = async () => {
  const query = sql`SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size`
  return (await host.engine.db.get<{ bytes: number }>(query)).bytes
}

/** Openings a second through so many links in turn. */
async function openingsBy(tokens: readonly string[], count: number): Promise<number> {
  const startedAt = performance.now()
  let next = 0
  const worker = async () => {
    for (let i = next++; i < count; i = next++) {
      const response = await new Fan(host, 'open', newAddress()).unlock(tokens[i % tokens.length] ?? '', newVisit())
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (1000 * count) / (performance.now() - startedAt)
}

async function linksOf(list: string): Promise<string[]> {
  const tokens: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`
    const asked = await browser.ask(`campaigns/open/members/${list}?most=2000${after}`)
    const page = (await asked.json()) as MembersAnswer
    tokens.push(...page.members.map(({ url }) => url.slice(-22)))
    next = page.next
  }
  return tokens
}

const few = [rootToken('open')]
await openingsBy(few, 500)
const before = await openingsBy(few, OPENINGS)
const [bytes, memory] = [await fileBytes(), process.memoryUsage().rss]
const delay = monitorEventLoopDelay({ resolution: 5 })
const members = Array.from({ length: MEMBERS }, (_, i) => `Membre ${String(i).padStart(5, '0')}`)
delay.enable()
const [startedAt, usedBefore] = [performance.now(), process.cpuUsage()]
const response = await browser.send('POST', 'campaigns/open/members', { lists: [{ label: 'Abonnés', members }] })
const seconds = (performance.now() - startedAt) / 1000
const { user, system } = process.cpuUsage(usedBefore)
delay.disable()
const [{ list, added } = { list: '', added: 0 }] = ((await response.json()) as EnlistedAnswer).lists
console.log(
  `${added} members brought in within ${seconds.toFixed(1)} s (processor ${((user + system) / 1e6).toFixed(1)} s), ` +
    `longest hold of the loop ${Math.round(delay.max / 1e6)} ms (goal 100), ` +
    `${megabytes(process.memoryUsage().rss - memory)} MB more memory, ${megabytes((await fileBytes()) - bytes)} MB more database`,
)

const again = performance.now()
await browser.send('POST', 'campaigns/open/members', { lists: [{ label: 'Abonnés', members }] })
const listed = performance.now()
const tokens = await linksOf(list)
console.log(
  `the same list again ${((listed - again) / 1000).toFixed(1)} s, all links by the page ${((performance.now() - listed) / 1000).toFixed(1)} s`,
)
const after = await openingsBy(few, OPENINGS)
const ofMembers = await openingsBy(tokens, OPENINGS)
console.log(
  `openings a second: ${Math.round(before)} without the list, ${Math.round(after)} with it (${(after / before).toFixed(2)}), ` +
    `${Math.round(ofMembers)} through members' own links (${(ofMembers / before).toFixed(2)})`,
)
for (const path of ['report', 'members', 'roots', 'tree']) {
  const asked = performance.now()
  const text = await (await browser.ask(`campaigns/open/${path}`)).text()
  console.log(`${path}: ${Math.round(performance.now() - asked)} ms, ${Math.round(text.length / 1000)} kB`)
}
const wrong = await recount(host.engine, 'open')
console.log(`${wrong.length} differences in the recount`)
await host.stop()
if (wrong.length > 0) process.exitCode = 1
