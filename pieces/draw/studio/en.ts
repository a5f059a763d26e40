import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioDrawWords } from './words.ts'

const plural = pluralOf('en')

export const en: StudioDrawWords = {
  counted: [
    'Tickets that fans took, one each. Tickets of voided views, of views with a doubt and of revoked links win nothing; that is settled once, at the end.',
    'The seed of the draw was fixed before the first ticket; its digest stands below and on the page: hand it to whoever is to check the draw before the end. After the end the seed and every ticket are published, every fan’s browser can hold the draw again, and owners can download what a stranger needs for that.',
    'A winner claims with their pass and gets a code, the one below. Nobody is known here by name, and no address is asked for.',
  ],
  empty: (closes) => `No ticket yet. It is drawn ${closes}.`,
  open: (n, shown, closes) =>
    `${plural(n, { one: `${shown} ticket is`, other: `${shown} tickets are` })} in. It is drawn ${closes}.`,
  waiting: (tickets) =>
    `Over with ${tickets} in it. It is drawn within a minute or two, or as soon as the first fan looks.`,
  drawn: (tickets, n, shown, at) =>
    `${plural(n, { one: `${shown} prize was`, other: `${shown} prizes were` })} drawn ${at}, out of ${tickets}.`,
  left: (doubtful, voided, revoked) =>
    `Left out: ${doubtful} with a doubt, ${voided} voided, ${revoked} whose link is revoked.`,
  download: 'All that holding it again takes, as a file (JSON)',
  commitment: 'Sealed before the first ticket:',
  winners: 'What was drawn',
  columns: { prize: 'Prize', ticket: 'Ticket', code: 'Code the winner shows', claimed: 'Claimed' },
  claimUntil: (moment) => `not yet, until ${moment}`,
  lapsed: 'not in time',
}
