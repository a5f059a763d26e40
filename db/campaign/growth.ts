import { sql } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine } from '../engine.ts'
import { inPages, rowsOfPages } from '../query.ts'
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

export async function readGrowth({ db }: Engine, campaign: string): Promise<Growth> {
  const [totals, pages] = await Promise.all([
    db.all<Growth['totals'][number]>(sql`SELECT depth, channel, views, clear, forwarders, children, squares
      FROM cohorts WHERE campaign = ${campaign} AND quarter = 0`),
    db.all<{ page: string }>(
      inPages(
        sql.raw('depth, channel, age, births, firsts'),
        sql`SELECT depth, channel, age, births, firsts FROM births WHERE campaign = ${campaign} AND births > 0`,
      ),
    ),
  ])
  const births = rowsOfPages<[number, ChannelId, number, number, number]>(pages).map(
    ([depth, channel, age, births, firsts]) => ({ depth, channel, age, births, firsts }),
  )
  return { totals, births }
}

/**
 * Number of views through the links of fans, by the quarter in which the fans arrived. Scans as many rows as there are
 * cohorts.
 */
export async function readChildrenByQuarter({ db }: Engine, campaign: string): Promise<Map<number, number>> {
  const pages = await db.all<{ page: string }>(
    inPages(
      sql.raw('quarter, children'),
      sql`SELECT quarter, sum(children) AS children FROM cohorts WHERE campaign = ${campaign} AND quarter > 0 GROUP BY quarter`,
    ),
  )
  return new Map(rowsOfPages<[number, number]>(pages))
}
