import { describe, expect, it } from 'vitest'
import { readMailingList, writeMailingList } from '../../cli/letter/mailing-list.ts'

const read = (content: string, column = 'label') =>
  readMailingList(new TextEncoder().encode(content), 'list.csv', column)

describe('a mailing list', () => {
  it.each([
    [
      'an address for a label',
      'label\njeanne@exemple.fr\n',
      ':2 label: looks like an e-mail address, expected a name or a number',
    ],
    ['a phone number for a label', 'label\n06 12 34 56 78\n', ':2 label: looks like a phone number'],
    ['a row without a label', 'label,x\nJeanne,1\n,2\n', ':3 label: empty, expected a label'],
    ['a label twice', 'label\nJeanne\nNour\nJeanne\n', ':4 label: the same as in line 2'],
    [
      'no such column',
      'e-mail,labels\nx,Jeanne\n',
      ': no column "label", expected one of e-mail, labels as --column (did you mean "labels"?)',
    ],
    ['a link column', 'label,Link\nJeanne,x\n', ': has a column "Link" already'],
    ['a quote that does not end', 'label\n"Jeanne\n', ':2: no CSV ('],
    ['nothing in it', '', ': empty, expected a line with the names of its columns'],
  ])('with %s is refused, with its line', (_, content, expected) => {
    expect(() => read(content)).toThrow(`list.csv${expected}`)
  })

  it.each([
    ['commas', 'e-mail,label\na@b.example,"Jeanne, née ""Lampe"""\n', 'Jeanne, née "Lampe"'],
    ['semicolons', 'e-mail;label;note\na@b.example;Jeanne;1,5\n', 'Jeanne'],
    ['tabs', 'e-mail\tlabel\na@b.example\tJeanne\n', 'Jeanne'],
    ['fewer cells in a row than titles', 'label,note\nJeanne\n', 'Jeanne'],
    ['a title in capitals, and blanks', 'e-mail, LABEL \na@b.example,  Jeanne \n', 'Jeanne'],
    [
      'blanks, invisible letters and an apostrophe as spreadsheets write them',
      "label,note\n'1-2\u00a0 \u200bN,x\n",
      '1-2 N',
    ],
    ['a title that holds another separator', '"Nom, prénom";label\n"Dupont, Jean";Jeanne\n', 'Jeanne'],
    ['line ends within quotes', 'note,label\n"two\nlines",Jeanne\n', 'Jeanne'],
  ])('with %s is read, and written as it was', (_, content, label) => {
    const list = read(content)
    expect(list.labels).toEqual([label])
    const written = writeMailingList(list, () => 'https://exemple.fr/?k=m1')
    const again = read(written.replace(/link(?=\r?\n|$)/, 'was'))
    expect(again.rows.map((cells) => cells.slice(0, -1))).toEqual(list.rows)
    expect(again.rows[0]?.at(-1)).toBe('https://exemple.fr/?k=m1')
  })

  it.each([
    ['a row with fewer cells', 'label,note\nJeanne\n', 'label,note,link\nJeanne,,URL\n'],
    ['Excel’s own line above', 'sep=;\r\nlabel;note\r\nJeanne;a\r\n', 'label;note;link\r\nJeanne;a;URL\r\n'],
    ['empty rows at the end', 'label,note\nJeanne,a\n,\n,\n', 'label,note,link\nJeanne,a,URL\n'],
    ['line ends of an old Mac', 'label,note\rJeanne,a\r', 'label,note,link\rJeanne,a,URL\r'],
  ])('with %s has its link in the column of the links', (_, content, expected) => {
    expect(writeMailingList(read(content), () => 'URL')).toBe(expected)
  })

  it('has a column whose title looks like the one that is asked for, with a no-break space or a Mac’s accents', () => {
    expect(read('N°\u00a0adhérent;x\nA1;a\n', 'N° adhérent').labels).toEqual(['A1'])
    expect(read('Nume\u0301ro;x\nA1;a\n', 'Num\u00e9ro').labels).toEqual(['A1'])
  })

  it('goes back as UTF-8 with its mark where it came in UTF-16, marked or not, or with a mark', () => {
    const bytes = Buffer.from('label\tnote\r\nA1\té\r\n', 'utf16le')
    for (const given of [bytes, Buffer.concat([Buffer.of(0xff, 0xfe), bytes]), Buffer.from('\ufefflabel\nA1\n')]) {
      expect(readMailingList(given, 'list.csv', 'label').form.hasMark).toBe(true)
    }
    expect(read('label\nA1\n').form.hasMark).toBe(false)
  })

  it('counts the lines of the file, Excel’s own one among them', () => {
    expect(() => read('sep=;\nlabel;x\nJeanne;1\nJeanne;2\n')).toThrow('list.csv:4 label: the same as in line 3')
    expect(() => read('sep=;\nlabel;x\n"Jeanne;1\n')).toThrow('list.csv:3: no CSV (')
  })

  it('names the line where a row ends that has several', () => {
    expect(() => read('note,label\n"two\nlines",\n')).toThrow('list.csv:3 label: empty')
  })
})
