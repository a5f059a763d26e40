import { describe, expect, test } from 'vitest'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { toManifest } from '../../../campaigns/manifest.ts'
import { writeCampaigns } from '../../support/campaign-folder.ts'

const CODES = 'RIPE-1\n\nRIPE-2\r\n  RIPE-3  \n'

async function load(kind: string, fields: string, codes: string | undefined = CODES, more = '') {
  const yaml = `title: T\npieces:\n  - id: gift\n    kind: ${kind}\n    ${fields.replaceAll('\n', '\n    ')}\n${more}`
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': yaml,
    ...(codes !== undefined && { 'c/codes.txt': codes, 'c/media/codes.txt': codes }),
  })
  const { campaigns, problems } = await loadCampaigns(campaignsDir)
  const said = problems.map(
    ({ severity, field, message }) => `${severity} ${field.replace('pieces[0]', '')} ${message}`,
  )
  return { campaign: campaigns[0], said }
}

describe('a code', () => {
  test('has the lines of its file, which the manifest alone carries', async () => {
    const { campaign, said } = await load('code', 'codes: codes.txt\nterms: A cheese.')
    expect(said).toEqual([])
    if (!campaign) throw new Error('not loaded')
    const badge = {} as never
    expect(campaign.pieces[0]).toMatchObject({ for: 'branch', media: [] })
    expect(() => toManifest([{ ...campaign, badge }])).toThrow()
    expect(campaign.pieces[0]).toMatchObject({ codes: ['RIPE-1', 'RIPE-2', 'RIPE-3'] })
  })

  test.each([
    ['old Macs', '\r'],
    ['Windows', '\r\n'],
    ['Unix', '\n'],
  ])('reads a code a line, as %s end it', async (_, end) => {
    const { campaign } = await load('code', 'codes: codes.txt\nterms: x', ['\ufeffA', '', ' B ', 'C'].join(end))
    expect(campaign?.pieces[0]).toMatchObject({ codes: ['A', 'B', 'C'] })
  })

  test.each([
    [
      'codes: code.txt\nterms: x',
      CODES,
      /^error \.codes no file code.txt \(did you mean "codes.txt"\?\), expected a text file/,
    ],
    ['codes: media/codes.txt\nterms: x', CODES, /^error \.codes .* is in media\/, .* beside campaign.yaml/],
    ['codes: codes.txt\nterms: x', ' \n', /^error \.codes codes.txt is empty/],
    ['codes: codes.txt\nterms: x', 'A\nB\nA', /^error \.codes codes.txt:3 is the code of line 1 again/],
    ['codes: codes.txt\nterms: x', 'A\nB\n\u200bA', /^error \.codes codes.txt:3 is the code of line 1 again/],
    ['codes: codes.txt\nterms: x', '\u200b\n', /^error \.codes codes.txt is empty/],
    ['codes: codes.txt\nterms: x', 'code;date\nA;1', /^error \.codes codes.txt:1 "code;date" is a row of a table, /],
    [
      'codes: codes.txt\nterms: x',
      'A\n1,23457E+11',
      /^error \.codes codes.txt:2 "1,23457E\+11" is a row of a table, or a number/,
    ],
    ['codes: codes.txt\nterms: x', `A\n${'x'.repeat(65)}`, /^error \.codes codes.txt:2 is longer than 64/],
    [
      'codes: codes.txt\nterms: x',
      'A\n'.repeat(10_001).replace(/A/g, () => `c${Math.random()}`),
      /^error \.codes 10001 codes, expected 10000/,
    ],
    ['codes: codes.txt\nterms: x\nunlock: { branch: 3 }', CODES, /^warning \.unlock opens for those who share: Meta/],
    ['codes: codes.txt', CODES, /^error \.terms/],
  ])('names what is wrong: %s', async (fields, codes, expected) => {
    const { said } = await load('code', fields, codes)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(expected)
  })
})

test('a code for a branch is one for a whole list of members, which check says', async () => {
  const list = 'roots: [{ label: Season tickets, kind: member }]'
  const each = await load('code', 'codes: codes.txt\nterms: x\nfor: each', CODES, list)
  const branch = await load('code', 'codes: codes.txt\nterms: x', CODES, list)
  expect([each.said, branch.said]).toEqual([
    [],
    [
      expect.stringMatching(
        /^warning \.for a list of members is one branch: all of "Season tickets" share one code, expected for: each/,
      ),
    ],
  ])
})

describe('a draw', () => {
  const draw = 'prizes: [{ name: A pan, count: 2 }]\ncloses: 2030-12-24T18:00:00+01:00\nterms: Free.'
  const law = /^warning {2}prizes by chance: French law .* L322-2-1/

  const closes = 'closes: 2031-02-01T00:00:00+01:00'

  test('says that counsel has to read its terms', async () => {
    const { campaign, said } = await load('draw', draw, CODES, closes)
    expect(said).toEqual([expect.stringMatching(law)])
    expect(campaign?.pieces[0]).toMatchObject({ prizes: [{ name: 'A pan', count: 2 }], claim: 14 })
  })

  const inEnglish = (fields: string) => `${closes}\ntranslations: { en: { pieces: { gift: { title: G, ${fields} } } } }`

  test('says its prizes and terms in another language, and is drawn with the first one’s names', async () => {
    const { campaign, said } = await load('draw', draw, CODES, inEnglish('prizes: [Une poêle], terms: Gratuit.'))
    expect(said.filter((each) => !law.test(each))).toEqual([])
    const english = campaign?.translations[0]?.pieces[0]
    expect(english).toMatchObject({ locale: 'en', terms: 'Gratuit.' })
    expect(english).toMatchObject({ prizes: [{ name: 'A pan', count: 2, translated: 'Une poêle' }] })
    const { said: of } = await load('draw', draw, CODES, inEnglish('prizes: [A, B]'))
    expect(of).toContainEqual(
      expect.stringMatching(/^error translations\.en\.pieces\.gift\.prizes 2 names, expected 1/),
    )
  })

  test.each([
    [draw.replace('count: 2', 'count: 501'), '', /^error \.prizes\[0\]\.count/],
    [
      draw.replace('[{ name: A pan, count: 2 }]', '[{ name: A, count: 300 }, { name: B, count: 300 }]'),
      '',
      /^error \.prizes 600 prizes/,
    ],
    [`${draw}\nunlock: { shares: 2 }`, '', /^warning \.unlock a ticket that has to be earned by sharing/],
    [draw, '', /^error {2}the campaign has no end, .* expected closes of the campaign$/],
    [draw, 'opens: 2031-01-01T00:00:00+01:00', /^error \.closes not after the draw opens/],
    [
      draw,
      'closes: 2030-12-25T18:00:00+01:00',
      /^error \.claim prizes could be claimed until after the campaign closes/,
    ],
  ])('names what is wrong: %s, %s', async (fields, more, expected) => {
    const { said } = await load('draw', fields, CODES, more)
    expect(said).toContainEqual(expect.stringMatching(expected))
  })
})
