import type { SectionWords } from '../../../site/studio/i18n/words.ts'
import type { GalleryReport, PhotoState, Reason } from '../contract.ts'
import type { Failure, Said } from './moderation/desk.ts'
import type { QueueName } from './moderation/queue.ts'

/**
 * What the studio says of a gallery. Figures come in as they are written in the language; `n` beside a text is the number
 * itself, where the language has forms for it.
 */
export interface StudioGalleryWords extends Omit<SectionWords, 'question'> {
  moderation: Record<GalleryReport['moderation'], string>
  empty: string
  /** How many are shown, by how many fans, and how many wait. */
  stands: (n: number, shown: string, fans: string, waiting: number, waits: string) => string
  /** Fans with a photo, of so many openings. */
  contributors: (n: number, fans: string, openings: string, share: string) => string
  doubtful: (n: number, shown: string) => string
  voided: (n: number, shown: string) => string
  states: { title: string; column: string; photos: string; share: string } & Record<PhotoState, string>
  courseOf: { title: string; columns: { at: string; photos: string }; most: (photos: string, when: string) => string }
  by: Record<'channel' | 'generation', { title: string; column: string }>
  small: string
  /** The button that leads to the desk, with how many wait. */
  moderate: (n: number, waits: string) => string
  moderateNothing: string
  export: string

  desk: {
    title: (piece: string) => string
    queues: Record<QueueName, string>
    /** Of an empty queue. */
    none: Record<QueueName, { title: string; line: string }>
    loading: string
    /** Where one is, and how many there are. */
    position: (at: string, of: string) => string
    uncaptioned: string
    grid: string
    arrived: (n: number, photos: string) => string
    chosen: (n: number, photos: string) => string
    choose: string
    unchoose: string
    chooseNone: string
    came: (when: string) => string
    marks: {
      doubtful: string
      voided: string
      blocked: string
      reports: (n: number, reports: string) => string
      passedOn: (n: number, times: string) => string
    }
    why: (reason: string) => string
    reasons: Record<Reason, string>
    accept: string
    refuse: string
    refuseBecause: string
    reconsider: string
    undo: string
    block: string
    unblock: string
    previous: string
    next: string
    said: Record<Said['what'], (n: number, photos: string) => string>
    left: (n: number, waits: string) => string
    failed: Record<Failure, string>
    retry: string
    noPicture: string
    keys: { title: string; of: Record<DeskKey, string> }
  }
}

export type DeskKey = 'next' | 'accept' | 'refuse' | 'undo' | 'choose' | 'range' | 'block' | 'queues' | 'help' | 'leave'
