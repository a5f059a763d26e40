import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../db/clients/file.ts'
import { pageToken } from '../support/ambassadors.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { temporaryFolder } from '../support/fixture.ts'

const CONFIG = `title: The club
circles: { list: [{ id: nord, name: Tribune Nord }, { id: sud, name: Tribune Sud }] }
`

let campaignsDir: string
let dataDir: string
beforeAll(async () => {
  const campaigns = ['club', 'club-27'].flatMap((slug) => [
    [`${slug}/campaign.yaml`, CONFIG],
    [`${slug}/sealed/text.md`, 'Dear you.'],
  ])
  campaignsDir = await writeCampaigns(Object.fromEntries(campaigns))
  dataDir = await temporaryFolder()
  await (await openFile(`file:${dataDir}/entrenous.db`)).close()
})

const entrenous = (...args: string[]) =>
  entrenousHere(args, { CAMPAIGNS_DIR: campaignsDir, ENTRENOUS_DATA: dataDir, SITE_URL: 'https://share.example' })
const links = (...args: string[]) => entrenous('links', ...args)
async function listOf(name: string, text: string | Uint8Array): Promise<string> {
  const file = join(await temporaryFolder(), name)
  await writeFile(file, text)
  return file
}
async function count(table: string): Promise<number> {
  const engine = await openFile(`file:${dataDir}/entrenous.db`)
  const { rows } = await engine.db.get<{ rows: number }>(sql.raw(`SELECT count(*) AS rows FROM ${table}`))
  await engine.close()
  return rows
}

