/** Where the Worker under test is told what time it is. */
export const CLOCK_ROUTE = '/api/clock-of-the-tests'

/** A clock that stands at a moment, or one that is ahead of the machine's; in milliseconds. */
export type ClockSetting = { at: number } | { ahead: number }
