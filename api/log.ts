/** From which weight on lines are written. `debug`: every request; `silent`: nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What one line weighs. */
export type Weight = Exclude<LogLevel, 'silent'>

/**
 * Writes one event as one structured line: its stable name, a sentence for people, and fields. Nothing in it may open
 * anything or lead to anybody: no token, pass, key, visit, address or agent. Whatever comes from an error goes through
 * `faults.ts`.
 */
export type WriteLine = (level: Weight, event: string, msg: string, fields?: Record<string, unknown>) => void

/** JSON on standard error, where a host has nothing better. */
export const writeToConsole: WriteLine = (level, event, msg, fields) => {
  if (level === 'debug') return
  console.error(JSON.stringify({ level, time: new Date().toISOString(), event, msg, ...fields }))
}
