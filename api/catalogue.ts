import type { CampaignManifest, Manifest } from '../campaigns/manifest.ts'
import type { NodeId } from '../db/node-id.ts'
import type { PlantedRoot } from '../db/roots.ts'
import { createTokenKind, rootId, type TokenKind } from '../seal/link.ts'
import type { Keyring } from '../seal/secret.ts'
import { createSpokenWords, type SpokenWords } from './words/spoken-words.ts'

/** A campaign as the routes need it: its rules, and everything derived from the secret, derived once. */
export interface CatalogueEntry extends CampaignManifest {
  links: TokenKind
  /** The node of a root's label. */
  rootOf: (label: string) => NodeId
  passes: TokenKind
  spoken: SpokenWords
  /** Content keys by piece, base64url. */
  contentKeys: ReadonlyMap<string, string>
}

/** The campaigns that this process answers for. */
export interface Catalogue {
  find(slug: string): CatalogueEntry | undefined
  list(): CatalogueEntry[]
  /** Takes the campaigns of a newer build. */
  use(manifest: Manifest): void
}

export function createCatalogue(keyring: Keyring): Catalogue {
  let entries = new Map<string, CatalogueEntry>()
  return {
    find: (slug) => entries.get(slug),
    list: () => [...entries.values()],
    use(manifest) {
      entries = new Map(manifest.campaigns.map((campaign) => [campaign.slug, createEntry(campaign, keyring)]))
    },
  }
}

function createEntry(campaign: CampaignManifest, keyring: Keyring): CatalogueEntry {
  const { slug, locale, pieces } = campaign
  return {
    ...campaign,
    links: createTokenKind(keyring.link(slug)),
    rootOf: (label) => rootId(keyring.root(slug), label) as NodeId,
    passes: createTokenKind(keyring.pass(slug)),
    spoken: createSpokenWords(keyring.words(slug), locale),
    contentKeys: new Map(pieces.map(({ id }) => [id, base64url(keyring.content(slug, id))])),
  }
}

/** The roots that a campaign declares, with the ids that the secret gives them. */
export function declaredRoots(
  { slug, roots }: Pick<CampaignManifest, 'slug' | 'roots'>,
  keyring: Keyring,
): PlantedRoot[] {
  const key = keyring.root(slug)
  return roots.map((root) => ({ ...root, campaign: slug, node: rootId(key, root.label) as NodeId }))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
