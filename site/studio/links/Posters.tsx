import { useSignal } from '@preact/signals'
import type { RootLink } from '../api.ts'
import { words } from '../language.ts'
import type { PrintSize } from '../print/sheet.ts'
import { save } from './save.ts'

const SIZES = ['a4', 'a3', 'stickers'] as const satisfies PrintSize[]

/** The printed posters of a link, composed in the browser on demand. */
export function Posters({ slug, root }: { slug: string; root: RootLink }) {
  const hasFailed = useSignal(false)
  const { links } = words.value
  const print = async (size: PrintSize) => {
    hasFailed.value = false
    try {
      const { makePrint } = await import('../print/printing.ts')
      save(await makePrint(root, slug, size), `${root.label}, ${links.sizes[size]}.pdf`)
    } catch (error) {
      hasFailed.value = true
      console.error(error)
    }
  }
  return (
    <div class="link-actions posters">
      <span>{links.print}</span>
      {SIZES.map((size) => (
        <button key={size} type="button" class="quiet" onClick={() => print(size)}>
          {links.sizes[size]}
        </button>
      ))}
      {hasFailed.value && <span role="alert">{links.failed}</span>}
    </div>
  )
}
