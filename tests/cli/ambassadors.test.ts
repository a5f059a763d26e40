import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../db/clients/file.ts'
import { createProofKey } from '../../seal/proof.ts'
import { createKeyring } from '../../seal/secret.ts'
import { pageToken } from '../support/ambassadors.ts'
import { writeCampaigns } from '../support/campaign-folder.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { keyring, temporaryFolder } from '../support/fixture.ts'

const CONFIG = `title: The letter
channels: [email, copy]
roots:
  - { label: Subscribers, channel: email }
  - { label: Claire, kind: ambassador }
`

let folder: string
let env: Record<string, string>
beforeAll(async () => {
  folder = await temporaryFolder()
  await (await openFile(`file:${folder}/entrenous.db`)).close()
  const campaigns = await writeCampaigns({ 'letter/campaign.yaml': CONFIG, 'letter/sealed/text.md': 'Dear you.' })
  env = { CAMPAIGNS_DIR: campaigns, ENTRENOUS_DATA: folder, SITE_URL: 'https://share.example' }
})

const run = (...args: string[]) => entrenousHere(args, env)

describe('links', () => {
  it('prints the page of an ambassador beside their link, and of nobody else', async () => {
    const listed = JSON.parse((await run('links', 'letter', '--json')).out) as { label: string; page?: string }[]
    expect(listed.map(({ label, page }) => [label, page])).toEqual([
      ['Subscribers', undefined],
      ['Claire', `https://share.example/letter/ambassador/#${pageToken('letter', 'Claire')}`],
    ])
    expect((await run('links', 'letter')).out).toContain('their own page: https://share.example/letter/ambassador/#')
  })

  it('makes the page of an ambassador anew, and says whose there are', async () => {
    const before = pageToken('letter', 'Claire')
    const renewed = JSON.parse((await run('links', 'letter', 'renew', '--label', 'Claire', '--json')).out)
    expect(renewed.page).not.toContain(before)
    expect((await run('links', 'letter')).out).toContain(renewed.page)
    const unknown = await run('links', 'letter', 'renew', '--label', 'Clare')
    expect(unknown).toMatchObject({ code: 1, out: '' })
    expect(unknown.said).toContain('--label: no ambassador "Clare" (did you mean "Claire"?), expected one of Claire')
    expect((await run('links', 'letter', 'renew')).said).toContain('--label: whose page?')
  })

  it('adds nobody under a label that leads to them', async () => {
    const street = await run(
      'links',
      'letter',
      'add',
      '--kind',
      'ambassador',
      '--label',
      '12 rue de Rivoli 75001 Paris',
    )
    expect(street).toMatchObject({ code: 1, said: expect.stringMatching(/--label: .*looks like a postal address/) })
  })
})

describe('proof verify', async () => {
  const key = createProofKey(keyring.proof())
  const jwk = await key.jwk()
  const proof = await key.sign({
    ...{ iss: 'https://share.example', sub: 'letter', title: 'The letter', iat: 1_790_000_000, link: 'abc' },
    ...{ people: 412, hands: 7, from: 1_789_000_000, to: 1_789_900_000 },
  })

  it('checks a proof by keys that were kept, without database and secret, and fails for a forged one', async () => {
    const keys = join(folder, 'jwks.json')
    await writeFile(keys, JSON.stringify({ keys: [jwk] }))
    const card = join(folder, 'card.png')
    await writeFile(
      card,
      Buffer.concat([Buffer.from([0x89]), Buffer.from(`PNG tEXtProof\0${proof}`), Buffer.from([0xff])]),
    )
    const verify = (given: string, more: string[] = []) =>
      entrenousHere(['proof', 'verify', given, '--keys', keys, ...more], {
        ENTRENOUS_DATA: join(folder, 'nowhere'),
        ENTRENOUS_SECRET: '',
      })
    for (const given of [card, `https://share.example/letter/proof/#${proof}`]) {
      const { code, out } = await verify(given)
      expect([code, out]).toEqual([0, expect.stringContaining('412 people, 7 hands deep')])
    }
    expect(JSON.parse((await verify(card, ['--json'])).out)).toMatchObject({ valid: true, statement: { people: 412 } })

    expect((await verify(card, ['--site', 'https://share.example/'])).out).toMatch(/^Valid: signed by a key of /)
    const elsewhere = await verify(card, ['--site', 'https://other.example'])
    expect([elsewhere.code, elsewhere.out]).toEqual([1, ''])
    expect(elsewhere.said).toContain('https://share.example has signed it, and not https://other.example')

    const [head, body = '', signature] = proof.split('.')
    const changed = Buffer.from(body, 'base64url').toString().replace('412', '999')
    const forged = [head, Buffer.from(changed).toString('base64url'), signature].join('.')
    expect(await verify(forged)).toMatchObject({ code: 1, out: expect.stringContaining('Forged or damaged') })
    const other = createProofKey(createKeyring('another secret for the tests, long enough').proof())
    await writeFile(keys, JSON.stringify({ keys: [await other.jwk()] }))
    const unknown = await verify(card)
    expect([unknown.code, unknown.out]).toEqual([1, ''])
    expect(unknown.said).toContain(`has no key ${jwk.kid}`)
    expect((await verify(keys)).said).toContain('holds no proof')
  })
})
