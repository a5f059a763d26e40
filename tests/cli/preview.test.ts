import { beforeAll, describe, expect, it } from 'vitest'
import type { PreviewLink } from '../../api/studio/contract/previews-schema.ts'
import { readExpiry } from '../../cli/expiry.ts'
import { readCampaignAudit } from '../../db/campaign/audit.ts'
import { readPreviewEnd } from '../../db/campaign/previews.ts'
import { openFile } from '../../db/clients/file.ts'
import { createTokenKind } from '../../seal/link.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { keyring, temporaryFolder } from '../support/fixture.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let campaignsDir: string
let dataDir: string
beforeAll(async () => {
  campaignsDir = await writeCampaigns({
    'letter/campaign.yaml': 'title: The letter',
    'letter/sealed/text.md': 'Dear you.',
    'other/campaign.yaml': 'title: Another',
    'other/sealed/text.md': 'Dear others.',
  })
  dataDir = await temporaryFolder()
  await (await openFile(`file:${dataDir}/entrenous.db`)).close()
})

const preview = (...args: string[]) =>
  entrenousHere(['preview', ...args], {
    CAMPAIGNS_DIR: campaignsDir,
    ENTRENOUS_DATA: dataDir,
    SITE_URL: 'https://share.example',
    TZ: 'Europe/Paris',
  })

async function made(...args: string[]): Promise<PreviewLink> {
  const { out } = await preview('letter', ...args, '--json')
  return JSON.parse(out) as PreviewLink
}

const listed = async () => JSON.parse((await preview('letter', '--list', '--json')).out) as PreviewLink[]

it.each([
  ['soon', 'expected a date such as 2026-12-24, or a span such as 3d or 12h'],
  ['2026-02-31', 'expected a date such as 2026-12-24, or a span such as 3d or 12h'],
  ['3w', 'expected a date such as 2026-12-24, or a span such as 3d or 12h'],
  ['-3d', 'expected a date such as 2026-12-24, or a span such as 3d or 12h'],
  [`${'9'.repeat(400)}d`, 'expected 90 days from now at most'],
  ['0h', 'expected a time to come, this one has passed'],
  ['2020-01-01', 'expected a time to come, this one has passed'],
])('a preview cannot expire %s', (text, mend) => {
  expect(() => readExpiry(text, Date.now())).toThrow(`--expires: "${text}" does not fit, ${mend}`)
})

describe('preview', () => {
  it('makes a link that is good for seven days, and says how to end it', async () => {
    const { code, out } = await preview('letter')
    expect(code).toBe(0)
    const [, url = ''] = /\n {2}(\S+)\n/.exec(out) ?? []
    expect(url).toMatch(/^https:\/\/share\.example\/letter\/#P[1-9A-HJ-NP-Za-km-z]{22}$/)
    const [newest] = await listed()
    expect(newest).toMatchObject({ url, who: 'command line', revokedAt: null })
    expect((newest?.expiresAt ?? 0) - (newest?.createdAt ?? 0)).toBeLessThanOrEqual(7 * DAY_MS)
    expect((newest?.expiresAt ?? 0) - (newest?.createdAt ?? 0)).toBeGreaterThan(7 * DAY_MS - 60_000)
    expect(out).toContain(`npm run entrenous -- preview letter --revoke ${newest?.id}`)
  })

  it('is good until the end of a day, for some days or some hours, as --expires says', async () => {
    const day = new Date(Date.now() + 20 * DAY_MS).toISOString().slice(0, 10)
    const endOfDay = (await made('--expires', day)).expiresAt
    const inParis = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    expect(inParis.format(endOfDay - 1000)).toBe(`${day} 23:59:59`)
    for (const [text, span] of [
      ['3d', 3 * DAY_MS],
      ['12h', 12 * HOUR_MS],
    ] as const) {
      const { createdAt, expiresAt } = await made('--expires', text)
      expect(Math.abs(expiresAt - createdAt - span)).toBeLessThan(60_000)
    }
  })

  it('refuses any other, says why in one line, and makes none', async () => {
    const before = await listed()
    const { code, err } = await preview('letter', '--expires', '91d')
    expect(code).toBe(1)
    expect(err).toBe('--expires: "91d" does not fit, expected 90 days from now at most\n')
    expect(await listed()).toEqual(before)
  })

  it('is ended by its number or its address, once, and nobody who has the link is told more', async () => {
    const [first, second] = [await made(), await made()]
    expect((await preview('letter', '--revoke', String(first.id))).out).toBe(
      `Revoked: preview ${first.id}. It shows nothing any more.\n`,
    )
    expect((await preview('letter', '--revoke', String(first.id))).out).toBe('Revoked before; nothing changed.\n')
    expect(JSON.parse((await preview('letter', '--revoke', second.url ?? '', '--json')).out)).toEqual({ revoked: 1 })
    const engine = await openFile(`file:${dataDir}/entrenous.db`)
    try {
      const code = createTokenKind(keyring.preview('letter')).read((first.url ?? '').slice(-22)) ?? 0
      expect(await readPreviewEnd(engine, 'letter', code, Date.now())).toBeUndefined()
      const log = await readCampaignAudit(engine, ['letter'], { most: 2 })
      expect(log.map(({ who, action, detail }) => [who, action, detail])).toEqual([
        ['command line', 'preview-revoked', String(second.id)],
        ['command line', 'preview-revoked', String(first.id)],
      ])
    } finally {
      await engine.close()
    }
    const standing = (await preview('letter', '--list')).out
    expect(standing).toMatch(new RegExp(`^${second.id} {2}revoked \\S+ {2}\\(made \\S+, command line\\)$`, 'm'))
  })

  it('says what can be ended when it is asked for another', async () => {
    const { id } = await made()
    const { code, err } = await preview('letter', '--revoke', '999')
    expect(code).toBe(1)
    expect(err).toContain(`--revoke: no preview "999" of letter, expected ${id}`)
    const theirs = JSON.parse((await preview('other', '--json')).out) as PreviewLink
    expect((await preview('letter', '--revoke', theirs.url ?? '')).code).toBe(1)
    expect((await preview('other', '--list')).out).toContain(theirs.url)
  })

  it('lists none where none was made, and refuses two things at once', async () => {
    const campaigns = await preview('nowhere')
    expect(campaigns.err).toContain('No campaign "nowhere"')
    expect((await preview('letter', '--list', '--revoke', '1')).err).toContain('cannot be used with')
    expect((await preview('letter', '--revoke', '1', '--expires', '3d')).err).toContain('cannot be used with')
  })
})
