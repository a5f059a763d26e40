import { z } from 'zod'
import { type ChannelId, channel } from '../campaigns/channels.ts'
import { defaultChannel } from '../campaigns/root-channel.ts'
import { rootFields } from '../campaigns/schema.ts'
import { COMMAND_LINE } from '../db/audit.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import { listRoots, type PlantedRoot } from '../db/campaign/roots.ts'
import type { Engine } from '../db/engine.ts'
import { privateLinkUrl, tokensIn } from '../seal/address.ts'
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
}

/** Every root of the campaign: the declared ones in their order, then those added later. */
export async function rootLinks(source: LinkSource, engine: Engine): Promise<RootLink[]> {
  const { slug, roots } = source.campaign
  const declared = roots.map(({ label }) => label)
  const order = (label: string) => (declared.includes(label) ? declared.indexOf(label) : declared.length)
  const planted = await listRoots(engine, slug)
  return planted
    .sort((a, b) => order(a.label) - order(b.label))
    .map((root) => toLink(source, { ...root, node: root.node as NodeId, channel: root.channel as ChannelId }))
}

/** Digits alone: `1.000` is a thousand to many people, and one to the machine. */
const cap = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, { error: 'expected a whole number of 1 or more, in digits alone' })
  .transform(Number)

const addition = z.object({ ...rootFields, cap: cap.optional() })

/** Adds a root. Its label must be new, since the link is derived from it. */
export async function addRoot({ source, store, now }: Workplace, options: unknown): Promise<RootLink> {
  const { keyring, campaign } = source
  const { label, kind, channel = defaultChannel(kind), cap } = readFlags(addition, options)
  const node = rootId(keyring.root(campaign.slug), label) as NodeId
  const root = { node, campaign: campaign.slug, label, kind, channel: channel as ChannelId, cap }
  const change = {
    at: now(),
    who: COMMAND_LINE,
    campaign: campaign.slug,
    action: 'root-added',
    detail: label,
  } as const
  if (!(await store.ledger.add([root], [change]))) {
    throw new CommandError(`--label: "${label}" is there already, expected another`)
  }
  return toLink(source, root)
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
