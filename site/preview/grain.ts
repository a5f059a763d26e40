import sharp from 'sharp'
import { svg } from './picture.ts'

let drawn: Promise<Buffer> | undefined

/** Film grain, or the tooth of paper, to lay over a picture: the same in every build. */
export function grain(): Promise<Buffer> {
  drawn ??= sharp(
    svg(`<filter id="g" color-interpolation-filters="sRGB" x="0" y="0" width="1" height="1">
      <feTurbulence type="fractalNoise" baseFrequency=".7" numOctaves="2" seed="7"/>
      <feColorMatrix values=".4 0 0 0 .3  .4 0 0 0 .3  .4 0 0 0 .3  0 0 0 0 1"/></filter>
      <rect width="100%" height="100%" filter="url(#g)"/>`),
  )
    .png()
    .toBuffer()
  return drawn
}
