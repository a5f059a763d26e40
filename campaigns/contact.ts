import { hasAccount } from './bank-accounts.ts'
import { withPlainSigns } from './look-alike-signs.ts'
import { isDialled, runsIn, withoutDates } from './phone-digits.ts'

/** What a label must not be: something by which somebody can be reached, or an account. */
export type Contact = 'email' | 'phone' | 'account'

/** What is wrong with such a label, and what helps. */
export const CONTACT_FAULTS: Record<Contact, string> = {
  email: 'looks like an e-mail address, expected a name or a number by which nobody can be reached',
  phone:
    'looks like a phone number, expected a name or a number by which nobody can be reached (a member’s number: N612345678)',
  account: 'looks like a bank account, expected a name or a number of your own',
}

/** Letters of Cyrillic and Greek that look like Latin ones, each followed by that one. NFKC brings the others back. */
const LOOKALIKES = new Map(
  [
    ...'аaеeоoрpсcуyхxіiјjѕsкkмmтtвbнhԁdһhԛqԝwґrгr',
    ...'АAЕEОOРPСCУYХXІIЈJЅSКKМMТTВBНH',
    ...'αaοoρpνvυuτtιiκkχxγyεeωw',
    ...'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX',
  ].reduce<[string, string][]>((pairs, letter, i, all) => {
    if (i % 2 === 0) pairs.push([letter, all[i + 1] ?? letter])
    return pairs
  }, []),
)

/** The text as it would be read out: one form of each letter, digit and sign, nothing invisible. */
function plain(text: string): string {
  const visible = text.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '')
  const latin = visible
    .replaceAll(/(?!\d)\p{Nd}/gu, digit)
    .replaceAll(/[\u0370-\u03ff\u0400-\u04ff\u0500-\u052f]/gu, (letter) => LOOKALIKES.get(letter) ?? letter)
  return withPlainSigns(latin)
    .replaceAll(BRACKETED_AT, '@')
    .replaceAll(/[\s_]+/gu, ' ')
}

/** The value of a decimal digit of any script: Unicode gives each script a run of ten, from zero on. */
function digit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  let before = 0
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}

/** Names of the `@`, none of which is another word; `at` is. */
const NAMED_AT = 'arobase|arobas|arrobas?|chiocciola|klammeraffe|apenstaartje|małpa|malpa'
const BRACKETED_AT = new RegExp(String.raw`[([{<]\s?(?:@|at|ät|${NAMED_AT})\s?[)\]}>]`, 'giu')
const AT = String.raw`(?:@|(?<![\p{L}\d])(?:at|ät|${NAMED_AT})(?![\p{L}\d]))`
/** Spelled out, only before what ends an address: `at the point of …` is a name like any other. */
const SPELLED_DOT = String.raw`(?:\((?:dot|point|punkt)\)|\[(?:dot|point|punkt)\]|(?<![\p{L}\d])(?:dot|point|punkt|punto|ponto|punt|kropka)(?![\p{L}\d]))`
const ENDING = String.raw`(?:com|net|org|info|eu|io|me|co|fr|be|ch|lu|ca|de|at|it|es|pt|br|nl|pl|uk|ie|ma|dz|tn|eg|sa|ae)(?![\p{L}\d])`

const EMAIL = [
  // An @ within a word, also where blanks were put around it before a domain.
  /[\p{L}\d]@[\p{L}\d]/u,
  /[\p{L}\d] ?@ ?[\p{L}\d][\p{L}\d-]*\.[\p{L}\d]/u,
  new RegExp(String.raw`[\p{L}\d] ?${AT} ?[\p{L}\d][\p{L}\d .-]*? ?(?:\.|${SPELLED_DOT}) ?${ENDING}`, 'iu'),
  new RegExp(String.raw`[\p{L}\d] (?:${NAMED_AT}) [\p{L}\d][\p{L}\d-]*\.\p{L}{2}`, 'iu'),
  // A letter in brackets is part of many names, unless a domain follows.
  new RegExp(String.raw`[\p{L}\d] ?[([{<] ?a ?[)\]}>] ?[\p{L}\d][\p{L}\d.-]*(?:\.| ?${SPELLED_DOT} ?)${ENDING}`, 'iu'),
  /(?<![\p{L}\d])(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|protonmail|wanadoo|laposte|gmx|live) ?\. ?(?:com|net|fr|de|be|it|es|me|ch|co)(?![\p{L}\d])/iu,
  /(?<![\p{L}\d])mailto ?:/iu,
  // A name that is that of a mailbox by its form: somebody `de chez Yahoo` works there.
  /[\p{L}\d]\.[\p{L}\d]+ (?:chez|bei|presso) (?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|protonmail|wanadoo|laposte|gmx|orange|free|sfr)(?![\p{L}\d])/iu,
]

