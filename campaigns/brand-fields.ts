import * as z from 'zod'
import { text } from './fields.ts'
import { LONGEST_WORD } from './lengths.ts'

/** Fields of `campaign.yaml` by which the brand steps back, and members are with each other. */

export const word = text
  .max(LONGEST_WORD, { error: `expected at most ${LONGEST_WORD} characters` })
  .describe(
    'What the brand says on the opened page, until it says something else in the studio: plain text, line breaks kept, links shown as text. Default: nothing.',
  )

export const tell = z
  .boolean()
  .default(false)
  .describe('Whether a fan may say one line to the brand: one-way, private, read in the studio, never answered.')

export const presence = z
  .boolean()
  .default(false)
  .describe(
    'Whether the opened page says how many are here now, from three on. Default: false, unless a piece opens so.',
  )

export const follows = z
  .boolean()
  .default(false)
  .describe(
    'Whether the studio counts by piece and hour what is opened, reopened and passed on; of nobody in particular.',
  )
