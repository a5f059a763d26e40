import { isFresh } from '../campaigns/fresh.ts'
import type { WriteLine } from './log.ts'

const QUIET_MS = 10_000
/** Faults remembered at most; the oldest are forgotten first. */
const REMEMBERED = 100

/** Errors of our own code, which are logged with their stack: the message alone does not help. */
const BUGS = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError', 'AssertionError'])

const AFTER_CRASH = 'Nothing that was answered is lost: start it again, and report this line'

/** The log of our own failures. */
export interface Faults {
  /** Logs a failure as one line. The same one again is written only ten seconds later, with how often it came meanwhile. */
  log: (error: unknown) => void
  /** Logs the beginning (a failure) or the end (a sentence) of a state, each time. */
  tell: (event: Error | string) => void
  /** Logs an uncaught error with its stack: the process ends with it. */
  crashed: (error: unknown) => void
  /** Number of failures since the start, by name. */
  readonly counts: ReadonlyMap<string, number>
}

export function createFaults(write: WriteLine, now: () => number): Faults {
  const counts = new Map<string, number>()
  const seen = new Map<string, { at: number; repeated: number }>()

  /** The line to write; undefined while the same fault is held back. */
  const repeatedOf = (key: string): number | undefined => {
    const [at, last] = [now(), seen.get(key)]
    if (last && isFresh(last.at, at, QUIET_MS)) {
      last.repeated++
      return undefined
    }
    seen.delete(key)
    seen.set(key, { at, repeated: 0 })
    for (const oldest of seen.keys()) {
      if (seen.size <= REMEMBERED) break
      seen.delete(oldest)
    }
    return last?.repeated ?? 0
  }

  const counted = (error: unknown): Description => {
    const description = describe(error)
    counts.set(description.fault, (counts.get(description.fault) ?? 0) + 1)
    return description
  }

  return {
    counts,
    log(error) {
      const { msg, ...fields } = counted(error)
      const repeated = repeatedOf(`${fields.fault} ${msg} ${fields.cause}`)
      if (repeated !== undefined) write('error', 'fault', msg, { ...fields, ...(repeated > 0 && { repeated }) })
    },
    tell(event) {
      if (typeof event === 'string') return write('warn', 'notice', cleaned(event))
      const { msg, ...fields } = counted(event)
      write('error', 'fault', msg, { ...fields })
    },
    crashed(error) {
      const { msg, ...fields } = counted(error)
      const stack = error instanceof Error && { stack: framesOf(error) }
      write('error', 'crashed', `Ended by a failure of its own: ${msg}. ${AFTER_CRASH}`, { ...fields, ...stack })
    },
  }
}

interface Description {
  fault: string
  msg: string
  cause?: string
  stack?: string
}

function describe(error: unknown): Description {
  if (!(error instanceof Error)) return { fault: 'Unknown', msg: cleaned(String(error)) }
  const { name: fault, message } = error
  const cause = causesOf(error).join(': ')
  return {
    fault,
    msg: cleaned(message),
    ...(cause !== '' && { cause }),
    ...(BUGS.has(fault) && { stack: framesOf(error) }),
  }
}

/** The stack without the message, which its first lines repeat. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '))
  return cleaned(frames.join('\n').trim())
}

function causesOf({ cause }: Error): string[] {
  return cause instanceof Error ? [`${cause.name}: ${cleaned(cause.message)}`, ...causesOf(cause)] : []
}

/** As long as a key in base64url (43), or as a token, a pass or a visit in base58 (22). */
const LONG_RUN = /[\w-]{43,}|[1-9A-HJ-NP-Za-km-z]{22,}/g
const ADDRESS = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){3,7}(?:\.\d{1,3}){0,3})(?![\w:])/gi

/** An error's message without secrets. Drizzle adds a query's values to it, JSON.parse and others quote their input. */
function cleaned(message: string): string {
  const [said = ''] = message.split('\nparams: ')
  return said.replace(LONG_RUN, (run) => (isRandom(run) ? '…' : run)).replace(ADDRESS, '…')
}

/** Ordinary words of that length have letters of one case only. */
function isRandom(run: string): boolean {
  return /[a-z]/.test(run) && /[A-Z]/.test(run)
}
