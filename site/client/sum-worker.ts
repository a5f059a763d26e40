import type { Challenge, Solution } from 'altcha-lib/types'
import { solve } from './sum.ts'

/** A message of the worker: the tries so far (none: it has begun), then the solution. */
export interface SumMessage {
  tries?: number
  solution?: Solution | undefined
  /** The error, if there is no solution. */
  fault?: unknown
}

const tell = (message: SumMessage) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  tell({ tries: 0 })
  solve(data, (tries) => tell({ tries })).then(
    (solution) => tell({ solution }),
    (fault) => tell({ fault }),
  )
})
