import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelOf } from '../../../campaigns/label.ts'
import { readList } from '../../../campaigns/list.ts'
import { byteFault, decodeList } from '../../../campaigns/list-bytes.ts'

const labels = (text: string) => readList(text).rows.map(({ label }) => label)
const faults = (text: string) => readList(text).faults.map(({ line, fault }) => `${line} ${fault}`)

describe('a list is read as its program wrote it', () => {
  it('one name a line, with its commas, blank lines and stray tabs', () => {
    expect(readList('Dupont, Jean\r\n\r\n  Nour \rBob\u0000Paris\nZoe\u0301\n')).toEqual({
      rows: [
        { line: 1, label: 'Dupont, Jean' },
        { line: 3, label: 'Nour' },
        { line: 4, label: 'Bob Paris' },
        { line: 5, label: 'Zoé' },
      ],
      faults: [],
      separator: undefined,
      repeated: 0,
      alike: [],
      guess: { label: 'Dupont, Jean' },
    })
  })
  it('titles, in any order and language, and columns that nobody asked for', () => {
    expect(labels('Prénom;Numéro\nJean;0451\nNour;0452')).toEqual(['0451', '0452'])
    expect(labels('member id,seat\n0451,B8\n0452,B9')).toEqual(['0451', '0452'])
    expect(labels('Nom\nJean\nNour')).toEqual(['Jean', 'Nour'])
  })
  it('numbers before names of members, since two are called alike; of others the first of both', () => {
    const list = 'Nom;Prénom;N° licence\nDupont;Jean;0451\nDupont;Zoé;0452'
    expect(readList(list)).toMatchObject({ rows: [{ label: '0451' }, { label: '0452' }], faults: [] })
    const ambassadors = readList('Nom;N°\nClaire;1\nNour;2', false)
    expect(ambassadors.rows.map(({ label }) => label)).toEqual(['Claire', 'Nour'])
    expect(readList('Nom;#\nClaire;1\nNour;2', false).rows.map(({ label }) => label)).toEqual(['Claire', 'Nour'])
    expect(labels('Nom;# licence\nDupont;1\nDupont;2')).toEqual(['1', '2'])
    expect(labels('N°;Label\n1;Claire\n2;Nour')).toEqual(['Claire', 'Nour'])
  })
  it('no house’s number for a member’s: beside a street a number without a word is one', () => {
    expect(labels('Nom;Rue;N°;CP\nDupont;des Lilas;12;75011\nMartin;Foch;12;75012')).toEqual(['Dupont', 'Martin'])
    expect(labels('Nr;Straße;Name\n3;Ringstr.;Meier\n3;Weg;Müller')).toEqual(['Meier', 'Müller'])
    expect(labels('N°;Nom;N°;Rue\n0451;Dupont;12;Foch\n0452;Martin;12;Foch')).toEqual(['0451', '0452'])
    expect(labels('Rue;N° adhérent\nFoch;0451\nFoch;0452')).toEqual(['0451', '0452'])
  })
  it('a line alone tells nothing of columns: people with semicolons between them are not one', () => {
    expect(faults('Jean;Nour;Zoé')).toEqual(['1 parted'])
    expect(faults('["A1","A2"]')).toEqual(['1 parted'])
    expect(labels('Jean; Nour; Zoé')).toEqual(['Jean; Nour; Zoé'])
  })
  it('the circle of each line, where a column is called so', () => {
    expect(readList('numéro;tribune\n1;nord\n2;\n').rows).toEqual([
      { line: 2, label: '1', circle: 'nord' },
      { line: 3, label: '2' },
    ])
  })
  it('quotes, quotes within quotes, line breaks and separators within quotes', () => {
    expect(readList('"name","seat"\r\n"Nour, dite ""Nono""","B\n8"\r\n"Bob","B9"\r\n').rows).toEqual([
      { line: 2, label: 'Nour, dite "Nono"' },
      { line: 4, label: 'Bob' },
    ])
  })
  it('semicolons and tabs without titles, where every line has as many', () => {
    expect(labels('0451;B8\n0452;B9')).toEqual(['0451', '0452'])
    expect(labels('0451\tB8\n0452\tB9')).toEqual(['0451', '0452'])
    expect(labels('Nour; la grande\nBob')).toEqual(['Nour; la grande', 'Bob'])
    expect(readList('sep=;\nnom;rang\nNour;8').rows).toEqual([{ line: 3, label: 'Nour' }])
  })
  it('quotes around a cell that is a whole line, and around none that only begins with them', () => {
    expect(labels('"label"\n"A1"\n"A2"')).toEqual(['A1', 'A2'])
    expect(labels('"Dupont, Jean"\n"Martin, Zoé"\n"Nour, dite ""Nono"""')).toEqual([
      'Dupont, Jean',
      'Martin, Zoé',
      'Nour, dite "Nono"',
    ])
    expect(labels('"Nono" Dupont\nBob "Bobby" Martin')).toEqual(['"Nono" Dupont', 'Bob "Bobby" Martin'])
  })
  it('commas without titles that are glued to their columns, of which the first one is taken', () => {
    const list = readList('A1,Jean Dupont,1990-05-17\nA2,Zoé Martin,1984-01-02\nA3,,\n')
    expect(list.rows.map(({ label }) => label)).toEqual(['A1', 'A2', 'A3'])
    expect(list).toMatchObject({ faults: [], separator: ',', guess: { label: 'A1' } })
    expect(labels('name\nDupont, Jean\nMartin, Zoé')).toEqual(['Dupont, Jean', 'Martin, Zoé'])
    expect(labels('Affiche, rue des Martinets')).toEqual(['Affiche, rue des Martinets'])
  })
  it('cells of several lines, also where the first lines that are looked at end within one', () => {
    const tall = `"B8${'\n'.repeat(30)}"`
    expect(labels(`A1;B7\nA2;${tall}\nA3;${tall}\nA4;B9`)).toEqual(['A1', 'A2', 'A3', 'A4'])
  })
  it('what was taken for labels is told where no title says so', () => {
    const guessOf = (text: string) => readList(text).guess
    expect(guessOf('Nom;Rang\nNour;B8')).toBeUndefined()
    expect(guessOf('"Numéro"\n0451')).toBeUndefined()
    expect(guessOf('Nour\nMomo')).toEqual({ label: 'Nour' })
    expect(guessOf('Kennzeichen;Sitz\nA1;B8\nA2;B9')).toEqual({ label: 'A1', title: 'Kennzeichen' })
    expect(guessOf('Passe\nA1\nA2')).toEqual({ label: 'A1', title: 'Passe' })
    expect(guessOf('Kop\nA1')).toEqual({ label: 'Kop' })
  })
  it('nothing that is not drawn, so that what looks the same is one label', () => {
    expect(readList('A1\nA\u200b1\n\u2066A1\u2069\nA1\u200d\nA\u00ad1')).toMatchObject({
      rows: [{ line: 1, label: 'A1' }],
      repeated: 4,
      faults: [],
    })
    expect(labels('Jean\u00a0 \u2800Dupont')).toEqual(['Jean Dupont'])
    expect(labels("'＝1\n'.5\n'(12) 3\n't Hoekje")).toEqual(['＝1', '.5', '(12) 3', "'t Hoekje"])
  })
  it('numbers that a spreadsheet was told to leave alone', () => {
    expect(labels("'0451\n'=1")).toEqual(['0451', '=1'])
  })
})

