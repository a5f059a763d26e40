import { bytesToHex } from '@noble/hashes/utils.js'
import type { CampaignManifest, Manifest } from '../campaigns/manifest.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { PlantedRoot } from '../db/campaign/roots.ts'
import { createTokenKind, memberId, rootId, type TokenKind } from '../seal/link.ts'
import { type Keyring, keyedName, keyedNames } from '../seal/secret.ts'
import { createSpokenWords, type SpokenWords } from './words/spoken-words.ts'

/** A campaign as the routes need it: its rules, and everything derived from the secret, derived once. */
export interface CatalogueEntry extends CampaignManifest {
  links: TokenKind
  /** The node of a root's label. */
  rootOf: (label: string) => NodeId
  /** The node of a member's label. */
  memberOf: (label: string) => NodeId
  passes: TokenKind
  /** Names of nodes in exports and in the studio. A name opens nothing, and cannot be turned into a link or back. */
  names: TokenKind
  previews: TokenKind
  /** Tokens of ambassadors' own pages: of the number of one in `db/campaign/ambassadors.ts`. */
  ambassadorPages: TokenKind
  /** Where the introduction of an ambassador is sealed, and its key, by their root. */
  introductions: ReadonlyMap<NodeId, { name: string; key: string }>
  /** Encrypts notes at rest. */
  noteKey: Uint8Array<ArrayBuffer>
  /** A name of a root's branch, for live events. */
  branchName: (root: NodeId) => string
  /** The digest of a visit that is stored for retries: a copy of the database tells no visit. */
  visitDigest: (visit: string) => string
  /** Signs proof-of-work challenges; hexadecimal. */
  workKey: string
  spoken: SpokenWords
  /** Seals the brand's words at rest. */
  pinnedKey: Uint8Array<ArrayBuffer>
  /** Seals what fans tell the brand, at rest. */
  toldKey: Uint8Array<ArrayBuffer>
  /** The key of a piece in one of its epochs: what fans left in an earlier one is still sealed with that. */
  contentKeyOf: (piece: string, epoch: string) => Uint8Array<ArrayBuffer>
  /** Seeds the draws. */
  drawKey: Uint8Array<ArrayBuffer>
  /** Content keys by piece, base64url. */
  contentKeys: ReadonlyMap<string, string>
}

/** The campaigns that this process serves. */
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
  const { slug, locale, pieces, roots } = campaign
  const noteKey = keyring.note(slug)
  const rootOf = (label: string) => rootId(keyring.root(slug), label) as NodeId
  const introductions = roots.flatMap(({ label, sealedAs }) => {
    if (!sealedAs) return []
    const { id, epoch, name } = sealedAs
    return [[rootOf(label), { name, key: base64url(keyring.content(slug, id, epoch)) }] as const]
  })
  return {
    ...campaign,
    links: createTokenKind(keyring.link(slug)),
    rootOf,
    memberOf: (label) => memberId(keyring.root(slug), label) as NodeId,
    passes: createTokenKind(keyring.pass(slug)),
    names: createTokenKind(keyring.name(slug)),
    previews: createTokenKind(keyring.preview(slug)),
    ambassadorPages: createTokenKind(keyring.ambassador(slug)),
    introductions: new Map(introductions),
    noteKey,
    branchName: (root) => keyedName(noteKey, `branch ${root}`),
    visitDigest: keyedNames(keyring.visit(slug)),
    workKey: bytesToHex(keyring.work(slug)),
    spoken: createSpokenWords(keyring.words(slug), locale),
    pinnedKey: keyring.pinned(slug),
    toldKey: keyring.told(slug),
    contentKeyOf: (piece, epoch) => keyring.content(slug, piece, epoch),
    drawKey: keyring.draw(slug),
    contentKeys: new Map(pieces.map(({ id, epoch }) => [id, base64url(keyring.content(slug, id, epoch))])),
  }
}

/** The roots declared in `campaign.yaml`, with the ids that the secret gives them. */
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
