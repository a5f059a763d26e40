import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/engines/*.test.ts'],
    globalSetup: 'tests/engines/build-site.ts',
    // A developer's own settings are not the tests'.
    env: { ENV_FILE: '/dev/null' },
    // A fan's whole way takes 15 s; a command that hangs ends it sooner than this does.
    testTimeout: 240_000,
    // What is missing is installed first.
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
})
