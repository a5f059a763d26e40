import { effect, useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Tree } from '../api.ts'
import { moment, whole } from '../format.ts'
import { inks, isPrinted } from '../inks.ts'
import { words } from '../language.ts'
import { afterKey, wholeTree, zoom } from './camera.ts'
import { type Camera, nearest, paint, prepare } from './drawing.ts'
import { layOut } from './layout.ts'
import { followPointers } from './pointers.ts'

/** Dots per pixel of the screen: a printer shows more. */
const PAPER_DENSITY = 3

/** The tree on a canvas of its own: 20,000 dots are drawn in one go, and only what is seen. */
export function TreeCanvas({ tree, label }: { tree: Tree; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const newest = useSignal(tree)
  const size = useSignal({ width: 0, height: 0 })
  const moved = useSignal<Camera | undefined>(undefined)
  const pointed = useSignal<{ x: number; y: number } | undefined>(undefined)
  const drawing = useComputed(() => prepare(newest.value, layOut(newest.value)))
  const everything = useComputed(() => wholeTree(drawing.value.layout, size.value.width, size.value.height))
  const camera = useComputed(() => moved.value ?? everything.value)
  const found = useComputed(
    () => pointed.value && nearest(drawing.value, camera.value, pointed.value.x, pointed.value.y),
  )

  useEffect(() => {
    newest.value = tree
  }, [tree])
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
    })
    return () => {
      observer.disconnect()
      stop()
    }
  }, [])
  // At once, as no hook of Preact's would: when it is printed, there is no later.
  useEffect(
    () =>
      effect(() => {
        const { width, height } = size.value
        const { current } = canvas
        const parts = { drawing: drawing.value, camera: camera.value, inks: inks.value }
        if (!current || width === 0) return
        const density = isPrinted.value ? PAPER_DENSITY : devicePixelRatio
        const draw = () => {
          const [pixelsAcross, pixelsDown] = [width * density, height * density].map(Math.round)
          if (current.width !== pixelsAcross) current.width = pixelsAcross ?? 0
          if (current.height !== pixelsDown) current.height = pixelsDown ?? 0
          const context = current.getContext('2d')
          if (context) paint(context, parts.drawing, parts.camera, parts.inks)
        }
        // No frame comes before a page is printed.
        if (isPrinted.value) return draw()
        // Many moves come before a frame does.
        const frame = requestAnimationFrame(draw)
        return () => cancelAnimationFrame(frame)
      }),
    [],
  )

  const { travels } = words.value
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
      <canvas ref={canvas} tabIndex={0} role="img" aria-label={label} aria-describedby="tree-hint" onKeyDown={press} />
      <p class="pointed" role="status">
        {found.value !== undefined && <Node tree={drawing.value.tree} i={found.value} />}
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
        <small id="tree-hint">{travels.treeHint}</small>
      </p>
    </div>
  )
}

/** What is known of a dot: nothing that says who it is. */
function Node({ tree, i }: { tree: Tree; i: number }) {
  const { travels, channels } = words.value
  const [parent = -1, channel = 'other', at = 0, below = 0, folded = 0] = [
    tree.parents[i],
    tree.channels[i],
    tree.at[i],
    tree.below[i],
    tree.folded[i],
  ]
  let generation = 0
  for (let up = parent; up >= 0; up = tree.parents[up] ?? -1) generation++
  const grown = travels.below(below, whole(below))
  return (
    <>
      {parent < 0 ? travels.root : travels.node(whole(generation), channels[channel], moment(at))}. {below > 0 && grown}
      {folded > 0 && `, ${travels.foldedInto(folded, whole(folded))}`}
    </>
  )
}
