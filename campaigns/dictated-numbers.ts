import { plainOf } from './plain-letters.ts'

/** Numbers as they are dictated, in the languages of the page and in Russian: 0 to 9, then the others with their values. */
const DICTATED = [
  'zéro un deux trois quatre cinq six sept huit neuf',
  'zero one two three four five six seven eight nine',
  'null eins zwei drei vier fünf sechs sieben acht neun',
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
  'zero uno due tre quattro cinque sei sette otto nove',
  'zero um dois três quatro cinco seis sete oito nove',
  'nul een twee drie vier vijf zes zeven acht negen',
  'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć',
  'ноль один два три четыре пять шесть семь восемь девять',
  'صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة',
]
const LARGER = [
  'dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60',
  'septante 70 huitante 80 nonante 90 quatre-vingt 80 quatre-vingts 80 oh 0',
  'ten 10 eleven 11 twelve 12 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90',
  'zehn 10 elf 11 zwölf 12 zwanzig 20 dreißig 30 dreissig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90',
  'diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 veinte 20 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90',
  'cien 100 ciento 100 doscientos 200 trescientos 300 cuatrocientos 400 quinientos 500 seiscientos 600 setecientos 700 ochocientos 800 novecientos 900',
  'dieci 10 undici 11 dodici 12 venti 20 trenta 30 quaranta 40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90',
  'dez 10 doze 12 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 noventa 90',
  'tien 10 elf 11 twaalf 12 twintig 20 dertig 30 veertig 40 vijftig 50 zestig 60 zeventig 70 tachtig 80 negentig 90',
  'dziesięć 10 dwanaście 12 dwadzieścia 20 trzydzieści 30 czterdzieści 40 pięćdziesiąt 50 sześćdziesiąt 60 siedemdziesiąt 70 osiemdziesiąt 80 dziewięćdziesiąt 90',
  'sto 100 dwieście 200 trzysta 300 czterysta 400 pięćset 500 sześćset 600 siedemset 700 osiemset 800 dziewięćset 900',
  'десять 10 двенадцать 12 двадцать 20 тридцать 30 сорок 40 пятьдесят 50 шестьдесят 60 семьдесят 70 восемьдесят 80 девяносто 90',
  'сто 100 двести 200 триста 300 четыреста 400 пятьсот 500 шестьсот 600 семьсот 700 восемьсот 800 девятьсот 900',
].join(' ')

const VALUES = new Map([
  ...DICTATED.flatMap((digits) => digits.split(' ').map((word, digit) => [plainOf(word), digit] as const)),
  ...[...LARGER.matchAll(/(\S+) (\d+)/g)].map(([, word = '', value]) => [plainOf(word), Number(value)] as const),
])
const ANY = [...VALUES.keys()].sort((a, b) => b.length - a.length).join('|')
const WORD = new RegExp(`(?<![\\p{L}\\d])(?:${ANY})(?![\\p{L}])`, 'gu')
/** Six or more without a blank. */
const GLUED = new RegExp(`(?<![\\p{L}\\d])(?:${ANY}){6,}(?![\\p{L}\\d])`, 'gu')
/** German and Dutch say units first. */
const UNIT_FIRST = new RegExp(`(?<![\\p{L}\\d])(ein|${ANY})(?:und|en)(${ANY})(?![\\p{L}\\d])`, 'gu')
/** Italian and Spanish write both as one word: `trentaquattro`, `trentuno`, `veinticuatro`. */
const TENS = new Map([
  ...[...VALUES].filter(([, value]) => value >= 20 && value < 100),
  ...[
    ...'veinti 20 vent 20 trent 30 quarant 40 cinquant 50 sessant 60 settant 70 ottant 80 novant 90'.matchAll(
      /(\S+) (\d+)/g,
    ),
  ].map(([, stem = '', value]) => [stem, Number(value)] as const),
])
const GLUED_UNIT = new RegExp(`(?<![\\p{L}\\d])(${[...TENS.keys()].join('|')})(${ANY})(?![\\p{L}\\d])`, 'gu')

/** A plain text with its numbers in digits. What belongs to one number is added up: `trente-quatre` is 34, `сто два` 102. */
export function withNumbers(plain: string): string {
  const numbers = plain
    .replace(GLUED, (words) => words.replace(new RegExp(ANY, 'gu'), ' $& '))
    .replace(UNIT_FIRST, (_, unit: string, tens: string) => `${(VALUES.get(tens) ?? 0) + (VALUES.get(unit) ?? 1)}`)
    .replace(GLUED_UNIT, (_, tens: string, unit: string) => `${(TENS.get(tens) ?? 0) + (VALUES.get(unit) ?? 0)}`)
    .replace(WORD, (word) => `\ue000${VALUES.get(word)}`)
  return numbers.replace(SUM, added).replaceAll('\ue000', '')
}

/** Dictated numbers beside each other, apart by what stands within one. */
const SUM = /\ue000\d+(?:(?:[ -]|-?\s?(?:et|y|e|and)\s?-?)\ue000\d+)+/g

function added(run: string): string {
  const sums: string[] = []
  for (const [, next = ''] of run.matchAll(/\ue000(\d+)/g)) {
    const last = sums.at(-1)
    if (last !== undefined && fits(Number(last), Number(next))) sums[sums.length - 1] = `${Number(last) + Number(next)}`
    else sums.push(next)
  }
  return sums.join(' ')
}

/** Units behind tens, tens behind hundreds, and up to 19 where French counts in scores (`soixante-dix-huit`). */
function fits(last: number, next: number): boolean {
  if (next === 0 || last === 0) return false
  if (last % 100 === 0) return next < 100
  return last % 10 === 0 && last % 100 >= 10 && (next < 10 || ((last % 100 === 60 || last % 100 === 80) && next < 20))
}
