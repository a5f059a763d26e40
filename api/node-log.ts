import pino, { type DestinationStream } from 'pino'
import type { LogLevel, Weight, WriteLine } from './log.ts'

/** Lines that wait while nobody reads, or while the disk that they go to is full, in characters; then they are dropped. */
const WAITING = 1024 * 1024

export interface NodeLog {
  write: WriteLine
  /** Whether a line of this weight would be written. */
  writes(weight: Weight): boolean
}

/** Lines on standard error: for people on a terminal, JSON otherwise. */
export async function createNodeLog(level: LogLevel): Promise<NodeLog> {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    process.stderr.isTTY ? await terminal() : standardError(),
  )
  return {
    write: (weight, event, msg, fields) => logger[weight]({ event, ...fields }, msg),
    writes: (weight) => logger.isLevelEnabled(weight),
  }
}

/** Written by another thread: whoever does not read holds up nobody. */
function standardError(): DestinationStream {
  const stream = pino.destination({ fd: 2, sync: false, maxLength: WAITING })
  // What could not be written waits, and is tried again with the next line.
  stream.on('error', () => {})
  return stream
}

async function terminal(): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty')
  return pretty({ destination: 2, sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss', ignore: 'event' })
}
