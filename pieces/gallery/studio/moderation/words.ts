import type { Reason } from '../../contract.ts'
import type { Failure, Said } from './desk.ts'
import type { QueueName } from './queue.ts'

/** What the moderator's desk says. Figures come in as they are written; `n` beside a text is the number itself. */
export interface DeskWords {
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

export type DeskKey = 'next' | 'accept' | 'refuse' | 'undo' | 'choose' | 'range' | 'block' | 'queues' | 'help' | 'leave'
