import * as z from 'zod'
import { LONGEST_LINE } from '../../campaigns/lengths.ts'
import { BASE58_PATTERN } from '../../seal/base58.ts'
import { lengthOf, tidyLine } from './plain-text.ts'

export const lineId = z
  .string()
  .regex(new RegExp(`^${BASE58_PATTERN}$`), { error: 'expected 22 base58 characters' })
  .describe('Chosen by the page at random, so that a retry is no second line.')

export const lineText = z
  .string()
  .transform(tidyLine)
  .refine((line) => line !== '', { error: 'expected some text' })
  .refine((line) => lengthOf(line) <= LONGEST_LINE, { error: `expected at most ${LONGEST_LINE} characters` })
  .describe('What the fan says, on one line.')
