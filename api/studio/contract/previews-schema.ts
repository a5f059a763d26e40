import * as z from 'zod'
import { time } from './fields.ts'

/** `POST previews`. */
export const previewsBody = z.strictObject({
  expiresAt: time.optional().describe('Until when it is good, 90 days from now at most; default: for 7 days.'),
})
const previewLink = z.object({
  id: z.int(),
  /** Null once it opens nothing any more. */
  url: z.url().nullable(),
  /** Who made it: the name of a studio key, or the command line. */
  who: z.string(),
  createdAt: time,
  expiresAt: time,
  revokedAt: time.nullable(),
})
export type PreviewLink = z.output<typeof previewLink>

/** `GET previews`, the newest first, and `POST previews`, the one that was made. */
export const previewsAnswer = z.object({ previews: z.array(previewLink) })
export type PreviewsAnswer = z.output<typeof previewsAnswer>
