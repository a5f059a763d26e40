import type { PieceFacts } from '../campaigns/manifest.ts'
import type { CodeReport } from './code/contract.ts'
import { report as code } from './code/report.ts'
import type { DrawReport } from './draw/contract.ts'
import { report as draw } from './draw/report.ts'
import type { GalleryReport } from './gallery/contract.ts'
import { report as gallery } from './gallery/report.ts'
import type { ReportedKind } from './kinds.ts'
import { filmsOf } from './markdown/films.ts'
import type { PollReport } from './poll/contract.ts'
import { report as poll } from './poll/report.ts'
import type { KindReport } from './report-kind.ts'
import type { VideoReport } from './video/contract.ts'
import { report as video } from './video/report.ts'

/** Types of the reports, by kind. */
export interface Reports {
  poll: PollReport
  video: VideoReport
  gallery: GalleryReport
  code: CodeReport
  draw: DrawReport
}

const REPORTS: { [Kind in ReportedKind]: KindReport<Kind, Reports[Kind]> } = { poll, video, gallery, code, draw }

/** Those pieces that have a report; of a text, its films. */
export function reportedPieces(pieces: readonly PieceFacts[]): PieceFacts<ReportedKind>[] {
  return pieces.flatMap((piece) => (piece.kind === 'markdown' ? filmsOf(piece) : piece)).filter(isReported)
}

function isReported(piece: PieceFacts): piece is PieceFacts<ReportedKind> {
  return piece.kind in REPORTS
}

export function reportOf<Kind extends ReportedKind>({ kind }: { kind: Kind }): KindReport<Kind, Reports[Kind]> {
  return REPORTS[kind]
}
