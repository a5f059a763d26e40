import type { Report, Tree } from '../api.ts'
import { api } from '../api.ts'
import { percent, whole } from '../format.ts'
import { words } from '../language.ts'
import { counts, shares } from '../parts/columns.tsx'
import { Figure } from '../parts/Figure.tsx'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { Table } from '../parts/Table.tsx'
import { root } from '../selection.ts'
import { TreeCanvas } from '../tree/TreeCanvas.tsx'
import { useAnswer } from '../use-answer.ts'

/** It is large, and its shape changes slowly. */
const FRESH_MS = 15_000

export function Travels({ report }: { report: Report }) {
  const { travels } = words.value
  const { views, depth } = report.totals
  const isFolded = report.foldedAt !== null
  const first = report.spread.generations.find(({ generation }) => generation === 1)?.views ?? 0
  const sentence = travels.sentence(percent(views > 0 ? 1 - first / views : 0), depth, whole(depth))
  const said = views === 0 ? travels.empty : isFolded ? travels.folded : sentence
  return (
    <Section id="travels" says={travels} sentence={said}>
      {views > 0 && (
        <Later {...(!isFolded && { title: travels.load })}>
          {() => (isFolded ? <Folded report={report} /> : <Fetched slug={report.campaign.slug} sentence={sentence} />)}
        </Later>
      )}
    </Section>
  )
}

/** What was folded left its figures in the report. */
function Folded({ report: { spread } }: { report: Report }) {
  return (
    <div class="beside">
      <Generations generations={spread.generations} />
    </div>
  )
}

/** The tree comes by itself: it is not part of the report. */
function Fetched({ slug, sentence }: { slug: string; sentence: string }) {
  const tree = useAnswer(() => api.tree(slug, root.value), [slug, root.value], FRESH_MS)
  return tree.value ? <Shape tree={tree.value} sentence={sentence} /> : <p class="tree-place">{words.value.loading}</p>
}

function Shape({ tree, sentence }: { tree: Tree; sentence: string }) {
  const { travels } = words.value
  const drawn = viewsDrawn(tree)
  return (
    <div class="beside">
      {drawn > 0 ? (
        <Figure
          id="tree"
          title={travels.tree}
          sentence={travels.drawn(whole(drawn), whole(tree.size))}
          chart={() => <TreeCanvas tree={tree} label={`${travels.tree}. ${sentence}`} />}
          table={() => <Generations generations={tree.generations} />}
        />
      ) : (
        <div>
          <p>{travels.young}</p>
          <Generations generations={tree.generations} />
        </div>
      )}
      <Branches tree={tree} />
    </div>
  )
}

/** First links are drawn, too, but are no views. */
function viewsDrawn({ parents }: Tree): number {
  return parents.filter((parent) => parent >= 0).length
}

function Generations({ generations }: Pick<Tree, 'generations'>) {
  const { title, columns } = words.value.travels.generations
  const total = generations.reduce((sum, { views }) => sum + views, 0)
  return (
    <Table
      id="tree"
      caption={title}
      rows={generations}
      keyOf={({ generation }) => generation}
      columns={[
        { id: 'generation', title: columns.generation, value: ({ generation }) => generation },
        counts('views', columns.views),
        shares(columns.share, ({ views }: { views: number }) => views / total),
      ]}
    />
  )
}

function Branches({ tree: { branches } }: { tree: Tree }) {
  const { travels } = words.value
  const { title, columns } = travels.branches
  const total = branches.reduce((sum, each) => sum + each.branches, 0)
  if (total === 0) return null
  const rows = branches.map((each, i) => ({ ...each, from: (branches[i - 1]?.upTo ?? 0) + 1 }))
  return (
    <div class="single">
      <h3>{title}</h3>
      <Table
        id="branches"
        caption={title}
        rows={rows}
        keyOf={({ upTo }) => upTo}
        columns={[
          {
            id: 'size',
            title: columns.size,
            show: ({ from, upTo }) => (from === upTo ? whole(upTo) : travels.upTo(whole(from), whole(upTo))),
          },
          counts('branches', columns.branches),
          shares(travels.generations.columns.share, (row: { branches: number }) => row.branches / total),
        ]}
      />
    </div>
  )
}
