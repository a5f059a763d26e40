import { sectionOf } from '../../../pieces/sections.ts'
import { api, type Report } from '../api.ts'
import { changed } from '../changed.ts'
import { useLoaded } from '../parts/use-loaded.ts'
import { reportQuery } from '../selection.ts'
import { useAnswer } from '../use-answer.ts'

/** A section for each piece of a kind that has one. */
export function Pieces({ report }: { report: Report }) {
  return (
    <>
      {report.pieces.map((piece) => (
        <Piece key={piece.piece} report={report} {...piece} />
      ))}
    </>
  )
}

/** The section of one piece. Its script and figures are loaded by themselves, and the figures again after each entry and each decision made here. */
function Piece({ report, piece, kind, entries }: { report: Report } & Report['pieces'][number]) {
  const { slug } = report.campaign
  const query = reportQuery(report.now)
  const loaded = useLoaded(sectionOf({ kind }))
  const { totals } = report
  const about = [slug, piece, JSON.stringify(query), entries, totals.voided, totals.views, changed.value]
  const answer = useAnswer(() => api.pieceReport(slug, piece, query), about)
  const Section = loaded.value?.Section
  const isPart = (query.from ?? query.channel ?? query.root ?? query.circle) !== undefined
  return Section && answer.value ? <Section report={answer.value} campaign={report} isPart={isPart} /> : null
}
