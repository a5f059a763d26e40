import * as z from 'zod'
import { ROLES } from '../../../db/studio/roles.ts'
import { time } from './fields.ts'

/** `POST session`. */
export const sessionBody = z.strictObject({
  key: z.string().max(200).describe('A studio key, as `studio invite` gave it.'),
})

/** Who is signed in. */
export const session = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  /** Slugs; null: every campaign. */
  campaigns: z.array(z.string()).nullable(),
  /** When the session ends at the latest, or the key of a machine; null: never. */
  expiresAt: time.nullable(),
})
export type SessionAnswer = z.output<typeof session>
