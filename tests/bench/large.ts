import { type Done, type LargeServer, startLargeServer } from '../support/large.ts'

/**
 * Our own long work on a large campaign while fans open links: how long it takes, how long the server's event loop is
 * held at most, and how many links are opened meanwhile. Argument: views, a million if left out.
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
}

const views = Number(process.argv[2] ?? 1_000_000)
const server = await startLargeServer(views, views / 5)
try {
  console.log(`start to the port: ${server.startMs.toFixed(0)} ms; a branch of ${server.branchViews} views\n`)
  console.log('| | time | event loop held | links opened meanwhile |\n| --- | --- | --- | --- |')
  for (const [name, step] of Object.entries(STEPS)) {
    const { ms, blockMs, unlocks } = await step(server)
    console.log(`| ${name} | ${ms.toFixed(0)} ms | ${blockMs.toFixed(0)} ms | ${unlocks} |`)
  }
} finally {
  await server.stop()
}
