import type { Faults } from '../faults.ts'
import type { Bytes, PhotoPlace, PhotoStore } from './photo-store.ts'

/** A photo as it is kept: as it is shown alone, and on the wall. */
export interface Developed {
  full: Bytes
  thumb: Bytes
  /** Of `full`, in pixels. */
  width: number
  height: number
}

/** More photos are on their way than can be worked on soon. */
export class DarkroomFull extends Error {
  override name = 'DarkroomFull'
}

/** Turns what a fan sent into what is kept. Throws `PhotoFault` and {@link DarkroomFull}. */
export type Develop = (bytes: Bytes) => Promise<Developed>

/** What galleries need of a host. */
export interface Photos {
  store: PhotoStore
  develop: Develop
  /** Bytes that the photos of one campaign may take. */
  mostBytes: number
  /** Photos on their way at once, of which half may come from one network: each takes some 12 MB of memory until it is kept. */
  atOnce: number
  /** Whether the last attempt to write failed. */
  readonly isFailing: boolean
}

interface Options extends Omit<Photos, 'isFailing'> {
  log: Faults['log']
  tell: Faults['tell']
}

/** The photos of a host, which know whether their store takes anything. */
export function createPhotos({ store, log, tell, ...rest }: Options): Photos & { probe(): Promise<void> } {
  let isFailing = false
  const put = async (place: PhotoPlace, bytes: Bytes) => {
    try {
      await store.put(place, bytes)
      if (isFailing) tell('Photos are kept again')
      isFailing = false
    } catch (error) {
      isFailing = true
      throw error
    }
  }
  return {
    ...rest,
    store: { ...store, put },
    get isFailing() {
      return isFailing
    },
    /** Tries to write, where that failed the last time. */
    async probe() {
      if (!isFailing) return
      await put(PROBE, new Uint8Array([0]))
        .then(() => store.delete(PROBE))
        .catch(log)
    },
  }
}

const PROBE: PhotoPlace = { campaign: '-', piece: '-', file: '1'.repeat(22), size: 'thumb' }
