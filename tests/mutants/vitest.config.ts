import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // As `run.ts` says.
    include: process.env.MUTANT_TESTS?.split(',') ?? [],
    env: { ENV_FILE: '/dev/null' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
