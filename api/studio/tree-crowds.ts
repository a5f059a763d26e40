import { CHANNEL_IDS } from '../../campaigns/channels.ts'
import { ANY_DOUBT } from '../../db/campaign/doubt.ts'
import { type Forest, type Pause, stretches } from '../../db/campaign/forest.ts'
import { CROWD, tellable } from './anonymity.ts'

/** What somebody may be shown of a forest. */
export interface Sight {
  /** Views below each view. */
  below: ArrayLike<number>
  isShown(view: number): boolean
  /** Whether its channel may be told, and whether it carries a doubt. */
  isTold(view: number): boolean
  /** Whether it may be told how large the branches of so many fans are, who came by a root's own link. */
  isCrowd(fans: number): boolean
  /** Whether times may be told, and the order of the openings. */
  isDated: boolean
}

export function ownersSight({ below }: Forest): Sight {
  return { below, isShown: () => true, isTold: () => true, isCrowd: () => true, isDated: true }
}

/**
 * What anybody else is shown: the first views of each root, as many as make whole crowds. So a branch never grows by
 * somebody alone, whose opening one has seen in the report.
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

/** Channel and doubt together: each is told only with the other. */
function traitOf({ channels, doubts }: Forest, view: number): number {
  return (channels[view] ?? 0) + ((doubts[view] ?? 0) & ANY_DOUBT ? CHANNEL_IDS.length : 0)
}
