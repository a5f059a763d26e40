import type { Engine } from '../../db/engine.ts'
import type { Forest, Pause } from '../../db/forest.ts'
import type { UseForest } from '../../db/forests.ts'
import { readRoots } from '../../db/report.ts'
import { type Selection, treeOf } from './tree.ts'

interface World {
  engine: Engine
  useForest: UseForest
  now: () => number
  pause: Pause
}

/** Trees as JSON: each is drawn once from what was read, however many studios look at it. */
export function createTrees({ engine, useForest, now, pause }: World) {
  const drawn = new WeakMap<Forest, { readAt: number; trees: Map<string, string> }>()

  return (campaign: string, { root, most, fold }: Selection): Promise<string> =>
    useForest(campaign, async ({ forest, readAt }) => {
      const before = drawn.get(forest)
      const { trees } = before?.readAt === readAt ? before : { trees: new Map<string, string>() }
      drawn.set(forest, { readAt, trees })
      const selection = `${root} ${most} ${fold}`
      const known = trees.get(selection)
      if (known !== undefined) return known
      const roots = await readRoots(engine, campaign)
      const tree = await treeOf(forest, roots, { root, most, fold }, now(), pause)
      await pause()
      const json = JSON.stringify(tree)
      trees.set(selection, json)
      return json
    })
}

export type ReadTree = ReturnType<typeof createTrees>
