import { describe, expect, it } from 'vitest'
import { BacklogFull, createGroupCommit } from '../../../db/campaign/group-commit.ts'

/** A commit that ends when the test says so. */
function controlled(options: { groupSize?: number; backlog?: number } = {}) {
  const groups: number[][] = []
  const ends: ((error?: Error) => void)[] = []
  const add = createGroupCommit<number, string>({
    commit: (entries) =>
      new Promise((resolve, reject) => {
        groups.push([...entries])
        ends.push((error) => (error ? reject(error) : resolve(entries.map((entry) => `done ${entry}`))))
      }),
    nextTurn: setImmediate,
    ...options,
  })
  return { add, groups, ends }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
/** Until a turn has brought nothing more, and the group is handed over. */
const quiet = async () => {
  for (let i = 0; i < 3; i++) await turn()
}

describe('a group commit', () => {
  it('writes a lone entry after one more turn and gives each its own result', async () => {
    const { add, groups, ends } = controlled()
    const result = add(1)
    await quiet()
    expect(groups).toEqual([[1]])
    ends[0]?.()
    expect(await result).toBe('done 1')
  })

  it('waits while each turn brings more', async () => {
    const { add, groups } = controlled()
    void add(1)
    await turn()
    void add(2)
    await turn()
    expect(groups).toEqual([])
    await turn()
    expect(groups).toEqual([[1, 2]])
  })

  it('collects what comes while a group is written, and writes it as the next', async () => {
    const { add, groups, ends } = controlled()
    const results = [add(1)]
    await quiet()
    results.push(add(2), add(3), add(4))
    await quiet()
    expect(groups).toEqual([[1]])
    ends[0]?.()
    await quiet()
    expect(groups).toEqual([[1], [2, 3, 4]])
    ends[1]?.()
    expect(await Promise.all(results)).toEqual(['done 1', 'done 2', 'done 3', 'done 4'])
  })

  it('fails a group as a whole and goes on with the next', async () => {
    const { add, ends } = controlled()
    const failed = Promise.allSettled([add(1), add(2)])
    await quiet()
    const next = add(3)
    ends[0]?.(new Error('full'))
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await quiet()
    ends[1]?.()
    expect(await next).toBe('done 3')
  })

  it('tells of each commit that succeeded how many it held, and of no other', async () => {
    const told: number[] = []
    const commits = [() => ['a', 'b'], () => Promise.reject(new Error('full')), () => ['c']]
    const add = createGroupCommit<number, string>({
      commit: async () => (await commits.shift()?.()) ?? [],
      nextTurn: setImmediate,
      onCommit: (entries, ms) => told.push(ms >= 0 && ms < 300_000 ? entries : Number.NaN),
    })
    for (const entries of [[1, 2], [3], [4]]) await Promise.allSettled(entries.map(add))
    expect(told).toEqual([2, 1])
  })

  it('fails an entry that a commit gave no result, by its place, and no other', async () => {
    const add = createGroupCommit<number, string>({ commit: async () => ['a'], nextTurn: setImmediate })
    const [first, second] = await Promise.allSettled([add(1), add(2)])
    expect(first).toEqual({ status: 'fulfilled', value: 'a' })
    expect(second).toMatchObject({ reason: { message: 'The group commit gave no result for entry 1' } })
  })

  it('keeps to its group size and its backlog', async () => {
    const { add, groups, ends } = controlled({ groupSize: 2, backlog: 3 })
    const results = [add(1), add(2), add(3)]
    await expect(add(4)).rejects.toMatchObject({ name: BacklogFull.name, message: '3 entries wait to be written' })
    for (let i = 0; i < 2; i++) {
      await quiet()
      ends[i]?.()
    }
    expect(await Promise.all(results)).toHaveLength(3)
    expect(groups).toEqual([[1, 2], [3]])
  })
})
