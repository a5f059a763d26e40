import type { LookName } from '../../campaigns/looks.ts'
import { mail as cinema } from './cinema/mail.ts'
import { mail as letter } from './letter/mail.ts'
import type { MailLook } from './mail-look.ts'
import { mail as poster } from './poster/mail.ts'
import { mail as ticket } from './ticket/mail.ts'

/** How each look sets a mail; apart from the index, which browsers load. */
export const MAIL_LOOKS: Record<LookName, MailLook> = { cinema, letter, poster, ticket }
