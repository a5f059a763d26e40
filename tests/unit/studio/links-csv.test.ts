import { expect, test } from 'vitest'
import { linksCsv } from '../../../site/studio/links/links-csv.ts'

const root = { node: '1', kind: 'seed', channel: 'copy', views: 0, cap: null, revokedAt: null } as const

test('names that a spreadsheet would run stay text, and quotes stay quotes', () => {
  const csv = linksCsv([
    { ...root, label: '=HYPERLINK("https://x")', url: 'https://host/tape/#c1' },
    { ...root, label: 'Nour, dite « Nono »', url: 'https://host/tape/#c2' },
  ])
  expect(csv.split('\r\n')).toEqual([
    '\u{feff}"label","kind","channel","link"',
    '"\'=HYPERLINK(""https://x"")","seed","copy","https://host/tape/#c1"',
    '"Nour, dite « Nono »","seed","copy","https://host/tape/#c2"',
    '',
  ])
})
