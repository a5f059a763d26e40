import { sql } from 'drizzle-orm'
import { compare } from './comparison.ts'

/**
 * Members whose node is missing or hangs elsewhere, or whose list is none, for `verify`. One whose link was opened before the list was
 * there, since a restored backup had lost it, is a root of its own.
 */
export const MEMBER_COMPARISON = compare(
  sql`'member'`,
  sql`SELECT campaign, label || ' ' || node AS row, 1 AS value FROM members`,
  sql`SELECT members.campaign, members.label || ' ' || members.node AS row, 1 AS value FROM members
      JOIN nodes ON nodes.id = members.node AND nodes.parent IS NULL AND nodes.root IN (members.list, members.node)
        AND nodes.campaign = members.campaign
      JOIN roots ON roots.node = members.list AND roots.kind = 'member' AND roots.campaign = members.campaign`,
)