/** Digits with what people put between them. Not behind a letter: `FR76 3000` and `R2-D2` are no phones. */
const SPACE = '[ ./()-]{0,3}'
const START = String.raw`(?<![\p{L}\d])(?<!\d[ .,/-])`
const END = String.raw`(?![\p{L}\d])(?![ .,/-]\d)`
const pattern = (text: string) => new RegExp(START + text + END, 'u')

/** Mobile numbers without the sign of their country: its code, how they begin, and how many digits follow. */
const MOBILES = [
  ['1', '[2-9]', '9'],
  ['31', '6', '8'],
  ['32', '4', '8'],
  ['33', '[67]', '8'],
  ['34', '[67]', '8'],
  ['351', '9', '8'],
  ['352', '6', '8'],
  ['353', '8', '8'],
  ['39', '3', '8,9'],
  ['41', '7', '8'],
  ['43', '6', '8,10'],
  ['44', '7', '9'],
  ['48', '[5-8]', '8'],
  ['49', '1[5-7]', '8,9'],
  ['212', '[67]', '8'],
  ['213', '[5-7]', '8'],
  ['216', '[2459]', '7'],
] as const
/** In one piece; but for America's, which begin as any number may. */
const BARE_MOBILES = MOBILES.filter(([country]) => country !== '1').map(([country, begins, digits]) => {
  return String.raw`${country}${begins}\d{${digits}}`
})
/** In groups, of which the country is the first. */
const GROUPED_MOBILES = MOBILES.map(([country, begins, digits]) => {
  return String.raw`${country}[ ./-]{1,3}(?:\(0\) ?)?\(?${begins}(?:[ ./)-]{0,2}\d){${digits}}`
})

const PHONE = [
  // International: a plus sign, or 00 before a country and enough digits that it is no padded number.
  new RegExp(String.raw`\+ ?\(?\d(?:${SPACE}\d){6,14}`, 'u'),
  pattern(String.raw`00[1-9](?:${SPACE}\d){8,12}`),
  // National with a 0 in front: ten to twelve digits bare (06…, 07911…, 0151…), nine to eleven in groups (020 7946 0958).
  pattern(String.raw`0[1-9]\d{8,10}`),
  pattern(String.raw`\(?0[1-9]\d{0,4}\)?(?:[ ./-]{1,3}\d{2,8}){1,5}`),
  // Mobile numbers whose 0 a spreadsheet dropped, and those with a country but without its sign.
  pattern(String.raw`[67]\d{8}`),
  pattern(String.raw`[67](?:[ .-]\d\d){4}`),
  pattern(`(?:${BARE_MOBILES.join('|')})`),
  pattern(`(?:${GROUPED_MOBILES.join('|')})`),
  // In groups of three and four, as in America and Spain.
  pattern(String.raw`\(?[2-9]\d\d\)?[ .-]{1,2}\d{3}[ .-]\d{4}`),
  pattern(String.raw`[5-9]\d\d[ .-]\d{3}[ .-]\d{3}`),
  // With its name before it, whatever its form.
  new RegExp(
    String.raw`(?<![\p{L}\d])(?:tel|tél|téléphone|telephone|phone|mobile|handy|portable|whatsapp|wa\.me|sms|cell|gsm)[ .:/#n°]{0,4}\+?\d(?:${SPACE}\d){5,14}`,
    'iu',
  ),
]

/** A national number in groups, such as `04 18 12`, may also be a seat: a phone has nine digits or more. */
const FEWEST_DIGITS = 9

/** Which kind of contact a label holds, if any: such a label is refused, whatever stands around it. */
export function contactIn(label: string): Contact | undefined {
  const text = plain(label)
  if (EMAIL.some((each) => each.test(text))) return 'email'
  if (hasAccount(text)) return 'account'
  const digits = withoutDates(withDigits(text))
  if (runsIn(digits).some(isDialled)) return 'phone'
  return PHONE.some((each, i) => isPhone(each.exec(digits)?.[0], i === PHONE.length - 1)) ? 'phone' : undefined
}

const isPhone = (found: string | undefined, isNamed: boolean) =>
  found !== undefined && (isNamed || found.startsWith('+') || found.replaceAll(/\D/g, '').length >= FEWEST_DIGITS)

/** The letters O and l stand for digits where digits surround them: `O6 12 34 …` is how filters are fooled. */
function withDigits(text: string): string {
  return text
    .replaceAll(/(?<![\p{L}\d])[oO](?=\d)|(?<=\d ?)[oO](?= ?\d)/gu, '0')
    .replaceAll(/(?<=\d ?)[lI](?= ?\d)/gu, '1')
}
