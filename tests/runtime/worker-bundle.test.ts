import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('the Worker carries nothing that is for Node alone', async () => {
  const { metafile } = await build({
    entryPoints: ['api/worker.ts'],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.sql': 'text' },
  })
  const inputs = Object.keys(metafile.inputs)
  expect(inputs).toContain('api/faults.ts')
  expect(inputs.filter((path) => /node_modules\/(?:pino|prom-client)|api\/node/.test(path))).toEqual([])
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path))
  expect(imported.filter((path) => path.startsWith('node:'))).toEqual([])
})
