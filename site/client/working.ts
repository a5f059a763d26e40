import type { Challenge } from 'altcha-lib/types'
import { countPhrase } from '../i18n/phrase.ts'
import type { Island } from './island.ts'
import { byId, type Stage } from './stage.ts'

/** What is over sooner needs no words. */
const SOON_MS = 1000

/** By then something is said, even when nobody knows yet how long it takes. */
const LATE_MS = 2000

/** How long it takes to see how fast it goes, once it goes. */
const MEASURED_MS = 800

/** From here on, “a few seconds” would not be true. */
const FEW_SECONDS = 8

/** A phone that grows warm grows slow. */
const MARGIN = 1.25

/** What is shown, and read out, while the browser works. */
interface Working {
  note(tries: number): void
  /** Takes the bar away. The words make room for those that come next. */
  end(): void
}

/** Says what is waited for once it lasts, and how long at most: the challenge says how many tries it can take (`most`). */
export function showWorking({ numerals, words }: Island, stage: Stage, { parameters }: Challenge): Working {
  const most = Number(parameters.data?.most) || undefined
  const startedAt = performance.now()
  const bar = document.createElement('progress')
  bar.setAttribute('aria-labelledby', 'line')
  /** The first tries that were told of: to fetch and start a worker takes a while of its own. */
  let first: { tries: number; at: number } | undefined
  let isTimed = false

  /** Seconds that are left, at most. */
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
      // Once measured, no more: what is written here is read out.
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
