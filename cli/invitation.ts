import * as z from 'zod'
import { time } from '../campaigns/fields.ts'
import { COMMAND_LINE } from '../db/audit.ts'
import type { Engine } from '../db/engine.ts'
import { areAlike, skeletonsOf } from '../db/studio/name-skeletons.ts'
import { addFirstStudioKey } from '../db/studio/new-studio-keys.ts'
import { ROLES } from '../db/studio/roles.ts'
import { studioUrl } from '../seal/studio-address.ts'
import { digestOf, newStudioToken } from '../seal/studio-key.ts'
import { endOfDay } from './expiry.ts'
import { readFlags } from './read-flags.ts'

const invitation = z
  .object({
    name: z
      .string()
      .trim()
      .normalize('NFC')
      .regex(/^[^\p{C}]{1,80}$/u, { error: 'expected a name of 1 to 80 characters' })
      .refine((name) => !skeletonsOf(name).includes(''), { error: 'expected a name that can be seen' })
      .refine((name) => !/^\p{N}+$/u.test(name), { error: 'expected more than digits: those are the numbers of links' })
      .refine((name) => !areAlike(name, COMMAND_LINE), { error: 'this is what the log calls who works here' }),
    campaign: z.array(z.string()).optional(),
    role: z.enum(ROLES),
    expires: z
      .union([z.iso.date().transform(endOfDay), time], {
        error: 'expected a date such as 2026-12-31, or a time such as 2026-12-31T18:00:00+01:00',
      })
      .refine((at) => at > Date.now(), { error: 'expected a time to come, this one has passed' })
      .optional(),
  })
  .refine(({ role, campaign }) => role !== 'owner' || campaign === undefined, {
    path: ['campaign'],
    error: 'an owner sees every campaign, expected another role or no campaign',
  })

/** Parses the options of `studio invite`. Throws `CommandError` with everything that is wrong at once. */
export function readInvitation(options: unknown): z.output<typeof invitation> {
  return readFlags(invitation, options)
}

/** The studio link of the first owner; undefined if there was one before, since only digests are stored. */
export async function firstStudioLink(engine: Engine, siteUrl: string): Promise<string | undefined> {
  const key = newStudioToken()
  const owner = { name: 'Owner', role: 'owner', digest: digestOf(key), campaigns: null, expiresAt: null } as const
  const [made] = await engine.write(addFirstStudioKey(owner, COMMAND_LINE, Date.now()))
  return made?.length ? studioUrl(siteUrl, key) : undefined
}
