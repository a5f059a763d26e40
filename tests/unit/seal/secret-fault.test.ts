import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSettings, resolveSecret } from '../../../api/env.ts'
import { faultOf } from '../../../seal/secret-fault.ts'
import { temporaryFolder } from '../../support/fixture.ts'

/** The secret that was once committed, from the history itself; undefined where that is not here. */
const published = (() => {
  const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? ''
  const [commit] = git('log', '--all', '--diff-filter=A', '--format=%H', '--', ':/.entrenous-walk/secret').split('\n')
  return commit ? git('show', `${commit}:.entrenous-walk/secret`) : undefined
})()

describe('a secret', () => {
  test('of 32 random characters or more is taken, however it is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('hex', 'base64', 'base64url' as const),
        fc.integer({ min: 24, max: 64 }),
        (as, size) => {
          expect(faultOf(randomBytes(size).toString(as))).toBeUndefined()
        },
      ),
    )
    expect(faultOf('abcdefgh'.repeat(4))).toBeUndefined()
  })

  test('that is short, or one character again and again, is refused with the mend and without itself', () => {
    expect(faultOf('hunter2')).toMatch(/^shorter than 32 characters, expected .*openssl rand/)
    expect(faultOf('hunter2'.repeat(5))).toMatch(/^fewer than 8 different characters, expected .*openssl rand/)
    expect(faultOf(' '.repeat(40))).toMatch(/^shorter/)
    for (const secret of ['hunter2', 'hunter2'.repeat(5)]) expect(faultOf(secret)).not.toContain('hunter2')
  })
})

describe.skipIf(!published)('the secret that was published with the history', () => {
  const secret = published ?? ''

  test('is refused in the environment, with or without a line break, and never repeated', () => {
    for (const given of [secret, `${secret}\n`]) {
      const read = () => readSettings({ ENTRENOUS_SECRET: given })
      expect(read).toThrow(/^ENTRENOUS_SECRET: published in the history of this project, .*expected 32 random/)
      expect(read).not.toThrow(secret)
    }
  })

  test('is refused in the data folder, with the file and the mend', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'secret'), `${secret}\n`)
    await expect(
      resolveSecret({ ...readSettings({ ENTRENOUS_DATA: folder }), distDir: join(folder, 'dist') }),
    ).rejects.toThrow(
      new RegExp(`^${join(folder, 'secret')}: published in the history of this project, .* take the file away`),
    )
  })
})
