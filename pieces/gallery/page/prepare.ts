import { LARGEST_PHOTO, SIDES } from '../limits.ts'
import { HEADER_BYTES, readPictureHeader } from './picture-header.ts'
import { type Shrunk, shrink } from './shrink.ts'
import type { ShrinkJob, ShrinkMessage } from './shrink-worker.ts'

/** Why nothing can be made of a file: the fan reads it as a sentence. */
export type Unfit = 'heic' | 'unreadable' | 'enormous'

/** Decoded, every pixel takes four bytes: a phone's browser has no more than half a gigabyte for them. */
const MOST_PIXELS = 120_000_000

/** How long to wait for a worker to begin: some embedded views create one and never run it. */
const START_MS = 4000

/** Makes a photo ready to be sent: upright, no larger than shown, without what its file says of place, time and camera. */
export async function prepare(file: Blob): Promise<Shrunk | Unfit> {
  // A phone lists photos that it has in its cloud alone, and cannot always fetch them.
  const beginning = await file
    .slice(0, HEADER_BYTES)
    .arrayBuffer()
    .catch(() => undefined)
  const header = beginning && readPictureHeader(new Uint8Array(beginning))
  if (!header) return 'unreadable'
  if ((header.width ?? 0) * (header.height ?? 0) > MOST_PIXELS) return 'enormous'
  const job = { file, longest: SIDES.full, mostBytes: LARGEST_PHOTO }
  try {
    return await inWorker(job).catch(() => here(job))
  } catch {
    return header.format === 'heic' ? 'heic' : 'unreadable'
  }
}

/** Off the main thread, which stays free. Rejects where no worker is to be had or runs, and where it cannot decode the file. */
async function inWorker(job: ShrinkJob): Promise<Shrunk> {
  const worker = new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' })
  const working = new Promise<Shrunk>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('The worker does not begin')), START_MS)
    worker.onerror = () => reject(new Error('The worker did not load'))
    worker.onmessage = ({ data }: MessageEvent<ShrinkMessage>) => {
      clearTimeout(patience)
      if ('done' in data) resolve(data.done)
      else if ('fault' in data) reject(data.fault)
    }
    worker.postMessage(job)
  })
  return working.finally(() => worker.terminate())
}

async function here({ file, ...wanted }: ShrinkJob): Promise<Shrunk> {
  const canvas = document.createElement('canvas')
  const url = URL.createObjectURL(file)
  try {
    // An element is turned upright by every browser, whatever it thinks of `imageOrientation`.
    const image = Object.assign(new Image(), { src: url })
    await image.decode()
    return await shrink(image, { ...wanted, canvas })
  } finally {
    URL.revokeObjectURL(url)
  }
}
