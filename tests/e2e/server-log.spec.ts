import { join } from 'node:path'
import { privateLinkUrl } from '../../seal/address.ts'
import { createTokenKind, rootId } from '../../seal/link.ts'
import { createKeyring } from '../../seal/secret.ts'
import { temporaryFolder } from '../support/fixture.ts'
import { startServerProcess } from '../support/server-process.ts'
import { SECRET } from '../unit/sealing/workplace.ts'
import { LIST, SCREENING } from './campaigns.ts'
import { Phone } from './phone.ts'
import { expect, test } from './test.ts'

const MEDIA = 'GET /:slug/sealed/media/*'
const VIEW = 'POST /api/campaigns/:slug/unlock'

test('the server’s own log tells of no medium that is asked for before the view, and of a film after it', async ({
  browser,
}) => {
  const distDir = join(process.env.E2E_FOLDER ?? '', 'dist')
  const env = { LOG_LEVEL: 'debug' }
  const server = await startServerProcess(distDir, await temporaryFolder(), { env, secret: SECRET })
  const keyring = createKeyring(SECRET)
  const token = createTokenKind(keyring.link(SCREENING)).write(rootId(keyring.root(SCREENING), LIST))
  const requests = () => {
    const lines = server.said().split('\n').filter(Boolean)
    const told = lines.map((line): { event: string; method: string; route: string } => JSON.parse(line))
    return told.flatMap(({ event, method, route }) => (event === 'request' ? `${method} ${route}` : []))
  }
  // No other host is found by a browser under test.
  const origin = server.url.replace('127.0.0.1', 'localhost')
  try {
    const phone = await Phone.unpack(browser, { origin })
    await phone.follow(privateLinkUrl(`${origin}/${SCREENING}/`, 'w', token, false))
    await phone.shows('gate')
    await expect.poll(requests).toContain('GET /:slug/sealed/*')
    await phone.page.waitForLoadState('networkidle')
    await phone.tap()
    await phone.shows('open')
    await phone.page.locator('.player-play').first().tap()
    await expect.poll(() => requests().filter((request) => request === MEDIA).length).toBeGreaterThan(3)
    await expect.poll(requests).toContain(VIEW)
    expect(requests().indexOf(MEDIA)).toBeGreaterThan(requests().indexOf(VIEW))
    await phone.putAway()
  } finally {
    await server.host.stop()
  }
})
