import { isFresh } from '../../campaigns/fresh.ts'
import { FEWEST_PRESENT } from '../../campaigns/unlock.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'

/**
 * Who has a campaign open right now, as counts: in memory only, written nowhere. A page says that it is here while it is
 * visible; a process knows of the pages that speak to it.
 */
export interface Presence {
  /**
   * @param circle id of the fan's circle; empty where there is none
   * @param matters the most that a piece waits for: in a crowd of more than twice as many `turn` stands still, so that
   *   pages do not ask whenever somebody comes or goes
   */
  arrive(campaign: string, node: NodeId, circle: string, matters?: number): void
  leave(campaign: string, node: NodeId): void
  /** How many are in the circle of a node, itself among them; 0 where it is not here. */
  around(campaign: string, node: NodeId): number
  /** A number that changes when somebody comes or goes where it may matter. Tells neither who nor how many. */
  turn(campaign: string): number
}

/** How long a page is here after it last said so: two beats of {@link BEAT_MS}, and a slow network. */
export const HERE_MS = 50_000

/** Fewer are no company, the reader among them: that one other is here, nobody is told. */
export const FEWEST = FEWEST_PRESENT

/** Pages remembered in one campaign; beyond it the ones that spoke longest ago are forgotten. */
const MOST = 50_000

interface Room {
  /** In the order in which they spoke last. */
  pages: Map<NodeId, { at: number; circle: string }>
  circles: Map<string, number>
  turn: number
  /** See `arrive`. */
  matters: number
}

export function createPresence(now: () => number): Presence {
  const rooms = new Map<string, Room>()

  const remove = (room: Room, node: NodeId): void => {
    const page = room.pages.get(node)
    if (!page) return
    room.pages.delete(node)
    const left = (room.circles.get(page.circle) ?? 1) - 1
    if (left <= 2 * room.matters) room.turn++
    if (left > 0) room.circles.set(page.circle, left)
    else room.circles.delete(page.circle)
  }

  /** The room of a campaign without those who have gone quiet; undefined where nobody is. */
  const roomOf = (campaign: string): Room | undefined => {
    const room = rooms.get(campaign)
    if (!room) return undefined
    for (const [node, { at }] of room.pages) {
      if (isFresh(at, now(), HERE_MS) && room.pages.size <= MOST) break
      remove(room, node)
    }
    return room
  }

  return {
    arrive(campaign, node, circle, matters = 0) {
      const room = roomOf(campaign) ?? { pages: new Map(), circles: new Map(), turn: 0, matters }
      rooms.set(campaign, room)
      room.matters = matters
      const isStaying = room.pages.get(node)?.circle === circle
      if (!isStaying) remove(room, node)
      // Again at the end: the first ones are those that have been quiet longest.
      room.pages.delete(node)
      room.pages.set(node, { at: now(), circle })
      if (isStaying) return
      const count = (room.circles.get(circle) ?? 0) + 1
      room.circles.set(circle, count)
      if (count <= 2 * matters) room.turn++
    },
    leave(campaign, node) {
      const room = roomOf(campaign)
      if (room) remove(room, node)
    },
    around(campaign, node) {
      const room = roomOf(campaign)
      const page = room?.pages.get(node)
      return (page && room?.circles.get(page.circle)) ?? 0
    },
    turn: (campaign) => roomOf(campaign)?.turn ?? 0,
  }
}
