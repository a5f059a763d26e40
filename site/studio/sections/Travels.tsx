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
import { drawn, shape, travelled } from '../sentences/travels.ts'
import { session } from '../session.ts'
import { useAnswer } from '../use-answer.ts'

/** Interval of reading the tree: it is large, and changes slowly. */
const FRESH_MS = 15_000
/** Up to this size an owner sees every view. */
const FEW = 60

export function Travels({ report }: { report: Report }) {
  const { travels } = words.value
  const { views } = report.totals
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
        <Later {...(report.foldedAt === null && { title: travels.load })}>
          {() => <Fetched report={report} sentence={sentence} />}
        </Later>
      )}
    </Section>
  )
}

const loadCanvas = async () => (await import('../tree/TreeCanvas.tsx')).TreeCanvas

/** The tree. It and its drawing are loaded apart from the report. */
function Fetched({ report, sentence }: { report: Report; sentence: string }) {
  const { slug } = report.campaign
  // An owner may see every row of a small tree.
  const isWhole = session.value?.role === 'owner' && report.totals.views <= FEW
  const query = { ...(root.value && { root: root.value }), ...(isWhole && { fold: '1' }) }
  const tree = useAnswer(() => api.tree(slug, query), [slug, root.value, isWhole], FRESH_MS)
  const canvas = useLoaded(loadCanvas)
  return tree.value && canvas.value ? (
    <Shape report={report} tree={tree.value} sentence={sentence} TreeCanvas={canvas.value} />
  ) : (
    <p class="tree-place">{words.value.loading}</p>
  )
}

interface ShapeProps {
  report: Report
  tree: Tree
  sentence: string
  TreeCanvas: Awaited<ReturnType<typeof loadCanvas>>
}

function Shape({ report, tree, sentence, TreeCanvas }: ShapeProps) {
  const { travels, bar } = words.value
  const { roots, foldedAt, spread } = report
  const names = new Map(roots.map(({ node, label }) => [node, label ?? bar.lostRoot]))
  const isFolded = foldedAt !== null
  // Those of all views, also where only what came since is drawn.
  const generations = isFolded ? spread.generations : tree.generations
  return (
    <div class="beside">
      {tree.below.some((views) => views > 0) ? (
        <Figure
          id="tree"
          title={travels.tree}
          sentence={isFolded ? travels.since(drawn(tree)) : drawn(tree)}
          chart={() => (
            <TreeCanvas slug={report.campaign.slug} tree={tree} names={names} label={`${travels.tree}. ${sentence}`} />
          )}
          table={() => <Generations generations={generations} />}
        />
      ) : (
        <div>
          {!isFolded && <p>{travels.young}</p>}
          <Generations generations={generations} />
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
        shares(columns.share, generations, ({ views }) => views / total),
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
      <p>{travels.branches.sentence}</p>
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
          shares(columns.share, rows, (row) => row.branches / total),
        ]}
      />
    </div>
  )
}
