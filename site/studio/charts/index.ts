import { drawGenerations } from './generations-chart.ts'
import { drawOpenings } from './openings-chart.ts'
import { drawViews } from './views-chart.ts'
import { drawVotes } from './votes-chart.ts'

/** The chunk that is loaded with the first chart: the library and every drawing. */
export { createChart, type Draw } from './canvas.ts'
export const drawings = { views: drawViews, generations: drawGenerations, openings: drawOpenings, votes: drawVotes }
