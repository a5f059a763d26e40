import type { Forest, Pause } from '../../db/campaign/forest.ts'
import type { UseForest } from '../../db/campaign/forests.ts'
import { readRoots } from '../../db/campaign/roots.ts'
import type { Engine } from '../../db/engine.ts'
import type { TokenKind } from '../../seal/link.ts'
import { type TreeSelection, treeOf } from './tree.ts'
import { othersSight, ownersSight, type Sight } from './tree-crowds.ts'

interface Options {
  engine: Engine
  useForest: UseForest
  now: () => number
  pause: Pause
}

/** Drawings of a forest, kept until it is read again. */
interface Drawn {
  readAt: number
  trees: Map<string, string>
  sight?: Sight
}

/** Draws trees as JSON: each once for a reading of the forest, however many studios ask. */
export function createTrees({ engine, useForest, now, pause }: Options) {
  const drawn = new WeakMap<Forest, Drawn>()

  return (
    { slug, names }: { slug: string; names: TokenKind },
    { isOwner, ...selection }: TreeSelection & { isOwner: boolean },
  ): Promise<string> =>
    useForest(slug, async ({ forest, readAt }) => {
      const before = drawn.get(forest)
      const last: Drawn = before?.readAt === readAt ? before : { readAt, trees: new Map() }
      drawn.set(forest, last)
      const asked = `${selection.root} ${selection.most} ${selection.fold} ${isOwner}`
      const known = last.trees.get(asked)
      if (known !== undefined) return known
      if (!isOwner) last.sight ??= await othersSight(forest, pause)
      const sight = (!isOwner && last.sight) || ownersSight(forest)
      const roots = await readRoots(engine, slug)
      const tree = await treeOf(forest, roots, selection, { names, sight, now: now(), pause })
      await pause()
      const json = JSON.stringify(tree)
      last.trees.set(asked, json)
      return json
    })
}

export type ReadTree = ReturnType<typeof createTrees>
