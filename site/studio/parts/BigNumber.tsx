import { useEffect, useRef } from 'preact/hooks'
import { whole } from '../format.ts'

/** Duration of the animation, to be seen from across a room. */
const BREATH = { duration: 900, easing: 'ease-in-out' }
const CALM = matchMedia('(prefers-reduced-motion: reduce)')

/** The main number. It is animated when it changes; its digits are of equal width, so nothing else moves. */
export function BigNumber({ value }: { value: number }) {
  const place = useRef<HTMLDataElement>(null)
  const before = useRef(value)
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    if (!CALM.matches) place.current?.animate({ opacity: [1, 0.55, 1], scale: [1, 1.012, 1] }, BREATH)
  }, [value])
  return (
    <data ref={place} class="big-number" value={value}>
      {whole(value)}
    </data>
  )
}
