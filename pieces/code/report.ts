import type { KindReport } from '../report-kind.ts'
import type { CodeReport } from './contract.ts'
import { readTaken } from './figures.ts'

export const report: KindReport<'code', CodeReport> = {
  async read({ engine, campaign, piece }) {
    const taken = await readTaken(engine, campaign.slug, piece.id)
    return { kind: 'code', piece: piece.id, title: piece.title, for: piece.for, budget: piece.codes.length, ...taken }
  },
  async entries(engine, campaign, piece) {
    return (await readTaken(engine, campaign, piece)).taken
  },
}
