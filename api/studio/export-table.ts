import type { Cell, Source } from './export-rows.ts'

/** A table as it is exported. Columns are stable: new ones come last. Times are ISO 8601 in UTC. */
export interface ExportTable {
  columns: readonly string[]
  /** The part that is for owners: all of it, or a period, since a single hour can be a single fan. */
  forOwners?: 'all' | 'period'
  pages(source: Source): AsyncGenerator<Cell[][]>
}
