import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,api,cli,runtime,faults}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Several suites start servers and builds of their own: more at once than cores only makes them slow.
    maxWorkers: 2,
  },
})