/** Titles as clubs' programs write them, in the languages of the page. */
it.each([
  ...[
    'Label',
    'Nom',
    'Nom de l’adhérent',
    'N° adhérent',
    'N° de licence',
    'Numéro de carte',
    'Numéro d’abonné',
    'ID membre',
  ],
  ...['Code', 'Code client', 'Matricule', 'Abonnés', 'Nom complet', 'Nom et prénom', 'NUMERO_ADHERENT', 'Prénom'],
  ...['Name', 'Full name', 'Last name', 'Member', 'Member ID', 'Member no.', 'Membership number', 'Subscriber number'],
  ...['Season ticket', 'Season card number', 'Customer number', 'Licence number', 'Ticket holder', '#', 'Ref.'],
  ...['Mitglieds-Nr.', 'Mitgliedsnr', 'Mitgliedsnummer', 'Lizenznummer', 'Kundennummer', 'Kunden-Nr.', 'Nachname'],
  ...['Dauerkarte', 'Kartennummer', 'Nr.', 'Mitglied', 'Vollständiger Name', 'Vorname'],
  ...[
    'Número de socio',
    'Nº de socio',
    'N.º socio',
    'Socio',
    'Número de carné',
    'Abonado',
    'Nombre',
    'Apellidos',
    'Código',
  ],
  ...[
    'Numero tessera',
    'Numero di tessera',
    'N. tessera',
    'Tessera',
    'Cognome',
    'Cognome e nome',
    'Abbonato',
    'Codice socio',
  ],
  ...['Número de sócio', 'Sócio n.º', 'Nome completo', 'Cartão', 'Assinante', 'Código do sócio'],
  ...['Lidnummer', 'Klantnummer', 'Achternaam', 'Naam', 'Seizoenkaart', 'Lidmaatschapsnummer'],
  ...['Numer członkowski', 'Nr członkowski', 'Numer karty', 'Nr karnetu', 'Nazwisko', 'Imię i nazwisko', 'Kod klienta'],
  ...['الاسم', 'رقم العضوية', 'رقم البطاقة', 'رقم المشترك', 'الاسم الكامل', 'العضو'],
])('%s is a title, and no member', (title) => {
  expect(labels(`${title}\nNour\nMomo`)).toEqual(['Nour', 'Momo'])
  expect(labels(`"${title}";"B"\n"Nour";"8"\n"Momo";"9"`)).toEqual(['Nour', 'Momo'])
})

