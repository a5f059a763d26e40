import * as z from 'zod'
import { BASE58_PATTERN } from '../seal/base58.ts'

/** A pass, a visit or the token of a preview in a request. Only its shape is checked. */
export const tokenField = z
  .string()
  .regex(new RegExp(`^${BASE58_PATTERN}$`), { error: 'expected 22 base58 characters' })
