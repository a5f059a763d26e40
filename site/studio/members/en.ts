import { pluralOf } from '../i18n/plural.ts'
import type { MemberWords } from './words.ts'

const plural = pluralOf('en')

export const en: MemberWords = {
  file: 'Or a file',
  fileHint: 'CSV or text, as a spreadsheet saves it. Numbers or names, never addresses.',
  workbook: 'That file is a workbook, and was not read. Save it as CSV (in Excel: “CSV UTF-8”).',
  letters: (some) =>
    `The letters of that file cannot be told (“${some}”), so it was not read. Save it in UTF-8 (in Excel: “CSV UTF-8”).`,
  lines: (n, shown) => plural(n, { one: `${shown} line read.`, other: `${shown} lines read.` }),
  repeated: (n, shown) =>
    plural(n, { one: `${shown} line stands twice: one link.`, other: `${shown} lines stand twice: one link each.` }),
  alike: (n, shown, [first, second]) =>
    plural(n, {
      one: `${shown} label differs from another by capitals or accents alone: “${first}” and “${second}”, a link each.`,
      other: `${shown} labels differ from another by capitals or accents alone, and have a link each, such as “${first}” and “${second}”.`,
    }),
  guess: (label, title) =>
    title === undefined ? `The first label: “${label}”.` : `The first label, below “${title}”: “${label}”.`,
  list: 'Name of the list',
  listHint: 'All its members are one line of the studio. Take a name that exists to add those who have joined.',
  defaultList: 'Members',
  circle: 'Circle',
  anyCircle: 'each chooses theirs',
  opens: 'Opens',
  opensHint: 'earlier or later than the campaign, for them and whom they invite; empty: with it',
  capHint: 'clear views through each link; 1: it opens once, 0: no limit; empty: as its list has it, 1 on a new one',
  create: (n, shown) =>
    n === 0 ? 'Bring in members' : plural(n, { one: `Bring in ${shown} member`, other: `Bring in ${shown} members` }),
  enlisted: (added, known) => `${added} more, ${known} there before: their links have not changed.`,
  faults: {
    email: () => 'looks like an e-mail address. Take a name or a number by which nobody can be reached.',
    phone: () => 'looks like a phone number. If it is a member’s number, put a letter to it: N612345678.',
    account: () => 'looks like a bank account. Take a number of your own.',
    'contact-column': (text) => `the column “${text}” holds addresses or phone numbers. Take it out.`,
    'too-long': (text) => `longer than 80 characters: ${text}. Shorten it.`,
    invisible: () => 'nothing in it can be seen. Take a name or a number.',
    shortened: (text) => `the spreadsheet has shortened “${text}”. Format the column as text, then paste it again.`,
    twice: (text, first) =>
      `“${text}” stands on line ${first} too, with something else beside it. Add what tells them apart.`,
    parted: (text) =>
      `it is not clear what ${text === '\t' ? 'a tab' : `“${text}”`} parts here. Put a line of titles above, one for each column, or quotation marks around each label.`,
    unclosed: () => 'a quotation mark is never closed.',
  },
  tooMany: (most) => `More than ${most} lines. Bring them in in parts.`,
  tooFew: (list, fewest) =>
    `“${list}” would have fewer than ${fewest} members: it would show who has opened. Join lists.`,
  line: (line) => `Line ${line}: `,
  more: (n, shown) => plural(n, { one: `and ${shown} more line`, other: `and ${shown} more lines` }),
  nothingMade: 'Nothing was made.',
  refused: (why) => `Refused, nothing was made: ${why}`,
  title: 'Lists of members',
  counted:
    'How many have opened their link, never who. A figure is not told while it is fewer than five people, or all but fewer than five.',
  opened: (opened, members, share) => `${opened} of ${members} have opened (${share}).`,
  openedBetween: (from, to, members) => `Between ${from} and ${to} of ${members} have opened.`,
  members: (n, shown) => plural(n, { one: `${shown} member`, other: `${shown} members` }),
  back: (campaign, opened, members, share) => `Of “${campaign}”, ${opened} of ${members} have come back (${share}).`,
  backBetween: (campaign, from, to, members) =>
    `Of “${campaign}”, between ${from} and ${to} of ${members} have come back.`,
  byCircle: 'By circle',
  byChannel: 'By how it is handed out',
  noCircle: 'No circle',
  opensAt: (moment) => `opens ${moment}`,
  openSince: (moment) => `open since ${moment}`,
  empty: 'Nobody is on it yet. Bring its members in under this name.',
  revoked: 'revoked',
  csv: 'Links as CSV',
  sheets: 'Codes to cut out (PDF)',
  sheetsOf: (from, to) => `codes ${from} to ${to}`,
  working: 'One moment…',
  failed: 'That did not work. Try again.',
  season: 'New season',
  seasonHint:
    'Takes over the lists and links of an earlier campaign: same names, caps and circles, with new links. The earlier ones stay with last season.',
  from: 'From the campaign',
  takeOver: 'Take over its links',
  taken: (members, { members: shown, roots, revoked }) =>
    `${plural(members, { one: `${shown} member taken over`, other: `${shown} members taken over` })}, ${roots} other links. Left out, since revoked or gone: ${revoked}.`,
  elsewhere: (shown) => `On another list already: ${shown}.`,
  lostCircles: (names) => `Circles that this campaign does not have: ${names}. Their members choose.`,
}
