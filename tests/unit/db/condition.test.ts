import { expect, it } from 'vitest'
import { Condition } from '../../../db/clients/condition.ts'

/** What SQLite says of a damaged file, and of one whose disk did not answer a read. */
const malformed = () => Object.assign(new Error('database disk image is malformed'), { rawCode: 11 })

function createCondition(readThrough: () => Promise<void>) {
  const condition = new Condition('/data/entrenous.db', readThrough)
  const told: string[] = []
  condition.listen((event) => void told.push(String(event)))
  return { condition, told }
}

it('calls a file damaged, for good, where its disk reads all of it', async () => {
  const { condition } = createCondition(async () => {})
  expect(await condition.wrote(malformed())).toMatchObject({ trouble: 'database-damaged' })
  expect(condition.troubles).toEqual(['database-damaged'])
  condition.over('database-damaged')
  expect(condition.troubles).toEqual(['database-damaged'])
})

it('does not call a file damaged whose disk failed for a while: nobody is to restore an older one', async () => {
  const { condition, told } = createCondition(async () => {
    throw new Error('EIO: i/o error, read')
  })
  for (const doubt of [() => condition.wrote(malformed()), () => condition.doubt('page 129: invalid page number')]) {
    expect(await doubt()).toMatchObject({ trouble: 'disk-error' })
    expect(condition.troubles).toEqual(['disk-error'])
    condition.over('disk-error')
    expect(condition.troubles).toEqual([])
  }
  expect(told.join('\n')).not.toMatch('database-damaged')
})
