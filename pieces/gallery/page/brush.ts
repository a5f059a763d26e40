import { contextOf } from './shrink.ts'

/** Stamps of the brush, in pixels of the photo. */
interface Stamp {
  x: number
  y: number
  radius: number
}

/** The photo in so few squares across that neither a face nor a plate can be told in them. */
const SQUARES = 36
/** Radius of the brush as a share of the longest side: at first, at least and at most. */
const RADIUS = { first: 0.05, least: 0.015, most: 0.25 }
const STEP = 0.02

/**
 * A brush that hides what it passes over behind coarse squares, on the canvas that shows the photo: by pointer, or by keyboard
 * with the arrows, Space, + and −. What it hides is gone from the photo that is sent.
 */
export class Brush {
  readonly #canvas: HTMLCanvasElement
  readonly #ring: HTMLElement
  readonly #original = document.createElement('canvas')
  readonly #coarse = document.createElement('canvas')
  readonly #onStroke: () => void
  /** Each a way of the pointer, or one stamp of the keyboard: what one undo takes back. */
  readonly #strokes: Stamp[][] = []
  #radius = RADIUS.first
  #at = { x: 0.5, y: 0.5 }

  /** @param ring an element above the canvas, which shows where the keyboard's brush is */
  constructor(canvas: HTMLCanvasElement, ring: HTMLElement, onStroke: () => void) {
    this.#canvas = canvas
    this.#ring = ring
    this.#onStroke = onStroke
    const { width, height } = canvas
    Object.assign(this.#original, { width, height })
    contextOf(this.#original).drawImage(canvas, 0, 0)
    const share = SQUARES / Math.max(width, height)
    Object.assign(this.#coarse, { width: Math.ceil(width * share), height: Math.ceil(height * share) })
    const coarse = contextOf(this.#coarse)
    coarse.imageSmoothingQuality = 'high'
    coarse.drawImage(canvas, 0, 0, this.#coarse.width, this.#coarse.height)
  }

  get hasStrokes(): boolean {
    return this.#strokes.length > 0
  }

  begin(): () => void {
    const end = new AbortController()
    const { signal } = end
    const canvas = this.#canvas
    canvas.addEventListener('pointerdown', (event) => this.#press(event), { signal })
    canvas.addEventListener('pointermove', (event) => this.#move(event), { signal })
    canvas.addEventListener('keydown', (event) => this.#key(event), { signal })
    this.#showRing()
    return () => {
      end.abort()
      this.#ring.hidden = true
    }
  }

  undo(): void {
    this.#strokes.pop()
    contextOf(this.#canvas).drawImage(this.#original, 0, 0)
    for (const stamp of this.#strokes.flat()) this.#draw(stamp)
    this.#onStroke()
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return
    this.#canvas.setPointerCapture(event.pointerId)
    this.#strokes.push([])
    this.#stampAt(event)
    this.#onStroke()
  }

  #move(event: PointerEvent): void {
    if (this.#canvas.hasPointerCapture(event.pointerId)) this.#stampAt(event)
  }

  #stampAt({ clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect()
    this.#at = { x: (clientX - left) / width, y: (clientY - top) / height }
    this.#stamp()
  }

  #key(event: KeyboardEvent): void {
    const { x, y } = this.#at
    const turns: Record<string, () => void> = {
      ArrowLeft: () => this.#go(x - STEP, y),
      ArrowRight: () => this.#go(x + STEP, y),
      ArrowUp: () => this.#go(x, y - STEP),
      ArrowDown: () => this.#go(x, y + STEP),
      '+': () => this.#grow(1.25),
      '-': () => this.#grow(0.8),
      ' ': () => {
        this.#strokes.push([])
        this.#stamp()
        this.#onStroke()
      },
    }
    const turn = turns[event.key]
    if (!turn || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    turn()
    this.#showRing()
  }

  #go(x: number, y: number): void {
    this.#at = { x: clamp(x, 0, 1), y: clamp(y, 0, 1) }
  }

  #grow(times: number): void {
    this.#radius = clamp(this.#radius * times, RADIUS.least, RADIUS.most)
  }

  #stamp(): void {
    const { width, height } = this.#canvas
    const stamp = { x: this.#at.x * width, y: this.#at.y * height, radius: this.#radius * Math.max(width, height) }
    this.#strokes.at(-1)?.push(stamp)
    this.#draw(stamp)
  }

  #draw({ x, y, radius }: Stamp): void {
    const context = contextOf(this.#canvas)
    const { width, height } = this.#canvas
    context.save()
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.clip()
    context.imageSmoothingEnabled = false
    context.drawImage(this.#coarse, 0, 0, width, height)
    context.restore()
  }

  #showRing(): void {
    const { width, height } = this.#canvas
    const { style } = this.#ring
    this.#ring.hidden = false
    style.setProperty('--x', String(this.#at.x))
    style.setProperty('--y', String(this.#at.y))
    style.setProperty('--size', String((2 * this.#radius * Math.max(width, height)) / width))
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
