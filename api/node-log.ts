import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import pino, { type DestinationStream } from 'pino'
import type { LogLevel, Weight, WriteLine } from './log.ts'

/** Bytes that may wait for a reader. */
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

/** A full disk, or a pipe that nobody reads, blocks nobody: lines are dropped until there is room. */
function standardError(): DestinationStream {
  const { stderr } = process
  if (!(stderr instanceof Socket)) return { write: writeToFile }
  // The error of a reader that has gone. Listened to once, however many servers a process has had.
  if (!stderr.listeners('error').includes(ignore)) stderr.on('error', ignore)
  return { write: (line) => void (stderr.writableLength < WAITING && stderr.write(line)) }
}

/** Node's own stream of a file writes nothing more after the first error. */
function writeToFile(line: string): void {
  try {
    writeSync(2, line)
  } catch {}
}

function ignore() {}

async function terminal(): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty')
  return pretty({ destination: 2, sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss', ignore: 'event' })
}
