import { defineConfig } from 'vitest/config'

const DRIZZLE = ['', '/libsql/sqlite3', '/migrator', '/sqlite-core', '/sqlite-proxy'].map(
  (part) => `drizzle-orm${part}`,
)

/** What runs against Node and against workerd: each file asks the host that `TEST_HOST` names (`tests/support/any-host.ts`). */
const BOTH = [
  'ambassadors',
  'brand-studio',
  'draw',
  'film',
  'gallery-studio',
  'members',
  'openapi',
  'poll',
  'previews',
  'spoken',
  'studio-{access,circles,export,flags,links,report,sessions,void}',
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
