import { describe, expect, it } from 'vitest'
import { csvHead, csvRows } from '../../../api/studio/csv.ts'

/** One cell of text, as it is written. */
const cell = (text: string) => csvRows([[text]], 'comma').slice(0, -1)

it('begins with the mark of UTF-8, and names the columns', () => {
  expect(csvHead(['hour', 'views'], 'comma')).toBe('\uFEFFhour,views\n')
  expect(csvHead(['hour', 'views'], 'semicolon')).toBe('\uFEFFhour;views\n')
})

it('separates by a semicolon where fractions begin with a comma', () => {
  const rows = [['2026-03-01T00:00:00.000Z', 'Zoé', 1234.5, -2, null, 0]]
  expect(csvRows(rows, 'comma')).toBe('2026-03-01T00:00:00.000Z,Zoé,1234.5,-2,,0\n')
  expect(csvRows(rows, 'semicolon')).toBe('2026-03-01T00:00:00.000Z;Zoé;1234,5;-2;;0\n')
})

it.each([',', ';', '\t', '"', '\n'])('puts text with %j in quotes, in both forms', (mark) => {
  const quoted = `"a${mark === '"' ? '""' : mark}b"`
  expect(csvRows([[`a${mark}b`, 1]], 'comma')).toBe(`${quoted},1\n`)
  expect(csvRows([[`a${mark}b`, 1]], 'semicolon')).toBe(`${quoted};1\n`)
})

describe('text that a spreadsheet would run', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', '\t=1', ' =1', "'=1"])(
    '%j begins behind an apostrophe',
    (text) => {
      expect(cell(text).replaceAll('"', '')).toBe(`'${text}`)
    },
  )

  it.each([
    ['x;=1+1', `"x;'=1+1"`],
    ['x,=1+1', `"x,'=1+1"`],
    ['x\t@y', `"x\t'@y"`],
    ['x;"=1+1', `"x;'""=1+1"`],
    ['x; -1; +2', `"x;' -1;' +2"`],
    ['=cmd|"/C calc"!A0, x', `"'=cmd|""/C calc""!A0, x"`],
    ['a\n=2', `"a\n'=2"`],
  ])('%j is harmless behind every separator too', (text, written) => {
    expect(cell(text)).toBe(written)
  })
})

it.each(['007', '2412568037980643', '1E5', '1/2', '3-4', '10:30', '1.5', '1,5', '50%', "1'000", '2026-03-01', '(5)'])(
  'keeps %s text, which would be a number or a date',
  (text) => {
    expect(cell(text).replaceAll('"', '')).toBe(`'${text}`)
  },
)

it.each([
  ...['Mar-5', '5-Mar', 'May 2026', '1 mai', '12 mars 2026', 'DEC1', 'Sept2', 'jan-24', 'févr. 3', '5 de mayo de 2026'],
  ...['3 PM', '10:30 p.m.', '3 p', 'TRUE', 'vrai', 'Falsch', 'WAHR ', '$5', '12 €', '£1,000.50'],
  ...['Montag, 5. Mai', 'Di 5.5.', '5 maja', '3 mrt', '1 Şubat 2026', '5 мая', '1月5日', '2026年1月5日'],
  ...['１２３', '１／２', '١٢٣', '१२३', '٣٫٥', '2026-05-01T12:00'],
  ...['€\u00a012', 'R$ 5', '12 000 zł', 'CHF 5', '12 kr.', '100 Kč', '5 грн'],
  ...['Pravda', 'SANT', 'Tosi', 'Igaz', 'Истина', 'adevărat', '9 odp.', '9 p. m.', '5 maiatza', '5 мамыр', '5 მაისი'],
  ...['piątek 5 maja', 'Sonntag 5.5.', '24. XII.', '5 V 2026', '5 مايو', '5 أيار', '5 मई'],
])('keeps %s text, which would be a date, a time, an amount or a truth value', (text) => {
  expect(cell(text).replaceAll('"', '')).toBe(`'${text}`)
})

it.each([
  'A101',
  'B8',
  'Zone 12',
  'Tisch 5',
  'Tor 1',
  'Raum ５',
  '2026-05-01T12:00:00.000Z',
  'Mara 5',
  'May',
  'Marseille 3',
  'Vera',
  'Truelle',
  'Bloc 2026',
  '5 rue',
  'Mai tout court',
  'Santana',
  'Pravda 21',
])('leaves %j as it is, which no spreadsheet takes for another thing', (text) => expect(cell(text)).toBe(text))

it.each(['5kQ9z8GZ1xv7oP2mN4rTuW', '2026-03-01T00:00:00.000Z', 'Nour-2', 'a = b', 'x@example.org', 'Zone 7', '-', ''])(
  'leaves %j as it is, but for what begins like a formula',
  (text) => {
    expect(cell(text)).toBe(text === '-' ? "'-" : text)
  },
)