it('a line of titles is known by any of them', () => {
  expect(labels('Vorname;Nachname\nJean;Dupont\nZoé;Martin')).toEqual(['Dupont', 'Martin'])
  expect(labels('Titulaire,Siège,Date de naissance\nJean,B8,1990\nZoé,B9,1984')).toEqual(['Jean', 'Zoé'])
  expect(labels('Kennzeichen;Geburtsdatum\nX;1990\nY;1984')).toEqual(['X', 'Y'])
  // A first name alone, or a word that a seat has too, is a line like any.
  expect(labels('Place\nSection')).toEqual(['Place', 'Section'])
  expect(labels('Nour;8\nMomo;9')).toEqual(['Nour', 'Momo'])
})

describe('each line that does not fit is named', () => {
  it('addresses and numbers, in whatever column, without repeating them', () => {
    const list = readList('nom;note\nJean;06 12 34 56 78\njean@club.fr;\nNour;rang B')
    expect(list.rows.map(({ label }) => label)).toEqual(['Nour'])
    expect(list.faults).toEqual([
      { line: 2, fault: 'phone', text: '' },
      { line: 3, fault: 'email', text: '' },
    ])
  })
  it('a column of addresses, by its title', () => {
    expect(readList('numéro;E-mail\n1;\n2;').faults).toEqual([{ line: 1, fault: 'contact-column', text: 'E-mail' }])
  })
  it('labels that are too long, or of invisible letters', () => {
    expect(faults(`${'x'.repeat(81)}\n\u200b`)).toEqual(['1 too-long', '2 invisible'])
  })
  it('numbers that Excel has shortened', () => {
    expect(faults('2,41257E+15\n0451')).toEqual(['1 shortened'])
    expect(faults('2,41257E+15\n2,51257E+12')).toEqual(['1 shortened', '2 shortened'])
    expect(faults('2412568037980640\n2412568037981230\n2412568037982880')).toHaveLength(3)
    const sent = decodeList(readFileSync('tests/vectors/lists/excel-digits.csv'))
    expect(readList(sent)).toMatchObject({ rows: [{ line: 2, label: '2412568037980643' }], faults: [] })
  })
  it('one label for two lines that differ; the same line twice is one link', () => {
    const list = readList('nom;rang\nJean Martin;B8\nJean Martin;C2\nNour;B9\nNour;B9')
    expect(list.rows.map(({ label }) => label)).toEqual(['Jean Martin', 'Nour'])
    expect(list.faults).toEqual([{ line: 3, fault: 'twice', text: 'Jean Martin', first: 2 }])
    expect(list.repeated).toBe(1)
  })
  it('two links for labels that capitals or accents tell apart, and says which', () => {
    const list = readList('Zoé D.\nZoe D.\nzoé d.\nZoé F.\nB1\nB11')
    expect(list).toMatchObject({ faults: [], repeated: 0 })
    expect(list.alike).toEqual([
      { line: 2, labels: ['Zoé D.', 'Zoe D.'] },
      { line: 3, labels: ['Zoé D.', 'zoé d.'] },
    ])
  })
  it('columns that may be part of a label, which is never taken whole then', () => {
    expect(readList('A1,Jean Dupont,1990-05-17\nA2\n').faults).toEqual([{ line: 1, fault: 'parted', text: ',' }])
    expect(faults('Dupont, Jean\nMartin, Zoé')).toEqual(['1 parted'])
    expect(faults('A1\nA2;Jean\nA3')).toEqual(['2 parted'])
    expect(faults('Kop\nDupont, 12\nMartin, 14')).toEqual(['2 parted'])
    expect(faults('A1\nA2\tJean')).toEqual(['2 parted'])
    expect(faults('0451,12\n0452')).toEqual(['1 parted'])
    expect(faults('Numéro\nA1,Jean Dupont')).toEqual(['2 parted'])
    // However far down it stands.
    expect(faults(`${'A\n'.repeat(1)}${Array.from({ length: 80 }, (_, i) => `B${i}`).join('\n')}\nA9,Jean`)).toEqual([
      '82 parted',
    ])
    // A name in two cells moves all that stand behind it.
    expect(faults('name,seat\nDupont, Jean,B8\nNour,B9,,')).toEqual(['2 parted'])
  })
  it('a quote that is never closed', () => {
    expect(faults('"nom";"rang"\n"Jean;B8\nNour;B9')).toContain('2 unclosed')
    expect(faults('Bob\n"Nour\n"Momo"')).toEqual(['2 unclosed'])
  })
})

