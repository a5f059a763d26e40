import * as z from 'zod'
import { AUDIT_ACTIONS, type AuditPlace } from '../../../db/audit.ts'
import { time } from './fields.ts'

/** Names an entry of the audit: when it was made, its number in its store, and which store that is. */
export const auditId = ({ at, campaign, id }: AuditPlace) => `${at}.${id}.${campaign ?? ''}`

const auditPlace = z
  .string()
  .regex(/^\d{1,15}\.\d{1,15}\.[a-z0-9-]*$/, { error: 'expected the id of an entry' })
  .transform((text): AuditPlace => {
    const [at, id, campaign = ''] = text.split('.')
    return { at: Number(at), campaign: campaign === '' ? null : campaign, id: Number(id) }
  })

/** `GET audit`, the newest first. */
export const auditQuery = z.object({
  campaign: z.string().optional().describe('Only what concerns this campaign.'),
  before: auditPlace.optional().describe('Only entries behind the one with this id.'),
  most: z.coerce.number().int().min(1).max(500).default(100).describe('Entries at most.'),
})
export const audit = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: time,
      who: z.string(),
      /** Null: it concerns no single campaign. */
      campaign: z.string().nullable(),
      action: z.enum(AUDIT_ACTIONS),
      /** What it was done to: a label, a node's name, a person's, a file. */
      detail: z.string(),
    }),
  ),
  /** Whether there are older ones. */
  more: z.boolean(),
})
export type AuditAnswer = z.output<typeof audit>
