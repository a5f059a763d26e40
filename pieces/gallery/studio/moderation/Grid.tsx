import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { HeldPhoto } from '../../contract.ts'
import type { Screen } from './keys.ts'
import { words } from './language.ts'
import { chosenFrom, indexOf, photosOf, pointed, type Queue, toggled } from './queue.ts'
import { pictureUrl } from './requests.ts'
import { windowOf } from './window.ts'

/** A tile and the gap behind it, in pixels: also in `moderation.css`. */
const TILE = 84

interface Props {
  screen: Screen
  queue: Queue
  slug: string
  piece: string
}

/**
 * The photos of the queue, small. Only tiles in sight exist, with a screen more on either side: thousands of photos take the
 * memory of some. One list box for the keyboard, which names the photo that is looked at as its active one.
 */
export function Grid({ screen: { desk }, queue, slug, piece }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const seen = useSignal({ offset: 0, width: 0, height: 0 })
  const photos = photosOf(queue)
  const at = indexOf(queue, queue.current)
  const measure = () => {
    if (!place.current) return
    const { scrollTop, scrollLeft, clientWidth: width, clientHeight: height } = place.current
    seen.value = { offset: Math.max(scrollTop, scrollLeft), width, height }
  }
  useEffect(() => {
    const observer = new ResizeObserver(measure)
    if (place.current) observer.observe(place.current)
    if (!document.activeElement?.closest('button')) place.current?.focus()
    return () => observer.disconnect()
  }, [])
  const shown = windowOf(seen.value, TILE, photos.length)
  useEffect(() => {
    if (place.current) keepInSight(place.current, shown.isRow, Math.floor(at / shown.across) * TILE)
  }, [at, shown.isRow, shown.across])
  useEffect(() => {
    if (shown.to >= photos.length) void desk.more()
  }, [shown.to, photos.length])
  const click = (photo: HeldPhoto, { shiftKey, ctrlKey, metaKey }: MouseEvent) =>
    desk.change((now) => {
      const next = pointed(now, photo.id)
      if (shiftKey) return chosenFrom(next, now.current)
      return ctrlKey || metaKey ? toggled(next) : next
    })
  return (
    <div
      ref={place}
      id="desk-photos"
      class="grid"
      role="listbox"
      aria-label={words.value.grid}
      aria-multiselectable="true"
      aria-activedescendant={queue.current && `photo-${queue.current}`}
      tabIndex={0}
      onScroll={measure}
    >
      <div
        class="extent"
        role="presentation"
        style={{ [shown.isRow ? 'inline-size' : 'block-size']: `${shown.extent}px` }}
      >
        {photos.slice(shown.from, shown.to).map((photo, i) => (
          <Tile
            key={photo.id}
            photo={photo}
            index={shown.from + i}
            of={photos.length}
            left={shown.leftOf(shown.from + i)}
            top={shown.topOf(shown.from + i)}
            isCurrent={photo.id === queue.current}
            isChosen={queue.chosen.has(photo.id)}
            url={pictureUrl(slug, piece, photo.id, 'thumb')}
            onClick={(event) => click(photo, event)}
          />
        ))}
      </div>
    </div>
  )
}

function keepInSight(place: HTMLElement, isRow: boolean, offset: number): void {
  const [from, size] = isRow ? [place.scrollLeft, place.clientWidth] : [place.scrollTop, place.clientHeight]
  const to = offset < from ? offset : offset + TILE > from + size ? offset + TILE - size : from
  if (to !== from) place.scrollTo(isRow ? { left: to } : { top: to })
}

interface TileProps {
  photo: HeldPhoto
  index: number
  of: number
  left: number
  top: number
  isCurrent: boolean
  isChosen: boolean
  url: string
  onClick: (event: MouseEvent) => void
}

function Tile({ photo, index, of, left, top, isCurrent, isChosen, url, onClick }: TileProps) {
  const { uncaptioned, marks } = words.value
  const isSuspect = photo.doubtful || photo.voided || photo.blocked || photo.reports > 0
  const name = [photo.caption || uncaptioned, photo.doubtful && marks.doubtful].filter(Boolean).join('. ')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus, and names the active option
    <div
      id={`photo-${photo.id}`}
      class="tile"
      role="option"
      aria-selected={isChosen}
      aria-label={name}
      aria-setsize={of}
      aria-posinset={index + 1}
      data-current={isCurrent || undefined}
      data-suspect={isSuspect || undefined}
      style={{ 'inset-inline-start': `${left}px`, 'inset-block-start': `${top}px` }}
      onClick={onClick}
    >
      <img src={url} alt="" decoding="async" draggable={false} />
    </div>
  )
}
