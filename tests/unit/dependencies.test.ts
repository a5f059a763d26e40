import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const read = (file: string) => readFile(file, 'utf8')
const { dependencies, devDependencies } = JSON.parse(await read('package.json')) as Record<string, object>
const named = Object.keys({ ...dependencies, ...devDependencies })

/** Rows of the tables of packages: name and licence. */
const [packages = ''] = (await read('docs/dependencies.md')).split('## Ours')
const rows = [...packages.matchAll(/^\| (?!package|---)(\S+) \| ([^|]+) \|/gm)].map(([, name = '', licence]) => [
  name,
  licence,
])

describe('docs/dependencies.md', () => {
  it('has one line for each package, and for no other', () => {
    expect(rows.map(([name]) => name).toSorted()).toEqual(named.toSorted())
  })

  it('says the licence that each package states', async () => {
    const stated = await Promise.all(
      rows.map(async ([name]) => [name, JSON.parse(await read(`node_modules/${name}/package.json`)).license]),
    )
    expect(rows).toEqual(stated)
  })

  it('says what a server runs, which is what is installed there', () => {
    const [, server = ''] = packages.split('## What a server runs')
    const [onServer = ''] = server.split('## What builds')
    const listed = [...onServer.matchAll(/^\| (?!package|---)(\S+) \|/gm)].map(([, name]) => name)
    expect(listed.toSorted()).toEqual(Object.keys(dependencies ?? {}).toSorted())
  })
})
