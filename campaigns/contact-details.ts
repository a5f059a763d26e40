import { hasAccount } from './bank-accounts.ts'
import { hasPhone } from './phone-numbers.ts'
import { plainOf } from './plain-letters.ts'
import { COUNTRIES, OTHER_COUNTRIES, SUBJECTS } from './site-endings.ts'
import { hasStreet } from './street-addresses.ts'

/** What leads away from the page, or to a person: it has no place in what many read. */
export type ContactDetail = 'mail' | 'link' | 'handle' | 'account' | 'phone' | 'address'

/**
 * The first contact detail in a text; undefined where there is none. Whoever means to hide one writes it with letters of
 * another script, with blanks and signs in between or in words: these are read as well. It errs towards letting a text pass:
 * a moderator reads it too.
 */
export function contactDetailIn(text: string): ContactDetail | undefined {
  const [plain, spoken] = formsOf(text)
  if (MAIL.some((mail) => mail.test(plain) || mail.test(spoken))) return 'mail'
  if (hasLink(text)) return 'link'
  if (HANDLE.test(plain)) return 'handle'
  if (hasAccount(plain)) return 'account'
  if (hasPhone(plain)) return 'phone'
  return hasStreet(text) ? 'address' : undefined
}

/** Whether a text holds a mail address. */
export const hasMail = (text: string): boolean => {
  const forms = formsOf(text)
  return MAIL.some((mail) => forms.some((form) => mail.test(form)))
}

/** Whether a text holds the address of a site. */
export function hasLink(text: string): boolean {
  const [plain, spoken] = formsOf(text)
  if (LINK.test(plain) || LINK.test(spoken) || SPOKEN_LINK.test(spoken)) return true
  return SUBJECT_LINK.test(plainOf(text.replace(SENTENCES, ' ')))
}

/** A text in plain letters, and with its words for `@` and `.` as these. */
function formsOf(text: string): [plain: string, spoken: string] {
  const plain = plainOf(text.replace(CAPITALS, ' $& '))
  return [plain, spokenOf(plain)]
}

/** Words for `@` and `.`, as a plain text has them. */
const words = (text: string) => text.split(' ').map(plainOf).join('|')
const RARE_AT = `a commercial|a rond|${words('arobase arrobase arobas arrobas arroba chiocciola klammeraffe apenstaartje sobaka собака')}`
const AT = `${RARE_AT}|${words('at małpa آت')}`
const DOT = words('point dot punkt punto ponto kropka punt точка tochka نقطة دوت')

/** Between the small letters of an address. */
const CAPITALS = /(?<=\p{Ll}|\d)(?:AROBASE|AT|POINT|DOT|PUNKT|PUNTO)(?=\p{Ll})/gu

const [BEFORE, AFTER] = ['(?<=[\\p{L}\\d])', '(?=[\\p{L}\\d])']
const AROUND = '[\\s_*|/~-]{1,9}'
const spelled = (what: string) => new RegExp(`${BEFORE}${AROUND}(?:${what})${AROUND}${AFTER}`, 'gu')
const bracketed = (what: string) => new RegExp(`\\s{0,9}[([{<]\\s{0,9}(?:${what})\\s{0,9}[)\\]}>]\\s{0,9}`, 'gu')
const [BRACKETED_AT, BRACKETED_DOT] = [bracketed(`${AT}|@`), bracketed(`${DOT}|\\.`)]
/** A letter in brackets is part of many names, unless a domain follows. */
const BRACKETED_A = new RegExp(`${bracketed('a').source}(?=[\\p{L}\\d-]{1,63}\\s?\\.\\s?[\\p{L}\\d-]{2})`, 'gu')
const [SPELLED_AT, SPELLED_DOT] = [spelled(AT), spelled(DOT)]

