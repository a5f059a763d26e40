import { create, iconButton, rename } from './element.ts'
import type { VideoWords } from './words/video-words.ts'

/** A button that turns the sound off and on, and how loud it is: where the page may say so, which iPhones do not allow. */
export function soundControls(video: HTMLVideoElement, words: VideoWords): HTMLElement[] {
  const button = iconButton('film-mute', words.mute, () => {
    video.muted = !video.muted
  })
  const volume = create('input', 'film-volume', { type: 'range', min: '0', max: '1', step: '0.05' })
  volume.ariaLabel = volume.title = words.volume
  volume.addEventListener('input', () => {
    video.volume = volume.valueAsNumber
    video.muted = false
  })
  const show = () => {
    const isSilent = video.muted || video.volume === 0
    button.toggleAttribute('data-off', isSilent)
    rename(button, isSilent ? words.unmute : words.mute)
    volume.value = String(isSilent ? 0 : video.volume)
    volume.style.setProperty('--played', `${100 * volume.valueAsNumber}%`)
  }
  video.addEventListener('volumechange', show)
  show()
  return [button, volume]
}
