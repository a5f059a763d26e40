import type { CatalogueEntry } from '../api/catalogue.ts'
import type { ReportQuery } from '../api/studio/contract/report-schema.ts'
import type { ExportSelection } from '../api/studio/export-rows.ts'
import type { PieceFacts } from '../campaigns/manifest.ts'
import type { ReadHistory } from '../db/campaign/history.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Engine } from '../db/engine.ts'
import type { KindName } from './kinds.ts'

/** A request for the report of one piece. */
export interface Asked<Kind extends KindName> {
  engine: Engine
  readHistory: ReadHistory
  campaign: CatalogueEntry
  piece: PieceFacts<Kind>
  query: Pick<ReportQuery, 'from' | 'to' | 'bucket' | 'zone'>
  /** Of a circle, what came through its own roots: entries are counted by root. */
  selection: Pick<ExportSelection, 'channel' | 'root' | 'circle'>
  /** Lists of members whose figures are told to nobody. */
  untold: ReadonlySet<NodeId>
  now: number
  /** Whether an owner asks, who gets every cell, however small. */
  isOwner: boolean
  /** Whether somebody asks who may change things: viewers see no code that is worth something. */
  mayEdit: boolean
}

/** The report of one kind of piece. */
export interface KindReport<Kind extends KindName, Report> {
  read(asked: Asked<Kind>): Promise<Report>
  /** Number of entries in a piece, voided ones included. */
  entries(engine: Engine, campaign: string, piece: string): Promise<number>
}
