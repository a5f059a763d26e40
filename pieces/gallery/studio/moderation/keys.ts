import type { Reason } from '../../contract.ts'
import type { Desk } from './desk.ts'
import { currentOf, moved, type QueueName, toggled, withNoneChosen } from './queue.ts'

/** What a key does beside the desk. */
export interface Screen {
  desk: Desk
  queues: readonly QueueName[]
  reasons: readonly Reason[]
  /** Whether it is being asked why a photo is refused. */
  isRefusing: { value: boolean }
  isHelping: { value: boolean }
}

const STEPS: Record<string, number> = { j: 1, arrowright: 1, arrowdown: 1, k: -1, arrowleft: -1, arrowup: -1 }

/** @returns whether the key meant something */
export function press(screen: Screen, { shiftKey, ...event }: { key: string; shiftKey: boolean }): boolean {
  const { desk, isRefusing, isHelping } = screen
  const key = event.key.toLowerCase()
  if (key === 'escape') return leave(screen)
  if (key === '?') isHelping.value = !isHelping.value
  else if (isRefusing.value) return refuseFor(screen, screen.reasons[Number(key) - 1])
  else if (STEPS[key]) desk.change((queue) => moved(queue, STEPS[key] ?? 0, shiftKey))
  else if (key === 'a') desk.decide({ do: 'accept' })
  else if (key === 'r') isRefusing.value = desk.queue.value?.current !== undefined
  else if (key === 'u') desk.undo()
  else if (key === 'x') desk.change(toggled)
  else if (key === 'b') block(desk)
  else if (key === '[' || key === ']') turn(screen, key === ']' ? 1 : -1)
  else return false
  return true
}

export function block(desk: Desk): void {
  const { value: queue } = desk.queue
  if (queue) desk.decide({ do: currentOf(queue)?.blocked ? 'unblock' : 'block' })
}

export function refuseFor({ desk, isRefusing }: Screen, reason: Reason | undefined): boolean {
  if (!reason) return false
  isRefusing.value = false
  desk.decide({ do: 'refuse', reason })
  return true
}

/** Escape first closes what lies above the photos, then lets go of the chosen ones. */
function leave({ desk, isRefusing, isHelping }: Screen): boolean {
  if (isHelping.value || isRefusing.value) {
    isHelping.value = false
    isRefusing.value = false
    return true
  }
  if (!desk.queue.value?.chosen.size) return false
  desk.change(withNoneChosen)
  return true
}

function turn({ desk, queues }: Screen, by: number): void {
  const at = queues.indexOf(desk.queue.value?.name ?? 'waiting')
  const next = queues[(at + by + queues.length) % queues.length]
  if (next) void desk.open(next)
}
