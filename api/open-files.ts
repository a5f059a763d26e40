import { readFile } from 'node:fs/promises'
import type { ServerLimits } from './node-server.ts'

/** Live streams, and what connections may cost. */
export interface NodeLimits extends ServerLimits {
  watchers: number
}

/** The database on every thread, the sockets that listen, what the runtime itself has open: some forty, and as many to spare. */
const OWN_FILES = 80

/** Of all connections, what one network holds at most. */
const NETWORK_SHARE = 0.2

/** How many files and connections this process may have open (getrlimit(2)); infinite where the system does not say. */
export async function openFilesLimit(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '')
  return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY)
}

/**
 * Limits under which the process never runs out of files: whoever finds no room is turned away, and whoever is in gets
 * pages. Streams leave a third of the connections to everybody else, each of which may want a file of the site.
 */
export function withinFiles(limits: NodeLimits, files: number): NodeLimits {
  const connections = Math.min(limits.connections, Math.floor((Math.max(0, files - OWN_FILES) * 3) / 4))
  return {
    ...limits,
    connections,
    connectionsOfNetwork: Math.min(limits.connectionsOfNetwork, Math.ceil(connections * NETWORK_SHARE)),
    watchers: Math.min(limits.watchers, Math.floor((connections * 2) / 3)),
  }
}
