import { describe, expect, it } from 'vitest'
import { type Network, networkOf } from '../../../api/network.ts'
import { FEW, NETWORKS, PEOPLE, SALT_MS, SALTS } from '../../../api/pacing/limits.ts'
import { Networks, Source } from '../../../api/pacing/networks.ts'

const HOME = networkOf('192.0.2.1')
const ELSEWHERE = networkOf('203.0.113.9')

/** Notes openings of a network; gives whether the last of them found its activity. */
function note(networks: Networks, times: number, at: number, network: Network = HOME): boolean {
  let found: Source | undefined
  for (let i = 0; i < times; i++) found = networks.note(networks.namesOf(network, at)[0], at)
  return found instanceof Source
}

describe('the name of a network', () => {
  it('changes with the salt, every ten minutes', () => {
    const networks = new Networks(PEOPLE)
    const own = (at: number) => networks.namesOf(HOME, at)[0]
    const first = own(0)
    expect(own(SALT_MS - 1)).toEqual(first)
    const next = own(SALT_MS)
    expect(next.epoch).toBe(first.epoch + 1)
    expect(next.name).not.toBe(first.name)
    expect(own(2 * SALT_MS - 1)).toEqual(next)
    expect(own(2 * SALT_MS).name).not.toBe(next.name)
  })

  it('is matched with an earlier one as long as that salt is kept, and by nobody afterwards', () => {
    const networks = new Networks(PEOPLE)
    const [first] = networks.namesOf(HOME, 0)
    for (let turn = 0; turn <= SALTS; turn++) {
      const [own] = networks.namesOf(HOME, turn * SALT_MS)
      const [other] = networks.namesOf(ELSEWHERE, turn * SALT_MS)
      expect(networks.isSame(own, first)).toBe(turn < SALTS)
      expect(networks.isSame(other, first)).toBe(false)
    }
  })

  it('changes as soon as too many are remembered, of addresses or of neighbourhoods', () => {
    for (const extent of [0, 1] as const) {
      const networks = new Networks(PEOPLE)
      // Names are 32 bits: among so many, two networks now and then share one.
      const remembered = new Set<number>()
      for (let i = 0; remembered.size < NETWORKS; i++) {
        const names = networks.namesOf({ ...HOME, own: `o${i}`, near: `n${i}` }, 0)
        expect(names[extent].epoch).toBe(0)
        networks.note(names[extent], 0)
        remembered.add(names[extent].name)
      }
      expect(networks.namesOf(HOME, 0)[extent].epoch).toBe(1)
    }
  })
})

describe('what a network has opened', () => {
  it('is a number at first, then an activity that begins with it', () => {
    const networks = new Networks(PEOPLE)
    expect(note(networks, FEW, 0)).toBe(false)
    expect(note(networks, 1, 0)).toBe(true)
    expect(note(networks, 1, 0, ELSEWHERE)).toBe(false)
  })

  it('is known under the next name, and the one after that', () => {
    const networks = new Networks(PEOPLE)
    for (let turn = 0; turn < 3; turn++) expect(note(networks, FEW / 3, turn * SALT_MS)).toBe(false)
    expect(note(networks, 1, 3 * SALT_MS)).toBe(true)
    expect(note(networks, 1, 4 * SALT_MS)).toBe(true)
  })

  it('goes on from there under the next name', () => {
    const networks = new Networks(PEOPLE)
    note(networks, 10, 0)
    expect(note(networks, FEW - 10, SALT_MS)).toBe(false)
    expect(note(networks, 1, SALT_MS)).toBe(true)
  })

  it('is forgotten twenty minutes after the salt that knew it came', () => {
    const until = (at: number) => {
      const networks = new Networks(PEOPLE)
      note(networks, FEW, SALT_MS)
      return note(networks, 1, at)
    }
    expect(until(3 * SALT_MS - 1)).toBe(true)
    expect(until(3 * SALT_MS)).toBe(false)
    const silent = new Networks(PEOPLE)
    note(silent, FEW, 0)
    note(silent, 1, SALT_MS, ELSEWHERE)
    expect(note(silent, 1, 2 * SALT_MS)).toBe(false)
  })
})
