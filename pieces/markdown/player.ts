import type { ClientWords } from '../../site/i18n/dictionary.ts'

/**
 * Gives a sound a control that the look can draw, before it and in its place: a button, how far it is, and how long it
 * lasts. The element itself stays, out of reach, and plays.
 */
export function controlSound(sound: HTMLAudioElement, words: ClientWords['media']): void {
  const [player, button, seek, time] = [create('div'), create('button'), create('input'), create('span')]
  Object.assign(player, { className: 'sound', role: 'group', ariaLabel: sound.ariaLabel })
  Object.assign(button, { type: 'button', disabled: true })
  Object.assign(seek, { type: 'range', min: 0, step: 1, disabled: true, ariaLabel: words.position })

  const show = () => {
    const { currentTime, duration, paused } = sound
    const isKnown = Number.isFinite(duration)
    button.disabled = seek.disabled = !isKnown
    button.ariaLabel = paused ? words.play : words.pause
    player.toggleAttribute('data-playing', !paused)
    if (!isKnown) return
    seek.max = String(Math.ceil(duration))
    seek.value = String(currentTime)
    time.textContent = seek.ariaValueText = `${clock(currentTime)} / ${clock(duration)}`
    player.style.setProperty('--played', `${(100 * currentTime) / duration}%`)
  }
  for (const event of ['loadedmetadata', 'durationchange', 'timeupdate', 'play', 'pause']) {
    sound.addEventListener(event, show)
  }
  button.addEventListener('click', () => (sound.paused ? void sound.play() : sound.pause()))
  seek.addEventListener('input', () => {
    sound.currentTime = seek.valueAsNumber
  })
  show()
  player.append(button, seek, time)
  sound.before(player)
  sound.inert = true
}

function create<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  return document.createElement(name)
}

/** Minutes and seconds: `1:05`. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
}
