import { effect, useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Tree } from '../api.ts'
import { inks, isPrinted } from '../inks.ts'
import { words } from '../language.ts'
import { Actions } from '../links/Actions.tsx'
import { dot, legend } from '../sentences/travels.ts'
import { isEditor } from '../session.ts'
import type { Camera } from './camera.ts'
import { afterKey, wholeTree, zoom } from './camera.ts'
import { nearest, paint, prepare } from './drawing.ts'
import { layOut } from './layout.ts'
import { followPointers } from './pointers.ts'
import { widthOfNames } from './row-labels.ts'
import { heightOf, layOutRows, rowsOf } from './rows.ts'

/** Pixel density for print, higher than that of screens. */
const PAPER_DENSITY = 3
/** Width of a tree in rows on A4, in pixels: nothing is measured during printing. */
const PAPER_WIDTH = 388
/** Rows are laid out in the pixels of their place. */
const AS_IT_IS = { scale: 1, x: 0, y: 0 }

interface Props {
  slug: string
  tree: Tree
  /** Names of the first links, by node. */
  names: ReadonlyMap<string, string>
  label: string
}

/** The tree on a canvas: 20,000 dots are drawn at once, only the visible ones. */
export function TreeCanvas({ slug, tree, names, label }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const newest = useSignal(tree)
  const size = useSignal({ width: 0, height: 0 })
  const moved = useSignal<Camera | undefined>(undefined)
  const pointed = useSignal<{ x: number; y: number } | undefined>(undefined)
  const named = useSignal(names)
  const rows = useComputed(() => rowsOf(newest.value))
  const box = useComputed(() =>
    isPrinted.value && rows.value !== undefined ? { width: PAPER_WIDTH, height: heightOf(rows.value) } : size.value,
  )
  const rings = useComputed(() => prepare(newest.value, layOut(newest.value)))
  const drawing = useComputed(() => {
    const context = canvas.current?.getContext('2d')
    if (rows.value === undefined || !context) return rings.value
    const room = widthOfNames(context, [...named.value.values()], box.value.width)
    const layout = layOutRows(newest.value, box.value, room)
    return prepare(newest.value, layout, { names: named.value, columnWidth: layout.columnWidth })
  })
  const everything = useComputed(() =>
    drawing.value.rows ? AS_IT_IS : wholeTree(drawing.value.layout, size.value.width, size.value.height),
  )
  const camera = useComputed(() => moved.value ?? everything.value)
  const found = useComputed(
    () => pointed.value && nearest(drawing.value, camera.value, pointed.value.x, pointed.value.y),
  )

  /** The chosen node, by name, which stays while the tree grows. */
  const picked = useSignal<string | undefined>(undefined)
  const chosen = useComputed(() => {
    const i = picked.value === undefined ? -1 : newest.value.nodes.indexOf(picked.value)
    return i < 0 ? undefined : i
  })

  useEffect(() => {
    newest.value = tree
    named.value = names
  }, [tree, names])
  useEffect(() => {
    const { current } = canvas
    if (!current) return
    const observer = new ResizeObserver(() => {
      size.value = { width: current.clientWidth, height: current.clientHeight }
    })
    observer.observe(current)
    const stop = followPointers(current, {
      move: (x, y) => {
        moved.value = { ...camera.peek(), x: camera.peek().x + x, y: camera.peek().y + y }
      },
      zoom: (factor, x, y) => {
        moved.value = zoom(camera.peek(), factor, x, y, everything.peek())
      },
      point: (at) => {
        pointed.value = at
      },
      press: ({ x, y }) => {
        const i = nearest(drawing.peek(), camera.peek(), x, y)
        const node = i === undefined ? undefined : newest.peek().nodes[i]
        picked.value = node === picked.peek() ? undefined : node
      },
    })
    return () => {
      observer.disconnect()
      stop()
    }
  }, [])
  // Synchronous, unlike Preact's hooks: before printing, there is no later.
  useEffect(
    () =>
      effect(() => {
        const { width, height } = box.value
        const { current } = canvas
        const parts = { drawing: drawing.value, camera: camera.value, inks: inks.value, chosen: chosen.value }
        if (!current || width === 0) return
        const density = isPrinted.value ? PAPER_DENSITY : devicePixelRatio
        const draw = () => {
          const [pixelsAcross, pixelsDown] = [width * density, height * density].map(Math.round)
          if (current.width !== pixelsAcross) current.width = pixelsAcross ?? 0
          if (current.height !== pixelsDown) current.height = pixelsDown ?? 0
          const context = current.getContext('2d')
          if (context) paint(context, { ...parts, density })
        }
        // Drawn without waiting for a frame: none comes before printing.
        if (isPrinted.value) return draw()
        // Several moves are drawn in one frame.
        const frame = requestAnimationFrame(draw)
        return () => cancelAnimationFrame(frame)
      }),
    [],
  )

  const { travels } = words.value
  const told = found.value ?? chosen.value
  const press = (event: KeyboardEvent) => {
    const next = afterKey(camera.peek(), event.key, everything.peek())
    if (!next) return
    event.preventDefault()
    moved.value = next === everything.peek() ? undefined : next
  }
  const turn = (factor: number) => () => {
    const { x, y } = everything.peek()
    moved.value = zoom(camera.peek(), factor, x, y, everything.peek())
  }
  return (
    <div class="tree">
      <canvas
        ref={canvas}
        {...(rows.value !== undefined && { class: 'rows', style: { '--rows': String(rows.value) } })}
        tabIndex={0}
        role="img"
        aria-label={label}
        aria-describedby="tree-hint"
        onKeyDown={press}
      />
      <p class="pointed" role="status">
        {told !== undefined && dot(newest.value, told, names)}
      </p>
      <p class="controls">
        <button type="button" class="quiet" onClick={turn(1.5)}>
          {travels.zoomIn}
        </button>
        <button type="button" class="quiet" onClick={turn(1 / 1.5)}>
          {travels.zoomOut}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            moved.value = undefined
          }}
        >
          {travels.fit}
        </button>
        <small>{legend(newest.value)}</small>
        <small id="tree-hint">{travels.treeHint}</small>
      </p>
      {isEditor.value && chosen.value !== undefined && picked.value !== undefined && (
        <Chosen
          key={picked.value}
          slug={slug}
          node={picked.value}
          isRoot={(newest.value.parents[chosen.value] ?? -1) < 0}
        />
      )}
    </div>
  )
}

/** The actions on the chosen dot. */
function Chosen({ slug, node, isRoot }: { slug: string; node: string; isRoot: boolean }) {
  return (
    <section class="chosen" aria-label={words.value.travels.chosen}>
      <h4>{words.value.travels.chosen}</h4>
      <Actions slug={slug} node={node} scope={isRoot ? 'root' : 'view'} />
    </section>
  )
}
