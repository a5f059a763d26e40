import type { Report } from '../api.ts'
import { useLoaded } from '../parts/use-loaded.ts'

const load = () => import('../circles/Circles.tsx')

/** The chunk of the circles, for campaigns that have some: their section, and the filter by circle. */
export const useCircles = (report: Report | undefined) => useLoaded(load, !!report?.circles.length).value
