import { fill } from '../i18n/phrase.ts'
import { linkUrl } from './address.ts'
import type { Api } from './api.ts'
import type { Island, IslandChannel } from './island.ts'
import { byId, setText } from './stage.ts'

/** What a fan passes on with: known before the tap, since iOS shares only in the very call of the tap. */
interface Own {
  pass: string
  /** Bare token. */
  link: string
}

export class SharePanel {
  readonly #island: Island
  readonly #api: Api
  #own: Own | undefined

  constructor(island: Island, api: Api) {
    this.#island = island
    this.#api = api
    for (const channel of island.channels) {
      const button = document.querySelector(`[data-channel="${channel.id}"]`)
      button?.addEventListener('click', () => this.#own && this.#pass(channel, this.#own))
    }
  }

  arm(own: Own): void {
    this.#own = own
    byId('share').hidden = false
  }

  disarm(): void {
    this.#own = undefined
    byId('share').hidden = true
  }

  #pass(channel: IslandChannel, { pass, link }: Own): void {
    this.#api.intend({ pass, channel: channel.id })
    const url = linkUrl(this.#island.slug, channel.letter, link, channel.id === 'email')
    const message = `${channel.text}\n${url}`
    setText(byId('share-hint'), '')
    byId('share-field').hidden = true
    if (channel.id === 'qr') return void this.#show(url).catch(() => this.#copy(channel, message))
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

  async #show(url: string): Promise<void> {
    const { showQr } = await import('./qr.ts')
    await showQr(byId('qr') as HTMLDialogElement, url)
  }

  async #copy({ id, name }: IslandChannel, message: string): Promise<void> {
    const { words } = this.#island
    if (await copyText(message)) {
      setText(byId('share-hint'), id === 'copy' || id === 'qr' ? words.copied : fill(words.copiedFor, { app: name }))
    } else {
      setText(byId('share-hint'), words.copyByHand)
      showField(byId('share-field'), message)
    }
  }
}

/** Whether the clipboard took it: web views and old browsers refuse in many ways. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
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
