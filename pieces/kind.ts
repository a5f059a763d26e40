import type { z } from 'zod'

/** What `campaign.yaml` and the manifest say of pieces of one kind, beside what they say of every piece. */
export interface KindSchema {
  /** Endings of the files that are of this kind where a piece names no other. */
  extensions: readonly string[]
  /** Its fields in `campaign.yaml`. */
  fields: z.ZodRawShape
  /** What differs in another language, beside the title. */
  translation: z.ZodRawShape
  /** What the API knows of it: figures, dates and rules. */
  facts: z.ZodRawShape
}
