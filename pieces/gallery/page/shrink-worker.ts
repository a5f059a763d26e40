import { type Shrunk, shrink } from './shrink.ts'

export interface ShrinkJob {
  file: Blob
  longest: number
  mostBytes: number
}

/** A message of the worker: that it runs, and then what came of the job. */
export type ShrinkMessage = { begun: true } | { done: Shrunk } | { fault: unknown }

const tell = (message: ShrinkMessage) => postMessage(message)

addEventListener('message', async ({ data: { file, ...wanted } }: MessageEvent<ShrinkJob>) => {
  tell({ begun: true })
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    tell({ done: await shrink(picture, { ...wanted, canvas: new OffscreenCanvas(1, 1) }) })
  } catch (fault) {
    tell({ fault })
  }
})
