import type { Mounting } from '../../mount.ts'
import type { GalleryAnswer } from '../contract.ts'
import { LARGEST_PHOTO, LONGEST_CAPTION } from '../limits.ts'
import type { GalleryWords } from '../words/gallery-words.ts'
import { Brush } from './brush.ts'
import { type Draft, type Drafts, newPhotoId } from './drafts.ts'
import { button, element, say } from './element.ts'
import type { GalleryApi } from './gallery-api.ts'
import { prepare } from './prepare.ts'
import { Sending } from './sending.ts'
import { contextOf, encoded } from './shrink.ts'
import type { Withdrawals } from './withdrawals.ts'

interface Context extends Pick<Mounting, 'island' | 'page' | 'isRefusal' | 'announce'> {
  api: GalleryApi
  words: GalleryWords
  drafts: Drafts
  withdrawals: Withdrawals
  piece: string
  /** Whether a photo has words with it. */
  caption: 'optional' | 'required' | 'none'
  /** What the fan agrees to. */
  consent: Node | string
  /** Called once the photo has been sent, and when nothing is left to do: discarded, or of no use. */
  onSent(draft: Draft, answer: GalleryAnswer): void
  onEnd(remark?: string): void
  /** Asks why no photo of this fan is taken any more. */
  why(): Promise<string>
}

/** While a caption is written, it is kept no more often than this. */
const KEEP_MS = 400

/** One photo on its way to the wall: looked at, mended, given a caption, sent. */
export class Adding {
  readonly element = element('form', 'adding')
  readonly #context: Context
  readonly #sending: Sending
  readonly #canvas = element('canvas', '')
  readonly #ring = element('span', 'brush-ring')
  readonly #caption = element('textarea', '')
  readonly #written = element('small', '')
  readonly #hide: HTMLButtonElement
  readonly #undo: HTMLButtonElement
  readonly #send: HTMLButtonElement
  readonly #discard: HTMLButtonElement
  readonly #cancel: HTMLButtonElement
  readonly #bar = element('progress', '')
  readonly #under = element('fieldset', 'adding-under')
  readonly #note = element('p', 'adding-note')
  #draft: Draft | undefined
  #brush: Brush | undefined
  #stopBrush: (() => void) | undefined
  #isLeaving = false
  #keeping: ReturnType<typeof setTimeout> | undefined

