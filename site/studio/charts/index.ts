/** What is fetched with the first chart that is shown, and not before: what draws, and each drawing. */
export { createChart, type Draw } from './canvas.ts'
export { drawGenerations } from './generations-chart.ts'
export { drawOpenings } from './openings-chart.ts'
export { drawViews } from './views-chart.ts'
