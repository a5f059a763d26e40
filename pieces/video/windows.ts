import { iconButton, rename } from '../player/element.ts'
import type { VideoWords } from './words/video-words.ts'

/** iPhones show films alone in full screen, in a player of their own. */
type IPhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void }

/** Switches to and from full screen, with the controls where the browser allows it. Undefined where it does not at all. */
export function fullScreenSwitch(film: HTMLElement, video: IPhoneVideo): (() => void) | undefined {
  // Of messengers' browsers on Android, most have the method, and nothing that answers it.
  if (document.fullscreenEnabled) {
    return () => void (document.fullscreenElement === film ? document.exitFullscreen() : film.requestFullscreen())
  }
  if (!video.webkitEnterFullscreen) return undefined
  // Not before there is something to show.
  return () => video.readyState > 0 && video.webkitEnterFullscreen?.()
}

export function fullScreenButton(film: HTMLElement, toggle: () => void, words: VideoWords): HTMLButtonElement {
  const button = iconButton('film-full', words.fullScreen, toggle)
  film.addEventListener('fullscreenchange', () => {
    const isFull = document.fullscreenElement === film
    button.toggleAttribute('data-on', isFull)
    rename(button, isFull ? words.leaveFullScreen : words.fullScreen)
  })
  return button
}

const IDLE_MS = 3000

/** Marks a film that nobody touches, so that in full screen the bar leaves the picture. */
export function watchIdleness(film: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wake = () => {
    clearTimeout(timer)
    film.removeAttribute('data-idle')
    timer = setTimeout(() => film.toggleAttribute('data-idle', film.hasAttribute('data-playing')), IDLE_MS)
  }
  for (const event of ['pointermove', 'pointerdown', 'keydown', 'fullscreenchange']) film.addEventListener(event, wake)
}

/** Undefined where there is no picture in picture. */
export function pictureInPictureButton(video: HTMLVideoElement, { pictureInPicture }: VideoWords) {
  if (!document.pictureInPictureEnabled) return undefined
  return iconButton('film-pip', pictureInPicture, () => {
    const isOut = document.pictureInPictureElement === video
    const change = isOut ? document.exitPictureInPicture() : video.requestPictureInPicture()
    // Not before there is something to show.
    change.catch(() => undefined)
  })
}
