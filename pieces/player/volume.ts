import { create, iconButton, rename } from './element.ts'
import type { PlayerWords } from './words/player-words.ts'

/** Whether nothing of it is heard, also while it plays. */
export function isSilent({ muted, volume }: HTMLMediaElement): boolean {
  return muted || volume === 0
}

/** Half as loud, where it was turned down to nothing: turned on again, it is heard. */
export function toggleSound(media: HTMLMediaElement): void {
  if (media.volume > 0) media.muted = !media.muted
  else [media.muted, media.volume] = [false, 0.5]
}

/** A button that turns the sound off and on, and how loud it is: where the page may say so, which iPhones do not allow. */
export function soundControls(media: HTMLMediaElement, words: PlayerWords): HTMLElement[] {
  const button = iconButton('player-mute', words.mute, () => toggleSound(media))
  const volume = create('input', 'player-volume', { type: 'range', min: '0', max: '1', step: '0.05' })
  volume.ariaLabel = volume.title = words.volume
  volume.addEventListener('input', () => {
    media.volume = volume.valueAsNumber
    media.muted = false
  })
  const show = () => {
    const isOff = isSilent(media)
    button.toggleAttribute('data-off', isOff)
    rename(button, isOff ? words.unmute : words.mute)
    volume.value = String(isOff ? 0 : media.volume)
    volume.style.setProperty('--played', `${100 * volume.valueAsNumber}%`)
  }
  media.addEventListener('volumechange', show)
  show()
  return [button, volume]
}
