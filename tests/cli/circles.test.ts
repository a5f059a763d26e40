import { beforeAll, describe, expect, it } from 'vitest'
import { readCampaignAudit } from '../../db/campaign/audit.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { openFile } from '../../db/clients/file.ts'
import { rootId } from '../../seal/link.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { keyring, temporaryFolder } from '../support/fixture.ts'

const CONFIG = `title: The month
roots:
  - { label: Brest, circle: bretagne }
  - { label: Rennes, circle: bretagne }
  - { label: Poster, kind: poster }
circles:
  size: 20
  list:
    - { id: bretagne, name: Bretagne, goal: 20 }
    - { id: corse, name: Corse }
`

let settings: Record<string, string>

const entrenous = (...args: string[]) => entrenousHere(args, settings)

/** Opens a root's link, and so many times more the link that came of it. */
async function open(label: string, further: number): Promise<void> {
  const engine = await openFile(`file:${settings.ENTRENOUS_DATA}/entrenous.db`)
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
  const opening = { campaign: 'month', channel: 'sms', circle: null } as const
  const visit = () => crypto.randomUUID()
  const first = await ledger.open({
    ...opening,
    parent: rootId(keyring.root('month'), label) as NodeId,
    visit: visit(),
  })
  const parent = 'node' in first ? first.node : (0 as NodeId)
  await Promise.all(Array.from({ length: further }, () => ledger.open({ ...opening, parent, visit: visit() })))
  await ledger.settle()
  await engine.close()
}

beforeAll(async () => {
  settings = {
    CAMPAIGNS_DIR: await writeCampaigns({
      'month/campaign.yaml': CONFIG,
      'month/sealed/text.md': 'Dear you.',
      'plain/campaign.yaml': 'title: Plain\n',
      'plain/sealed/text.md': 'Dear you.',
    }),
    ENTRENOUS_DATA: await temporaryFolder(),
    SITE_URL: 'https://share.example',
  }
  await (await openFile(`file:${settings.ENTRENOUS_DATA}/entrenous.db`)).close()
})

describe('circles', () => {
  it('are listed, and divided by whole branches once it was said how', async () => {
    expect((await entrenous('circles', 'month')).out).toBe(
      'Bretagne  nobody yet  (bretagne)\nCorse     nobody yet  (corse)\n',
    )
    expect(await entrenous('circles', 'month', 'split', 'bretagne')).toMatchObject({
      ...{ code: 1, out: '', err: expect.stringContaining('bretagne: nobody is in it yet') },
    })
    await open('Brest', 11)
    const refused = await entrenous('circles', 'month', 'split', 'bretagne')
    expect(refused).toMatchObject({
      code: 1,
      out: 'Bretagne: 12 clear views in 1 branch. It cannot be divided: 12 of them grew from one fan, through "Brest", and nobody is parted from whom they came through.\n',
    })
    await open('Rennes', 8)

    const planned = await entrenous('circles', 'month', 'split', 'bretagne', '--dry-run')
    expect(planned).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Bretagne: 21 clear views in 2 branches\.\nWould divide it into Bretagne 1 with 12 clear views in 1 branch, and Bretagne 2 with 9 clear views in 1 branch\.\n {6}12 {2}→ bretagne {2}\(through "Brest", from \w{22}\)\n {7}9 {2}→ bretagne\.2 {2}\(through "Rennes", from \w{22}\)\n$/,
      ),
    })
    expect((await entrenous('circles', 'month')).out).toContain(
      'Bretagne  21 of 20 clear, 21 in all, beyond its size of 20  (bretagne)\n',
    )
    const done = await entrenous('circles', 'month', 'split', 'bretagne')
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Divided it into Bretagne 1') })
    const listed = await entrenous('circles', 'month')
    expect(listed.out).toMatch(
      /^Bretagne 1 {2}12 of 20 clear, 12 in all {2}\(bretagne\)\nBretagne 2 {2}9 of 20 clear, 9 in all {2}\(bretagne\.2\)\nCorse {7}nobody yet/,
    )
    expect(listed.out).toMatch(
      /Z {2}Bretagne 1 divided by command line: 12 stayed, 9 in 1 branch went into Bretagne 2\n$/,
    )
    expect(JSON.parse((await entrenous('circles', 'month', '--json')).out)).toMatchObject({
      size: 20,
      circles: [
        {
          id: 'bretagne',
          parts: [
            { id: 'bretagne', views: 12 },
            { id: 'bretagne.2', name: 'Bretagne 2' },
          ],
        },
        {},
      ],
      history: [{ circle: 'bretagne', half: 'bretagne.2', went: 9 }],
    })
    const engine = await openFile(`file:${settings.ENTRENOUS_DATA}/entrenous.db`)
    expect(await readCampaignAudit(engine, ['month'], { most: 1 })).toMatchObject([
      { who: 'command line', action: 'circle-split', detail: 'Bretagne → Bretagne 1 (12), Bretagne 2 (9)' },
    ])
    await engine.close()
    expect((await entrenous('verify')).code).toBe(0)
  })

  it.each([
    [['plain'], 'plain: the campaign has no circles, expected circles: {'],
    [['month', 'divide', 'bretagne'], 'Unknown action "divide", expected split'],
    [['month', 'split'], 'Expected the circle: circles month split <circle>'],
    [['month', '--dry-run'], '--dry-run: is for a split'],
    [['month', 'split', 'bretange'], 'No circle "bretange"'],
  ])('say what is wrong with %j', async (args, err) => {
    expect(await entrenous('circles', ...args)).toMatchObject({ code: 1, err: expect.stringContaining(err) })
  })

  it('of a link that is added are known ones', async () => {
    const add = (circle: string) => entrenous('links', 'month', 'add', '--label', `L ${circle}`, '--circle', circle)
    expect(await add('corse')).toMatchObject({ code: 0 })
    expect(await add('corze')).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        '--circle: no circle "corze" (did you mean "corse"?), expected one of bretagne, corse',
      ),
    })
    await open('L corse', 0)
    expect((await entrenous('circles', 'month')).out).toContain('1 clear, 1 in all  (corse)')
  })
})
