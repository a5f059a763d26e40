import type { Report, Tree } from '../api.ts'
import { api } from '../api.ts'
import { whole } from '../format.ts'
import { words } from '../language.ts'
import { counts, shares } from '../parts/columns.tsx'
import { Figure } from '../parts/Figure.tsx'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { Table } from '../parts/Table.tsx'
import { useLoaded } from '../parts/use-loaded.ts'
import { root } from '../selection.ts'
import { drawn, shape, travelled, viewsDrawn } from '../sentences/travels.ts'
import { useAnswer } from '../use-answer.ts'

/** It is large, and its shape changes slowly. */
const FRESH_MS = 15_000

export function Travels({ report }: { report: Report }) {
  const { travels } = words.value
  const { slug } = report.campaign
  const { views } = report.totals
  const isFolded = report.foldedAt !== null
  const sentence = travelled(report)
  const lines = shape(report)
  return (
    <Section id="travels" says={travels} sentence={sentence}>
      {lines.length > 0 && (
        <div class="shape">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {views > 0 && (
        <Later {...(!isFolded && { title: travels.load })}>
          {() => (isFolded ? <Folded report={report} /> : <Fetched slug={slug} sentence={sentence} />)}
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

const loadCanvas = async () => (await import('../tree/TreeCanvas.tsx')).TreeCanvas

/** The tree comes by itself, and so does what draws it: it is not part of the report. */
function Fetched({ slug, sentence }: { slug: string; sentence: string }) {
  const tree = useAnswer(() => api.tree(slug, root.value), [slug, root.value], FRESH_MS)
  const canvas = useLoaded(loadCanvas)
  return tree.value && canvas.value ? (
    <Shape slug={slug} tree={tree.value} sentence={sentence} TreeCanvas={canvas.value} />
  ) : (
    <p class="tree-place">{words.value.loading}</p>
  )
}

interface ShapeProps {
  slug: string
  tree: Tree
  sentence: string
  TreeCanvas: Awaited<ReturnType<typeof loadCanvas>>
}

function Shape({ slug, tree, sentence, TreeCanvas }: ShapeProps) {
  const { travels } = words.value
  return (
    <div class="beside">
      {viewsDrawn(tree) > 0 ? (
        <Figure
          id="tree"
          title={travels.tree}
          sentence={drawn(tree)}
          chart={() => <TreeCanvas slug={slug} tree={tree} label={`${travels.tree}. ${sentence}`} />}
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
