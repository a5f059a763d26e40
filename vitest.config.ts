import { defineConfig } from 'vitest/config'

const DRIZZLE = ['', '/libsql/sqlite3', '/migrator', '/sqlite-core', '/sqlite-proxy'].map(
  (part) => `drizzle-orm${part}`,
)

/**
 * What runs against Node and against workerd: each file asks the host that `TEST_HOST` names (`tests/support/any-host.ts`).
 * The fans' contract runs in both as well (`node.test.ts`, `runtime/workerd.test.ts`). What asks Node alone, and why:
 *
 * - `attacks/{flood,retries,tree,words,work,buttons}`: an object at the edge forgets paces after ten quiet seconds of the
 *   machine's own clock, which no test can hold still (docs/edge.md, *What is not there*)
 * - `attacks/{crowds,find-a-fan}`, `studio-tree`: thousands of openings and nodes, which cost minutes there, judged by code that is the same at both
 * - `attacks/{copied-database,photos}`, `retention`, `unavailable`, `studio-on-node`, `crash`, `static-site`: what lies in files; at the
 *   edge `runtime/{alarms,edge-health,edge-audit,site-headers}` and the platform stand for it
 * - `attacks/{headers,slow,streams}`, `metrics`, `dashboard`: sockets, bounds and counters of the process
 * - `ledger`, `housekeeping-away`, `clock-set-back`, `draw-held`, `estimates`, `gallery-circles`, `photos-*`, `early-presence`,
 *   `studio-end`: modules on a store, without a host or with one of their making; workerd's statements: `runtime/statements`
 * - `poll-closing`: begins in the past, where workerd takes no compatibility date
 */
const BOTH = [
  'ambassadors',
  'attacks/{guest-list,stuffed-ballot}',
  'brand-studio',
  'draw',
  'film',
  'gallery-studio',
  'members',
  'openapi',
  'poll',
  'previews',
  'spoken',
  'studio-{access,circles,cross-site,export,flags,links,report,sessions,void}',
].map((name) => `tests/api/${name}.test.ts`)

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'node', include: ['tests/{unit,api,cli,runtime,faults}/**/*.test.ts'] } },
      // wrangler is loaded, and the Worker bundled, once for all of them.
      { extends: true, test: { name: 'edge', include: BOTH, env: { TEST_HOST: 'edge' }, isolate: false } },
    ],
    // A developer's own settings are not the tests'.
    env: { ENV_FILE: '/dev/null' },
    // For what hangs, far above what a slow and busy machine takes. Conditions are waited for with expect.poll.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    // Several suites start servers and builds of their own: more at once than cores only makes them slow.
    maxWorkers: 2,
    // Drizzle as one file: its hundreds of modules take each test file longer than most take to run.
    deps: { optimizer: { ssr: { enabled: true, include: DRIZZLE } } },
  },
})
