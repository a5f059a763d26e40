import type { CirclesManifest } from '../campaigns/manifest.ts'
import { type PartRow, readNextPart, readPartOf, readRootCircle } from '../db/campaign/circles/parts.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import type { Engine } from '../db/engine.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { FanDeps } from './deps.ts'
import type { CircleState } from './fan-contract.ts'

/** The part of a circle that a node is in; undefined, without a query, where there are no circles. */
export async function readPart(
  engine: Engine,
  { circles }: CatalogueEntry,
  node: NodeId,
): Promise<PartRow | undefined> {
  return circles && readPartOf(engine, node)
}

/** What a campaign's answers say of a fan's circle: nothing where there is none any more, null where it is to be chosen. */
export function circleOf(campaign: CatalogueEntry, part: PartRow | undefined): { circle?: CircleState | null } {
  const { circles } = campaign
  if (!circles) return {}
  if (!part) return { circle: null }
  const circle = findCircle(circles, part.whole)
  // Taken out of the config: nobody moves those who are in it, so there is nothing to choose.
  if (!circle) return {}
  const { circle: id, whole, number, parts, splitAt } = part
  return {
    circle: { id, of: whole, number, parts, views: shownViews(campaign, part), goal: circle.goal ?? null, splitAt },
  }
}

/** What the counter of a part shows. */
export function shownViews({ counter }: CatalogueEntry, { views, clear }: Pick<PartRow, 'views' | 'clear'>): number {
  return counter === 'all' ? views : clear
}

/** Whether a campaign has a circle of this id. */
export function isCircle({ circles }: CatalogueEntry, id: string): boolean {
  return circles !== undefined && findCircle(circles, id) !== undefined
}

function findCircle({ list }: CirclesManifest, id: string): CirclesManifest['list'][number] | undefined {
  return list.find((circle) => circle.id === id)
}

/** Has a circle divided that this view has made too large, once the fan is answered. */
export function divideOutgrown(
  { log }: Pick<FanDeps, 'log'>,
  { slug, circles }: CatalogueEntry,
  { ledger }: CampaignStore,
  part: PartRow | undefined,
) {
  if (part && circles?.splits === 'auto') ledger.outgrow(slug, part, circles.size).catch(log)
}

/** The part that a new fan comes into by a link; undefined where they choose. */
export async function readPartOfLink(
  engine: Engine,
  { slug, circles }: CatalogueEntry,
  owner: NodeId,
): Promise<PartRow | undefined> {
  if (!circles) return undefined
  const own = await readPartOf(engine, owner)
  if (own) return own
  const circle = await readRootCircle(engine, owner)
  if (circle === undefined) return undefined
  return (await readNextPart(engine, slug, circle)) ?? emptyPart(circle)
}

/** A circle that nobody is in yet. */
const emptyPart = (id: string): PartRow => ({
  ...{ circle: id, whole: id, number: 1, parts: 1, views: 0, clear: 0, reached: 0, splitAt: null },
})
