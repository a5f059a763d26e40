import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { loadSettings, readSettings, requireSecret, resolveSecret } from '../../../api/env.ts'
import { readEnvFile } from '../../../api/env-file.ts'
import { SettingsError } from '../../../api/settings-error.ts'
import { pathOf } from '../../../db/clients/database-path.ts'
import { temporaryFolder, writeDist } from '../../support/fixture.ts'

const LONG = 'abcdefgh'.repeat(4)

describe('settings', () => {
  it('have defaults that work at home', () => {
    expect(readSettings({})).toMatchObject({
      port: 4321,
      siteUrl: 'http://localhost:4321',
      trustProxy: 0,
      isProduction: false,
      logLevel: 'info',
      metrics: undefined,
      snapshots: { dir: resolve('.entrenous/backups'), keep: 24, everyMs: 3_600_000 },
    })
  })

  it('keep metrics to this machine unless they are told where', () => {
    expect(readSettings({ METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, host: '127.0.0.1' })
    expect(readSettings({ METRICS_PORT: '9464', METRICS_HOST: '10.0.0.5' }).metrics?.host).toBe('10.0.0.5')
    expect(readSettings({ METRICS_HOST: '10.0.0.5' }).metrics).toBeUndefined()
  })

  it('take an empty variable for none', () => {
    expect(readSettings({ PORT: '', SITE_URL: '' }).port).toBe(4321)
  })

  it.each([
    ['https://example.org/', 'https://example.org'],
    ['HTTPS://Example.org:443', 'https://example.org'],
    ['https://fête.example', 'https://xn--fte-fma.example'],
    ['https://[2001:DB8::1]:8443', 'https://[2001:db8::1]:8443'],
  ])('take the address %s as browsers write it', (given, siteUrl) => {
    expect(readSettings({ SITE_URL: given }).siteUrl).toBe(siteUrl)
  })

  it.each([
    [{ PORT: 'http' }, /^PORT: expected a port number/],
    [{ HOST: 'share.example.org' }, /^HOST: expected an IP address of this machine/],
    [{ PORT: '70000' }, /^PORT: expected a port from 0 to 65535/],
    [{ SITE_URL: 'example.org' }, /^SITE_URL: expected an address/],
    [{ SITE_URL: 'https://example.org/campaigns' }, /^SITE_URL: expected an address without a path/],
    [{ SITE_URL: 'https://me@example.org' }, /^SITE_URL: expected an address without a path/],
    [{ SITE_URL: 'https://example.org?a' }, /^SITE_URL: expected an address without a path/],
    [
      { ENTRENOUS_SECRET: 'short' },
      /^ENTRENOUS_SECRET: shorter than 32 characters, expected 32 random characters or more/,
    ],
    [{ ENTRENOUS_SECRET: 'x'.repeat(64) }, /^ENTRENOUS_SECRET: fewer than 8 different characters, expected 32 random/],
    [{ DATABASE_URL: 'postgres://x' }, /^DATABASE_URL: expected a libSQL file, such as file:/],
    [{ DATABASE_URL: 'file:' }, /^DATABASE_URL: expected a libSQL file, such as file:/],
    [{ BACKUP_KEEP: 'all' }, /^BACKUP_KEEP: expected how many snapshots are kept/],
    [{ BACKUP_EVERY: '0' }, /^BACKUP_EVERY: expected minutes/],
    [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY: expected the number of proxies/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL: expected one of debug, info, warn, error, silent/],
    [{ METRICS_PORT: 'yes' }, /^METRICS_PORT: expected a port number/],
    [{ METRICS_PORT: '4321' }, /^METRICS_PORT: the site has this port, expected another one/],
    [{ METRICS_HOST: 'localhost' }, /^METRICS_HOST: expected an address of this machine, such as/],
    [{ NODE_ENV: 'production' }, /^ENTRENOUS_SECRET: missing in production/],
    [
      { NODE_ENV: 'Production' },
      /^NODE_ENV: expected one of production, development, test \(did you mean "production"\?\)$/,
    ],
    [{ NODE_ENV: 'prod' }, /^NODE_ENV: expected one of production/],
    [{ TRUST_PROXY: '11' }, /^TRUST_PROXY: .* 10 at most/],
  ])('refuse %o and say why', (env, expected) => {
    expect(() => readSettings(env)).toThrow(SettingsError)
    expect(() => readSettings(env)).toThrow(expected)
  })

  it.each(['PORT', 'METRICS_PORT', 'TRUST_PROXY', 'BACKUP_KEEP', 'BACKUP_EVERY', 'PHOTOS_MOST_MB'])(
    '%s is a number in digits, and no blank is one',
    (name) => {
      for (const value of [' ', '\t', ' 1 ', '1e3', '0x10', '-1', '+1', '1.', 'Infinity'])
        expect(() => readSettings({ [name]: value }), value).toThrow(new RegExp(`^${name}: expected`))
      expect(() => readSettings({ [name]: '5' })).not.toThrow()
    },
  )

  it('name everything that is wrong at once, and never the secret', () => {
    expect(() => readSettings({ PORT: 'x', TRUST_PROXY: 'x', ENTRENOUS_SECRET: 'hunter2' })).toThrow(
      /^PORT.*\nENTRENOUS_SECRET.*\nTRUST_PROXY/,
    )
    expect(() => readSettings({ ENTRENOUS_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
  })
})

describe('a file of settings', () => {
  const inFile = async (text: string) => {
    const file = join(await temporaryFolder(), 'site.env')
    await writeFile(file, text)
    return readEnvFile(file)
  }

  it('says the line of each, the last one where there are two, and of none that it does not hold', async () => {
    const { values, placeOf } = await inFile('# PORT=1\nPORT=1\nexport SITE_URL="https://a.example"\nPORT=2\n')
    expect(values).toEqual({ PORT: '2', SITE_URL: 'https://a.example' })
    expect(placeOf('PORT')).toMatch(/site\.env:4 PORT$/)
    expect(placeOf('SITE_URL')).toMatch(/site\.env:3 SITE_URL$/)
    expect(placeOf('SITE')).toBeUndefined()
  })

  it('may be missing unless it was asked for by name', async () => {
    expect(readEnvFile().values).toEqual({})
    const missing = join(await temporaryFolder(), 'none.env')
    expect(() => readEnvFile(missing)).toThrow(SettingsError)
    expect(() => readEnvFile(missing)).toThrow(/none\.env: cannot be read \(ENOENT\)/)
  })

  it.each(['utf16le', 'latin1'] as const)('is refused in %s: a folder would get another name', async (encoding) => {
    const file = join(await temporaryFolder(), 'site.env')
    await writeFile(file, Buffer.from('\ufeffBACKUP_DIR=/srv/Müller\n', encoding))
    expect(() => readEnvFile(file)).toThrow(/site\.env: not in UTF-8, expected UTF-8/)
  })

  it('is named with its line when a value of it does not fit', async () => {
    const { values, placeOf } = await inFile('\nPORT=http\n')
    expect(() => readSettings(values, placeOf)).toThrow(/site\.env:2 PORT: expected a port number$/)
  })
})

describe('a file of settings, as it was typed', () => {
  const valuesIn = async (text: string) => {
    const file = join(await temporaryFolder(), 'site.env')
    await writeFile(file, text)
    return readEnvFile(file).values
  }

  it.each([
    ['\uFEFFPORT=1\r\nHOST=2', { PORT: '1', HOST: '2' }],
    ['PORT=1\rHOST=2\r', { PORT: '1', HOST: '2' }],
    ['BACKUP_DIR=  \nPORT=2', { BACKUP_DIR: '', PORT: '2' }],
    ['  export PORT = 1 # one\n\n# two\nHOST="a#b" # c', { PORT: '1', HOST: 'a#b' }],
    [`A="x\\ny"\nB='x\\ny'\nC=\`x\ny\`\nD=it's a=b==`, { A: 'x\ny', B: 'x\\ny', C: 'x\ny', D: "it's a=b==" }],
  ])('is read whole: %j', async (text, values) => expect(await valuesIn(text)).toEqual(values))

  it.each([
    ['\nSECRET=abc#def', /^\S+site\.env:2 SECRET: would end before its #/],
    ['SITE_URL: https://x.example\nPORT=1', /site\.env:1: is no setting, expected NAME=value/],
    ['PORT=1\nSECRET="abc\nHOST=2', /site\.env:2 SECRET: the quotation mark is never closed/],
    ['SECRET="abc"def', /site\.env:1 SECRET: the quotation mark is never closed, or something stands behind it/],
    ['SECRET=“abc”', /site\.env:1 SECRET: these are no quotation marks here/],
  ])('is refused where a part of it would be lost, and never said: %j', async (text, fault) => {
    const refused = await valuesIn(text).catch((error: unknown) => String(error instanceof Error && error.message))
    expect(refused).toMatch(fault)
    expect(refused).not.toContain('abc')
  })

  it('names folders as they are: a shell is not asked, and each starts where the program runs', () => {
    for (const dir of ['~/views', '$HOME/views', 'file:~/views.db'])
      expect(() => readSettings({ BACKUP_DIR: dir })).toThrow(/^BACKUP_DIR: expected a path as it is/)
    expect(() => readSettings({ DATABASE_URL: 'file:~/views.db' })).toThrow(/^DATABASE_URL: expected a path as it is/)
    const { databaseUrl, ...rest } = readSettings({
      ...{ ENTRENOUS_DATA: 'a', CAMPAIGNS_DIR: 'b', BACKUP_DIR: 'c', PHOTOS_DIR: 'd', DATABASE_URL: 'file:e/x.db' },
    })
    expect([
      rest.dataDir,
      rest.campaignsDir,
      rest.snapshots.dir,
      rest.photos.dir,
      resolve(pathOf(databaseUrl)),
    ]).toEqual(['a', 'b', 'c', 'd', 'e/x.db'].map((path) => resolve(path)))
  })
})

describe('a setting that there is not', () => {
  it('is refused in a file, where it was meant for us, and not in the environment', async () => {
    const file = join(await temporaryFolder(), 'site.env')
    await writeFile(file, '# ours\nPROT=1\nPORT=2\n')
    vi.stubEnv('ENV_FILE', file)
    expect(loadSettings).toThrow(
      /site\.env:2 PROT: no such setting \(did you mean "PORT"\?\), expected one of PORT, HOST/,
    )
    await writeFile(file, '')
    vi.stubEnv('PROT', '1')
    expect(loadSettings).not.toThrow()
    vi.unstubAllEnvs()
  })

  it('and every one that there is stands in .env.example, but for the name of that file', async () => {
    const text = await readFile('.env.example', 'utf8')
    const file = join(await temporaryFolder(), 'site.env')
    await writeFile(file, text.replace(/^# (?=[A-Z_]+=)/gm, '').replace('SECRET=', `SECRET=${LONG}`))
    vi.stubEnv('ENV_FILE', file)
    expect(loadSettings).not.toThrow()
    vi.unstubAllEnvs()
    const explained = Object.keys(readEnvFile(file).values)
    expect(explained).toEqual(expect.arrayContaining(['LOG_LEVEL', 'METRICS_PORT', 'METRICS_HOST', 'TRUST_PROXY']))
  })
})

describe('the secret', () => {
  /** Beside a folder that holds no site: that of this project may. */
  const away = (env: { ENTRENOUS_DATA: string }) => ({
    ...readSettings(env),
    distDir: join(env.ENTRENOUS_DATA, 'dist'),
  })

  it('is made once, for its owner alone, and found again', async () => {
    const folder = join(await temporaryFolder(), 'data')
    const settings = away({ ENTRENOUS_DATA: folder })
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
    await expect(resolveSecret(away({ ENTRENOUS_DATA: folder }))).rejects.toThrow(
      /secret: shorter than 32 characters, expected .*Put the right one back/,
    )
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('cut sh')
  })

  it('is not made anew for a database that has lost the one that it was made with', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'entrenous.db'), '')
    const settings = away({ ENTRENOUS_DATA: folder })
    await expect(resolveSecret(settings)).rejects.toThrow(
      /secret, while .*entrenous\.db is there: .*Put the secret .* back/,
    )
    expect(await readdir(folder)).toEqual(['entrenous.db'])
    await writeFile(join(folder, 'secret'), LONG)
    expect(await resolveSecret(settings)).toEqual({ secret: LONG })
  })

  it('is not made anew beside a site, whose links it would kill', async () => {
    const distDir = await writeDist()
    const folder = await temporaryFolder()
    const settings = { ...readSettings({ ENTRENOUS_DATA: folder }), distDir }
    await expect(resolveSecret(settings)).rejects.toThrow(
      `there is no ${folder}/secret, while ${distDir} holds a site: `,
    )
    expect(await readdir(folder)).toEqual([])
    expect(await resolveSecret({ ...settings, secret: LONG })).toEqual({ secret: LONG })
    await writeFile(join(folder, 'secret'), LONG)
    expect(await resolveSecret(settings)).toEqual({ secret: LONG })
  })

  it('of the environment goes before the file', async () => {
    expect(await resolveSecret(readSettings({ ENTRENOUS_SECRET: LONG }))).toEqual({ secret: LONG })
  })

  it('is never made where a new one would be wrong', async () => {
    const folder = await temporaryFolder()
    const settings = away({ ENTRENOUS_DATA: folder })
    await expect(requireSecret(settings)).rejects.toThrow(/^ENTRENOUS_SECRET: missing, and there is no .*secret/)
    expect(await readdir(folder)).toEqual([])
    const { secret } = await resolveSecret(settings)
    expect(await requireSecret(settings)).toBe(secret)
  })
})
