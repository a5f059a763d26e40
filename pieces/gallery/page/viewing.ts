import { loadViewer } from '../../markdown/pictures.ts'
import type { Viewed } from '../../markdown/viewer.ts'
import type { Mounting } from '../../mount.ts'
import type { WallPhoto } from '../contract.ts'
import type { GalleryWords } from '../words/gallery-words.ts'
import { button, element, say } from './element.ts'
import type { GalleryApi } from './gallery-api.ts'
import type { Wall } from './wall.ts'

interface Context extends Pick<Mounting, 'island' | 'page' | 'isRefusal' | 'share' | 'announce'> {
  api: GalleryApi
  words: GalleryWords
}

/** How long the question behind *Report* has to stand until a tap answers it: the second one of a double tap has read nothing. */
const READ_MS = 600

/** Photos of the wall alone on the screen, from where each is passed on or reported. */
export class Viewing {
  readonly #context: Context
  readonly #wall: Wall
  readonly #bar = element('div', 'pswp__bar photo-bar')
  readonly #passed = element('span', 'photo-passed')
  readonly #status = element('span', 'photo-status')
  readonly #report: HTMLButtonElement
  readonly #reported = new Set<string>()
  #photo: WallPhoto | undefined
  #close = () => {}
  #isSure = false
  #reading: ReturnType<typeof setTimeout> | undefined
  #isOpening = false

  constructor(context: Context, wall: Wall) {
    const { words } = context
    this.#context = context
    this.#wall = wall
    this.#status.role = 'status'
    this.#report = button('photo-report', words.report, () => void this.#askToReport())
    const passOn = button('photo-pass', words.passOn, () => this.#passOn())
    this.#bar.append(this.#passed, passOn, this.#report, this.#status)
  }

  /** Opens a photo among those of the wall, or by itself where the wall has not come so far. */
  async open(photo: WallPhoto): Promise<void> {
    if (this.#isOpening) return
    this.#isOpening = true
    const { words, island, announce } = this.#context
    try {
      const { Viewer } = await loadViewer(this.#context)
      const isOnWall = this.#wall.indexOf(photo.id) >= 0
      const photos = isOnWall ? this.#wall.photos : [photo]
      const all = photos.map((each) => this.#viewed(each))
      const chosen = all[photos.findIndex(({ id }) => id === photo.id)]
      const onTurn = (viewed: Viewed, close: () => void) => this.#turnTo(photos[all.indexOf(viewed)], close)
      const further = { bar: this.#bar, total: isOnWall ? this.#wall.total : 1, onTurn }
      if (!chosen) return
      new Viewer(all, { ...this.#context, words: words.viewer }, further).open(chosen, () => this.#goBack())
    } catch {
      announce(island.words.media.failed)
    } finally {
      this.#isOpening = false
    }
  }

  #viewed({ id, caption, width, height }: WallPhoto): Viewed {
    const { api, words } = this.#context
    return {
      ...{ width, height, alt: caption || words.unnamed, caption },
      standIn: () => this.#wall.thumbOf(id) ?? false,
      async show(image, signal) {
        image.src = URL.createObjectURL(new Blob([await api.picture(id, 'full', signal)]))
        await image.decode().finally(() => URL.revokeObjectURL(image.src))
      },
    }
  }

  #turnTo(photo: WallPhoto | undefined, close: () => void): void {
    const { words, island, page } = this.#context
    this.#photo = photo
    this.#close = close
    this.#isSure = false
    this.#wait(0)
    const isReported = photo !== undefined && this.#reported.has(photo.id)
    const times = photo?.passedOn ?? 0
    say(this.#passed, times > 0 ? page.countPhrase(island.numerals, words.passedOn, times) : '')
    say(this.#status, isReported ? words.reported : '')
    this.#report.textContent = words.report
    this.#report.hidden = isReported || photo?.isOwn === true
  }

  /** Back to where the fan was: the photo that they looked at last, or the share buttons, to pass it on. */
  #goBack(): void {
    const photo = this.#photo
    if (photo) this.#wall.focus(Math.max(0, this.#wall.indexOf(photo.id)))
    this.#leave()
    this.#leave = () => {}
  }

  #leave = () => {}

  #passOn(): void {
    const photo = this.#photo
    if (!photo) return
    const { words, api, share, isRefusal } = this.#context
    this.#leave = () => {
      const thumb = this.#wall.thumbOf(photo.id)
      const picture = thumb ? [Object.assign(element('img', ''), { src: thumb, alt: photo.caption })] : []
      const whole = button('', words.whole, () => share())
      const note = element('p', 'shared-photo', ...picture, element('span', '', words.passing), whole)
      const onUse = () =>
        void api.passedOn(photo.id).catch((error: unknown) => {
          // Nobody waits for it: a count of theirs that is missing is no fault of the fan's.
          if (!isRefusal(error)) throw error
        })
      share({ id: photo.id, note, onUse })
    }
    this.#close()
  }

  #wait(ms: number): void {
    clearTimeout(this.#reading)
    this.#report.ariaDisabled = ms > 0 ? 'true' : null
    if (ms > 0) this.#reading = setTimeout(() => this.#wait(0), ms)
  }

  /** Asked once more, since a report is not taken back. */
  async #askToReport(): Promise<void> {
    const { words, api, isRefusal, island } = this.#context
    const photo = this.#photo
    if (!photo || this.#report.ariaDisabled || this.#report.ariaBusy) return
    if (!this.#isSure) {
      this.#isSure = true
      this.#report.textContent = words.reportSure
      this.#wait(READ_MS)
      return
    }
    this.#report.ariaBusy = 'true'
    try {
      await api.report(photo.id)
      this.#reported.add(photo.id)
      if (this.#photo === photo) this.#turnTo(photo, this.#close)
    } catch (error) {
      if (!isRefusal(error)) throw error
      say(this.#status, island.words.problems[error.problem].line)
    } finally {
      this.#report.ariaBusy = null
    }
  }
}