/** Words for `@` and `.` as these: with blanks, signs or brackets on both sides, since `at` is part of many words. */
function spokenOf(plain: string): string {
  return plain
    .replace(BRACKETED_DOT, '.')
    .replace(SPELLED_DOT, ' . ')
    .replace(BRACKETED_AT, ' @ ')
    .replace(BRACKETED_A, ' @ ')
    .replace(SPELLED_AT, ' @ ')
    .replace(/\bc0m\b/g, 'com')
}

/** Endings that names of sites and mailboxes have here. The second ones are also words: no blank may stand before them. */
const STRONG = `com|net|org|info|biz|io|app|dev|xyz|shop|site|online|store|club|live|agency|paris|bzh|gouv|edu|${COUNTRIES}|${words('ру рф ком укр كوم')}`
const WEAK =
  'de|es|it|be|me|to|in|us|at|is|ai|li|ly|lu|se|no|dk|fi|ie|gl|cc|link|page|blog|news|media|pro|name|one|team|group'
const MAILBOX = 'gmail|googlemail|hotmail|outlook|yahoo|icloud|protonmail|wanadoo|laposte|gmx|yandex'
/** Where money is sent, and names that are also words: only before a colon. */
const ALSO_WORDS =
  'bluesky|cashapp|lydia|mastodon|paylib|paypal|revolut|signal|threads|twitch|venmo|viber|wechat|wero|youtube'
const NETWORK = `${MAILBOX}|ig|fb|insta|instagram|snap|snapchat|telegram|tiktok|discord|facebook|twitter|skype|linkedin|whatsapp`
/** A name that nobody writes but as an account. */
const ACCOUNT = '(?:[a-z][a-z0-9]{0,30}[._][a-z0-9._]{0,30}[a-z0-9]|[a-z]{2,30}\\d{2,9}|[a-z]{2,30}#\\d{3,})'

