import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/** The command that opens a page, by platform. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens a page in the browser of whoever sits here. On a machine without one nothing happens: its path is printed. */
export function openInBrowser(path: string): void {
  const [command, ...before] = OPENERS[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...before, pathToFileURL(path).href], { stdio: 'ignore', detached: true })
  opener.on('error', () => undefined)
  opener.unref()
}
