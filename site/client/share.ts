import type { SHARE_SHEET } from '../../campaigns/channels.ts'
import { withLink } from '../../campaigns/messages.ts'
import { fill } from '../i18n/phrase.ts'
import { linkUrl } from './address.ts'
import { type Api, Refusal } from './api.ts'
import { closeDialogOnBack } from './back.ts'
import { copyText } from './clipboard.ts'
import { unfold } from './first-paint/unfold.ts'
import type { Island, IslandChannel } from './island.ts'
import { isMobile } from './platform.ts'
import { copyRich } from './rich-copy.ts'
import { byId, setText } from './stage.ts'
import type { Storage } from './storage.ts'

/** Repeated here, so that the list of channels stays out of the page. */
const SHEET: typeof SHARE_SHEET = 'other'

/** Channels that are no app to paste into. */
const NAMELESS = new Set(['copy', 'qr', 'voice', SHEET])

/** The fan's own link and how to share it: known before the tap, since iOS shares only within the tap's own call. */
interface Own {
  pass: string
  /** Bare token. */
  link: string
}

/** A part of a piece that is passed on by itself: its link leads there. */
export interface SharedPart {
  /** Letters and digits, for the parameter `p`. */
  id: string
  /** Says above the share buttons what they pass on. */
  note: HTMLElement
  /** Called when a share button was used. */
  onUse(): void
}

export class SharePanel {
  readonly #island: Island
  readonly #api: Api
  readonly #storage: Storage
  readonly #isMobile = isMobile()
  /** Whether the share sheet is used: on desktops it has no messengers. */
  readonly #hasSheet = this.#isMobile && 'share' in navigator
  #own: Own | undefined
  #part: SharedPart | undefined

