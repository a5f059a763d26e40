import { fill } from '../i18n/phrase.ts'
import { linkUrl } from './address.ts'
import type { Api } from './api.ts'
import { copyText } from './clipboard.ts'
import type { Island, IslandChannel } from './island.ts'
import { byId, setText } from './stage.ts'
import type { Storage } from './storage.ts'

/** Channels that are no app in which something could be pasted. */
const NAMELESS = new Set(['copy', 'qr', 'voice'])

/** What a fan passes on with: known before the tap, since iOS shares only in the very call of the tap. */
interface Own {
  pass: string
  /** Bare token. */
  link: string
}

export class SharePanel {
  readonly #island: Island
  readonly #api: Api
  readonly #storage: Storage
  #own: Own | undefined

  constructor(island: Island, api: Api, storage: Storage) {
    this.#island = island
    this.#api = api
    this.#storage = storage
    for (const channel of island.channels) {
      buttonOf(channel.id)?.addEventListener('click', () => this.#own && this.#pass(channel, this.#own))
    }
  }

  arm(own: Own): void {
    this.#own = own
    byId('share').hidden = false
    for (const id of this.#usedChannels()) markUsed(id)
  }

  disarm(): void {
    this.#own = undefined
    byId('share').hidden = true
  }

  #pass(channel: IslandChannel, { pass, link }: Own): void {
    this.#api.intend({ pass, channel: channel.id })
    this.#noteUse(channel.id)
    const url = linkUrl(this.#island.slug, channel.letter, link, channel.id === 'email')
    const message = `${channel.text}\n${url}`
    setText(byId('share-hint'), '')
    byId('share-field').hidden = true
    if (channel.id === 'qr') return void this.#show(url).catch(() => this.#copy(channel, message))
    if (channel.id === 'voice') return void this.#say(pass).catch(() => this.#copy(channel, message))
    const otherwise = () =>
      channel.target ? openTarget(channel, channel.target, url, message) : this.#copy(channel, message)
    if (channel.id === 'copy' || !navigator.share) return void otherwise()
    // The subject, because mail apps make one of it; elsewhere a title would turn an SMS into an MMS.
    const title = channel.id === 'email' ? { title: channel.subject } : {}
    navigator.share({ ...title, text: message }).catch((error: unknown) => {
      const hasChangedTheirMind = error instanceof DOMException && error.name === 'AbortError'
      if (!hasChangedTheirMind) void otherwise()
    })
  }

  #usedChannels(): string[] {
    return this.#storage.read().channels?.split(' ') ?? []
  }

  /** For the fan's eyes only: what was used looks used, also when they come back. */
  #noteUse(id: string): void {
    markUsed(id)
    const used = new Set([...this.#usedChannels(), id])
    this.#storage.write({ ...this.#storage.read(), channels: [...used].join(' ') })
  }

  async #show(url: string): Promise<void> {
    const { showQr } = await import('./qr.ts')
    await showQr(byId('qr') as HTMLDialogElement, url)
  }

  async #say(pass: string): Promise<void> {
    const { showWords } = await import('./voice.ts')
    await showWords(byId('voice') as HTMLDialogElement, this.#island, this.#api, pass)
  }

  async #copy({ id, name }: IslandChannel, message: string): Promise<void> {
    const { words } = this.#island
    if (await copyText(message)) {
      setText(byId('share-hint'), NAMELESS.has(id) ? words.copied : fill(words.copiedFor, { app: name }))
    } else {
      setText(byId('share-hint'), words.copyByHand)
      showField(byId('share-field'), message)
    }
  }
}

function buttonOf(id: string): HTMLElement | null {
  return document.querySelector(`[data-channel="${CSS.escape(id)}"]`)
}

function markUsed(id: string): void {
  buttonOf(id)?.setAttribute('data-used', '')
}

/** The last resort: a text that is selected already. */
function showField(label: HTMLElement, text: string): void {
  const area = label.querySelector('textarea')
  if (!area) return
  area.value = text
  label.hidden = false
  area.focus()
  area.select()
}

function openTarget(channel: IslandChannel, target: string, link: string, message: string): void {
  const values = { message, text: channel.text, subject: channel.subject, link }
  const encoded = Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)])
  const anchor = document.createElement('a')
  anchor.href = fill(target, Object.fromEntries(encoded))
  // An app's scheme (sms:, viber:) leaves this page where it is; a web address would not.
  if (anchor.protocol === 'https:') anchor.target = '_blank'
  anchor.rel = 'noopener noreferrer'
  anchor.click()
}
