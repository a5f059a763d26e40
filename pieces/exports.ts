import type { ExportTable } from '../api/studio/export-table.ts'
import { votesTable } from './poll/export.ts'

/** Tables that kinds add to those that the studio exports. */
export const PIECE_TABLES = { votes: votesTable } satisfies Record<string, ExportTable>
