import { expect, test } from 'vitest'
import { linksCsv, separatorOf } from '../../../site/studio/links/links-csv.ts'

const root = {
  ...({ node: '1', kind: 'seed', channel: 'copy', views: 0, clear: 0 } as const),
  ...({ cap: null, revokedAt: null, circle: null, opens: null } as const),
}

test('names that a spreadsheet would run stay text, and quotes stay quotes', () => {
  const csv = linksCsv(
    [
      { ...root, label: '=HYPERLINK("https://x")', url: 'https://host/tape/#c1' },
      { ...root, label: 'Nour, dite « Nono »', url: 'https://host/tape/#c2' },
      { ...root, label: '0612345678', url: 'https://host/tape/#c3' },
      { ...root, label: '2412568037980643', url: 'https://host/tape/#c5' },
      { ...root, label: '451', url: 'https://host/tape/#c6' },
      { ...root, label: 'Nono;+1', url: 'https://host/tape/#c4' },
    ],
    ',',
  )
  expect(csv.split('\r\n')).toEqual([
    '\u{feff}"label","kind","channel","link"',
    '"\'=HYPERLINK(""https://x"")","seed","copy","https://host/tape/#c1"',
    '"Nour, dite « Nono »","seed","copy","https://host/tape/#c2"',
    '"0612345678","seed","copy","https://host/tape/#c3"',
    '"\'2412568037980643","seed","copy","https://host/tape/#c5"',
    '"451","seed","copy","https://host/tape/#c6"',
    '"Nono;\'+1","seed","copy","https://host/tape/#c4"',
    '',
  ])
})

test('a spreadsheet in a language of decimal commas splits at semicolons', () => {
  expect(['en-GB', 'fr-FR', 'de-DE', 'de-CH'].map(separatorOf)).toEqual([',', ';', ';', ','])
  const [, row] = linksCsv([{ ...root, label: 'Nour', url: 'https://host/tape/#c1' }], ';').split('\r\n')
  expect(row).toBe('"Nour";"seed";"copy";"https://host/tape/#c1"')
})

test('an ambassador has their page beside their link, where it is told', () => {
  const page = 'https://host/tape/ambassador/#p'
  const rows = [
    { ...root, label: 'Claire', url: 'https://host/tape/#c1', page },
    { ...root, label: 'List', url: 'https://host/tape/#c2' },
  ]
  expect(linksCsv(rows, ',').split('\r\n').slice(0, 3)).toEqual([
    '\u{feff}"label","kind","channel","link","page"',
    `"Claire","seed","copy","https://host/tape/#c1","${page}"`,
    '"List","seed","copy","https://host/tape/#c2",""',
  ])
})
