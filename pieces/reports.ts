import type { PieceFacts } from '../campaigns/manifest.ts'
import { report as poll } from './poll/report.ts'
import type { KindReport } from './report-kind.ts'
import type { ReportedKind, Reports } from './report-schemas.ts'

const REPORTS: { [Kind in ReportedKind]: KindReport<Kind, Reports[Kind]> } = { poll }

export function isReported(piece: PieceFacts): piece is PieceFacts<ReportedKind> {
  return piece.kind in REPORTS
}

/** What the studio reads of a piece. */
export function reportOf<Kind extends ReportedKind>({ kind }: { kind: Kind }): KindReport<Kind, Reports[Kind]> {
  return REPORTS[kind]
}
