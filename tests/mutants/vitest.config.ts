import { defineConfig } from 'vitest/config'
import { MUTANT_TESTS } from './tests.ts'

/** The tests that look for mutants. Short limits: a mutant that never ends is found by them. */
export default defineConfig({
  test: {
    include: process.env[MUTANT_TESTS]?.split(','),
    env: { ENV_FILE: '/dev/null' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
