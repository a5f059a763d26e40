import { readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings, resolveSecret, SettingsError } from '../../../api/env.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const LONG = 'abcdefgh'.repeat(4)

describe('settings', () => {
  it('have defaults that work at home', () => {
    expect(readSettings({})).toMatchObject({
      port: 4321,
      siteUrl: 'http://localhost:4321',
      trustProxy: 0,
      isProduction: false,
      snapshots: { dir: resolve('.entrenous/backups'), keep: 24, everyMs: 3_600_000 },
    })
  })

  it('take an empty variable for none', () => {
    expect(readSettings({ PORT: '', SITE_URL: '' }).port).toBe(4321)
  })

  it('drop the slash at the end of the address', () => {
    expect(readSettings({ SITE_URL: 'https://example.org/' }).siteUrl).toBe('https://example.org')
  })

  it.each([
    [{ PORT: 'http' }, /^PORT: expected a port number/],
    [{ PORT: '70000' }, /^PORT: expected a port from 0 to 65535/],
    [{ SITE_URL: 'example.org' }, /^SITE_URL: expected an address/],
    [{ SITE_URL: 'https://example.org/campaigns' }, /^SITE_URL: expected an address without a path/],
    [
      { ENTRENOUS_SECRET: 'short' },
      /^ENTRENOUS_SECRET: shorter than 32 characters, expected 32 random characters or more/,
    ],
    [{ ENTRENOUS_SECRET: 'x'.repeat(64) }, /^ENTRENOUS_SECRET: fewer than 8 different characters, expected 32 random/],
    [{ DATABASE_URL: 'postgres://x' }, /^DATABASE_URL: expected file:/],
    [{ BACKUP_KEEP: 'all' }, /^BACKUP_KEEP: expected how many snapshots are kept/],
    [{ BACKUP_EVERY: '0' }, /^BACKUP_EVERY: expected minutes/],
    [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY: expected the number of proxies/],
    [{ NODE_ENV: 'production' }, /^ENTRENOUS_SECRET: missing in production/],
  ])('refuse %o and say why', (env, expected) => {
    expect(() => readSettings(env)).toThrow(SettingsError)
    expect(() => readSettings(env)).toThrow(expected)
  })

  it('name everything that is wrong at once, and never the secret', () => {
    expect(() => readSettings({ PORT: 'x', TRUST_PROXY: 'x', ENTRENOUS_SECRET: 'hunter2' })).toThrow(
      /^PORT.*\nENTRENOUS_SECRET.*\nTRUST_PROXY/,
    )
    expect(() => readSettings({ ENTRENOUS_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
  })
})

describe('the secret', () => {
  it('is made once, for its owner alone, and found again', async () => {
    const folder = join(await temporaryFolder(), 'data')
    const settings = readSettings({ ENTRENOUS_DATA: folder })
    const umask = process.umask(0)
    const all = await Promise.all([1, 2, 3, 4].map(() => resolveSecret(settings))).finally(() => process.umask(umask))
    expect(new Set(all.map(({ secret }) => secret)).size).toBe(1)
    expect(all.filter(({ madeIn }) => madeIn)).toHaveLength(1)
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await readFile(join(folder, 'secret'), 'utf8')).trim()).toBe(all[0]?.secret)
    expect(await resolveSecret(settings)).toEqual({ secret: all[0]?.secret })
  })

  it('is not made anew over one that was cut short', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'secret'), 'cut sh')
    await expect(resolveSecret(readSettings({ ENTRENOUS_DATA: folder }))).rejects.toThrow(
      /secret: shorter than 32 characters, expected .*Put the right one back/,
    )
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('cut sh')
  })

  it('of the environment goes before the file', async () => {
    expect(await resolveSecret(readSettings({ ENTRENOUS_SECRET: LONG }))).toEqual({ secret: LONG })
  })
})
