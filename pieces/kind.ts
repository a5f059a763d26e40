import type * as z from 'zod'

/** The schema of one kind: what `campaign.yaml` and the manifest hold beside the fields of every piece. */
export interface KindSchema {
  /** Endings of files that are of this kind by default. */
  extensions: readonly string[]
  /** Its fields in `campaign.yaml`. */
  fields: z.ZodRawShape
  /** What differs in another language, beside the title. */
  translation: z.ZodRawShape
  /** What the API knows of it: figures, dates and rules. */
  facts: z.ZodRawShape
}