  constructor(context: Context) {
    const { words, api, isRefusal } = context
    this.#context = context
    this.#sending = new Sending({ api, isRefusal, onChange: () => this.#show() })
    this.#hide = button('', words.hide, () => this.#turnBrush())
    this.#undo = button('', words.undo, () => this.#brush?.undo())
    this.#send = button('action', words.send, () => undefined)
    this.#send.type = 'submit'
    this.#discard = button('', words.discard, () => void this.#giveUp())
    this.#cancel = button('', words.cancel, () => this.#sending.cancel())
    this.#compose()
    // Said in words of ours, and where it can be read.
    this.element.noValidate = true
    this.element.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#begin()
    })
  }

  /** Makes a file ready. Ends with a remark where nothing can be made of it. */
  async take(file: Blob): Promise<void> {
    const { words, piece, onEnd } = this.#context
    const made = await prepare(file)
    if (typeof made === 'string') return onEnd(words[made])
    const photo = await made.photo.arrayBuffer()
    const { width, height } = made
    const facts = { id: newPhotoId(), piece, caption: '', type: made.photo.type, isSent: false, hasTried: false }
    const draft = { ...facts, photo, width, height }
    await this.#context.drafts.write(draft)
    if (!(await this.resume(draft))) return
    this.#canvas.scrollIntoView({ block: 'nearest' })
    this.#caption.focus({ preventScroll: true })
  }

  /** Goes on with a draft: one that was sent goes by itself. Ends with a remark, and resolves to false, where it cannot be drawn. */
  async resume(draft: Draft): Promise<boolean> {
    const { words, drafts, onEnd } = this.#context
    try {
      await this.#draw(draft)
    } catch {
      // Kept, it would fail again at every visit, and stay in this browser in the clear.
      await drafts.clear()
      onEnd(words.unreadable)
      return false
    }
    this.#draft = draft
    this.#caption.value = draft.caption
    this.element.hidden = false
    this.#show()
    if (draft.isSent) void this.#begin()
    return true
  }

  end(): void {
    this.#sending.cancel()
    this.#stopBrush?.()
    clearTimeout(this.#keeping)
  }

  async #draw({ width, height, photo, type }: Draft): Promise<void> {
    Object.assign(this.#canvas, { width, height })
    this.#canvas.parentElement?.style.setProperty('--ratio', String(width / height))
    const picture = await createImageBitmap(new Blob([photo], { type }))
    contextOf(this.#canvas).drawImage(picture, 0, 0, width, height)
    picture.close()
  }

  #compose(): void {
    const { words, caption, consent } = this.#context
    this.#canvas.role = 'img'
    this.#canvas.ariaLabel = words.preview
    this.#ring.hidden = true
    Object.assign(this.#caption, { rows: 2, maxLength: LONGEST_CAPTION, dir: 'auto', enterKeyHint: 'done' })
    this.#caption.addEventListener('input', () => this.#write())
    this.#caption.addEventListener('keydown', (event) => {
      // A caption is one line, however long.
      if (event.key === 'Enter' && !event.isComposing) event.preventDefault()
    })
    this.#written.ariaHidden = 'true'
    this.#hide.ariaPressed = 'false'
    this.#bar.ariaLabel = words.preparing
    this.#note.role = 'status'
    const label = element('label', 'adding-caption', element('span', '', words.caption), this.#caption, this.#written)
    const privacy = button('adding-privacy', words.privacyLink, showPrivacy)
    label.hidden = caption === 'none'
    this.#caption.required = caption === 'required'
    const tools = element('div', 'adding-tools', this.#hide, this.#undo)
    this.#under.append(
      element('p', 'adding-faces', words.faces),
      tools,
      label,
      element('p', 'adding-consent', consent, ' ', privacy),
    )
    const actions = element('div', 'adding-actions', this.#send, this.#cancel, this.#discard)
    const stage = element('div', 'adding-stage', this.#canvas, this.#ring)
    const rest = element('div', 'adding-rest', this.#under, this.#bar, this.#note, actions)
    this.element.append(stage, rest)
  }

  #write(): void {
    this.#show()
    clearTimeout(this.#keeping)
    this.#keeping = setTimeout(() => this.#keep(), KEEP_MS)
  }

  async #keep(): Promise<void> {
    clearTimeout(this.#keeping)
    if (!this.#draft) return
    this.#draft = { ...this.#draft, caption: this.#caption.value.replace(/\s+/g, ' ').trim() }
    await this.#context.drafts.write(this.#draft)
  }

  #turnBrush(): void {
    const { words } = this.#context
    this.#brush ??= new Brush(this.#canvas, this.#ring, () => this.#show())
    const isOn = this.#stopBrush === undefined
    this.#stopBrush?.()
    this.#stopBrush = isOn ? this.#brush.begin() : undefined
    this.#hide.ariaPressed = String(isOn)
    // Its keys are its own: a screen reader hands them on.
    this.#canvas.role = isOn ? 'application' : 'img'
    this.#canvas.ariaLabel = isOn ? words.brush : words.preview
    this.#canvas.tabIndex = isOn ? 0 : -1
    this.#canvas.toggleAttribute('data-brush', isOn)
    if (isOn) this.#canvas.focus({ preventScroll: true })
    else void this.#takeOver()
    this.#show()
  }

  /** Writes what the brush has hidden into the photo that is sent. */
  async #takeOver(): Promise<void> {
    if (!this.#draft || !this.#brush) return
    const file = await encoded(this.#canvas, LARGEST_PHOTO)
    const photo = await file.arrayBuffer()
    // Discarded meanwhile.
    if (!this.#draft) return
    this.#draft = { ...this.#draft, photo, type: file.type }
    await this.#keep()
  }

  async #begin(): Promise<void> {
    if (!this.#draft || this.#isLeaving) return
    if (this.#caption.required && this.#caption.value.trim() === '') {
      say(this.#note, this.#context.words.captionNeeded)
      this.#caption.focus()
      return
    }
    // It takes a moment until it is on its way, in which the button may be pressed again.
    this.#isLeaving = true
    await this.#leave().finally(() => {
      this.#isLeaving = false
    })
  }

  async #leave(): Promise<void> {
    if (this.#stopBrush) this.#turnBrush()
    await this.#takeOver()
    await this.#keep()
    if (!this.#draft) return
    const draft = { ...this.#draft, isSent: true, hasTried: true }
    this.#draft = draft
    // Kept before it is sent: a page that is closed meanwhile loses nothing.
    await this.#context.drafts.write(draft)
    // Discarded meanwhile.
    if (!this.#draft) return
    const answer = await this.#sending.send(draft)
    if (answer) {
      await this.#context.drafts.clear()
      this.#draft = undefined
      this.#context.onSent(draft, answer)
      return
    }
    this.#draft = { ...draft, isSent: false }
    await this.#context.drafts.write(this.#draft)
    this.#show()
    if (this.#sending.trouble === 'closed') say(this.#note, await this.#context.why())
    this.#send.focus({ preventScroll: true })
  }

  /** Discards the photo, wherever it is by now. */
  async #giveUp(): Promise<void> {
    const { drafts, withdrawals, onEnd } = this.#context
    const draft = this.#draft
    this.end()
    this.#draft = undefined
    // It may have arrived, or be on its way, whatever was answered.
    if (draft?.hasTried) withdrawals.add(draft.id)
    await drafts.clear()
    onEnd()
  }

  #show(): void {
    const { words, page, island } = this.#context
    const { isBusy, share, trouble } = this.#sending
    const counts = [this.#caption.value.length, LONGEST_CAPTION].map((n) => page.formatCount(island.numerals, n))
    this.#written.textContent = counts.join(' / ')
    const hadFocus = document.activeElement === this.#send
    this.#under.disabled = isBusy
    this.#undo.hidden = this.#brush?.hasStrokes !== true
    this.#bar.hidden = share === undefined
    if (share !== undefined) this.#bar.value = share
    this.#send.hidden = isBusy
    this.#discard.hidden = isBusy
    this.#cancel.hidden = !isBusy
    if (isBusy && hadFocus) this.#cancel.focus({ preventScroll: true })
    this.#send.textContent = trouble && !isBusy ? words.retry : words.send
    const percent = new Intl.NumberFormat(island.locale, { ...page.DIGITS, style: 'percent' })
    // Spoken in steps: every percent would be a sentence.
    const tenth = Math.floor((share ?? 0) * 4) / 4
    const sending = share === undefined ? '' : page.fill(words.sending, { share: percent.format(tenth) })
    say(this.#note, trouble ? words[trouble] : sending)
  }
}

/** The page's own note stands at its foot. */
function showPrivacy(): void {
  const note = document.getElementById('privacy')
  if (!note) return
  note.tabIndex = -1
  note.focus({ preventScroll: true })
  note.scrollIntoView()
}
