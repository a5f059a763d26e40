/** Titles of columns, as clubs' programs write them in the languages of the page, in the form of {@link folded}. */

const NUMBER = [
  '#|numeros?|numeri|num|numery?|nummern?|numbers?|n°|nr|no|ids?|identifiants?|identifiers?|identificador|identificativo',
  'codes?|kods?|kody|codigos?|codic[ei]|kennung|matricules?|matricola|matricula|ref|references?|referenz|referencia',
  'رقم|الرقم|رمز|الرمز',
].join('|')

const NAME = [
  'noms?|names?|nombres?|nome|nomi|naam|namen|nazwa|nazwisk[oa]|surnames?|cognom[ei]|sobrenome|apelidos?|apellidos?|achternaam',
  'اسم|الاسم|الاسماء|الاسم الكامل|الاسم واللقب|اللقب',
].join('|')

/** Names of more words, which are no names of members. */
const WHOLE_NAME = [
  'nom (?:de famille|complet)|noms? (?:et )?prenoms?|prenoms? (?:et )?noms?|(?:last|family|full) names?',
  '(?:nach|familien)namen?|vor- und nachname|vollstandiger name|nombre completo|nombre y apellidos?|apellidos? y nombre',
  'nome completo|nome e cognome|cognome e nome|nome e apelido|volledige naam|imie i nazwisko|nazwisko i imie',
].join('|')

const MEMBER = [
  'membres?|abonn(?:e|ee|es|ees)|abonnements?|adherents?|adherentes?|adhesion|licencie(?:e|s|es)?|licen[cs]es?|cartes?|clients?|billets?|titulaires?',
  'members?|memberships?|subscribers?|subscriptions?|supporters?|fans?|customers?|(?:season )?(?:tickets?|cards?)|(?:ticket ?)?holders?',
  'mitglied(?:er|s)?|mitgliedschafts?|abonnenten?|abo|lizenz|kunden?|(?:dauer|saison)?karten?|ausweis',
  'soci[oa]s?|soci|abonad[oa]s?|carnets?|carnes?|tarjetas?|licencias?|clientes?|miembros?',
  'abbonat[oi]|abbonamento|tesser[ae]|tesserat[oi]|licenza|cliente|clienti|carta|membr[oi]',
  'assinantes?|cartao|cartoes|licencas?|membros?',
  'lid|leden|lidmaatschaps?|(?:seizoen)?kaart(?:en)?|klant(?:en)?|licentie',
  'czlonek|czlonk(?:a|owie|owski)|czlonkowski|abonent(?:a|ci)?|karnet(?:u|y)?|kart[ay]|klient(?:a|ci)?|licencj[ai]|legitymacj[ai]',
  '(?:ال)?(?:عضو|عضوية|اعضاء|مشترك|مشتركين|مشتركون|اشتراك|بطاقة|تذكرة|زبون|عميل)',
  'ambassad(?:or|eur|rice)s?',
].join('|')

/** Between a number and whose it is. */
const OF = `(?:(?:de|du|de la|des|of|di|della|da|do|del|van|van het|der)[ ]|(?:de l|d|dell)')?`

const OWN = 'labels?|roots?|etiquettes?|libelles?|bezeichnung'
/** The columns of which one has the labels: numbers tell people apart whom names do not. */
const NUMBERS = [OWN, NUMBER, `(?:${NUMBER}|n)[ -]?${OF}(?:${MEMBER})`, `(?:${MEMBER})[ -]?(?:${NUMBER})`]
const LABEL = [
  ...NUMBERS,
  NAME,
  WHOLE_NAME,
  MEMBER,
  `(?:${NAME})[ -]?${OF}(?:${MEMBER})`,
  `(?:${MEMBER})[ -]?(?:${NAME})`,
]

const CIRCLE = ['circles?|cercles?|groupes?|groups?|kreise?|tribunes?|stands?|regions?|circulos?|circol[oi]']

const CONTACT = [
  'e-?mails?|mails?|courriels?|adresse(?: e-?mail| mail| electronique)?|(?:e-?)?mail[ -]?(?:address|adresse)?|correo(?: electronico)?',
  'tel|telephones?|phones?(?: number)?|portables?|mobiles?|handy|telefon[oe]?s?|telefoon|gsm|whatsapp|iban|rib',
]

