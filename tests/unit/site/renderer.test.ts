import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundlePages } from '../../../site/building/renderer.ts'
import { temporaryFolder } from '../../support/fixture.ts'

it('bundles pages with their policy, in whatever environment', async () => {
  expect(process.env.NODE_ENV).toBe('test')
  const bundle = await bundlePages({ dataDir: await temporaryFolder(), code: `tried-${process.pid}` })
  const names = await readdir(join(bundle, 'server'), { recursive: true })
  const scripts = names.filter((name) => name.endsWith('.mjs')).map((name) => join(bundle, 'server', name))
  const code = await Promise.all(scripts.map((path) => readFile(path, 'utf8')))
  // The layout of all pages, and the studio.
  expect(code.join('').match(/<meta http-equiv="Content-Security-Policy"/g)).toHaveLength(2)
  await rm(bundle, { recursive: true })
})
