import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readList } from '../../../campaigns/list.ts'
import { decodeList } from '../../../campaigns/list-bytes.ts'

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
    })
  })
  it('titles, in any order and language, and columns that nobody asked for', () => {
    expect(labels('Prénom;Numéro\nJean;0451\nNour;0452')).toEqual(['0451', '0452'])
    expect(labels('member id,seat\n0451,B8\n0452,B9')).toEqual(['0451', '0452'])
    expect(labels('Nom\nJean\nNour')).toEqual(['Jean', 'Nour'])
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
  it('numbers that a spreadsheet was told to leave alone', () => {
    expect(labels("'0451\n'=1")).toEqual(['0451', '=1'])
  })
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
  it('a quote that is never closed', () => {
    expect(faults('"nom";"rang"\n"Jean;B8\nNour;B9')).toContain('2 unclosed')
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
})

it('twenty thousand lines are one list', () => {
  const text = Array.from({ length: 20_000 }, (_, i) => `"Membre ${i}";"B${i % 40}"`).join('\r\n')
  expect(readList(text).rows).toHaveLength(20_000)
})
