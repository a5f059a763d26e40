import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,api,cli,runtime,faults}/**/*.test.ts'],
    // A developer's own settings are not the tests'.
    env: { ENV_FILE: '/dev/null' },
    // For what hangs, far above what a slow and busy machine takes. Conditions are waited for with expect.poll.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    // One more than cores: each waits now and then for a process, a clock or the disk.
    maxWorkers: 3,
  },
})
