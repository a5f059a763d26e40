import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../api/env.ts'
import { SettingsError } from '../api/settings-error.ts'
import { type Certificate, readOrMakeCertificate } from './certificate.ts'
import { CommandError } from './fail.ts'

const PRIVATE = /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./

/** The address of this machine for phones on the same network. Throws when it has none. */
export function lanUrl(port: number, interfaces = networkInterfaces()): string {
  const outward = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
  const address = outward.find((each) => PRIVATE.test(each)) ?? outward[0]
  if (!address) {
    throw new CommandError(
      '--lan: this machine is on no network that a phone could share. Join one, or name the address: SITE_URL=https://… npm start -- --lan',
    )
  }
  return `https://${address}:${port}`
}

/** The certificate for the address of the settings. Throws {@link SettingsError} when that is not https. */
export async function lanCertificate({ dataDir, siteUrl }: Settings): Promise<Certificate> {
  const { protocol, hostname } = new URL(siteUrl)
  if (protocol !== 'https:') {
    throw new SettingsError(`SITE_URL: expected an https address with --lan, such as https://${hostname}`)
  }
  return readOrMakeCertificate(join(dataDir, 'lan.pem'), hostname)
}
