import { type Contact, contactIn } from './contact.ts'
import { hasMail } from './contact-details.ts'
import { hasPhone } from './phone-numbers.ts'
import { plainOf } from './plain-letters.ts'

/**
 * What a label holds, an address in whatever spelling and a dictated phone number too. Apart from {@link contactIn}, since
 * the tables of letters and words are more than a page of the studio should load: what that lets pass, the server refuses.
 * Other than in a note, the name of an account and where a poster hangs are honest labels, and so are eight digits.
 */
export function contactInLabel(label: string): Contact | undefined {
  const found = contactIn(label)
  if (found) return found
  if (hasMail(label)) return 'email'
  const dictated = plainOf(label).replace(/\d+/g, 'x')
  return hasPhone(dictated) ? 'phone' : undefined
}
