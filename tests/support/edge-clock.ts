import type { ClockSetting } from './edge-clock-route.ts'

/**
 * The clock of the Worker under test: the machine's, until a test sets it. Only the tests' bundle holds this, and loads it
 * before everything that tells the time.
 */
const machine = Date.now

let setting: ClockSetting = { ahead: 0 }

Date.now = () => ('at' in setting ? setting.at : machine() + setting.ahead)

export function setClock(to: ClockSetting): void {
  setting = to
}

/** What the machine's clock shows when this one shows that moment, as long as neither is set again. */
export const onMachine = (at: number) => machine() + at - Date.now()
