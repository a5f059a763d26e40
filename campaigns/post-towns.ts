import { lettersOf } from './plain-letters.ts'

/**
 * How postcodes of great towns begin, by how many digits follow in their countries. Those of four digits are left alone: with a
 * club's own town behind them they are members' numbers, `1024 Bruxelles`.
 */
const BEGINNINGS: Record<string, string> = {
  // France, Germany, Spain, Italy.
  '\\d{5}':
    '06 Nice|06 Cannes|13 Marseille|13 Aix-en-Provence|14 Caen|20 Ajaccio|20 Bastia|21 Dijon|25 Besancon|29 Brest|29 Quimper|' +
    '30 Nimes|31 Toulouse|33 Bordeaux|34 Montpellier|35 Rennes|37 Tours|38 Grenoble|42 Saint-Etienne|44 Nantes|45 Orleans|' +
    '49 Angers|51 Reims|54 Nancy|57 Metz|59 Lille|59 Roubaix|63 Clermont-Ferrand|64 Pau|66 Perpignan|67 Strasbourg|' +
    '68 Mulhouse|69 Lyon|69 Villeurbanne|72 Le Mans|75 Paris|76 Rouen|76 Le Havre|80 Amiens|83 Toulon|84 Avignon|' +
    '86 Poitiers|87 Limoges|93 Saint-Denis|93 Montreuil|97 Saint-Denis|97 Fort-de-France|97 Cayenne|1 Berlin|2 Hamburg|' +
    '8 Munchen|5 Koln|6 Frankfurt|7 Stuttgart|4 Dusseldorf|0 Leipzig|0 Dresden|28 Madrid|08 Barcelona|46 Valencia|' +
    '41 Sevilla|00 Roma|20 Milano|10 Torino|80 Napoli|40 Bologna|50 Firenze',
  '\\d{4}-\\d{3}': '1 Lisboa|4 Porto',
  '\\d{5}-\\d{3}': '0 Sao Paulo|2 Rio de Janeiro',
  '\\d{4} ?[A-Z]{2}': '10 Amsterdam|30 Rotterdam|35 Utrecht|25 Den Haag',
  '\\d\\d-\\d{3}': '0 Warszawa|3 Krakow',
}

const POST_TOWNS = Object.entries(BEGINNINGS).map(([shape, towns]) => {
  const each = towns
    .split('|')
    .map((town) => town.replace(/^(\d+) /, (_, begins: string) => `(?=${begins})${shape},? `))
  return new RegExp(`(?<![\\p{L}\\d.,])(?:[a-z]-)?(?=${shape},? \\p{L})(?:${each.join('|')})(?!\\p{L})`, 'iu')
})

/** A British one, which is that of some fifteen houses, and its town. */
const BRITISH = '[A-Z]{1,2}\\d[A-Z\\d]? \\d[ABD-HJLN-UW-Z]{2}'
const TOWN = '\\p{Lu}\\p{Ll}{3,30}'
const BRITISH_TOWN = new RegExp(`(?<!\\p{Lu})${TOWN},? ${BRITISH}$|^${BRITISH},? ${TOWN}$`, 'u')

/** Whether a label is where somebody lives by its postcode: `75011 Paris`, and no `10451 Dupont`. */
export function hasPostcode(label: string): boolean {
  const letters = lettersOf(label)
  return BRITISH_TOWN.test(letters) || POST_TOWNS.some((each) => each.test(letters))
}
