import { bucketName, whole } from '../format.ts'
import type { Bucket } from '../selection.ts'
import { BAR, countAxis, grid, timeAxis, tooltip } from './axes.ts'
import type { Draw } from './canvas.ts'

export interface VotesData {
  overTime: readonly { at: number; votes: number; choices: Record<string, number> }[]
  choices: readonly { id: string; text: string }[]
  bucket: Bucket
}

/** Votes per bucket, by the moment at which they were given; what was picked is told of the bucket that is pointed at. */
export const drawVotes: Draw<VotesData> = ({ overTime, choices, bucket }, inks, width) => ({
  grid,
  xAxis: timeAxis(
    overTime.map(({ at }) => at),
    bucket,
    inks,
    width,
  ),
  yAxis: countAxis(inks),
  tooltip: tooltip(inks, (i) => {
    const at = overTime[i]
    return at
      ? [bucketName(at.at, bucket), ...choices.map(({ id, text }) => `${text} ${whole(at.choices[id] ?? 0)}`)]
      : []
  }),
  series: [{ ...BAR, data: overTime.map(({ votes }) => votes || null), itemStyle: { color: inks.ink } }],
})
