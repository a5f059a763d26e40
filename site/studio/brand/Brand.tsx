import type { Report } from '../api.ts'
import { useLoaded } from '../parts/use-loaded.ts'

const load = () => import('./Sections.tsx')

/** What the brand says and is told, and what the crowd likes: fetched behind the report. */
export function Brand({ report }: { report: Report }) {
  const { value: part } = useLoaded(load)
  return part ? <part.Sections report={report} /> : null
}
