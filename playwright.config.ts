import { defineConfig, devices } from 'playwright/test'
import { BROWSER_ARGUMENTS, requireBrowser } from './tests/support/browser.ts'

export default defineConfig<{ server: 'node' | 'edge' }>({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/build-site.ts',
  fullyParallel: true,
  // One of them waits most of the time, for a browser or for a moment: two cores are busy with three.
  workers: 3,
  // For what hangs, far above what a slow and busy machine takes: nothing is waited for that long.
  timeout: 180_000,
  // A renewed picture is somebody's decision (`npm run shots`), and a missing one a failure. docs/looks.md says why so strict.
  snapshotPathTemplate: 'docs/images/looks/{arg}{ext}',
  updateSnapshots: 'none',
  expect: { timeout: 30_000, toHaveScreenshot: { threshold: 0.05, maxDiffPixelRatio: 0.003 } },
  reporter: 'list',
  projects: [
    { name: 'node' },
    // The core of the journeys once more, against the Worker in workerd.
    { name: 'edge', grep: /@edge/, use: { server: 'edge' } },
  ],
  use: {
    // A phone, with a phone's user agent: the API refuses headless Chromium's own.
    ...devices['Pixel 7'],
    // Its client hints would still say that it has no screen.
    extraHTTPHeaders: { 'Sec-CH-UA': '"Chromium";v="140", "Google Chrome";v="140"' },
    viewport: { width: 360, height: 780 },
    // A real one's screen has seven times the pixels to paint, of which no test asks.
    deviceScaleFactor: 1,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // An opening takes a second with motion: only those wait for it who look at it.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: requireBrowser(), args: BROWSER_ARGUMENTS },
  },
})
