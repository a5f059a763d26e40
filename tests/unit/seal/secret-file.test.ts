import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { SecretFault } from '../../../seal/secret-fault.ts'
import { readOrMakeSecret, readSecret } from '../../../seal/secret-file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

let file: string
beforeEach(async () => {
  file = join(await temporaryFolder(), 'data', 'entrenous', 'secret')
})

describe('the file of a secret', () => {
  test('is made where there is none, for its owner alone, whatever the umask, and nothing lies beside it', async () => {
    const before = process.umask(0o277)
    try {
      expect(await readSecret(file)).toBeUndefined()
      await mkdir(dirname(dirname(file)), { recursive: true })
      await chmod(dirname(dirname(file)), 0o700)
      await mkdir(dirname(file))
      await chmod(dirname(file), 0o700)
      const { secret, isNew } = await readOrMakeSecret(file)
      expect(isNew).toBe(true)
      expect(secret).toMatch(/^[\w-]{43}$/)
      expect(await readFile(file, 'utf8')).toBe(`${secret}\n`)
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      expect(await readdir(dirname(file))).toEqual(['secret'])
      expect(await readOrMakeSecret(file)).toEqual({ secret, isNew: false })
    } finally {
      process.umask(before)
    }
  })

  test('lies in folders of its owner alone', async () => {
    await readOrMakeSecret(file)
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700)
  })

  test('is made by one of many who want it at once, and read by the others', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => readOrMakeSecret(file)))
    expect(new Set(all.map(({ secret }) => secret)).size).toBe(1)
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await readdir(dirname(file))).toEqual(['secret'])
  })

  test('is read without the blanks around it', async () => {
    const secret = randomBytes(32).toString('hex')
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `  ${secret}\r\n`)
    expect(await readSecret(file)).toBe(secret)
  })

  test('that holds none that can be used is named with its fault and the mend, and left as it is', async () => {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, 'cut sh')
    for (const read of [readSecret, readOrMakeSecret]) {
      await expect(read(file)).rejects.toMatchObject({ name: SecretFault.name })
      await expect(read(file)).rejects.toThrow(`${file}: shorter than 32 characters`)
      await expect(read(file)).rejects.toThrow(/Put the right one back, or take the file away.*every link.*dies/)
    }
    expect(await readFile(file, 'utf8')).toBe('cut sh')
  })

  test('that cannot be read or made is no missing one', async () => {
    await mkdir(file, { recursive: true })
    await expect(readSecret(file)).rejects.toMatchObject({ code: 'EISDIR' })
    await expect(readOrMakeSecret(file)).rejects.toMatchObject({ code: 'EISDIR' })
    await expect(readOrMakeSecret(join(import.meta.filename, 'secret'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
