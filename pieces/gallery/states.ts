import type { PhotoState } from './contract.ts'

const NAMES: readonly PhotoState[] = ['waiting', 'shown', 'refused']

/** The state of a photo, as it is called outside. */
export function stateOf({ state }: { state: number }): PhotoState {
  return NAMES[state] ?? 'waiting'
}
