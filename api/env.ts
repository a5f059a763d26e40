import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve, sep } from 'node:path'
import * as z from 'zod'
import { MINUTE_MS } from '../campaigns/durations.ts'
import { MANIFEST_FILE } from '../campaigns/manifest.ts'
import { suggestion } from '../campaigns/suggestion.ts'
import { pathOf } from '../db/clients/database-path.ts'
import { faultOf } from '../seal/secret-fault.ts'
import { readAnySecret, readOrMakeSecret, readSecret } from '../seal/secret-file.ts'
import { readEnvFile } from './env-file.ts'
import { LOG_LEVELS, type LogLevel } from './log.ts'
import { requireNotLost } from './lost-database.ts'
import type { BucketSettings } from './photos/bucket-store.ts'
import { SettingsError } from './settings-error.ts'

/** The settings, parsed once at start from the environment and `.env`. */
export interface Settings {
  port: number
  /** The address of this machine to listen on; undefined: all of them. */
  host: string | undefined
  /** Address of the site, without a slash at its end: `SITE_URL`, else this machine's own. */
  siteUrl: string
  isSiteNamed: boolean
  /** The name of the Worker at the edge; undefined: one made from the address. */
  workerName: string | undefined
  /** The secret; undefined: that of the data folder, made on first start. */
  secret: string | undefined
  /** Absolute paths. */
  dataDir: string
  campaignsDir: string
  distDir: string
  databaseUrl: string
  /** Number of trusted proxies that add to `X-Forwarded-For`. */
  trustProxy: number
  isProduction: boolean
  logLevel: LogLevel
  /** Where `/metrics` is served, apart from the site; undefined: nowhere. */
  metrics: { port: number; host: string } | undefined
  /** Slugs of the demo campaigns that are public in production too. */
  demos: readonly string[]
  snapshots: SnapshotSettings
  photos: PhotoSettings
}

/** Where the photos of galleries are kept. */
export interface PhotoSettings {
  /** Absolute path of a folder, which is made with the first photo. */
  dir: string
  /** The bucket that they lie in instead; undefined: in the folder. */
  bucket: BucketSettings | undefined
  /** Bytes that the photos of one campaign may take. */
  mostBytes: number
}

/** Snapshots of the database that the server makes by itself. */
export interface SnapshotSettings {
  /** Absolute path. */
  dir: string
  /** How many are kept; 0: none are made. */
  keep: number
  everyMs: number
}

const DIST_DIR = 'dist'

/** The modes that Node's programs know. */
const MODES = ['production', 'development', 'test'] as const

/** A number in digits: JavaScript takes a blank for 0. */
const number = (error: string) =>
  z
    .string()
    .regex(/^\d+(?:\.\d+)?$/, { error })
    .transform(Number)

const port = number('expected a port number').pipe(
  z
    .number()
    .int({ error: 'expected a port number' })
    .min(0, { error: 'expected a port from 0 to 65535' })
    .max(65_535, { error: 'expected a port from 0 to 65535' }),
)

const PROXIES = 'expected the number of proxies in front, such as 1, and 10 at most'
const SNAPSHOTS = 'expected how many snapshots are kept, such as 24; 0 makes none'

/** A shell writes these out; here they would be the name of a folder. */
const path = z.string().refine((path) => !/^(?:file:(?:\/\/)?)?(?:~|\$)/.test(path), {
  error: 'expected a path as it is, such as /var/lib/entrenous: ~ and $ stand for nothing here',
})

const environment = z.object({
  PORT: port.default(4321),
  HOST: z
    .string()
    .refine((host) => isIP(host) !== 0, { error: 'expected an IP address of this machine, such as 127.0.0.1' })
    .optional(),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://example.org' })
    .transform((url) => url.replace(/\/+$/, ''))
    .refine((url) => /^[^/]+\/\/[^/?#@]+$/.test(url), {
      error: 'expected an address without a path, such as https://example.org',
    })
    // As browsers write it: capitals, letters of any language and a port that goes without saying.
    .transform((url) => new URL(url).origin)
    .optional(),
  ENTRENOUS_SECRET: z
    .string()
    .refine((secret) => !faultOf(secret), { error: ({ input }) => faultOf(String(input)) })
    .optional(),
  ENTRENOUS_DATA: path.default('.entrenous'),
  CAMPAIGNS_DIR: path.default('campaigns'),
  DATABASE_URL: path
    .regex(/^file:./, { error: 'expected a libSQL file, such as file:/var/lib/entrenous/entrenous.db' })
    .optional(),
  TRUST_PROXY: number(PROXIES)
    .pipe(z.number().int({ error: PROXIES }).max(10, { error: PROXIES }))
    .default(0),
  DEMOS: z
    .string()
    .transform((slugs) => slugs.split(',').map((slug) => slug.trim()))
    .optional(),
  BACKUP_DIR: path.optional(),
  BACKUP_KEEP: number(SNAPSHOTS)
    .pipe(z.number().int({ error: SNAPSHOTS }))
    .default(24),
  BACKUP_EVERY: number('expected minutes, such as 60')
    .pipe(
      z
        .number()
        .min(0.01, { error: 'expected minutes, such as 60' })
        .max(1440, { error: 'expected minutes, 1440 (a day) at most' }),
    )
    .default(60),
  PHOTOS_DIR: path.optional(),
  PHOTOS_BUCKET: z
    .url({
      protocol: /^https?$/,
      error: 'expected the address of a bucket, such as https://example.s3.eu-central-1.amazonaws.com',
    })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  PHOTOS_REGION: z.string().default('auto'),
  PHOTOS_ACCESS_KEY_ID: z.string().optional(),
  PHOTOS_SECRET_ACCESS_KEY: z.string().optional(),
  PHOTOS_MOST_MB: number('expected megabytes, such as 5000')
    .pipe(z.number().min(1, { error: 'expected megabytes, such as 5000' }))
    .default(5000),
  WORKER_NAME: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,52}$/, { error: 'expected a-z, 0-9 and dashes, 53 at most, such as entre-nous' })
    .optional(),
  NODE_ENV: z
    .enum(MODES, { error: ({ input }) => `expected one of ${MODES.join(', ')}${suggestion(String(input), MODES)}` })
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z
    .union([z.ipv4(), z.ipv6()], { error: 'expected an address of this machine, such as 10.0.0.5' })
    .default('127.0.0.1'),
})

