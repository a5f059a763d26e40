import { sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine } from '../engine.ts'
import type { Cohort } from './cohorts.ts'

/** Views through fans' links by the age of the fans; see the schema. */
export interface BirthRow {
  depth: number
  channel: ChannelId
  age: number
  births: number
  firsts: number
}

/** Sums over all quarters; `views` include doubtful ones. */
type GrowthTotal = Omit<Cohort, 'quarter' | 'offsets' | 'squaredOffsets'> & { views: number }

/** Views through fans' links so far. The number of rows depends on generations, channels and spans of age only. */
export interface Growth {
  totals: readonly GrowthTotal[]
  births: readonly BirthRow[]
}

/** Reads rows as one JSON value, which takes a fraction of the time of as many rows. */
export async function readGrowth({ db }: Engine, campaign: string): Promise<Growth> {
  const [totals, { rows }] = await Promise.all([
    db.all<Growth['totals'][number]>(sql`SELECT depth, channel, views, clear, forwarders, children, squares
      FROM cohorts WHERE campaign = ${campaign} AND quarter = 0`),
    db.get<{ rows: string }>(sql`SELECT json_group_array(json_array(depth, channel, age, births, firsts)) AS rows
      FROM births WHERE campaign = ${campaign} AND births > 0`),
  ])
  const births = (JSON.parse(rows) as [number, ChannelId, number, number, number][]).map(
    ([depth, channel, age, births, firsts]) => ({ depth, channel, age, births, firsts }),
  )
  return { totals, births }
}

/**
 * Number of views through the links of fans, by the quarter in which the fans arrived. Scans as many rows as there are
 * cohorts.
 */
export async function readChildrenByQuarter({ db }: Engine, campaign: string): Promise<Map<number, number>> {
  const { rows } = await db.get<{
    rows: string
  }>(sql`SELECT json_group_array(json_array(quarter, children)) AS rows FROM (
      SELECT quarter, sum(children) AS children FROM cohorts WHERE campaign = ${campaign} AND quarter > 0 GROUP BY quarter)`)
  return new Map(JSON.parse(rows) as [number, number][])
}
