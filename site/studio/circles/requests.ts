import type { CirclesAnswer, SplitAnswer } from '../../../api/studio/contract/circles-schema.ts'
import type { ReportQuery } from '../../../api/studio/contract/report-schema.ts'
import type { CircleMap } from '../../outlines/circle-map.ts'
import { ask } from '../api.ts'

const circlesOf = (slug: string) => `/api/studio/campaigns/${encodeURIComponent(slug)}/circles`

/** The figures of every circle in a period. Throws `Refusal`. */
export async function readCircles(slug: string, { from, to, bucket, zone }: ReportQuery): Promise<CirclesAnswer> {
  const query = new URLSearchParams({ zone })
  for (const [name, value] of Object.entries({ from, to, bucket })) {
    if (value !== undefined) query.set(name, String(value))
  }
  return (await (await ask(`${circlesOf(slug)}?${query}`)).json()) as CirclesAnswer
}

/** Divides a part of a circle, or says what that would do. Throws `Refusal`. */
export async function splitCircle(slug: string, part: string, body: { parts: number; dryRun: boolean }) {
  const headers = { 'Content-Type': 'application/json' }
  const path = `${circlesOf(slug)}/${encodeURIComponent(part)}/split`
  return (await (await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as SplitAnswer
}

/** The outlines around the circles' places, as the build drew them. Throws `Refusal`. */
export async function readMap(slug: string): Promise<CircleMap> {
  return (await (await ask(`/${encodeURIComponent(slug)}/circle-map.json`)).json()) as CircleMap
}
