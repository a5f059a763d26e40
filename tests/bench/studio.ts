import { newStudioToken } from '../../seal/studio-key.ts'
import { type BenchServer, startBenchServer } from './process.ts'

/** What four marketers look at: everything, a day, a channel, days as they begin elsewhere. */
export const SELECTIONS = [
  '?zone=Europe/Paris',
  `?zone=Europe/Paris&from=${Math.floor(Date.now() / 3_600_000 - 23) * 3_600_000}`,
  '?zone=Europe/Paris&channel=whatsapp',
  '?zone=America/Montreal&bucket=day',
]

/** One key holds forty streams at most. */
const keys = Array.from({ length: 5 }, newStudioToken)
export const AUTHORIZATIONS = keys.map((key) => `Bearer ${key}`)

interface Campaign {
  views: number
  /** Beside those that are declared. */
  roots: number
  days: number
}

/** A server whose campaign `open` has spread already. */
export function startStudioServer({ views, roots, days }: Campaign): Promise<BenchServer> {
  process.env.BENCH_KEYS = keys.join(' ')
  return startBenchServer('', String(views), String(roots), String(days))
}
