import type { GalleryWords } from '../words/gallery-words.ts'
import { button, element, say } from './element.ts'

/** Where photos come in: the camera, and the photos of the device. */
export class Door {
  readonly element = element('div', 'door')
  readonly #take: HTMLButtonElement
  readonly #choose: HTMLButtonElement
  readonly #note = element('p', 'door-note')
  readonly #inputs: HTMLInputElement[]

  constructor(words: GalleryWords, onFile: (file: File) => void) {
    const [camera, album] = [fileInput(onFile), fileInput(onFile)]
    camera.setAttribute('capture', 'environment')
    this.#inputs = [camera, album]
    this.#take = button('action', words.take, () => camera.click())
    this.#choose = button('', words.choose, () => album.click())
    this.#note.role = 'status'
    this.element.append(this.#take, this.#choose, ...this.#inputs, this.#note)
  }

  /** @param note what is said below the buttons */
  show({ isOpen, isBusy, note }: { isOpen: boolean; isBusy: boolean; note: string }): void {
    // A laptop has no camera behind that button, but a second dialog for files.
    const hasCamera = matchMedia('(pointer: coarse)').matches
    this.#take.hidden = !isOpen || !hasCamera
    this.#choose.hidden = !isOpen
    this.#choose.classList.toggle('action', !hasCamera)
    for (const each of [this.#take, this.#choose]) each.ariaBusy = isBusy ? 'true' : null
    for (const input of this.#inputs) input.disabled = isBusy
    say(this.#note, note)
  }

  focus(): void {
    const first = this.#take.hidden ? this.#choose : this.#take
    first.focus({ preventScroll: true })
  }
}

function fileInput(onFile: (file: File) => void): HTMLInputElement {
  const input = element('input', '')
  Object.assign(input, { type: 'file', accept: 'image/*', hidden: true })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    // The same file can be chosen again.
    input.value = ''
    if (file) onFile(file)
  })
  return input
}
