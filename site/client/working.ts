import type { Challenge } from 'altcha-lib/types'
import { countPhrase } from '../i18n/phrase.ts'
import type { Island } from './island.ts'
import { byId, type Stage } from './stage.ts'

/** Work that is over sooner needs no message. */
const SOON_MS = 1000

/** By then a message is shown, even if the time left is still unknown. */
const LATE_MS = 2000

/** How long the speed is measured, once the work has begun. */
const MEASURED_MS = 800

/** From here on, “a few seconds” would be wrong. */
const FEW_SECONDS = 8

/** A margin, since a phone slows down as it grows warm. */
const MARGIN = 1.25

/** The message shown and announced while the browser works. */
interface Working {
  note(tries: number): void
  /** Removes the bar. The next message replaces the words. */
  end(): void
}

/**
 * Explains the wait once it lasts, and how long it takes at most: the challenge says how many tries it can take (`most`).
 */
export function showWorking({ numerals, words }: Island, stage: Stage, { parameters }: Challenge): Working {
  const most = Number(parameters.data?.most) || undefined
  const startedAt = performance.now()
  const bar = document.createElement('progress')
  bar.setAttribute('aria-labelledby', 'line')
  /** The first report of tries: loading and starting a worker takes a while of its own. */
  let first: { tries: number; at: number } | undefined
  let isTimed = false

  /** Upper bound of the seconds left. */
  const left = (tries: number, workedMs: number) =>
    most && first ? ((most - tries) * workedMs * MARGIN) / (tries - first.tries) / 1000 : 0
  const say = (seconds = 0) => {
    const { line, hint } = words.problems['work-required']
    const { soon, atMost } = words.work
    const time = seconds > FEW_SECONDS ? countPhrase(numerals, atMost, Math.ceil(seconds / 5) * 5) : soon
    stage.linger({ line, hint: `${hint} ${time}` })
    byId('hint').parentElement?.after(bar)
  }
  const patience = setTimeout(say, LATE_MS)
  return {
    note(tries) {
      const now = performance.now()
      if (most) bar.value = Math.min(1, tries / most)
      if (tries > 0) first ??= { tries, at: now }
      const workedMs = now - (first?.at ?? now)
      // Measured once only: every change of the text is read out.
      if (isTimed || now - startedAt < SOON_MS || workedMs < MEASURED_MS) return
      isTimed = true
      clearTimeout(patience)
      say(left(tries, workedMs))
    },
    end() {
      clearTimeout(patience)
      bar.remove()
    },
  }
}
