import { describe, expect, test } from 'vitest'
import {
  changedBy,
  chosenFrom,
  concerned,
  extended,
  moved,
  opened,
  photosOf,
  pointed,
  type Queue,
  recounted,
  refreshed,
  revised,
  toggled,
  undoing,
  withArrived,
} from '../../../pieces/gallery/studio/moderation/queue.ts'
import { windowOf } from '../../../pieces/gallery/studio/moderation/window.ts'
import { counted, held, pageOf } from './photos.ts'

const abc = () => opened('waiting', pageOf([held('a'), held('b'), held('c')]))
const idsOf = (queue: Queue) => photosOf(queue).map(({ id }) => id)
const accepted = (id: string) => changedBy({ do: 'accept' }, held(id))

describe('what was decided', () => {
  test('leaves the queue, and what came behind it is looked at', () => {
    const queue = revised(pointed(abc(), 'b'), [accepted('b')])
    expect([idsOf(queue), queue.current]).toEqual([['a', 'c'], 'c'])
  })

  test('at the end, what came before it is looked at; at last nothing', () => {
    const queue = revised(pointed(abc(), 'c'), [accepted('c')])
    expect(queue.current).toBe('b')
    expect(revised(queue, [accepted('a'), accepted('b')]).current).toBeUndefined()
  })

  test('comes back where it was', () => {
    const queue = revised(revised(abc(), [accepted('a'), accepted('b')]), [held('b'), held('a')])
    expect(idsOf(queue)).toEqual(['a', 'b', 'c'])
  })

  test('comes back first where the queue was opened since', () => {
    expect(idsOf(revised(abc(), [held('z')]))).toEqual(['z', 'a', 'b', 'c'])
  })

  test('is no longer chosen', () => {
    const queue = revised(chosenFrom(moved(abc(), 2), 'a'), [accepted('b')])
    expect([...queue.chosen]).toEqual(['a', 'c'])
  })

  test('is counted where it is now', () => {
    const counts = counted({ waiting: 3, shown: 5, reported: 1 })
    const reported = held('a', { state: 'shown', reports: 2 })
    expect(recounted(counts, [held('b')], [accepted('b')])).toMatchObject({ waiting: 2, shown: 6 })
    expect(recounted(counts, [reported], [changedBy({ do: 'refuse', reason: 'plate' }, reported)])).toEqual({
      ...{ waiting: 3, shown: 4, reported: 0, refused: 1, blocked: 0 },
    })
  })
})

describe('what comes in', () => {
  test('stands last where the oldest comes first, and nothing moves', () => {
    const queue = refreshed(moved(abc(), 1), pageOf([held('b'), held('c'), held('d')]))
    expect([idsOf(queue), queue.current]).toEqual([['a', 'b', 'c', 'd'], 'b'])
  })

  test('waits to be asked for where the newest comes first', () => {
    const shown = ['a', 'b'].map((id) => held(id, { state: 'shown' }))
    const page = pageOf([held('new', { state: 'shown' }), ...shown])
    const queue = refreshed(moved(opened('shown', pageOf(shown)), 1), page)
    expect([idsOf(queue), queue.arrived.map(({ id }) => id), queue.current]).toEqual([['a', 'b'], ['new'], 'b'])
    expect(refreshed(queue, page).arrived).toHaveLength(1)
    expect([idsOf(withArrived(queue)), withArrived(queue).current]).toEqual([['new', 'a', 'b'], 'new'])
  })

  test('is looked at where nothing was', () => {
    const empty = opened('shown', pageOf([]))
    expect(refreshed(empty, pageOf([held('a', { state: 'shown' })])).current).toBe('a')
  })
})

test('a further page stands behind the last one, and says what comes then', () => {
  const first = opened('waiting', pageOf([held('a'), held('b')], 'after-b'))
  const queue = extended(first, pageOf([held('b'), held('c')], null), 'after-b')
  expect([idsOf(queue), queue.next, queue.last]).toEqual([['a', 'b', 'c'], null, 'after-b'])
})

describe('choosing', () => {
  test('on the way, in either direction', () => {
    expect([...moved(moved(abc(), 1, true), 1, true).chosen]).toEqual(['a', 'b', 'c'])
    expect([...moved(pointed(abc(), 'c'), -1, true).chosen]).toEqual(['b', 'c'])
  })

  test('one more, and no longer', () => {
    const one = toggled(abc())
    expect([...one.chosen]).toEqual(['a'])
    expect(toggled(one).chosen.size).toBe(0)
  })

  test('a decision concerns the chosen ones; a block, the one that is looked at', () => {
    const queue = pointed(toggled(pointed(toggled(abc()), 'b')), 'c')
    expect(concerned(queue, { do: 'accept' }).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(concerned(queue, { do: 'block' }).map(({ id }) => id)).toEqual(['c'])
    expect(concerned(abc(), { do: 'accept' }).map(({ id }) => id)).toEqual(['a'])
  })

  test('nobody goes beyond either end', () => {
    expect(moved(abc(), -1).current).toBe('a')
    expect(moved(moved(abc(), 9), 1).current).toBe('c')
  })
})

test('the photos of a blocked fan are with the refused ones, and among themselves', () => {
  const blocked = changedBy({ do: 'block' }, held('a'))
  expect(idsOf(revised(abc(), [blocked]))).toEqual(['b', 'c'])
  for (const name of ['refused', 'blocked'] as const)
    expect(idsOf(revised(opened(name, pageOf([blocked])), [blocked]))).toEqual(['a'])
  expect(idsOf(revised(opened('blocked', pageOf([blocked])), [held('a')]))).toEqual([])
})

test('what undoes a decision makes the photo what it was', () => {
  const accept = { do: 'accept' } as const
  expect(undoing(accept, held('a'))).toEqual({ do: 'reconsider' })
  expect(undoing(accept, held('a', { state: 'refused', reason: 'plate' }))).toEqual({ do: 'refuse', reason: 'plate' })
  expect(undoing({ do: 'refuse', reason: 'person' }, held('a', { state: 'shown' }))).toEqual(accept)
  // It waits again, with its reports: accepting it would answer them.
  expect(undoing(accept, held('a', { state: 'shown', reports: 3 }))).toEqual({ do: 'reconsider' })
  expect(undoing({ do: 'block' }, held('a'))).toEqual({ do: 'unblock' })
  expect(undoing({ do: 'unblock' }, held('a', { blocked: true }))).toEqual({ do: 'block' })
})

describe('of 5,000 tiles only those exist that are in sight, with a screen more on either side', () => {
  test('where they fill rows', () => {
    const { isRow, across, from, to, extent, topOf, leftOf } = windowOf(
      { offset: 84_000, width: 344, height: 504 },
      84,
      5000,
    )
    expect({ isRow, across, from, to }).toEqual({ isRow: false, across: 4, from: 3976, to: 4052 })
    expect([extent, topOf(4001), leftOf(4001)]).toEqual([105_000, 84_000, 84])
  })

  test('where they are one row, on a phone', () => {
    const { isRow, from, to, topOf, leftOf } = windowOf({ offset: 0, width: 360, height: 84 }, 84, 5000)
    expect({ isRow, from, to }).toEqual({ isRow: true, from: 0, to: 9 })
    expect([topOf(3), leftOf(3)]).toEqual([0, 252])
  })

  test('none beyond the last', () => {
    expect(windowOf({ offset: 0, width: 344, height: 504 }, 84, 3).to).toBe(3)
  })
})
