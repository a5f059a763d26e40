import { turnTo } from './address.ts'
import type { Storage } from './storage.ts'

/** Switches languages without losing what is open, or the link that led here. */
export function armLocales(slug: string, storage: Storage): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.locales a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      storage.write({ ...storage.read(), locale: link.hreflang })
      turnTo(slug, link.hreflang)
    })
  }
}
