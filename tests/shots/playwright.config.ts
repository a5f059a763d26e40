import { resolve } from 'node:path'
import { defineConfig } from 'playwright/test'
import base from '../../playwright.config.ts'

const PROJECT = resolve(import.meta.dirname, '../..')

/** `npm run shots`: every look in every state, for people to look at; and the pictures of docs/images, anew. */
export default defineConfig({
  ...base,
  testDir: '..',
  testMatch: ['shots/*.spec.ts', 'e2e/visual.spec.ts'],
  outputDir: resolve(PROJECT, 'test-results'),
  snapshotPathTemplate: resolve(PROJECT, String(base.snapshotPathTemplate)),
  updateSnapshots: 'all',
  timeout: 120_000,
  globalSetup: ['../e2e/build-site.ts', './contact-sheet.ts', './light-pictures.ts'],
  reporter: 'line',
})
