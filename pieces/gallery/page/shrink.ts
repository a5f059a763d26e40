/** A photo as it is sent: upright, small enough, and of nothing but its pixels. */
export interface Shrunk {
  photo: Blob
  width: number
  height: number
}

type AnyCanvas = OffscreenCanvas | HTMLCanvasElement

/** Compression, from the one that nobody sees on. */
const QUALITIES = [0.82, 0.72, 0.6, 0.45, 0.3]

/** The largest size of the same proportions whose sides are at most so long; never larger than it is. */
export function fitted(width: number, height: number, longest: number): { width: number; height: number } {
  const share = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

/**
 * Draws a decoded picture upright and no larger than asked, and writes it anew: whatever stood in the file beside its
 * pixels (place, time, camera) does not come along.
 */
export async function shrink(
  picture: ImageBitmap | HTMLImageElement,
  { canvas, longest, mostBytes }: { canvas: AnyCanvas; longest: number; mostBytes: number },
): Promise<Shrunk> {
  const size = fitted(picture.width, picture.height, longest)
  Object.assign(canvas, size)
  const context = contextOf(canvas)
  // JPEG knows no transparency, and would turn it black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size.width, size.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, size.width, size.height)
  return { photo: await encoded(canvas, mostBytes), ...size }
}

export function contextOf(canvas: AnyCanvas): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null
  if (!context) throw new Error('This browser lends no canvas')
  return context
}

/** The picture on a canvas as a file, in the best quality that fits. */
export async function encoded(canvas: AnyCanvas, mostBytes: number): Promise<Blob> {
  let last: Blob | undefined
  for (const quality of QUALITIES) {
    last = await write(canvas, quality)
    if (last.size <= mostBytes) break
  }
  return last as Blob
}

/** WebP is a third smaller; WebKit writes a PNG instead, several times the size, and is asked for JPEG. */
async function write(canvas: AnyCanvas, quality: number): Promise<Blob> {
  const webp = await toBlob(canvas, 'image/webp', quality)
  return webp.type === 'image/webp' ? webp : toBlob(canvas, 'image/jpeg', quality)
}

function toBlob(canvas: AnyCanvas, type: string, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality })
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error(`No ${type} of this canvas`)))
    canvas.toBlob(take, type, quality)
  })
}
