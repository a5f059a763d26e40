import type { Report, Tree } from '../api.ts'
import { moment, percent, rate, whole } from '../format.ts'
import { words } from '../language.ts'
import { atLeast } from './far.ts'

/** Defaults of the API: smaller branches are folded, and there are no more dots than that. */
const FOLD = 5
const MOST = 20_000
/** The fewest views for which a mean is given. */
const FEWEST = 20

/** How many views in the period came further than from a first link, and how far. */
export function travelled({ campaign, totals, foldedAt, spread, now }: Report): string {
  const { travels, nobodyCame } = words.value
  if (totals.views === 0) return campaign.phase === 'closed' ? nobodyCame : travels.empty
  if (foldedAt !== null) return travels.folded(moment(foldedAt, now))
  const generations = spread.generations.filter(({ generation, views }) => generation > 0 && views > 0)
  const views = generations.reduce((sum, each) => sum + each.views, 0)
  if (views === 0) return travels.noneInRange
  const first = generations.find(({ generation }) => generation === 1)?.views ?? 0
  if (first === views) return travels.straight(views)
  const farthest = Math.max(...generations.map(({ generation }) => generation))
  return travels.sentence(percent(1 - first / views), chain(farthest))
}

/** “9 people”: the length of a chain of forwards. */
export function chain(generations: number): string {
  return atLeast(generations, words.value.travels.people(generations, whole(generations)))
}

/** First links are drawn, too, but are no views. */
function viewsDrawn({ parents }: Pick<Tree, 'parents'>): number {
  return parents.filter((parent) => parent >= 0).length
}

/** The number of drawn views, and why not all are. */
export function drawn(tree: Pick<Tree, 'parents' | 'size'>): string {
  const { travels } = words.value
  const views = viewsDrawn(tree)
  if (views === tree.size) return travels.allDrawn(views, whole(views))
  const why = tree.parents.length >= MOST ? travels.whyMost(whole(MOST)) : travels.whyFolded(whole(FOLD))
  return travels.drawn(whole(views), tree.size, whole(tree.size)) + why
}

/** The form of the tree, a line for each known fact. */
export function shape({ shape: form, totals }: Pick<Report, 'shape' | 'totals'>): string[] {
  const { travels } = words.value
  if (!form) return []
  const { largestBranch, structuralVirality } = form
  const { views, share } = largestBranch
  return [
    views > 1 && travels.branch(views, whole(views), percent(share)),
    // A mean distance says nothing about a few views, or single ones.
    totals.views >= FEWEST && structuralVirality > 0 && travels.virality(rate(structuralVirality)),
  ].filter((line) => line !== false)
}

/**
 * The facts of a dot: nothing that identifies anybody, and times for owners only.
 * @param names of the first links, by their node
 */
export function dot(tree: Tree, i: number, names?: ReadonlyMap<string, string>): string {
  const { travels, channels } = words.value
  const { parents, below: grown, folded: hidden, doubtful } = tree
  const parent = parents[i] ?? -1
  const [channel, at, below, folded] = [tree.channels[i], tree.at[i], grown[i] ?? 0, hidden[i] ?? 0]
  let generation = 0
  for (let up = parent; up >= 0; up = parents[up] ?? -1) generation++
  const facts = [
    travels.generation(whole(generation)),
    channel && channels[channel],
    at != null && moment(at, tree.now),
    doubtful[i] === 1 && travels.doubtful,
  ]
  const said = parent < 0 ? (names?.get(tree.nodes[i] ?? '') ?? travels.root) : facts.filter(Boolean).join(', ')
  if (below === 0) return `${said}.`
  const some = folded > 0 ? `, ${travels.foldedInto(folded, whole(folded))}` : ''
  return `${said}. ${travels.below(below, whole(below))}${some}.`
}

/** The legend of dots. */
export function legend({ parents, doubtful, folded }: Tree): string {
  const { view, folded: some, doubtful: doubted } = words.value.travels.legend
  const hasFolded = folded.some((n, i) => n > 0 && (parents[i] ?? -1) >= 0)
  return [`●\u00a0${view}`, hasFolded && `○\u00a0${some}`, doubtful.includes(1) && `×\u00a0${doubted}`]
    .filter(Boolean)
    .join(' \u2002')
}
