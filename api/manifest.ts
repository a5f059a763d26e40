import { MANIFEST_FILE, type Manifest, parseManifest } from '../campaigns/manifest.ts'
import { EnvelopeError, unseal } from '../seal/envelope.ts'
import type { Keyring } from '../seal/secret.ts'

/** What is wrong with the site, as health says it: it is gone, or what is there opens with keys that are not ours. */
export type SiteTrouble = 'site-missing' | 'site-of-another-secret' | 'site-of-another-version'

/** The manifest cannot be used. The message names the file and the mend. */
export class ManifestFault extends Error {
  override name = 'ManifestFault'
  readonly reason: SiteTrouble

  constructor(message: string, { reason = 'site-missing', ...options }: ErrorOptions & { reason?: SiteTrouble } = {}) {
    super(message, options)
    this.reason = reason
  }
}

/** Opens the manifest that the build sealed. Throws {@link ManifestFault}. */
export async function unsealManifest(sealed: Uint8Array<ArrayBuffer>, keyring: Keyring): Promise<Manifest> {
  try {
    return parseManifest(new TextDecoder().decode(await unseal(sealed, keyring.manifest())))
  } catch (cause) {
    const isSealed = cause instanceof EnvelopeError
    const fault = isSealed ? 'was sealed with another ENTRENOUS_SECRET, or is damaged' : 'is of another version'
    const reason = isSealed ? 'site-of-another-secret' : 'site-of-another-version'
    throw new ManifestFault(`${MANIFEST_FILE} ${fault}. Build the site again: npm run build`, { cause, reason })
  }
}