type Variables = Record<string, string | undefined>

/**
 * The settings of this process: of its environment, and for what that leaves out of `.env` in the folder where it was
 * started, or of the file that `ENV_FILE` names. Throws {@link SettingsError}.
 */
export function loadSettings(): Settings {
  const { variables, placeOf } = readVariables()
  return readSettings(variables, placeOf)
}

/** The secret that is given now, with its place, for whoever replaces it: it may be one that must not be used any more. */
export interface GivenSecret {
  settings: Settings
  /** Undefined: there is none at that place. */
  secret: string | undefined
  /** Such as `.env:3 ENTRENOUS_SECRET`, or the path of the file. */
  place: string
  /** Whether it comes from the settings: these go before the file. */
  isSetting: boolean
}

/** Loads the settings, whatever their secret is. Throws {@link SettingsError}. */
export async function loadGivenSecret(): Promise<GivenSecret> {
  const { variables, placeOf } = readVariables()
  // Without the mode, which asks for a secret that can be used.
  const { ENTRENOUS_SECRET: secret, NODE_ENV: _, ...rest } = variables
  const settings = readSettings(rest, placeOf)
  if (secret) return { settings, secret, place: placeOf('ENTRENOUS_SECRET') ?? 'ENTRENOUS_SECRET', isSetting: true }
  const place = secretFile(settings)
  return { settings, secret: await readAnySecret(place), place, isSetting: false }
}

/**
 * The place in a file of settings that goes before the data folder which the environment names, since it names a database
 * elsewhere: which of the two is meant, nobody can know. Undefined: nothing is in doubt.
 */
export function databaseInDoubt({ dataDir, databaseUrl }: Settings): string | undefined {
  const { variables, placeOf } = readVariables()
  if (!process.env.ENTRENOUS_DATA || !variables.DATABASE_URL) return undefined
  return resolve(pathOf(databaseUrl)).startsWith(`${dataDir}${sep}`) ? undefined : placeOf('DATABASE_URL')
}

/** What the environment says and, where it says nothing, a file of settings, with the place of what comes from there. */
function readVariables(): { variables: Variables; placeOf: (name: string) => string | undefined } {
  const given = withoutEmpty(process.env)
  const { values, placeOf } = readEnvFile(given.ENV_FILE)
  requireKnown(Object.keys(values), placeOf)
  return {
    variables: withoutEmpty({ ...values, ...given }),
    placeOf: (name) => (given[name] === undefined ? placeOf(name) : undefined),
  }
}

/** Unknown names in the environment may belong to other programs; in a file of settings, an unknown name is a mistake. */
function requireKnown(names: readonly string[], placeOf: (name: string) => string | undefined): void {
  const known = Object.keys(environment.shape)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const faults = unknown.map((name) => `${placeOf(name) ?? name}: no such setting${suggestion(name, known)}`)
  throw new SettingsError(`${faults.join('\n')}, expected one of ${known.join(', ')}`)
}

/**
 * Parses settings. Throws {@link SettingsError} with everything that is wrong at once. An empty value counts as none.
 *
 * @param placeOf the place of a setting, where it came from a file
 */
