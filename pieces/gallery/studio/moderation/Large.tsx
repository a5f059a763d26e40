import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { moment, whole } from '../../../../site/studio/format.ts'
import type { HeldPhoto } from '../../contract.ts'
import type { PhotoSize } from '../../limits.ts'
import { words } from './language.ts'
import { currentOf, indexOf, photosOf, type Queue } from './queue.ts'
import { pictureUrl } from './requests.ts'

interface Props {
  queue: Queue
  slug: string
  piece: string
}

/** The photo that is decided about, as large as there is room, and what is known of it. The one behind it is fetched meanwhile. */
export function Large({ queue, slug, piece }: Props) {
  const photo = currentOf(queue)
  const photos = photosOf(queue)
  const at = indexOf(queue, queue.current)
  const following = photos[at + 1]?.id
  useEffect(() => {
    if (following) new Image().src = pictureUrl(slug, piece, following, 'full')
  }, [following])
  if (!photo) return null
  const { uncaptioned, position, came } = words.value
  return (
    <figure class="large">
      <Picture
        key={photo.id}
        urlOf={(size) => pictureUrl(slug, piece, photo.id, size)}
        alt={photo.caption || uncaptioned}
        photo={photo}
      />
      <figcaption>
        <p class="caption" dir="auto" data-none={photo.caption === '' || undefined}>
          {photo.caption || uncaptioned}
        </p>
        <p class="known">
          <span>{position(whole(at + 1), whole(Math.max(photos.length, queue.counts[queue.name])))}</span>
          <span>{came(moment(photo.at))}</span>
          <Marks photo={photo} />
        </p>
      </figcaption>
    </figure>
  )
}

interface PictureProps {
  urlOf: (size: PhotoSize) => string
  alt: string
  photo: HeldPhoto
}

function Picture({ urlOf, alt, photo: { width, height } }: PictureProps) {
  const isBroken = useSignal(false)
  const fail = () => {
    isBroken.value = true
  }
  if (isBroken.value) return <p class="picture broken">{words.value.noPicture}</p>
  return (
    <img
      class="picture"
      src={urlOf('full')}
      alt={alt}
      width={width}
      height={height}
      onError={fail}
      style={{ 'background-image': `url("${urlOf('thumb')}")` }}
      decoding="async"
    />
  )
}

/** What is known against a photo, or for it. */
function Marks({ photo }: { photo: HeldPhoto }) {
  const { marks, why, reasons } = words.value
  const { state, reason, reports, passedOn } = photo
  const known = [
    state === 'refused' && reason && why(reasons[reason]),
    reports > 0 && marks.reports(reports, whole(reports)),
    photo.doubtful && marks.doubtful,
    photo.voided && marks.voided,
    photo.blocked && marks.blocked,
  ].filter((mark) => typeof mark === 'string')
  return (
    <>
      {known.map((mark) => (
        <strong key={mark}>{mark}</strong>
      ))}
      {passedOn > 0 && <span>{marks.passedOn(passedOn, whole(passedOn))}</span>}
    </>
  )
}