describe('a list on the command line', () => {
  it('becomes links of a list, as CSV in its own order and separator, for its owner alone', async () => {
    const file = await listOf('abonnés.csv', 'nom;rang\r\nZoé;3\r\n0042;1\r\n12;2\r\n2412568037980643;4\r\n=1+1;5')
    const out = `${file}.links.csv`
    const said = await links('club', 'add', '--list', file, '--label', 'Abonnés', '--circle', 'nord', '--out', out)
    expect(said).toMatchObject({ code: 0, out: '' })
    expect(said.err).toMatch(/^Abonnés: 5 new, 0 there before$/m)
    const [head, ...rows] = (await readFile(out, 'utf8')).split('\n').filter((row) => row !== '')
    expect(head).toBe('\u{feff}label;link;list;circle')
    expect(rows.map((row) => row.split(';')[0])).toEqual(['Zoé', '0042', '12', "'2412568037980643", "'=1+1"])
    expect(rows[0]).toMatch(/^Zoé;https:\/\/share\.example\/club\/\?k=m\w{22};Abonnés;nord$/)
    expect((await stat(out)).mode & 0o777).toBe(0o600)
    const again = await links('club', 'add', '--list', file, '--label', 'Abonnés', '--out', out)
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is there already, expected another name') })
  })

  it('is one list per circle where a column says so, and lists what it made', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${100 + i},${i % 2 ? 'nord' : 'sud'}`)
    const file = await listOf('stands.csv', `number,stand\n${rows.join('\n')}\n`)
    const said = await links('club', 'add', '--list', file, '--cap', 'none', '--channel', 'qr')
    expect(said.code, said.err).toBe(0)
    expect(said.err).toMatch(/stands, Tribune Sud; stands, Tribune Nord: 12 new/)
    expect(said.out.split('\n')[1]).toMatch(/^100,https:\/\/share\.example\/club\/#q\w{22},"stands, Tribune Sud",sud$/)
    const listed = await links('club', 'members', '--label', 'stands, Tribune Nord', '--json')
    expect(JSON.parse(listed.out)).toHaveLength(6)
    expect((await links('club')).out).toMatch(/^stands, Tribune Nord {2}\(members\)$/m)
  })

  it('is refused by line with the mend, and nothing of it is written', async () => {
    const before = [await count('members'), await count('roots'), await count('audit')]
    const file = await listOf('bad.csv', 'nom;note\nNour;\nJean;06.12.34.56.78\njean@club.fr;\nNour;B8\n2,4E+15;\n')
    const { code, err } = await links('club', 'add', '--list', file)
    expect(code).toBe(1)
    expect(err).toContain(`${file}:3 looks like a phone number, expected a name or a number`)
    expect(err).toContain(`${file}:4 looks like an e-mail address`)
    expect(err).toContain(`${file}:5 "Nour" stands on line 2 too`)
    expect(err).toContain(`${file}:6 a spreadsheet has shortened "2,4E+15"`)
    expect(err).toContain('Nothing was brought in.')
    expect(err).not.toContain('06.12')
    const five = '1;nord\n2;nord\n3;nord\n4;nord\n5;nord\n'
    for (const [text, why] of [
      [`nom;tribune\n${five}6;sud\n`, /x\.csv:7 1 on the list "x, Tribune Sud", expected 5 or more/],
      [`nom;tribune\n${five}6;est\n7;est\n8;est\n9;est\n10;est`, /x\.csv:7 no circle "est", expected one of nord, sud/],
      ['\n\n', /no label in it, expected one a line/],
    ] as const) {
      const said = await links('club', 'add', '--list', await listOf('x.csv', text))
      expect(said).toMatchObject({ code: 1, err: expect.stringMatching(why) })
    }
    expect([await count('members'), await count('roots'), await count('audit')]).toEqual(before)
  })

  it('says which labels it took where no title does, and gives newcomers the cap of its members', async () => {
    const file = await listOf(
      'kennung.csv',
      `Kennzeichen;Sitz\n${[1, 2, 3, 4, 5].map((i) => `K${i};B${i}`).join('\n')}\n`,
    )
    const said = await links('club', 'add', '--list', file, '--cap', '4')
    expect(said).toMatchObject({ code: 0, err: expect.stringContaining('the first one, below "Kennzeichen": "K1"') })
    const more = await listOf('kennung.csv', 'K6\nK7\n')
    const again = await links('club', 'add', '--list', more)
    expect(again).toMatchObject({
      code: 0,
      err: expect.stringContaining('No title is known above the labels; the first one: "K6"'),
    })
    expect(await count("members WHERE label LIKE 'K_' AND cap = 4")).toBe(7)
    const names = await listOf('names.csv', 'Dupont, Jean\nMartin, Nour\n')
    const { code, err } = await links('club', 'add', '--list', names)
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`${names}:1 it is not clear what "," parts here, expected a line of titles`),
    ])
  })

  it('of those who have left erases their labels, and their links open nothing', async () => {
    const file = await listOf('all.txt', '1001\n1002\n1003\n1004\n1005\n1006\n')
    await links('club', 'add', '--list', file, '--label', 'Leavers')
    const leavers = await listOf('left.txt', '1002\n1005\n9999\n')
    const said = await links('club', 'remove', '--list', leavers)
    expect(said).toMatchObject({ code: 0, err: expect.stringContaining('Removed: 2; on no list: 1') })
    const left = JSON.parse((await links('club', 'members', '--label', 'Leavers', '--json')).out)
    expect(left.map(({ label }: { label: string }) => label)).toEqual(['1001', '1003', '1004', '1006'])
    expect(await count("members WHERE label IN ('1002', '1005')")).toBe(0)
    expect(await count('restrictions WHERE revoked_at IS NOT NULL')).toBe(2)
  })

  it('tells by none of its links whether it was opened', async () => {
    const [{ link }] = JSON.parse((await links('club', 'members', '--label', 'Leavers', '--json')).out)
    const voided = await entrenous('void', 'club', link, '--dry-run')
    expect(voided).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('is told to nobody, expected their list'),
    })
  })

  it('of ambassadors gives each a root of their own, all or none', async () => {
    const file = await listOf('envoys.txt', 'Nour\nMomo\n')
    const flags = ['--kind', 'ambassador', '--circle', 'sud']
    const made = JSON.parse((await links('club', 'add', '--list', file, ...flags, '--json')).out)
    expect(made).toMatchObject([
      { label: 'Nour', circle: 'sud' },
      { label: 'Momo', circle: 'sud' },
    ])
    const pageOf = (label: string) => `https://share.example/club/ambassador/#${pageToken('club', label)}`
    expect(made.map(({ page }: { page: string }) => page)).toEqual([pageOf('Nour'), pageOf('Momo')])
    const printed = await links('club', 'add', '--list', await listOf('one.txt', 'Zara\n'), '--kind', 'ambassador')
    const [titles, row = ''] = printed.out.trim().split('\n')
    expect([titles, row.split(',').at(-1)]).toEqual(['label,link,list,circle,page', pageOf('Zara')])
    const more = await listOf('envoys.txt', 'Lila\nMomo\n')
    const { code, err } = await links('club', 'add', '--list', more, '--kind', 'ambassador')
    expect([code, err]).toEqual([1, expect.stringContaining(`${more}:2 "Momo" is there already`)])
    expect((await links('club', '--json')).out).not.toContain('Lila')
    const street = await links(
      'club',
      'add',
      '--list',
      await listOf('s.txt', 'Zoé\n12 rue de Rivoli\n'),
      '--kind',
      'ambassador',
    )
    expect([street.code, street.err]).toEqual([1, expect.stringContaining('looks like a postal address')])
    const spelled = await listOf('spelled.txt', 'Zoé\njean point dupont arobase gmail point com\n')
    const poster = await links('club', 'add', '--list', spelled, '--kind', 'poster')
    expect([poster.code, poster.err]).toEqual([1, expect.stringContaining(`${spelled}:2 looks like an e-mail address`)])
  })
})

it('a new season takes over lists and roots, with new links', async () => {
  const out = join(await temporaryFolder(), 'links.csv')
  const { code, err } = await links('club-27', 'take-over', 'club', '--out', out)
  expect(code, err).toBe(0)
  expect(err).toMatch(/^Abonnés: 5 new, 0 there before$/m)
  expect(err).toMatch(/^Other links: .*Momo/m)
  const rows = (await readFile(out, 'utf8')).trim().split('\n')
  // Three ambassadors, five subscribers, twelve in the stands, seven with a cap, four of those who stayed, and the title.
  expect(rows).toHaveLength(32)
  expect(rows.filter((row) => row.endsWith(',nord,'))).toHaveLength(11)
  const page = `https://share.example/club-27/ambassador/#${pageToken('club-27', 'Momo')}`
  expect(rows.find((row) => row.startsWith('Momo,'))).toMatch(new RegExp(`,,sud,${page}$`))
  expect(rows.slice(1).every((row) => row.includes('https://share.example/club-27/'))).toBe(true)
  const left = await listOf('left.txt', '0042\n')
  expect(await links('club-27', 'remove', '--list', left)).toMatchObject({ code: 0 })
  const again = await links('club-27', 'take-over', 'club')
  expect(again).toMatchObject({
    code: 0,
    err: expect.stringContaining('Left out, since they were revoked or have left: 1'),
  })
  expect(again.out).not.toContain('0042')
})
