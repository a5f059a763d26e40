import { type Done, type LargeServer, startLargeServer } from '../support/large.ts'

/**
 * Our own long work on a large campaign while fans open links: how long it takes, how long the server's event loop is
 * held at most, and how many links are opened meanwhile.
 *
 * `node tests/bench/large.ts [views [word of a step …]]`
 */
const STEPS: Record<string, (server: LargeServer) => Promise<Done>> = {
  'report, the first': ({ get }) => get('report'),
  'tree, the first': ({ get }) => get('tree'),
  'nodes.csv': ({ get }) => get('export/nodes.csv'),
  'views.csv': ({ get }) => get('export/views.csv'),
  'surges.csv': ({ get }) => get('export/surges.csv'),
  'void the branch': ({ change }) => change({ void: 'branch', why: 'a bench' }),
  'put it back': ({ change }) => change({ unvoid: 'branch' }),
  'void the fan by whose link a fifth came': ({ changeIdol }) => changeIdol({ void: 'view', why: 'a bench' }),
  'put them back': ({ changeIdol }) => changeIdol({ unvoid: 'view' }),
  'revoke the branch': ({ change }) => change({ revoke: 'branch' }),
  'restore it': ({ change }) => change({ restore: 'branch' }),
  'verify, in another process': ({ verify }) => verify(),
  'backup, in another process': ({ backup }) => backup(),
}

const [given = 1_000_000, ...words] = process.argv.slice(2)
const views = Number(given)
const isAsked = ([name]: [string, unknown]) => words.length === 0 || words.some((word) => name.includes(word))
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const server = await startLargeServer(views, views / 5)
try {
  const start = `${server.startMs.toFixed(0)} ms, ${mb(server.startBytes)}`
  console.log(`start to the port: ${start}; a branch of ${server.branchViews} views\n`)
  console.log(
    '| | time | event loop held | links opened meanwhile | memory of its own |\n| --- | --- | --- | --- | --- |',
  )
  for (const [name, step] of Object.entries(STEPS).filter(isAsked)) {
    const { ms, blockMs, unlocks, peakBytes } = await step(server)
    const memory = peakBytes ? mb(peakBytes) : ''
    console.log(`| ${name} | ${ms.toFixed(0)} ms | ${blockMs.toFixed(0)} ms | ${unlocks} | ${memory} |`)
  }
  console.log(`\nthe server, at most: ${mb(await server.peakBytes())}`)
} finally {
  await server.stop()
}
