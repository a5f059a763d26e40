import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNodeIds, firstIdAt } from '../../../db/campaign/node-id.ts'
import { rootId } from '../../../seal/link.ts'
import { keyring } from '../../support/fixture.ts'

const NOW = Date.UTC(2026, 10, 23)

describe('node ids', () => {
  it('only grow, even when a millisecond is used up or the clock steps back', () => {
    let now = NOW
    const next = createNodeIds(5, () => now)
    const ids = Array.from({ length: 1000 }, (_, i) => {
      if (i === 500) now -= 60_000
      return next()
    })
    expect(ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? 0))).toBe(true)
    expect(ids.every(Number.isSafeInteger)).toBe(true)
  })

  it('never meet those of another writer', () => {
    const [a, b] = [createNodeIds(1, () => NOW), createNodeIds(2, () => NOW)]
    const ids = Array.from({ length: 500 }, () => [a(), b()]).flat()
    expect(new Set(ids).size).toBe(1000)
  })

  it('stay safe integers until 2060 and can be found by time', () => {
    const late = Date.UTC(2060, 0, 1)
    expect(Number.isSafeInteger(createNodeIds(63, () => late)())).toBe(true)
    expect(createNodeIds(0, () => NOW)()).toBe(firstIdAt(NOW))
    expect(createNodeIds(63, () => NOW - 1)()).toBeLessThan(firstIdAt(NOW))
  })

  it('of roots and of views never share a range', () => {
    fc.assert(
      fc.property(fc.string(), (label) => {
        const id = rootId(keyring.root('open'), label)
        expect(id).toBeGreaterThan(0)
        expect(id).toBeLessThan(2 ** 52)
      }),
    )
    expect(firstIdAt(0)).toBe(2 ** 52)
  })
})