/** Columns that nobody asked for, by which a line is seen to be one of titles; the first ones also where they stand alone. */
const GIVEN_NAME = [
  'prenoms?|(?:first|given) names?|forenames?|vornamen?|nombre de pila|primeiro nome|voornaam|voornamen|imie|imiona',
  'الاسم الاول|الاسم الشخصي',
]
const FURTHER = [
  'seats?|sieges?|places?|sitz(?:platz)?|platz|asientos?|posto|assento|lugar|stoel|plaats|miejsce|المقعد|مقعد',
  'rows?|rangs?|rangees?|reihe|filas?|fil[ae]|fileira|rij|rzad|blocks?|blocs?|bloco|blocco|sektor|sector|secteur|settore|vak|gates?|portes?',
  'date|datum|data|fecha|(?:date de |birth ?|date of )(?:naissance|date|birth)|birthday|geburts(?:datum|tag)|fecha de nacimiento|data di nascita|data de nascimento|geboortedatum|data urodzenia|ne(?:e)? le|age|تاريخ الميلاد',
  'categor(?:y|ie|ies|ia)|kategori[ea]|categorie|saison|seasons?|temporada|stagione|seizoen|sezon|sections?|notes?|remarques?|comments?|commentaires?|bemerkung',
  'ville|city|town|ort|stadt|ciudad|citta|cidade|stad|miasto|code postal|postcode|plz|zip(?: code)?|pays|country|land|civilite|title|anrede|sexe|gender',
]

/** Beside these a number without a word is that of a house. */
const STREET = [
  'adresse postale|postal address|(?:home )?address|rues?|voies?|street(?: name)?|road|stra(?:ß|ss)e|str|anschrift|calle|direccion|domicilio',
  'via|indirizzo|rua|morada|endereco|straat|straatnaam|adres|ulica|ul|شارع|الشارع|عنوان|العنوان',
]

const titleOf = (titles: readonly string[]) => new RegExp(`^(?:${titles.join('|')})$`, 'u')
const TITLES = {
  own: titleOf([OWN]),
  number: titleOf(NUMBERS),
  bare: titleOf([NUMBER]),
  street: titleOf(STREET),
  label: titleOf(LABEL),
  circle: titleOf(CIRCLE),
  contact: titleOf(CONTACT),
  given: titleOf(GIVEN_NAME),
  further: titleOf(FURTHER),
}

/** A title in small letters without accents, as it may be written in many ways. */
const folded = (title: string) =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/[’`]/g, "'")
    .replaceAll(/[Łł]/g, 'l')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replaceAll('.', '')
    .replace(/[ :*]+$/, '')
    .trim()

/** What the first line of a list says, if it is one of titles. */
interface Titles {
  /** Whether any title in it is known. */
  isKnown: boolean
  /** Place of the first column with labels, names or numbers, and of that with labels or numbers; undefined where none is titled so. */
  label: number | undefined
  number: number | undefined
  circle: number | undefined
  /** Titles of addresses and phone numbers, as they are written. */
  contacts: string[]
}

export function titlesIn(cells: readonly string[]): Titles {
  const read = cells.map(folded)
  const isHouse = (title: string, i: number) =>
    TITLES.bare.test(title) && [read[i - 1], read[i + 1]].some((beside = '') => TITLES.street.test(beside))
  const titles = read.map((title, i) => (isHouse(title, i) ? '' : title))
  const placeOf = (title: RegExp) => {
    const place = titles.findIndex((each) => title.test(each))
    return place < 0 ? undefined : place
  }
  const own = placeOf(TITLES.own)
  const [label, number, circle] = [own ?? placeOf(TITLES.label), own ?? placeOf(TITLES.number), placeOf(TITLES.circle)]
  const contacts = cells.filter((_, i) => TITLES.contact.test(titles[i] ?? ''))
  const isTable = cells.length > 1
  // What else stands in a list may also be the word of a line; a number beside it says that it is.
  const isFurther = isTable && placeOf(TITLES.further) !== undefined && !cells.some((cell) => /\d/.test(cell))
  const isOther = placeOf(TITLES.given) !== undefined || isFurther || (isTable && circle !== undefined)
  const isKnown = label !== undefined || contacts.length > 0 || isOther
  return { isKnown, label, number, circle: isKnown && isTable ? circle : undefined, contacts }
}
