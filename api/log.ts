/** The lowest level that is written. `debug`: every request; `silent`: nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The level of one line. */
export type Weight = Exclude<LogLevel, 'silent'>

/**
 * Writes one event as one structured line: its stable name, a sentence for people, and fields. It must hold nothing that
 * opens anything or identifies anybody: no token, pass, key, visit, address or user agent. Text of an error goes through
 * `faults.ts` first.
 */
export type WriteLine = (level: Weight, event: string, msg: string, fields?: Record<string, unknown>) => void

/** JSON lines on standard error, for hosts without a logger of their own. */
export const writeToConsole: WriteLine = (level, event, msg, fields) => {
  if (level === 'debug') return
  console.error(JSON.stringify({ level, time: new Date().toISOString(), event, msg, ...fields }))
}
