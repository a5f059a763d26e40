import { MANIFEST_FILE, type Manifest, parseManifest } from '../campaigns/manifest.ts'
import { EnvelopeError, unseal } from '../seal/envelope.ts'
import type { Keyring } from '../seal/secret.ts'

/** The manifest cannot be used. The message names the file and the mend. */
export class ManifestFault extends Error {
  override name = 'ManifestFault'
  /** What health says. */
  readonly reason = 'site-missing'
}

/** Opens the manifest that the build sealed. Throws {@link ManifestFault}. */
export async function unsealManifest(sealed: Uint8Array<ArrayBuffer>, keyring: Keyring): Promise<Manifest> {
  try {
    return parseManifest(new TextDecoder().decode(await unseal(sealed, keyring.manifest())))
  } catch (cause) {
    const isSealed = cause instanceof EnvelopeError
    const fault = isSealed ? 'was sealed with another ENTRENOUS_SECRET, or is damaged' : 'is of another version'
    throw new ManifestFault(`${MANIFEST_FILE} ${fault}. Build the site again: npm run build`, { cause })
  }
}
