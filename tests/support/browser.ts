import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { installPackages, isRoot, succeeds, versionOf } from './debian.ts'

/** Chromium without what draws a window, as Debian has it: takes a quarter less of the processor for the same pictures. */
const HEADLESS_SHELL = { name: 'chromium-headless-shell', path: '/usr/lib/chromium/chromium-headless-shell' }

/** Names under which systems install a Chromium. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const MAC_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** It talks to nobody but the site under test. */
export const BROWSER_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // For the tests it is a fan's: the page asks whether a program drives it.
  '--disable-blink-features=AutomationControlled',
  // The headless shell's own are for a screen that nobody has; a whole Chromium asks the system, which says this.
  '--font-render-hinting=slight',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
  // Chromium's sandbox refuses to start as root, which is what containers run as.
  ...(isRoot ? ['--no-sandbox'] : []),
]

/**
 * The path of a Chromium: the one that `CHROMIUM_PATH` names, one that is installed, Playwright's own, or one that it
 * installs. Throws when there is none: without a browser nothing is tested.
 */
export function requireBrowser(): string {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (starts(named)) return named
    throw new Error(`CHROMIUM_PATH: ${named} does not start, expected the path of a Chromium`)
  }
  installHeadlessShell()
  const path = findBrowser() ?? installBrowser()
  if (!path) {
    throw new Error(
      'No Chromium was found, and none could be installed. Install one, or set CHROMIUM_PATH to its path.',
    )
  }
  // Playwright reads its configuration again in each of its workers.
  process.env.CHROMIUM_PATH = path
  return path
}

function findBrowser(): string | undefined {
  const folders = process.env.PATH?.split(delimiter) ?? []
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [HEADLESS_SHELL.path, ...installed, ...MAC_PATHS, chromium.executablePath()].filter(existsSync).find(starts)
}

/** Some systems install a stub that only says where to find the browser, so a file by that name proves nothing. */
function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

/** Beside a Chromium of Debian, where nobody is asked: of its very version, as another one draws otherwise. */
function installHeadlessShell(): void {
  const version = isRoot && !existsSync(HEADLESS_SHELL.path) && versionOf('chromium')
  if (version) installPackages(`${HEADLESS_SHELL.name}=${version}`)
}

/**
 * A system's own package brings its libraries and the codecs that Playwright's build lacks; beside it, the fonts that stand
 * in for those of phones until a page's own have come.
 */
function installBrowser(): string | undefined {
  if (installPackages(HEADLESS_SHELL.name, 'fonts-liberation')) {
    const found = findBrowser()
    if (found) return found
  }
  const cli = join(createRequire(import.meta.url).resolve('playwright/package.json'), '../cli.js')
  succeeds(process.execPath, cli, 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium')
  return findBrowser()
}
