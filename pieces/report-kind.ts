import type { CatalogueEntry } from '../api/catalogue.ts'
import type { ReportQuery } from '../api/studio/contract/report-schema.ts'
import type { PieceFacts } from '../campaigns/manifest.ts'
import type { ReadHistory } from '../db/campaign/history.ts'
import type { Engine } from '../db/engine.ts'
import type { KindName } from './kinds.ts'

/** What the studio asks of one piece. */
export interface Asked<Kind extends KindName> {
  engine: Engine
  readHistory: ReadHistory
  campaign: CatalogueEntry
  piece: PieceFacts<Kind>
  query: ReportQuery
  now: number
  /** Owners are told of every cell, however few are in it. */
  isOwner: boolean
}

/** What the studio shows of pieces of one kind. */
export interface KindReport<Kind extends KindName, Report> {
  read(asked: Asked<Kind>): Promise<Report>
  /** How much was entered into a piece, voided or not. */
  entries(engine: Engine, campaign: string, piece: string): Promise<number>
}
