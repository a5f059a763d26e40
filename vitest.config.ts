import { defineConfig } from 'vitest/config'

const DRIZZLE = ['', '/libsql/sqlite3', '/migrator', '/sqlite-core', '/sqlite-proxy'].map(
  (part) => `drizzle-orm${part}`,
)

export default defineConfig({
  test: {
    include: ['tests/{unit,api,cli,runtime,faults}/**/*.test.ts'],
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
