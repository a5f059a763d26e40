import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,api,cli,runtime,faults}/**/*.test.ts'],
    // A developer's own settings are not the tests'.
    env: { ENV_FILE: '/dev/null' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Several suites start servers and builds of their own: more at once than cores only makes them slow.
    maxWorkers: 2,
  },
})
