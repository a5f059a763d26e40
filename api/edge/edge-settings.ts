import { withoutDemos } from '../../campaigns/demo.ts'
import { MANIFEST_FILE, type Manifest } from '../../campaigns/manifest.ts'
import { createKeyring, type Keyring } from '../../seal/secret.ts'
import { faultOf } from '../../seal/secret-fault.ts'
import { ManifestFault, unsealManifest } from '../manifest.ts'
import type { EdgeEnv } from './edge-env.ts'

/** A setting of the Worker that is missing or wrong. The message names it and the mend. */
export class EdgeFault extends Error {
  override name = 'EdgeFault'
  /** What health says. */
  readonly reason = 'settings-wrong'
}

export interface EdgeSettings {
  keyring: Keyring
  siteUrl: string
  manifest: Manifest
}

/** Reads settings and build. Throws {@link EdgeFault} and {@link ManifestFault}. */
export async function readEdgeSettings(env: EdgeEnv): Promise<EdgeSettings> {
  const secret = env.ENTRENOUS_SECRET ?? ''
  const fault = faultOf(secret)
  if (fault) throw new EdgeFault(`ENTRENOUS_SECRET: ${fault}`)
  const siteUrl = (env.SITE_URL ?? '').replace(/\/$/, '')
  if (URL.parse(siteUrl)?.origin !== siteUrl)
    throw new EdgeFault('SITE_URL: expected the address of the site, such as https://links.brand.example')
  const keyring = createKeyring(secret)
  const file = await env.ASSETS.fetch(`https://assets.local/${MANIFEST_FILE}`)
  if (!file.ok) throw new ManifestFault(`${MANIFEST_FILE} is not among the files. Build the site first: npm run build`)
  const manifest = await unsealManifest(new Uint8Array(await file.arrayBuffer()), keyring)
  const demos = (env.DEMOS ?? '').split(',').map((slug) => slug.trim())
  const { open } = withoutDemos(manifest.campaigns, { isProduction: true, demos })
  return { keyring, siteUrl, manifest: { ...manifest, campaigns: open } }
}
