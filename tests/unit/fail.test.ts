import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { systemFault } from '../../cli/fail.ts'

const errorOf = (path: string) => writeFile(path, 'text').catch((error: unknown) => error)

it('says what the system has against a file', async () => {
  expect(systemFault(await errorOf('/nowhere/x'))).toBe('/nowhere/x: there is no such file or folder')
  expect(systemFault(new Error('x'))).toBeUndefined()
})

it('says that a disk is full, also where it no longer says which file it was', async () => {
  expect(systemFault(await errorOf('/dev/full'))).toBe('No room is left on the disk. Make some')
})
