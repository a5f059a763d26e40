import type { Report } from '../api.ts'
import { bucketName, short } from '../format.ts'
import { perBucket } from '../sentences/growing.ts'

const WIDTH = 1000
const HEIGHT = 200

/** Views per bucket as one heavy line: from six metres nobody reads axes. */
export function WallCurve({ report: { views: all, range } }: { report: Report }) {
  // The last bucket has only begun: as a point of the line it would look like a fall.
  const views = all.length > 2 ? all.slice(0, -1) : all
  const most = Math.max(1, ...views.map((each) => each.views))
  const step = WIDTH / Math.max(1, views.length - 1)
  const line = views.map((each, i) => `${(i * step).toFixed(1)} ${(HEIGHT - (each.views / most) * HEIGHT).toFixed(1)}`)
  const [first, last] = [views[0], views.at(-1)]
  return (
    <figure class="curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {line.length > 1 && <path d={`M${line.join('L')}`} />}
      </svg>
      <figcaption>
        <span>{first && bucketName(first.at, range.bucket)}</span>
        <span>
          {perBucket(range.bucket)}, max {short(most)}
        </span>
        <span>{last && bucketName(last.at, range.bucket)}</span>
      </figcaption>
    </figure>
  )
}
