import { CONTACT_FAULTS, type Contact, contactIn } from './contact.ts'
import { hasLink, hasMail } from './contact-details.ts'
import { isGrouped, runsIn } from './phone-digits.ts'
import { hasPhone } from './phone-numbers.ts'
import { plainOf } from './plain-letters.ts'
import { hasPostcode } from './post-towns.ts'
import { hasStreet } from './street-addresses.ts'

/**
 * What a label holds, an address in whatever spelling and a dictated phone number too. Apart from {@link contactIn}, since
 * the tables of letters and words are more than a page of the studio should load: what that lets pass, the server refuses.
 * Other than in a note, the name of an account and where a poster hangs are honest labels, and so are eight digits in one.
 */
export function contactInLabel(label: string): Contact | undefined {
  const found = contactIn(label)
  if (found) return found
  if (hasMail(label)) return 'email'
  const plain = plainOf(label)
  if (GROUPED.some((each) => each.test(plain))) return 'phone'
  if (runsIn(plain.replace(GLUED, 'x')).some((run) => isGrouped(run, run === plain))) return 'phone'
  return hasPhone(plain.replace(/\d+/g, 'x')) ? 'phone' : undefined
}

/** Digits behind a letter, which are no phone's. */
const GLUED = /\p{L}\d+/gu

/** Numbers without a 0 or a sign before them that no member's number is grouped as, and those glued to a name. */
const GROUPED = [
  // An area in brackets, as in America, and no season: `Lyon (69) 2025-2026`. Brazil's without them.
  /\((?!(?:19|20)\d\d\))\d{2,4}\)\s?(?!(?:19|20)\d\d\D(?:19|20)\d\d)\d{3,5}[ .-]\d{4}(?!\d)/u,
  /(?<![\p{L}\d.,-])[1-9]\d[ .-]9\d{4}-\d{4}(?!\d)/u,
  // Russia, China, Senegal.
  /(?<![\p{L}\d.,-])8[ -]?\(?9\d\d\)?[ -]\d{3}[ -]\d\d[ -]\d\d(?!\d)/u,
  /(?<![\p{L}\d.,-])1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)/u,
  /(?<![\p{L}\d.,-])7[05-8][ .-]\d{3}[ .-]\d\d[ .-]\d\d(?!\d)/u,
  /\p{L}{3}0[67]\d{8}(?!\d)|(?<!\d)0[67]\d{8}\p{L}{3}/u,
]

/** What is wrong with a label, if it holds a contact. */
export function contactFault(label: string): string | undefined {
  const contact = contactInLabel(label)
  return contact && CONTACT_FAULTS[contact]
}

/** What is wrong with the label of a member or an ambassador, if anything. */
export function personFault(label: string): string | undefined {
  return contactFault(label) ?? placeFault(label)
}

/** What a person's label may hold even less than another one: other than a poster, a person hangs in no street. */
export function placeFault(label: string): string | undefined {
  if (hasLink(label)) return 'looks like a link, expected a name or a number by which nobody can be reached'
  if (hasStreet(label) || hasPostcode(label))
    return 'looks like a postal address, expected a name or a number of your own'
  return undefined
}
