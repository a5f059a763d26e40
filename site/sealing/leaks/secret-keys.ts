import { createKeyring } from '../../../seal/secret.ts'
import { RunIndex } from './run-index.ts'
import type { Detector, KeyedSecrets } from './secrets.ts'

const BLOCK = 16
const MEND =
  'Take it out of what it was copied into. If it was ever published, everything under it is open: change ENTRENOUS_SECRET.'

/** Finds every key of the deployment, and the secret that they come from, as bytes, hexadecimal or base64. */
export function createKeyDetector({ secret, campaigns }: KeyedSecrets): Detector {
  const keys = [
    { name: 'ENTRENOUS_SECRET', bytes: Buffer.from(secret) },
    ...createKeyring(secret)
      .every(campaigns)
      .map(({ purpose, scope: [slug, piece], key }) => ({
        name: `the ${purpose} key${piece ? ` of piece ${piece}` : ''}${slug ? ` of campaign ${slug}` : ''}`,
        bytes: Buffer.from(key),
      })),
  ]
  const forms = keys.flatMap(({ name, bytes }) => formsOf(bytes).map((form) => ({ name, form })))
  const index = new RunIndex(
    forms.map(({ form }) => form),
    { block: BLOCK, minimum: ({ length }) => length, isWhole: true },
  )
  return ({ bytes, text }) => {
    const written = Buffer.from(text)
    const views = written.equals(bytes) ? [bytes] : [bytes, written]
    const runs = views.flatMap((view) => index.find(view))
    return runs.flatMap(({ source }) => {
      const { name } = forms[source] ?? {}
      return name ? [{ what: name, mend: MEND }] : []
    })
  }
}

function formsOf(key: Buffer): Buffer[] {
  const hex = key.toString('hex')
  const base64 = key.toString('base64').replace(/=+$/, '')
  const texts = new Set([hex, hex.toUpperCase(), base64, key.toString('base64url')])
  return [key, ...[...texts].map((text) => Buffer.from(text))]
}
