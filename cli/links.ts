import * as z from 'zod'
import { renew } from '../api/studio/ambassadors.ts'
import { type ChannelId, channel } from '../campaigns/channels.ts'
import { unknownCircle } from '../campaigns/circles.ts'
import { defaultChannel } from '../campaigns/root-channel.ts'
import { refusePlace, rootFields } from '../campaigns/schema.ts'
import { suggestion } from '../campaigns/suggestion.ts'
import { COMMAND_LINE } from '../db/audit.ts'
import { listAmbassadors } from '../db/campaign/ambassadors.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import { listRoots, type PlantedRoot, type RootRow, readRoots } from '../db/campaign/roots.ts'
import type { Engine } from '../db/engine.ts'
import { ambassadorUrl, privateLinkUrl, tokensIn } from '../seal/address.ts'
import { createTokenKind, rootId, type TokenKind } from '../seal/link.ts'
import { CommandError } from './fail.ts'
import { campaignUrl } from './place.ts'
import { readFlags } from './read-flags.ts'
import type { LinkSource, Workplace } from './workplace.ts'

/** A root's link as it is handed out. */
export interface RootLink {
  label: string
  kind: string
  channel: string
  url: string
  /** The circle of all who come through it, by its id; left out where they choose theirs. */
  circle?: string
  /** Of an ambassador: the address of their own page. It opens nothing, and is theirs alone. */
  page?: string
  /** Why it opens nothing any more; left out while it does. */
  dead?: 'revoked' | 'exhausted' | 'closed'
}

/** Every root of the campaign: the declared ones in their order, then those added later. */
export async function rootLinks(source: LinkSource, engine: Engine, now = Date.now()): Promise<RootLink[]> {
  const { slug, roots, closes } = source.campaign
  const declared = roots.map(({ label }) => label)
  const order = (label: string) => (declared.includes(label) ? declared.indexOf(label) : declared.length)
  const planted = await listRoots(engine, slug)
  const rows = new Map((await readRoots(engine, slug)).map((row) => [row.node as number, row]))
  const isClosed = closes !== undefined && closes <= now
  const pages = new Map((await listAmbassadors(engine, slug)).map(({ node, code }) => [node, code]))
  return (
    planted
      // A list of members has no link: each of its members has one.
      .filter(({ kind }) => kind !== 'member')
      .sort((a, b) => order(a.label) - order(b.label))
      .map((root) => {
        const node = root.node as NodeId
        const code = pages.get(node)
        const row = rows.get(node)
        const dead = isClosed ? 'closed' : deathOf(row)
        return {
          ...toLink(source, { ...root, node, channel: root.channel as ChannelId }),
          ...(row?.circle && { circle: row.circle }),
          ...(code !== undefined && { page: pageOf(source, code) }),
          ...(dead && { dead }),
        }
      })
  )
}

function deathOf(row: Pick<RootRow, 'revokedAt' | 'cap' | 'clear'> | undefined): RootLink['dead'] {
  if (!row) return undefined
  if (row.revokedAt !== null) return 'revoked'
  return row.cap !== null && row.clear >= row.cap ? 'exhausted' : undefined
}

/** Withdraws an ambassador's page and makes another. Throws for a label that is no ambassador's. */
export async function renewPage({ source, store, now }: Workplace, label: string): Promise<RootLink> {
  const { slug } = source.campaign
  const all = await listAmbassadors(store, slug)
  const found = all.find((each) => each.label === label)
  if (!found) {
    const labels = all.map((each) => each.label)
    const expected = labels.length > 0 ? `expected one of ${labels.join(', ')}` : 'there are none in this campaign'
    throw new CommandError(`--label: no ambassador "${label}"${suggestion(label, labels)}, ${expected}`)
  }
  const pages = createTokenKind(source.keyring.ambassador(slug))
  const change = { at: now(), who: COMMAND_LINE }
  const page = await renew({ store, siteUrl: source.siteUrl }, { slug, ambassadorPages: pages }, found, change)
  return { ...toLink(source, { ...found, kind: 'ambassador' }), page }
}

