import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { monthlyCost } from '../../cli/edge/cost.ts'
import { SECRET, Workplace } from '../unit/sealing/workplace.ts'

const CAMPAIGN = `title: Bonsoir
locale: fr
look: letter
channels: [whatsapp, copy]
goal: 5000000
roots:
  - { label: List, channel: whatsapp }
`
const SETTINGS = { SITE_URL: 'https://links.brand.example', NODE_ENV: 'production' }

let workplace: Workplace
beforeAll(async () => {
  workplace = await Workplace.open()
  await workplace.write({
    'campaigns/bonsoir/campaign.yaml': CAMPAIGN,
    'campaigns/bonsoir/teaser.md': 'Un soir.',
    'campaigns/bonsoir/sealed/lettre.md': 'Voici.',
  })
})
afterAll(() => workplace.close())

const deploy = async (env: Record<string, string> = {}, ...args: string[]) => {
  const { code, stdout, stderr } = await workplace.start('edge/deploy', env, args).ended
  return { code, said: stdout + stderr }
}

/** A deployment that answers a signed request like this. Resolves with the settings that name it. */
async function answering(status: number, answer: unknown) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
  const server = createServer({ key, cert }, (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
  }).listen(0)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { ...SETTINGS, SITE_URL: `https://localhost:${port}`, NODE_TLS_REJECT_UNAUTHORIZED: '0' }
}

it('says what would be sent and what it costs, and sends nothing', async () => {
  const { code, said } = await deploy(SETTINGS)
  expect(code, said).toBe(0)
  expect(said).toContain('Bonsoir  https://links.brand.example/bonsoir/')
  expect(said).toMatch(/\d+ files and a Worker of \d+ KiB, entre-nous-links-brand-example;/)
  expect(said).toContain('and the secret ENTRENOUS_SECRET, the one that is used here')
  expect(said).toContain('in a month that reaches every goal (5,000,000 views)')
  expect(said).toContain('bonsoir: goal 5,000,000')
  // No gallery: no bucket is asked for.
  expect(said).not.toContain('R2')
  expect(said).toContain('--dry-run: exiting now.')
  expect(said).toContain('Nothing was sent.')
  expect(said).not.toContain(SECRET)
})

it('leaves the secret where it is the same, and takes the name that it is told', async () => {
  const { code, said } = await deploy({ ...(await answering(200, ['bonsoir'])), WORKER_NAME: 'evening' })
  expect(code, said).toBe(0)
  expect(said).toMatch(/KiB, evening;.*\nSet there: SITE_URL\. It has the secret already/)
})

describe('refuses before it builds', () => {
  it.each([
    [401, { code: 'key-invalid' }, 'does not know this secret'],
    [503, { code: 'unavailable' }, 'is not well, and cannot tell'],
  ])('to replace a secret that may be the only one (%i), unless it is told to', async (status, answer, why) => {
    const there = await answering(status, answer)
    const refused = await deploy(there)
    expect(refused).toEqual({ code: 1, said: expect.stringContaining(why) })
    expect(refused.said).toContain('--new-secret')
  })

  it('what is missing, all at once', async () => {
    expect(await deploy({ ENTRENOUS_SECRET: '' })).toEqual({
      code: 1,
      said: expect.stringMatching(/^Missing, .*\n {2}SITE_URL: .*\n {2}ENTRENOUS_SECRET: .*\n$/),
    })
  })

  it.each([
    [
      { SITE_URL: 'http://links.brand.example' },
      'SITE_URL: http://links.brand.example, expected an address with https:',
    ],
    [{ SITE_URL: 'links.brand.example' }, 'SITE_URL: '],
    [{ ...SETTINGS, ENTRENOUS_SECRET: 'short' }, 'ENTRENOUS_SECRET: shorter than 32 characters'],
  ])('%o', async (env, said) => {
    expect(await deploy(env)).toEqual({ code: 1, said: expect.stringContaining(said) })
  })
})

it('stops at a campaign with an error, which it names', async () => {
  await workplace.write({ 'campaigns/bonsoir/campaign.yaml': CAMPAIGN.replace('fr', 'french') })
  const { code, said } = await deploy(SETTINGS)
  expect([code, said]).toEqual([1, expect.stringMatching(/campaign\.yaml:2 locale/)])
  expect(said).not.toContain('Worker of')
})

it('goes on where it is told to replace the secret', async () => {
  const { said } = await deploy(await answering(401, { code: 'key-invalid' }), '--new-secret')
  // The campaign still has its error, which only a build finds.
  expect(said).toMatch(/campaign\.yaml:2 locale/)
})

it('costs the plan at least, and more the more it carries', () => {
  expect(monthlyCost(0)).toBe(5)
  expect(monthlyCost(1e6)).toBeGreaterThanOrEqual(5)
  expect(monthlyCost(1e8)).toBeGreaterThan(monthlyCost(1e7))
  expect(Number.isFinite(monthlyCost(Number.MAX_SAFE_INTEGER))).toBe(true)
})
