import { drawGenerations } from './generations-chart.ts'
import { drawOpenings } from './openings-chart.ts'
import { drawViews } from './views-chart.ts'
import { drawVotes } from './votes-chart.ts'

/** What is fetched with the first chart that is shown, and not before: what draws, and each drawing. */
export { createChart, type Draw } from './canvas.ts'
export const drawings = { views: drawViews, generations: drawGenerations, openings: drawOpenings, votes: drawVotes }