  constructor(island: Island, api: Api, storage: Storage) {
    this.#island = island
    this.#api = api
    this.#storage = storage
    for (const channel of island.channels) {
      buttonOf(channel.id)?.addEventListener('click', () => this.#own && this.#use(channel, this.#own))
    }
    buttonOf(SHEET)?.toggleAttribute('hidden', !this.#hasSheet)
  }

  arm(own: Own): void {
    this.#own = own
    byId('share').hidden = false
    for (const id of this.#usedChannels()) markUsed(id)
  }

  /** From now on a part is passed on, and the panel says so where the fan is led; without one, the whole page again. */
  about(part?: SharedPart): void {
    this.#part?.note.remove()
    this.#part = part
    const heading = byId('share-heading')
    if (!part) return
    heading.after(part.note)
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    byId('share').scrollIntoView()
  }

  disarm(): void {
    this.#own = undefined
    byId('share').hidden = true
  }

  /**
   * Shares. Storing comes first, since it writes the history entry as well, and that would end a navigation to an app that
   * has just begun (HTML, "ongoing navigation"); reporting the intent comes last.
   */
  #use(channel: IslandChannel, own: Own): void {
    this.#noteUse(channel.id)
    this.#pass(channel, own)
    this.#api.intend({ pass: own.pass, channel: channel.id })
    this.#part?.onUse()
  }

  #pass(channel: IslandChannel, { pass, link }: Own): void {
    const url = leadingTo(linkUrl(this.#island.slug, channel.letter, link, channel.id === 'email'), this.#part?.id)
    const message = withLink(channel.text, url)
    setText(byId('share-hint'), '')
    byId('share-field').hidden = true
    if (channel.id === 'qr') return void this.#show(url).catch((error) => this.#copyInstead(error, message))
    if (channel.id === 'voice') return void this.#say(pass).catch((error) => this.#copyInstead(error, message))
    const isUsable = channel.on !== (this.#isMobile ? 'desktop' : 'mobile')
    if (channel.target && isUsable) {
      const target = targetOf(channel, channel.target, url, message)
      // A mail shows what was copied with its links.
      const isMail = channel.id === 'email'
      const rich = isMail && { text: channel.text, title: this.#island.title, url }
      return void this.#open(target, () => (rich ? copyRich(message, rich) : copyText(message)), message)
    }
    if (channel.id === 'copy' || !this.#hasSheet) return void this.#copyFor(channel, message)
    // No title: it would turn an SMS into an MMS.
    navigator.share({ text: message }).catch((error: unknown) => {
      const hasChangedTheirMind = error instanceof DOMException && error.name === 'AbortError'
      if (!hasChangedTheirMind) void this.#copyFor(channel, message)
    })
  }

  #usedChannels(): string[] {
    return this.#storage.read().channels?.split(' ') ?? []
  }

  /** For the fan only: what was used looks used, also when they come back. */
  #noteUse(id: string): void {
    markUsed(id)
    const used = new Set([...this.#usedChannels(), id])
    this.#storage.write({ ...this.#storage.read(), channels: [...used].join(' ') })
  }

  async #show(url: string): Promise<void> {
    const { showQr } = await import('./qr.ts')
    const dialog = byId('qr') as HTMLDialogElement
    await showQr(dialog, url)
    closeDialogOnBack(dialog)
  }

  async #say(pass: string): Promise<void> {
    const { showWords } = await import('./voice.ts')
    const dialog = byId('voice') as HTMLDialogElement
    await showWords(dialog, this.#island, this.#api, pass)
    closeDialogOnBack(dialog)
  }

  /**
   * Opens a channel's address. An app's scheme (sms:, mailto:) leaves this page where it is, and a desktop does not report
   * when no app answers.
   */
  async #open(target: HTMLAnchorElement, copy: () => Promise<boolean>, message: string): Promise<void> {
    if (target.protocol === 'https:') target.target = '_blank'
    else if (!this.#isMobile) this.#tell(await copy(), message, this.#island.words.copiedToo)
    target.click()
  }

  #copyFor({ id, name }: IslandChannel, message: string): Promise<void> {
    const { copied, copiedFor } = this.#island.words
    return this.#copy(message, NAMELESS.has(id) ? copied : fill(copiedFor, { app: name }))
  }

  /** Copies the message instead, and says that what was asked for did not load. */
  #copyInstead(error: unknown, message: string): Promise<void> {
    const { copied, problems } = this.#island.words
    return this.#copy(message, copied, problems[error instanceof Refusal ? error.problem : 'offline'].line)
  }

  async #copy(message: string, hint: string, happened = ''): Promise<void> {
    this.#tell(await copyText(message), message, hint, happened)
  }

  #tell(isCopied: boolean, message: string, hint: string, happened = ''): void {
    setText(byId('share-hint'), `${happened} ${isCopied ? hint : this.#island.words.copyByHand}`.trim())
    if (!isCopied) showField(byId('share-field'), message)
  }
}

/**
 * A private link that leads to a part of the page. In the query, since nothing may stand behind a token in the fragment: its
 * end is where messengers cut, and what arrives of it is the link itself.
 */
function leadingTo(link: string, part: string | undefined): string {
  if (part === undefined) return link
  const url = new URL(link)
  url.searchParams.append('p', part)
  return url.href
}

function buttonOf(id: string): HTMLElement | null {
  return document.querySelector(`[data-channel="${CSS.escape(id)}"]`)
}

/** Marks a channel as used: drawn by the look, and read after the channel's name. */
function markUsed(id: string): void {
  const button = buttonOf(id)
  button?.setAttribute('data-used', '')
  button?.setAttribute('aria-describedby', 'share-used')
}

/** The last resort: shows the text in a field, selected. */
function showField(label: HTMLElement, text: string): void {
  unfold(label)
  const area = label.querySelector('textarea')
  if (!area) return
  area.value = text
  label.hidden = false
  area.focus()
  area.select()
}

function targetOf(channel: IslandChannel, target: string, link: string, message: string): HTMLAnchorElement {
  const { id, text, subject = '' } = channel
  // In an address for mail, lines end as in a mail (RFC 6068, 5): some programs run others together.
  const lineEnd = id === 'email' ? '\r\n' : '\n'
  const encoded = Object.entries({ message, text, subject, link }).map(([name, value]) => [
    name,
    encodeURIComponent(value.replaceAll('\n', lineEnd)),
  ])
  const anchor = document.createElement('a')
  anchor.href = fill(target, Object.fromEntries(encoded))
  anchor.rel = 'noopener noreferrer'
  return anchor
}
