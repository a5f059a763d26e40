import type { KindReport } from '../report-kind.ts'
import type { DrawReport } from './contract.ts'
import { countEntries, readPrizes, readSettledAt } from './figures.ts'
import { claimCodeOf, hexDigest, seedOf } from './secrets.ts'

export const report: KindReport<'draw', DrawReport> = {
  async read({ engine, campaign, piece, mayEdit }) {
    const { slug } = campaign
    const [entries, settledAt, prizes] = await Promise.all([
      countEntries(engine, slug, piece.id),
      readSettledAt(engine, slug, piece.id),
      readPrizes(engine, slug, piece.id),
    ])
    const { drawn, ...counts } = entries
    const winners = prizes.map((prize) => ({
      ...prize,
      code: mayEdit ? claimCodeOf(campaign, piece.id, prize.ticket) : null,
    }))
    return {
      ...{ kind: 'draw', piece: piece.id, title: piece.title, closes: piece.closes },
      ...{ commitment: hexDigest(seedOf(campaign, piece.id)), entries: counts, prizes: piece.prizes },
      drawn: settledAt === null ? null : { at: settledAt, tickets: drawn, winners },
    }
  },
  async entries(engine, campaign, piece) {
    const { clear, doubtful, voided, revoked } = await countEntries(engine, campaign, piece)
    return clear + doubtful + voided + revoked
  },
}
