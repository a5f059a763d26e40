import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Arrival, addIncrements, adoptLostParents, countArrivals, lookUp } from '../../../db/campaign/counting.ts'
import { createNodeIds, shareOfProcess } from '../../../db/campaign/node-id.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import type { Statement } from '../../../db/engine.ts'
import { type Query, toQuery } from '../../../db/query.ts'

const nextId = createNodeIds(shareOfProcess(0), Date.now)
const arrival: Arrival = {
  id: nextId(),
  campaign: 'open',
  parent: nextId(),
  channel: 'sms',
  at: 0,
  visit: 'a',
  doubt: 0,
  doubtIfCapped: 0,
  askedAt: 0,
}
const increment = { campaign: 'open', at: 0 }

/** As long as the group: its arrivals, and what a statement makes of them. */
const OF_THE_GROUP =
  /^SCAN (\(subquery-\d+\)|(json_each|span|dimension|arrivals|fresh|clearBirths|grown|opened|above|answered)\b)/

const asSql = ({ sql: text, params }: Query) =>
  sql.join(text.split('?').flatMap((part, i) => [sql.raw(part), ...(i < params.length ? [sql`${params[i]}`] : [])]))

let folder: string
let engine: FileEngine
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entrenous-counting-'))
  engine = await openFile(`file:${folder}/test.db`)
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

it.each<[string, Statement[]]>([
  ['an opening', countArrivals([arrival])],
  ['an opening that was not appended', [lookUp([arrival])]],
  ['an opening below a lost link', [adoptLostParents([arrival])]],
  [
    'a refusal and an intent',
    addIncrements([
      { table: 'refusals', key: 'retry', ...increment },
      { table: 'intents', key: 'sms', ...increment },
    ]),
  ],
])('what %s costs does not grow with the campaign: no table is read from end to end', async (_, statements) => {
  for (const statement of statements) {
    const query = statement instanceof SQL ? toQuery(statement) : statement
    const plan = await engine.db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${asSql(query)}`)
    const details = plan.map(({ detail }) => detail)
    expect(details).not.toEqual([])
    expect(details.filter((detail) => detail.startsWith('SCAN') && !OF_THE_GROUP.test(detail))).toEqual([])
  }
})
