import * as z from 'zod'

/** Building blocks for the fields of `campaign.yaml`, also of each kind of piece. */

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
export const slug = z
  .string()
  .max(60)
  .regex(SLUG, { error: 'expected lower-case letters, digits and single dashes, such as `minuit-club`' })

/** Whether a text can be the id of a piece. */
export function isId(value: string): boolean {
  return SLUG.test(value) && value.length <= 60
}

export const text = z.string().trim().min(1, { error: 'expected some text' })

/** A time with its UTC offset: `18:00` alone would be another moment in Paris than on a server. */
export const time = z.iso
  .datetime({ offset: true, error: 'expected a date, a time and an offset, such as 2026-12-24T18:00:00+01:00' })
  .transform((iso) => Date.parse(iso))

export const count = z.int({ error: 'expected a whole number' }).min(1, { error: 'expected 1 or more' })
