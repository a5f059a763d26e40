import { useRef } from 'preact/hooks'
import type { CircleMap as Outlines } from '../../outlines/circle-map.ts'
import type { Frame } from '../../outlines/frame.ts'
import { whole } from '../format.ts'
import { words as studio } from '../language.ts'
import { Figure } from '../parts/Figure.tsx'
import { Table } from '../parts/Table.tsx'
import { circle as chosen } from '../selection.ts'
import { CircleName, isFaint } from './CircleName.tsx'
import { placeLabels, radiusOf } from './labels.ts'
import { words } from './language.ts'
import { selectCircle } from './select-circle.ts'
import { type Circle, fullest, list } from './sentences.ts'
import { textWidth } from './text-width.ts'
import { useWidth } from './use-width.ts'

interface Props {
  circles: readonly Circle[]
  outlines: Outlines
}

/** Circles in their places: the land around them, no tiles, and discs as large as their views. */
export function CircleMap({ circles, outlines }: Props) {
  const { map, unplaced } = words.value
  // The fullest first: their names have the room, and lie above the others.
  const placed = fullest(circles).filter(({ place }) => place !== null)
  const others = circles.filter(({ place }) => place === null).map(({ name }) => name)
  return (
    <Figure
      id="circles-map"
      title={map.title}
      sentence={map.sentence}
      chart={() => (
        <>
          <Drawing circles={placed} outlines={outlines} />
          {others.length > 0 && <small>{unplaced(others.length, list(others))}</small>}
        </>
      )}
      table={() => <Places circles={placed} />}
    />
  )
}

function Drawing({ circles, outlines: { frames } }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place).value
  const [main, ...insets] = frames
  const most = Math.max(0, ...circles.map(({ figures }) => figures?.inRange ?? 0))
  const shared = { circles, radius: (count: number) => radiusOf(count, most, width) }
  return (
    <div ref={place} class="circle-map">
      {main && width > 0 && <Land frame={main} {...shared} />}
      {insets.length > 0 && width > 0 && (
        <div class="insets">
          {insets.map((frame) => (
            <Land key={frame.places.map(({ id }) => id).join()} frame={frame} {...shared} />
          ))}
        </div>
      )}
    </div>
  )
}

interface LandProps {
  frame: Frame
  circles: readonly Circle[]
  radius: (count: number) => number
}

function Land({ frame, circles, radius }: LandProps) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place).value
  const scale = width / frame.width
  const height = frame.height * scale
  const spots = new Map(frame.places.map(({ id, ...spot }) => [id, spot]))
  const marks = circles.flatMap((circle) => {
    const spot = spots.get(circle.id)
    const radiusPx = radius(circle.figures?.inRange ?? 0)
    return spot ? [{ ...circle, x: spot.x * scale, y: spot.y * scale, radius: radiusPx }] : []
  })
  const labels = placeLabels(marks, (id) => textWidth(labelOf(marks.find((mark) => mark.id === id))), { width, height })
  return (
    <div ref={place} class="land" style={{ '--shape': `${frame.width} / ${frame.height}` }}>
      {width > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: SVG has no group that has a name.
        <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={words.value.map.title}>
          <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
            <path class="abroad" d={frame.land} />
            <path class="home" d={frame.home} />
            <path class="border" d={frame.borders} />
          </svg>
          {marks.map((mark) => (
            <Disc key={mark.id} {...mark} />
          ))}
          <svg aria-hidden="true">
            {labels.map(({ id, x, y, anchor }) => (
              <text key={id} x={x} y={y} text-anchor={anchor} data-faint={isFaint(id) || undefined}>
                {labelOf(marks.find((mark) => mark.id === id))}
              </text>
            ))}
          </svg>
        </svg>
      )}
    </div>
  )
}

const labelOf = (circle: Circle | undefined) =>
  circle ? [circle.name, circle.figures && whole(circle.figures.inRange)].filter(Boolean).join('\u00a0') : ''

/** Large enough to be pressed, however small it is drawn. */
const PRESSED_PX = 12

function Disc({ id, name, figures, x, y, radius }: Circle & { x: number; y: number; radius: number }) {
  const count = figures?.inRange ?? 0
  const isChosen = chosen.value === id
  const toggle = () => figures && selectCircle(isChosen ? undefined : id)
  const said = `${name}: ${figures ? words.value.views(count, whole(count)) : words.value.forOwners}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button.
    <g
      class="mark"
      role="button"
      // SVG knows the attribute in small letters alone.
      tabindex={0}
      aria-pressed={isChosen}
      aria-disabled={!figures || undefined}
      aria-label={said}
      data-faint={isFaint(id) || undefined}
      data-empty={count === 0 || undefined}
      onClick={toggle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        toggle()
      }}
    >
      <title>{said}</title>
      <circle class="reach" cx={x} cy={y} r={Math.max(PRESSED_PX, radius)} />
      <circle class="disc" cx={x} cy={y} r={radius} />
    </g>
  )
}

function Places({ circles }: Pick<Props, 'circles'>) {
  const { map, forOwners } = words.value
  const { columns } = map
  const degrees = (value: number | undefined) => (value === undefined ? studio.value.none : `${value.toFixed(2)}°`)
  return (
    <Table
      id="circles-map"
      caption={map.title}
      rows={circles}
      keyOf={({ id }) => id}
      order={{ column: 'views', isDescending: true }}
      isFaint={({ id }) => isFaint(id)}
      columns={[
        { id: 'circle', title: columns.circle, value: ({ name }) => name, show: CircleName },
        {
          id: 'views',
          title: columns.views,
          value: ({ figures }) => figures?.inRange ?? null,
          show: ({ figures }) => (figures ? whole(figures.inRange) : <small>{forOwners}</small>),
          isNumber: true,
        },
        {
          id: 'latitude',
          title: columns.latitude,
          value: ({ place }) => place?.[0] ?? null,
          show: ({ place }) => degrees(place?.[0]),
          isNumber: true,
        },
        {
          id: 'longitude',
          title: columns.longitude,
          value: ({ place }) => place?.[1] ?? null,
          show: ({ place }) => degrees(place?.[1]),
          isNumber: true,
        },
      ]}
    />
  )
}
