import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../db/clients/file.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { rootToken, temporaryFolder } from '../support/fixture.ts'

const CONFIG = `title: The letter
brand: The Low Lamp
locale: en
translations: { fr: { title: La lettre } }
roots:
  - { label: Friday readers, channel: email }
  - { label: Jeanne }
`

let env: Record<string, string>
let dataDir: string
let folder: string
beforeAll(async () => {
  const campaignsDir = await writeCampaigns({
    'letter/campaign.yaml': CONFIG,
    'letter/sealed/text.md': 'Dear you.',
    'letter/teaser.md': 'Somebody has to pass it to you.',
    'letter/letter.md': 'Dear reader, **this one** is for you. See [our site](https://exemple.fr/about).',
    'letter/letter.fr.md': 'Chère lectrice, cher lecteur.',
  })
  folder = await temporaryFolder()
  dataDir = join(folder, 'data')
  env = { CAMPAIGNS_DIR: campaignsDir, ENTRENOUS_DATA: dataDir, SITE_URL: 'https://share.example' }
  await (await openFile(`file:${dataDir}/entrenous.db`)).close()
})

const letter = (...args: string[]) => entrenousHere(['letter', 'letter', ...args], env)

async function list(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

/** All that is on disk of the database, its log included. */
async function database(): Promise<string> {
  const files = await readdir(dataDir)
  return (await Promise.all(files.map((file) => readFile(join(dataDir, file), 'latin1')))).join('\n')
}

describe('the newsletter', () => {
  it('is written in each language, with the subject, and a page that shows it', async () => {
    const out = join(folder, 'letters')
    const ran = await letter('--for', 'mailchimp', '--out', out)
    expect(ran.code, ran.said).toBe(0)
    expect((await readdir(out)).sort()).toEqual(['en.html', 'en.txt', 'fr.html', 'fr.txt', 'proof.html'])
    const [html, text] = await Promise.all(['en.html', 'en.txt'].map((file) => readFile(join(out, file), 'utf8')))
    expect(html).toContain('href="*|LINK|*"')
    expect(html).toContain('this one</strong> is for you')
    expect(text).toContain(
      'The Low Lamp\n\nThe letter\n\nDear reader, this one is for you. See our site <https://exemple.fr/about>.',
    )
    expect(text).not.toContain('Somebody has to')
    expect(ran.out).toContain('subject    La lettre')
    expect(ran.out).toContain('*|LINK|*')
    expect(await readFile(join(out, 'fr.txt'), 'utf8')).toContain('Chère lectrice')
  })

  it('is told that its subject is longer than mailboxes show', async () => {
    const long = await writeCampaigns({
      'letter/campaign.yaml': `title: ${'A letter '.repeat(8)}\nlocale: en\n`,
      'letter/sealed/text.md': 'Dear you.',
    })
    const ran = await entrenousHere(['letter', 'letter', '--out', folder], { ...env, CAMPAIGNS_DIR: long })
    expect(ran.out).toMatch(/subject {4}A letter .* \(of its 71 characters /)
  })

  it('is refused where Gmail would cut it off, with the file to shorten', async () => {
    const long = await writeCampaigns({
      'letter/campaign.yaml': 'title: The letter\nlocale: en\n',
      'letter/sealed/text.md': 'Dear you.',
      'letter/teaser.md': 'Dear reader, this one is for you.\n\n'.repeat(2000),
    })
    const ran = await entrenousHere(['letter', 'letter', '--out', folder], { ...env, CAMPAIGNS_DIR: long })
    expect(ran.code).toBe(1)
    expect(ran.said).toMatch(
      /^teaser\.md: \d+ kB of HTML, and Gmail cuts off what is beyond 102, expected a shorter text, or a letter\.md of its own$/m,
    )
  })

  it.each([
    [['--for', 'mailchip'], '--for: "mailchip" does not fit, expected one of any, mailchimp'],
    [['--add', 'Readers'], '--add: is for a list, expected --list as well'],
    [['--cap', '1'], '--cap: is for a list, expected --list as well'],
    [['--list', 'x.csv', '--cap', '1'], '--cap: is for links that are made, expected --add as well'],
    [['--list', 'x.csv', '--add', 'X', '--cap', '0'], '--cap: "0" does not fit, expected a whole number of 1 or more'],
    [['--list', 'x.csv'], '--out: missing, expected a file for the list with its links'],
  ])('says what is wrong with %s', async (args, expected) => {
    const ran = await letter(...args)
    expect([ran.code, ran.said]).toEqual([1, expect.stringContaining(expected)])
  })
})

describe('a list', () => {
  it('gets the link of each label, and keeps its columns, its form and its order', async () => {
    const file = await list(
      'excel.csv',
      '\uFEFFE-mail;Label;Note\r\njeanne@exemple.fr;Jeanne;"a; b"\r\nall@exemple.fr;Friday readers;\r\n',
    )
    const out = join(folder, 'merged.csv')
    const ran = await letter('--list', file, '--out', out)
    expect(ran.code, ran.said).toBe(0)
    const link = (label: string) => `https://share.example/letter/?k=m${rootToken('letter', label)}`
    expect(await readFile(out, 'utf8')).toBe(
      `\uFEFFE-mail;Label;Note;link\r\njeanne@exemple.fr;Jeanne;"a; b";${link('Jeanne')}\r\nall@exemple.fr;Friday readers;;${link('Friday readers')}\r\n`,
    )
    expect(ran.out).toBe(`${out}: 2 links in the column "link"\n`)
  })

  it('leaves no address in the database, whatever columns it has', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, i) => `reader${i}@secret-mailbox.example,N${1000 + i},+33 6 12 34 56 ${i % 90}`,
    )
    const file = await list('members.csv', ['email,number,phone', ...rows, ''].join('\n'))
    const out = join(folder, 'members-merged.csv')
    const refused = await letter('--list', file, '--out', out, '--column', 'number')
    expect([refused.code, refused.said]).toEqual([
      1,
      expect.stringContaining('has no link for "N1000", "N1001", "N1002", "N1003", "N1004" and 295 more'),
    ])
    const ran = await letter('--list', file, '--out', out, '--column', 'number', '--add', 'Readers')
    expect(ran.code, ran.said).toBe(0)
    expect(ran.out).toContain('300 links in the column "link", 300 of them new')
    const merged = (await readFile(out, 'utf8')).trim().split('\n')
    expect(merged[0]).toBe('email,number,phone,link')
    expect(merged[300]).toMatch(
      /^reader299@secret-mailbox\.example,N1299,\+33 6 12 34 56 29,https:\/\/share\.example\/letter\/\?k=m\w{22}$/,
    )
    expect(new Set(merged.map((line) => line.split(',').at(-1))).size).toBe(301)
    const kept = await database()
    expect(kept).toContain('N1299')
    expect(kept).not.toContain('secret-mailbox')
    expect(kept).not.toContain('+33')
    const again = await letter('--list', file, '--out', out, '--column', 'number')
    expect(again.out).toBe(`${out}: 300 links in the column "link"\n`)
  })

  it('gives newcomers the cap that the list has, and nobody a second link', async () => {
    const tickets = ['1-2', 'A1', 'A2', 'A3', 'Jean Dupont']
    const brought = await list('tickets.csv', tickets.join('\n'))
    const links = ['links', 'letter', 'add', '--list', brought, '--label', 'Season tickets']
    expect(await entrenousHere(links, env)).toMatchObject({ code: 0 })
    const file = await list('pairs.csv', `label\nJean\u00a0 Dupont\n'1-2\nA\u200b1\nA4\n`)
    const out = join(folder, 'pairs-merged.csv')
    const ran = await letter('--list', file, '--out', out, '--add', 'Season tickets')
    expect(ran.code, ran.said).toBe(0)
    expect(ran.out).toContain('4 links in the column "link", 1 of them new')
    const twin = await list('twins.csv', 'label\nA1\njean dupont\n')
    const refused = await letter('--list', twin, '--out', join(folder, 'none.csv'), '--add', 'Season tickets')
    expect([refused.code, refused.said]).toEqual([
      1,
      expect.stringContaining(`${twin}:3: "jean dupont" looks like "Jean Dupont", expected it as it is written there`),
    ])
    const more = await list('more.csv', 'label\nA5\n')
    expect(await letter('--list', more, '--out', out, '--add', 'Season tickets', '--cap', 'none')).toMatchObject({
      code: 0,
    })
    const engine = await openFile(`file:${dataDir}/entrenous.db`)
    const caps = await engine.db.all(sql`SELECT members.label, members.cap, restrictions.cap AS own
      FROM members JOIN roots ON roots.node = list LEFT JOIN restrictions ON restrictions.node = members.node
      WHERE roots.label = 'Season tickets' ORDER BY members.label`)
    await engine.close()
    const one = (label: string) => ({ label, cap: 1, own: 1 })
    expect(caps).toEqual([
      ...['1-2', 'A1', 'A2', 'A3', 'A4'].map(one),
      { label: 'A5', cap: null, own: null },
      one('Jean Dupont'),
    ])
    const next = await list('next.csv', 'label\nA6\n')
    const unclear = await letter('--list', next, '--out', out, '--add', 'Season tickets')
    expect([unclear.code, unclear.said]).toEqual([
      1,
      expect.stringContaining('--cap: members of "Season tickets" have different ones (1, none), expected one of them'),
    ])
  })

  it('gets no link that opens nothing: of a root that was revoked, also where members are added', async () => {
    const link = `https://share.example/letter/?k=m${rootToken('letter', 'Jeanne')}`
    const revoke = (...more: string[]) => entrenousHere(['revoke', 'letter', link, ...more], env)
    expect(await revoke()).toMatchObject({ code: 0 })
    const file = await list('revoked.csv', 'label\nJeanne\nFriday readers\n')
    for (const add of [[], ['--add', 'Readers']]) {
      const ran = await letter('--list', file, '--out', join(folder, 'none.csv'), ...add)
      expect([ran.code, ran.said]).toEqual([
        1,
        expect.stringContaining('the link was revoked of "Jeanne", expected a list without them, or revoke … --undo'),
      ])
    }
    expect(await revoke('--undo')).toMatchObject({ code: 0 })
    expect(await letter('--list', file, '--out', join(folder, 'restored.csv'))).toMatchObject({ code: 0 })
  })

  it('is refused where a label is that of a root and of a member', async () => {
    const labels = ['Z0', 'Z1', 'Z2', 'Z3', 'Z4']
    const brought = await list('zoes.csv', labels.join('\n'))
    expect(await entrenousHere(['links', 'letter', 'add', '--list', brought], env)).toMatchObject({ code: 0 })
    expect(await entrenousHere(['links', 'letter', 'add', '--label', 'Z0'], env)).toMatchObject({ code: 0 })
    const ran = await letter('--list', await list('twofold.csv', 'label\nZ1\nZ0\n'), '--out', join(folder, 'none.csv'))
    expect([ran.code, ran.said]).toEqual([
      1,
      expect.stringContaining('one of the brand’s links and a member are called "Z0", expected labels that mean one'),
    ])
  })

  it('gets no links of a campaign that has closed', async () => {
    const closed = await writeCampaigns({
      'letter/campaign.yaml': `${CONFIG}closes: 2025-01-01T00:00:00Z\n`,
      'letter/sealed/text.md': 'Dear you.',
    })
    const file = await list('closed.csv', 'label\nJeanne\n')
    const args = ['letter', 'letter', '--list', file, '--out', join(folder, 'none.csv')]
    const ran = await entrenousHere(args, { ...env, CAMPAIGNS_DIR: closed })
    expect([ran.code, ran.said]).toEqual([1, expect.stringContaining('letter: has closed, so its links open nothing')])
  })

  it('with an address for a label is refused, with its line', async () => {
    const file = await list('wrong.csv', 'label\nJeanne\njeanne@exemple.fr\n')
    const ran = await letter('--list', file, '--out', join(folder, 'none.csv'), '--add', 'Readers')
    const expected = `${file}:3 label: looks like an e-mail address, expected a name or a number`
    expect([ran.code, ran.said]).toEqual([1, expect.stringContaining(expected)])
    expect(await readdir(folder)).not.toContain('none.csv')
  })

  it('adds nobody, and leaves no half of a file, where its links cannot be written', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `Late ${i}`)
    const file = await list('late.csv', ['label', ...rows, ''].join('\n'))
    for (const [out, expected] of [
      [join(folder, 'nowhere', 'x.csv'), 'there is no such file or folder'],
      [join(file, 'x.csv'), 'part of its path is a file, expected a folder'],
      [file, 'is the list itself, expected another file'],
    ] as const) {
      const ran = await letter('--list', file, '--out', out, '--add', 'Latecomers')
      expect([ran.code, ran.said]).toEqual([1, expect.stringContaining(expected)])
    }
    expect(await database()).not.toContain('Latecomers')
    const kept = join(folder, 'kept.csv')
    await writeFile(kept, 'of the last mailing')
    expect(await letter('--list', file, '--out', kept)).toMatchObject({ code: 1 })
    expect(await readFile(kept, 'utf8')).toBe('of the last mailing')
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(await readFile(file, 'utf8')).toBe(['label', ...rows, ''].join('\n'))
  })

  it('in the code page of an old Excel is understood, and goes back as UTF-8 with the mark by which Excel knows it', async () => {
    const file = await list('latin.csv', Buffer.from('label;note\r\nJeanne;Caf\xe9\r\n', 'latin1'))
    const out = join(folder, 'latin-merged.csv')
    expect(await letter('--list', file, '--out', out)).toMatchObject({ code: 0 })
    expect(await readFile(out, 'utf8')).toMatch(/^\uFEFFlabel;note;link\r\nJeanne;Café;https:/)
  })
})
