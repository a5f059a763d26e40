import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../seal/secret.ts'
import { listOf, PART_BYTES, partsOf, readPart } from '../../../site/sealing/file-parts.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const key = createKeyring('the secret of these files, long enough').content('nuit', 'clip', '0.0')

test.each([0, 1, PART_BYTES - 1])('a file of two parts and %d bytes is all of its parts, in order', async (more) => {
  const file = join(await temporaryFolder(), 'file')
  const bytes = new Uint8Array(2 * PART_BYTES + more).map((_, i) => (i * 7919) >> 8)
  await writeFile(file, bytes)
  const parts = await partsOf(file, bytes.length, key)
  expect(parts.names).toHaveLength(more === 0 ? 2 : 3)
  const read = await Promise.all(parts.names.map((_, nth) => readPart(file, nth)))
  expect(Buffer.compare(Buffer.concat(read), bytes)).toBe(0)
  expect(new TextDecoder().decode(listOf(parts)).split('\n')).toEqual(parts.names)
  // The same at every build; another key, other names.
  expect(await partsOf(file, bytes.length, key)).toEqual(parts)
  const other = createKeyring('the secret of other files, long enough').content('nuit', 'clip', '0.0')
  expect((await partsOf(file, bytes.length, other)).names).not.toContain(parts.names[0])
})
