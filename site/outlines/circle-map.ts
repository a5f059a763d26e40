import type { CircleConfig } from '../../campaigns/circles.ts'
import { keptJson } from '../sealing/site-campaigns.ts'
import { type Frame, frameOf } from './frame.ts'
import type { Place } from './place.ts'
import { separate } from './separate.ts'
import { readWorld, type Scale, type World, worldFile } from './world.ts'

/** The map of a campaign's circles: outlines and places as they are drawn, without any tile. */
export interface CircleMap {
  /** The first is the largest. Places that lie oceans away have frames of their own, as overseas regions on a map of France. */
  frames: Frame[]
}

/** The circles that have a place, with it. */
export function placesOf(circles: { list: readonly Pick<CircleConfig, 'id' | 'place'>[] } | undefined): Place[] {
  return (circles?.list ?? []).flatMap(({ id, place }) =>
    place ? [{ id, latitude: place[0], longitude: place[1] }] : [],
  )
}

/** Draws the map of these places. Kept in the build's cache, since reading the world takes a second. */
export async function circleMap(places: readonly Place[]): Promise<CircleMap> {
  return keptJson({ kind: 'circle-map', files: [worldFile('10m')], facts: places }, async () => {
    const read = new Map<Scale, Promise<World>>()
    const readOnce = (scale: Scale) => {
      const world = read.get(scale) ?? readWorld(scale)
      read.set(scale, world)
      return world
    }
    const frames = separate(places).map((group, i) => frameOf(group, i === 0 ? 'main' : 'inset', readOnce))
    return { frames: await Promise.all(frames) }
  })
}