export function readSettings(
  env: Variables,
  placeOf: (name: string) => string | undefined = () => undefined,
): Settings {
  const parsed = environment.safeParse(withoutEmpty(env))
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => {
      const name = path.join('.')
      return `${placeOf(name) ?? name}: ${message}`
    })
    throw new SettingsError(faults.join('\n'))
  }
  const {
    PORT,
    HOST,
    SITE_URL,
    ENTRENOUS_SECRET,
    ENTRENOUS_DATA,
    CAMPAIGNS_DIR,
    DATABASE_URL,
    TRUST_PROXY,
    DEMOS,
    NODE_ENV,
  } = parsed.data
  const { LOG_LEVEL, METRICS_PORT, METRICS_HOST } = parsed.data
  const { BACKUP_DIR, BACKUP_KEEP, BACKUP_EVERY } = parsed.data
  const { PHOTOS_DIR, PHOTOS_MOST_MB } = parsed.data
  const isProduction = NODE_ENV === 'production'
  if (isProduction && !ENTRENOUS_SECRET) {
    throw new SettingsError(
      'ENTRENOUS_SECRET: missing in production, expected the secret that the links were made with (a new one: `openssl rand -base64 32`)',
    )
  }
  if (METRICS_PORT === PORT && PORT !== 0) {
    throw new SettingsError(
      `${placeOf('METRICS_PORT') ?? 'METRICS_PORT'}: the site has this port, expected another one`,
    )
  }
  const dataDir = resolve(ENTRENOUS_DATA)
  return {
    port: PORT,
    host: HOST,
    siteUrl: SITE_URL ?? `http://localhost:${PORT}`,
    isSiteNamed: SITE_URL !== undefined,
    workerName: parsed.data.WORKER_NAME,
    secret: ENTRENOUS_SECRET,
    dataDir,
    campaignsDir: resolve(CAMPAIGNS_DIR),
    distDir: resolve(DIST_DIR),
    databaseUrl: DATABASE_URL ?? `file:${resolve(dataDir, 'entrenous.db')}`,
    trustProxy: TRUST_PROXY,
    isProduction,
    logLevel: LOG_LEVEL,
    metrics: METRICS_PORT === undefined ? undefined : { port: METRICS_PORT, host: METRICS_HOST },
    demos: DEMOS ?? [],
    snapshots: {
      dir: resolve(BACKUP_DIR ?? resolve(dataDir, 'backups')),
      keep: BACKUP_KEEP,
      everyMs: BACKUP_EVERY * MINUTE_MS,
    },
    photos: {
      dir: resolve(PHOTOS_DIR ?? resolve(dataDir, 'photos')),
      bucket: bucketOf(parsed.data),
      mostBytes: PHOTOS_MOST_MB * 1_000_000,
    },
  }
}

function bucketOf({
  PHOTOS_BUCKET,
  PHOTOS_REGION,
  PHOTOS_ACCESS_KEY_ID,
  PHOTOS_SECRET_ACCESS_KEY,
}: z.output<typeof environment>): BucketSettings | undefined {
  if (!PHOTOS_BUCKET) return undefined
  if (!PHOTOS_ACCESS_KEY_ID || !PHOTOS_SECRET_ACCESS_KEY) {
    const missing = PHOTOS_ACCESS_KEY_ID ? 'PHOTOS_SECRET_ACCESS_KEY' : 'PHOTOS_ACCESS_KEY_ID'
    throw new SettingsError(`${missing}: missing, expected a key of the bucket that PHOTOS_BUCKET names`)
  }
  return {
    ...{ url: PHOTOS_BUCKET, region: PHOTOS_REGION },
    ...{ accessKeyId: PHOTOS_ACCESS_KEY_ID, secretAccessKey: PHOTOS_SECRET_ACCESS_KEY },
  }
}

function withoutEmpty(env: Variables): Variables {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

/**
 * The secret of the settings, else of the data folder, where it is made on first start. Throws {@link SettingsError} where a
 * database, or a site, has lost the one that it was made with.
 */
export async function resolveSecret(settings: Settings): Promise<{ secret: string; madeIn?: string }> {
  if (settings.secret) return { secret: settings.secret }
  const file = secretFile(settings)
  const isMissing = (await readSecret(file)) === undefined
  if (isMissing) await requireNotLost(settings)
  const database = pathOf(settings.databaseUrl)
  if (isMissing && existsSync(database)) {
    throw new SettingsError(
      `ENTRENOUS_SECRET: missing, and there is no ${file}, while ${database} is there: with another secret none of its links would open. Put the secret that belongs to it back; to begin anew, move the database away.`,
    )
  }
  const site = resolve(settings.distDir, MANIFEST_FILE)
  if (isMissing && existsSync(site)) {
    throw new SettingsError(
      `ENTRENOUS_SECRET: missing, and there is no ${file}, while ${settings.distDir} holds a site: with another secret every link to it would be dead. Name the folder that holds the one it was built with (ENTRENOUS_DATA); to begin anew, delete ${settings.distDir}.`,
    )
  }
  const { secret, isNew } = await readOrMakeSecret(file)
  return isNew ? { secret, madeIn: file } : { secret }
}

/** The same without making a new one, which would open nothing. Throws {@link SettingsError} without one. */
export async function requireSecret(settings: Settings): Promise<string> {
  const secret = settings.secret ?? (await readSecret(secretFile(settings)))
  if (secret !== undefined) return secret
  throw new SettingsError(
    `ENTRENOUS_SECRET: missing, and there is no ${secretFile(settings)}, expected the secret that the site was built with. Name the folder that holds it (ENTRENOUS_DATA), or make one: npm start`,
  )
}

/** The file of the secret, which the settings go before. */
export function secretFile({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return resolve(dataDir, 'secret')
}
