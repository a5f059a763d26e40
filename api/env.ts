import { resolve } from 'node:path'
import { z } from 'zod'
import { faultOf } from '../seal/secret-fault.ts'
import { readOrMakeSecret } from '../seal/secret-file.ts'

/** What the environment says, checked once at start. */
export interface Settings {
  port: number
  /** Address of the site, without a slash at its end. */
  siteUrl: string
  /** Undefined: the one of the data folder, which is made when there is none. */
  secret: string | undefined
  /** Absolute paths. */
  dataDir: string
  campaignsDir: string
  distDir: string
  databaseUrl: string
  /** How many proxies stand in front and add to `X-Forwarded-For`. */
  trustProxy: number
  isProduction: boolean
  snapshots: SnapshotSettings
}

/** Copies of the database that the server makes by itself. */
export interface SnapshotSettings {
  /** Absolute path. */
  dir: string
  /** How many are kept; 0: none is made. */
  keep: number
  everyMs: number
}

/** A setting has a value that cannot be used. The message names each setting, its fault and the mend. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

const DIST_DIR = 'dist'
const MINUTE_MS = 60_000

const environment = z.object({
  PORT: z.coerce
    .number({ error: 'expected a port number' })
    .int({ error: 'expected a port number' })
    .min(0, { error: 'expected a port from 0 to 65535' })
    .max(65_535, { error: 'expected a port from 0 to 65535' })
    .default(4321),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://example.org' })
    .transform((url) => url.replace(/\/+$/, ''))
    .refine((url) => new URL(url).origin === url, {
      error: 'expected an address without a path, such as https://example.org',
    })
    .optional(),
  ENTRENOUS_SECRET: z
    .string()
    .refine((secret) => !faultOf(secret), { error: ({ input }) => faultOf(String(input)) })
    .optional(),
  ENTRENOUS_DATA: z.string().default('.entrenous'),
  CAMPAIGNS_DIR: z.string().default('campaigns'),
  DATABASE_URL: z
    .string()
    .startsWith('file:', { error: 'expected file:… (a libSQL server comes with the edge deployment)' })
    .optional(),
  TRUST_PROXY: z.coerce
    .number({ error: 'expected the number of proxies in front, such as 1' })
    .int({ error: 'expected the number of proxies in front, such as 1' })
    .min(0)
    .max(10)
    .default(0),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: z.coerce
    .number({ error: 'expected how many snapshots are kept, such as 24' })
    .int({ error: 'expected how many snapshots are kept, such as 24' })
    .min(0, { error: 'expected how many snapshots are kept; 0 makes none' })
    .default(24),
  BACKUP_EVERY: z.coerce
    .number({ error: 'expected minutes, such as 60' })
    .min(0.01, { error: 'expected minutes, such as 60' })
    .max(1440, { error: 'expected minutes, 1440 (a day) at most' })
    .default(60),
  NODE_ENV: z.string().optional(),
})

/** Throws {@link SettingsError}, with everything that is wrong at once. An empty value counts as none. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const { PORT, SITE_URL, ENTRENOUS_SECRET, ENTRENOUS_DATA, CAMPAIGNS_DIR, DATABASE_URL, TRUST_PROXY, NODE_ENV } =
    parsed.data
  const { BACKUP_DIR, BACKUP_KEEP, BACKUP_EVERY } = parsed.data
  const isProduction = NODE_ENV === 'production'
  if (isProduction && !ENTRENOUS_SECRET) {
    throw new SettingsError(
      'ENTRENOUS_SECRET: missing in production, expected the secret that the links were made with (a new one: `openssl rand -base64 32`)',
    )
  }
  const dataDir = resolve(ENTRENOUS_DATA)
  return {
    port: PORT,
    siteUrl: SITE_URL ?? `http://localhost:${PORT}`,
    secret: ENTRENOUS_SECRET,
    dataDir,
    campaignsDir: resolve(CAMPAIGNS_DIR),
    distDir: resolve(DIST_DIR),
    databaseUrl: DATABASE_URL ?? `file:${resolve(dataDir, 'entrenous.db')}`,
    trustProxy: TRUST_PROXY,
    isProduction,
    snapshots: {
      dir: resolve(BACKUP_DIR ?? resolve(dataDir, 'backups')),
      keep: BACKUP_KEEP,
      everyMs: BACKUP_EVERY * MINUTE_MS,
    },
  }
}

/** The one secret: from the environment, else from the data folder, where it is made on the first start. */
export async function resolveSecret(settings: Settings): Promise<{ secret: string; madeIn?: string }> {
  if (settings.secret) return { secret: settings.secret }
  const file = resolve(settings.dataDir, 'secret')
  const { secret, isNew } = await readOrMakeSecret(file)
  return isNew ? { secret, madeIn: file } : { secret }
}
