import { copyText } from './clipboard.ts'
import type { Island } from './island.ts'
import { byId, setText } from './stage.ts'

/**
 * Shows the address as it arrived, where a link opens nothing, to be read, compared and sent back. Loaded on demand;
 * removed with the next message of the page.
 */
export function showGiven({ words }: Island, given: string): void {
  document.getElementById('given')?.remove()
  const shown = document.createElement('p')
  Object.assign(shown, { id: 'given', className: 'hint', dir: 'ltr', textContent: given })
  shown.dataset.when = 'error'
  byId('hint').parentElement?.after(shown)
  const keep = byId('keep')
  keep.hidden = false
  keep.onclick = async () => {
    const isCopied = await copyText(given)
    if (isCopied) setText(byId('hint'), words.copied)
    else getSelection()?.selectAllChildren(shown)
  }
}