it('bytes are read as what they are', () => {
  const utf16 = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(`\u{feff}${text}`, 'utf16le')
    return isBig ? bytes.swap16() : bytes
  }
  expect(decodeList(Buffer.from('\u{feff}Zoé'))).toBe('Zoé')
  expect(decodeList(Buffer.from('Zo\u00e9 \u20ac', 'utf8'))).toBe('Zoé €')
  expect(decodeList(Uint8Array.of(0x5a, 0x6f, 0xe9, 0x20, 0x80))).toBe('Zoé €')
  expect([utf16('Zoé', false), utf16('Zoé', true)].map(decodeList)).toEqual(['Zoé', 'Zoé'])
  // Without its mark.
  const bare = [utf16('محمد\r\n1', false), utf16('محمد\r\n1', true)].map((bytes) => decodeList(bytes.subarray(2)))
  expect(bare).toEqual(['محمد\r\n1', 'محمد\r\n1'])
  // A zero in other text is a fault of its line.
  for (const text of ['Anna\nBob\n\0', 'Ann\0a\0\nBo']) expect(decodeList(Buffer.from(text))).toBe(text)
})

it.each([
  ['a workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0], 'is a workbook, expected it saved as CSV'],
  ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'is a workbook'],
  [
    'Polish in its own code page',
    [0x44, 0xb9, 0x62, 0x72],
    'its letters cannot be told (“D¹br”), expected it saved in UTF-8',
  ],
  ['Arabic in its own code page', [0xe3, 0xcd, 0xe3, 0xcf], 'its letters cannot be told (“ãÍãÏ”)'],
  ['French in DOS’s code page', [0x41, 0x6e, 0x64, 0x72, 0x82], 'its letters cannot be told (“Andr‚”)'],
  ['German in a Mac’s', [0x4d, 0x9f, 0x6c], 'its letters cannot be told (“MŸl”)'],
  ['a Mac’s code page', [0x41, 0x6e, 0x64, 0x72, 0x8e], 'its letters cannot be told (“AndrŽ”)'],
])('no list is %s', (_, bytes, expected) => {
  expect(byteFault(Uint8Array.from(bytes))).toMatch(expected)
})

it('lists in western Europe’s code page, in UTF-8 and UTF-16 have no fault', () => {
  const western =
    'Zoë L’Haÿ\nCréée Œuvré\nMüller & Söhne\nÑandú n° 3 – 5 £\nBjörn Ångström\nŽiga Šar\nSæþór\n¿Socio?\n¿qué?'
  const bytes = [...western].map((sign) => {
    return (
      new Map([...'’Œ–Žš'].map((each, i) => [each, [0x92, 0x8c, 0x96, 0x8e, 0x9a][i]])).get(sign) ?? sign.charCodeAt(0)
    )
  })
  for (const list of [
    Uint8Array.from(bytes),
    Buffer.from('Żółć ‰'),
    Buffer.from('A1\n', 'utf16le'),
    Buffer.from('\u{feff}\uc9c9\uc9c9', 'utf16le'),
  ]) {
    expect(byteFault(list)).toBeUndefined()
  }
})

it('titles are found below what a program prints above its table', () => {
  for (const above of ['Abonnés 2026', 'Abonnés 2026;;\n;;\nau 1er décembre;;']) {
    const { rows, faults, guess } = readList(`${above}\nSiège;Numéro;Tribune\nB8;1;Nord\nB9;2;Sud`)
    expect([rows.map(({ line: _, ...row }) => row), faults, guess]).toEqual([
      [
        { label: '1', circle: 'Nord' },
        { label: '2', circle: 'Sud' },
      ],
      [],
      undefined,
    ])
  }
})

it('cells are read as the library reads them that others use, whatever stands in them', () => {
  const part = fc.constantFrom('"', ',', ';', '\n', '\r\n', '\t', ' ', 'a', 'É', '0', "'")
  const cell = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t'), (cells, delimiter) => {
      // A label in front keeps each line from being empty, and each apart.
      const rows = [['label', 'more', 'last'], ...cells.map(([one, two], i) => [`N${i}${one}`, two, 'end'])]
      const text = stringify(rows, { delimiter, quoted_match: /[\t;,]/ })
      const known = (parse(text, { delimiter }) as string[][]).slice(1).map(([label = '']) => labelOf(label))
      const { rows: read, faults: found } = readList(text)
      expect(found).toEqual([])
      expect(read.map(({ label }) => label)).toEqual(known)
    }),
  )
})

it('twenty thousand lines are one list', () => {
  const text = Array.from({ length: 20_000 }, (_, i) => `"Membre ${i}";"B${i % 40}"`).join('\r\n')
  expect(readList(text).rows).toHaveLength(20_000)
})