/** Every repetition is bounded: a text that was written to take long takes no longer. */
const MAIL = [
  /[\p{L}\d_+-]@\p{L}/u,
  new RegExp(
    `[\\p{L}\\d]\\s{0,3}@\\s{0,3}[\\p{L}\\d-]{1,63}(?:\\s{0,3}\\.\\s{0,3}[\\p{L}\\d-]{1,63}){0,4}?(?:\\s{0,3}[.,]?\\s{0,3}(?:${STRONG})|(?:\\.|\\s\\.\\s)(?:${WEAK}|${SUBJECTS}))(?![\\p{L}\\d])`,
    'u',
  ),
  new RegExp(`@\\s{0,3}(?:${MAILBOX})(?![\\p{L}\\d])`, 'u'),
  new RegExp(`[\\p{L}\\d]\\s{1,3}(?:${MAILBOX})\\s{1,3}(?:fr(?![\\p{L}\\d])|com(?=\\s*(?:$|[^\\p{L}\\d\\s])))`, 'u'),
  new RegExp(
    `(?<![\\p{L}\\d])${ACCOUNT}\\s(?:chez|bei|presso)\\s(?:${MAILBOX})(?![\\p{L}\\d]|\\s?\\.\\s?(?:com|fr|net|de))`,
    'u',
  ),
]
/** Behind it no sentence goes on. */
const CLAUSE_END = '(?=\\s*(?:$|[,;)\\n]|[.!?](?:\\s|$)))'
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const LINK = new RegExp(
  [
    // The beginning of an address is no word.
    '(?<![\\p{L}\\d])h[tx]{2}ps?(?![\\p{L}\\d])',
    '(?<![\\p{L}\\d])[a-z][a-z\\d+-]{1,20}://',
    '(?<![\\p{L}\\d])www(?![\\p{L}\\d])',
    `(?<![\\p{L}\\d-])[\\p{L}\\d-]{2,63}\\.(?:${STRONG})(?![\\p{L}\\d-])`,
    `(?<![a-z0-9-])[a-z0-9-]{2,63}\\.(?:${WEAK})(?:/|\\b(?=[?#]))`,
    `(?<![\\p{L}\\d.@-])(?=[\\d-]{0,63}[a-z])[a-z0-9-]{3,63}\\.(?:${OTHER_COUNTRIES})${CLAUSE_END}`,
    // Behind a sentence these are kisses.
    '(?:^|[:>]\\s?|(?<![\\p{L}\\d])(?:sur|voir|on|see|auf|en|su)\\s)[a-z0-9-]{3,63}\\.xxx(?![\\p{L}\\d])',
    // A path behind it, as short links have: whatever its ending, which is short as well.
    '(?<![\\p{L}\\d.@-])[a-z0-9-]{1,63}\\.[a-z]{2,3}/[a-z0-9]',
    // Numbers of a machine (IPv4): those of chapters and versions are smaller.
    `(?<![\\d.])(?=[\\d.]*\\d{3})(?:${OCTET}\\.){3}${OCTET}(?!\\.?\\d)`,
    // Three words that stand for a place.
    '(?<!/)///\\p{L}+\\.\\p{L}+\\.\\p{L}+',
    // Ending in what is also a word: only where a name of more parts or a path says that it is none.
    `(?<![a-z0-9-])[a-z0-9-]{1,63}\\.[a-z0-9-]{1,63}\\.(?:${WEAK})\\b`,
    '\\b(?:wa|t|fb|ig|bit|tiny|goo|linktr|youtu)\\.(?:me|ly|gl|be|ee)\\b',
    '(?<![a-z0-9-])[a-z0-9-]{3,63},com\\b',
  ].join('|'),
  'u',
)
const SPOKEN_LINK = new RegExp(
  [
    `(?<![\\p{L}\\d-])[\\p{L}\\d-]{2,63}\\s{1,9}\\.\\s*(?:${STRONG})(?![\\p{L}\\d])`,
    '(?<![a-z0-9-])[a-z0-9-]{2,63}\\s{0,9}\\.\\s+(?:com|fr|io)\\b(?=\\s*(?:$|/|\\n))',
    '\\b(?:wa|t|fb|ig|bit|tiny|goo|linktr|youtu) \\. (?:me|ly|gl|be|ee)\\b',
    // A blank for the full stop: what stands behind the slash says that it is none of their words.
    `\\b(?:wa|t|bit|tiny|goo|linktr|youtu|${NETWORK})\\s(?:me|ly|gl|be|ee|com|gg)\\s?(?:/|slash\\s)\\s?[\\p{L}\\d+_-]`,
  ].join('|'),
  'u',
)
const SUBJECT_LINK = new RegExp(`(?<![\\p{L}\\d-])[\\p{L}\\d-]{2,63}\\.(?:${SUBJECTS})(?![\\p{L}\\d-])`, 'u')
/** Where a sentence begins without a blank before it. */
const SENTENCES = /(?<=\p{Ll}[.…])(?=\p{Lu})/gu
const HANDLE = new RegExp(
  [
    '(?<![\\p{L}\\d.])@[\\p{L}\\d_][\\p{L}\\d_.]{2,}',
    `(?<![\\p{L}\\d.])(?:@|${RARE_AT})\\s${ACCOUNT}(?![\\p{L}\\d])`,
    `(?<![\\p{L}\\d])(?:${NETWORK})\\s{0,2}(?:[:=]|c\\W?est|est|is|ist|es|e|sous|under|unter|como|come|jako)?\\s{0,2}@?${ACCOUNT}(?![\\p{L}\\d])`,
    `(?<![\\p{L}\\d])(?:${ALSO_WORDS})\\s{0,2}[:=]\\s{0,2}@?${ACCOUNT}(?![\\p{L}\\d])`,
    `(?<![\\p{L}\\d.@])${ACCOUNT}\\s(?:sur|on|auf|en|su|op|no|na)\\s(?:${NETWORK})(?![\\p{L}\\d])`,
    // A single word behind the colon, which nothing follows.
    `(?<![\\p{L}\\d])(?:${NETWORK})\\s{0,2}[:=]\\s{0,2}[a-z]{6,30}(?=\\s*(?:$|[,;)\\n]|\\.(?:\\s|$)))`,
  ].join('|'),
  'u',
)
