import * as z from 'zod'
import { text } from '../../campaigns/fields.ts'
import type { KindSchema } from '../kind.ts'

/** More than any shop makes at once, and still a manifest that is read in no time. */
export const MOST_CODES = 10_000

const terms = text.max(600)

const holder = z
  .enum(['branch', 'each'])
  .describe(
    'Who shares one: everybody who came by the same link of the brand’s or the same list of members (branch), or nobody (each).',
  )

/** A code, as of a voucher: as many as there are, and no more. */
export const code = {
  extensions: [],
  fields: {
    codes: text.describe(
      'Text file of the campaign folder with a code a line, such as codes.txt. Stays on the server.',
    ),
    for: holder.default('branch'),
    terms: terms.describe('What it is good for, where and until when. Sealed.'),
  },
  translation: { terms: terms.optional().describe('Of a code or a draw: its terms. Default: as they are.') },
  facts: { codes: z.array(z.string()), for: holder },
} satisfies KindSchema

/** What a piece of this kind is, once it is loaded. */
export interface Code {
  kind: 'code'
  codes: string[]
  for: z.output<typeof holder>
  terms: string
}
