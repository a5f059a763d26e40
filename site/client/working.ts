import type { Challenge } from 'altcha-lib/types'
import { countPhrase } from '../i18n/phrase.ts'
import type { Island } from './island.ts'
import { byId, setText } from './stage.ts'

/** What is over sooner needs no words. */
const SOON_MS = 1000

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
export function showWorking({ numerals, words }: Island, { parameters }: Challenge): Working {
  const most = Number(parameters.data?.most) || undefined
  const startedAt = performance.now()
  const bar = document.createElement('progress')
  bar.setAttribute('aria-labelledby', 'line')
  let tries = 0
  let isTimed = false

  const say = () => {
    const { line, hint } = words.problems['work-required']
    const { soon, atMost } = words.work
    isTimed = tries > 0
    const leftMs = most && isTimed ? ((performance.now() - startedAt) * (most - tries)) / tries : 0
    const seconds = (leftMs * MARGIN) / 1000
    const time = seconds > FEW_SECONDS ? countPhrase(numerals, atMost, Math.ceil(seconds / 5) * 5) : soon
    setText(byId('line'), line)
    setText(byId('hint'), `${hint} ${time}`)
    byId('hint').parentElement?.after(bar)
  }
  const patience = setTimeout(say, SOON_MS)
  return {
    note(now) {
      tries = now
      if (most) bar.value = Math.min(1, tries / most)
      // Only once: what is written here is read out.
      if (bar.isConnected && !isTimed) say()
    },
    end() {
      clearTimeout(patience)
      bar.remove()
    },
  }
}
