import { CHANNEL_IDS } from '../../campaigns/channels.ts'
import { ANY_DOUBT } from '../../db/campaign/doubt.ts'
import { type Forest, type Pause, stretches } from '../../db/campaign/forest.ts'
import { CROWD, tellable } from './anonymity.ts'

/** What a member may see of a forest. */
export interface Sight {
  /** Views below each view. */
  below: ArrayLike<number>
  isShown(view: number): boolean
  /** Whether the channel and the doubt of a view may be told. */
  isTold(view: number): boolean
  /** Whether the branch sizes of so many fans, who came by a root's own link, may be told. */
  isCrowd(fans: number): boolean
  /** Whether times, and the order of openings, may be told. */
  isDated: boolean
}

export function ownersSight({ below }: Forest): Sight {
  return { below, isShown: () => true, isTold: () => true, isCrowd: () => true, isDated: true }
}

/**
 * What others than owners may see: the first views of each root, in whole crowds. So a branch never grows by one person
 * alone, whose opening one has just seen in the report.
 */
export async function othersSight(forest: Forest, pause: Pause): Promise<Sight> {
  const isShown = await settled(forest, pause)
  const [below, traits] = [new Int32Array(forest.size), forest.rootIds.map(() => new Map<number, number>())]
  for await (const [from, to] of stretches(forest.size, pause)) {
    // Backwards: children come after their parents.
    for (let i = forest.size - 1 - from; i >= forest.size - to; i--) {
      if (!isShown[i]) continue
      const [parent, ofRoot, trait] = [forest.parents[i] ?? -1, traits[forest.roots[i] ?? 0], traitOf(forest, i)]
      if (parent >= 0) below[parent] = (below[parent] ?? 0) + (below[i] ?? 0) + 1
      ofRoot?.set(trait, (ofRoot.get(trait) ?? 0) + 1)
    }
  }
  const told = traits.map(tellable)
  return {
    below,
    isShown: (view) => isShown[view] === 1,
    isTold: (view) => told[forest.roots[view] ?? 0]?.has(traitOf(forest, view)) ?? false,
    isCrowd: (fans) => fans >= CROWD,
    isDated: false,
  }
}

async function settled({ size, roots, rootIds }: Forest, pause: Pause): Promise<Uint8Array> {
  const left = new Int32Array(rootIds.length)
  for await (const [from, to] of stretches(size, pause)) {
    for (let i = from; i < to; i++) left[roots[i] ?? 0] = (left[roots[i] ?? 0] ?? 0) + 1
  }
  for (const [root, views] of left.entries()) left[root] = views - (views % CROWD)
  const isSettled = new Uint8Array(size)
  for await (const [from, to] of stretches(size, pause)) {
    for (let i = from; i < to; i++) {
      const root = roots[i] ?? 0
      if ((left[root] ?? 0) === 0) continue
      left[root] = (left[root] ?? 0) - 1
      isSettled[i] = 1
    }
  }
  return isSettled
}

/** Channel and doubt as one trait: each is told only together with the other. */
function traitOf({ channels, doubts }: Forest, view: number): number {
  return (channels[view] ?? 0) + ((doubts[view] ?? 0) & ANY_DOUBT ? CHANNEL_IDS.length : 0)
}
