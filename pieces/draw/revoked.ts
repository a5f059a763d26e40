import { sql } from 'drizzle-orm'

/** Whether the link of a row of `nodes` is revoked, and its pass with it. */
export const isRevoked = sql`EXISTS (SELECT 1 FROM restrictions WHERE node = nodes.id AND revoked_at IS NOT NULL)`