function pageOf(source: LinkSource, code: number): string {
  return ambassadorUrl(
    campaignUrl(source),
    createTokenKind(source.keyring.ambassador(source.campaign.slug)).write(code),
  )
}

/** Digits alone: `1.000` is a thousand to many people, and one to the machine. */
const cap = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, { error: 'expected a whole number of 1 or more, in digits alone' })
  .transform(Number)

/** A cap as a flag: of members, none is one as well. */
export const memberCap = z.union([z.literal('none').transform(() => null), cap], {
  error: 'expected a whole number of 1 or more in digits alone, or none',
})

const addition = z.object({ ...rootFields, cap: cap.optional() }).superRefine(refusePlace)

/** Adds a root. Its label must be new, since the link is derived from it. */
export async function addRoot(workplace: Workplace, options: unknown): Promise<RootLink> {
  const { kind, channel = defaultChannel(kind), ...root } = readFlags(addition, options)
  if (kind === 'member') throw new CommandError('--kind: members come as a list, expected --list with a file of labels')
  const [link] = await addRoots(workplace, [{ ...root, kind, channel: channel as ChannelId }], () => '--label:')
  if (!link) throw new Error('No root was added')
  return link
}

/**
 * Adds roots, all or none. Throws {@link CommandError} for one that is there already.
 *
 * @param placeOf where the i-th one was given, for the error
 */
export async function addRoots(
  { source, store, now }: Workplace,
  roots: readonly Omit<PlantedRoot, 'node' | 'campaign'>[],
  placeOf: (i: number) => string,
): Promise<RootLink[]> {
  const { keyring, campaign } = source
  const { slug } = campaign
  const key = keyring.root(slug)
  const planted = roots.map((root) => ({ ...root, campaign: slug, node: rootId(key, root.label) as NodeId }))
  for (const [i, { circle }] of planted.entries()) {
    const fault = circle === undefined ? undefined : unknownCircle(circle, campaign.circles)
    if (fault) throw new CommandError(`${placeOf(i).replace('--label', '--circle')} ${fault}`)
  }
  const change = { at: now(), who: COMMAND_LINE, campaign: slug, action: 'root-added' } as const
  const log = planted.map(({ label }) => ({ ...change, detail: label }))
  if (await store.ledger.add(planted, log)) return planted.map((root) => toNewLink(source, root))
  const known = new Set<number>((await listRoots(store, slug)).map(({ node }) => node))
  const twins = planted.flatMap(({ node, label }, i) =>
    known.has(node) ? `${placeOf(i)} "${label}" is there already, expected another` : [],
  )
  throw new CommandError(twins.join('\n'))
}

/** Until it is renewed, the code of an ambassador's page is their node. */
function toNewLink(source: LinkSource, root: Labelled & Pick<PlantedRoot, 'circle'>): RootLink {
  const { circle, kind, node } = root
  return {
    ...toLink(source, root),
    ...(circle !== undefined && { circle }),
    ...(kind === 'ambassador' && { page: pageOf(source, node) }),
  }
}

/** The node of the first valid token of this kind in a text, whatever stands around it; undefined without one. */
export function nodeIn(text: string, kind: TokenKind): NodeId | undefined {
  for (const token of tokensIn(text)) {
    const node = kind.read(token)
    if (node !== undefined) return node as NodeId
  }
  return undefined
}

/** The node of a pasted link: an address as it arrived, with its letter, or the token alone. */
export function nodeOfLink({ keyring, campaign }: LinkSource, text: string): NodeId {
  const node = nodeIn(text, createTokenKind(keyring.link(campaign.slug)))
  if (node !== undefined) return node
  throw new CommandError(`This is no link of ${campaign.slug}, expected its address or the 22 characters of its token`)
}

type Labelled = Pick<PlantedRoot, 'node' | 'label' | 'kind' | 'channel'>

function toLink(source: LinkSource, { node, label, kind, channel: channelId }: Labelled): RootLink {
  const token = createTokenKind(source.keyring.link(source.campaign.slug)).write(node)
  const url = privateLinkUrl(campaignUrl(source), channel(channelId).letter, token, channelId === 'email')
  return { label, kind, channel: channelId, url }
}
