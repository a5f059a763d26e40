import { describe, expect, it } from 'vitest'
import { circleMap, placesOf } from '../../../site/outlines/circle-map.ts'
import { PathWriter } from '../../../site/outlines/path-writer.ts'
import { separate } from '../../../site/outlines/separate.ts'

const place = (id: string, latitude: number, longitude: number) => ({ id, latitude, longitude })
const BREST = place('brest', 48.39, -4.49)
const LILLE = place('lille', 50.63, 3.06)
const NICE = place('nice', 43.7, 7.27)
const AJACCIO = place('ajaccio', 41.93, 8.74)
const GUADELOUPE = place('guadeloupe', 16.2, -61.5)
const MARTINIQUE = place('martinique', 14.6, -61)
const REUNION = place('reunion', -21.1, 55.5)

const ids = (groups: { id: string }[][]) => groups.map((group) => group.map(({ id }) => id).toSorted())

/** The numbers of a path, of which the first two of each outline say where it begins. */
const beginnings = (path: string) =>
  [...path.matchAll(/M(-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)

describe('the frames of a map', () => {
  it('are one for places of a country, and further ones for those that lie oceans away', () => {
    expect(ids(separate([BREST, LILLE, NICE, AJACCIO]))).toEqual([['ajaccio', 'brest', 'lille', 'nice']])
    const overseas = ids(separate([GUADELOUPE, BREST, REUNION, LILLE, NICE, MARTINIQUE]))
    expect(overseas[0]).toEqual(['brest', 'lille', 'nice'])
    expect(overseas.slice(1)).toHaveLength(2)
    expect(overseas).toContainEqual(['guadeloupe', 'martinique'])
    expect(overseas).toContainEqual(['reunion'])
  })

  it('are one map of the world where places are scattered over it', () => {
    const cities = [BREST, place('new-york', 40.7, -74), place('tokyo', 35.7, 139.7), place('sydney', -33.9, 151.2)]
    const more = [place('lagos', 6.5, 3.4), place('mumbai', 19, 72.8), place('lima', -12, -77), REUNION]
    expect(separate([...cities, ...more])).toHaveLength(1)
  })

  it('are none without places', async () => {
    expect(separate([])).toEqual([])
    expect(placesOf(undefined)).toEqual([])
    expect(placesOf({ list: [{ id: 'theme' }, { id: 'brest', place: [48.39, -4.49] }] })).toEqual([BREST])
  })
})

describe('the map of circles', () => {
  it('lies as the country does: west is left, north is up, and everything is on it', async () => {
    const [france] = (await circleMap([BREST, LILLE, NICE, AJACCIO])).frames
    const spots = new Map(france?.places.map(({ id, x, y }) => [id, { x, y }]))
    const at = (id: string) => spots.get(id) ?? { x: Number.NaN, y: Number.NaN }
    expect(at('brest').x).toBeLessThan(at('lille').x)
    expect(at('lille').x).toBeLessThan(at('nice').x)
    expect(at('lille').y).toBeLessThan(at('brest').y)
    expect(at('nice').y).toBeLessThan(at('ajaccio').y)
    for (const { x, y } of spots.values()) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(france?.width ?? 0)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(france?.height ?? 0)
    }
  })

  it('tells the country of the circles from the others, and weighs little', async () => {
    const { frames } = await circleMap([BREST, LILLE, NICE, AJACCIO, REUNION])
    const [france, reunion] = frames
    // Neighbours, the mainland with Corsica, borders; an island has nobody beside it.
    for (const path of [france?.home, france?.land, france?.borders]) expect(path).toMatch(/^M.*l/)
    expect(beginnings(france?.home ?? '').length).toBeGreaterThanOrEqual(2)
    expect(reunion?.home).toMatch(/^M.*z$/)
    expect(reunion?.land).toBe('')
    expect(JSON.stringify(frames).length).toBeLessThan(40_000)
  })

  it('shows the whole country around a lone place, and no sea where rounding has left an islet without an area', async () => {
    const [frame] = (await circleMap([place('lyon', 45.76, 4.83)])).frames
    const [lyon] = frame?.places ?? []
    expect(beginnings(frame?.home ?? '').length).toBeGreaterThanOrEqual(1)
    // An outline turned inside out would begin at the frame's own edge and fill all of it.
    expect(frame?.home).not.toContain('M-4 -4')
    expect(lyon?.x).toBeGreaterThan((frame?.width ?? 0) / 3)
  })
})

describe('path data', () => {
  const written = (draw: (writer: PathWriter) => void) => {
    const writer = new PathWriter()
    draw(writer)
    return writer.data()
  }

  it('is relative, in whole units, without points in the middle of a line', () => {
    const triangle = written((writer) => {
      writer.moveTo(1.2, 1.4)
      writer.lineTo(5.1, 1)
      writer.lineTo(9, 1.2)
      writer.lineTo(4, 8)
      writer.closePath()
    })
    expect(triangle).toBe('M1 1l8 0-5 7z')
  })

  it('leaves out what is smaller than a unit', () => {
    const islet = written((writer) => {
      writer.moveTo(3.1, 3.1)
      writer.lineTo(3.3, 3.1)
      writer.lineTo(3.2, 3.4)
      writer.closePath()
      writer.moveTo(0, 0)
      writer.lineTo(0.2, 0.1)
    })
    expect(islet).toBe('')
  })
})
