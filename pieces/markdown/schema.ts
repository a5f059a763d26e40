import * as z from 'zod'
import { text } from '../../campaigns/fields.ts'
import type { KindSchema } from '../kind.ts'

/** A text with what it shows: pictures, video, sound and files. */
export const markdown = {
  extensions: ['.md'],
  fields: { file: text.optional().describe('Markdown file in sealed/. Default: sealed/<id>.md.') },
  translation: {},
  facts: {
    /** Films that it shows in any language, by path. */
    filmPaths: z.array(z.string()).optional(),
  },
} satisfies KindSchema

/** What a piece of this kind is, once it is loaded. */
export interface Markdown {
  kind: 'markdown'
}
