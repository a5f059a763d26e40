import { readFile } from 'node:fs/promises'
import type { ServerLimits } from './node-server.ts'

/** Limits of a Node process: those of its connections, and its live streams. */
export interface NodeLimits extends ServerLimits {
  watchers: number
}

/**
 * File descriptors of the process itself: the database on every thread, listening sockets, the runtime. Some forty, and as
 * many to spare.
 */
const OWN_FILES = 80

/** The share of all connections that one network may hold. */
const NETWORK_SHARE = 0.2

/** How many file descriptors this process may have (getrlimit(2)); infinite where the system does not say. */
export async function openFilesLimit(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '')
  return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY)
}

/**
 * Lowers limits so that the process never runs out of file descriptors: a client without room is turned away, and clients
 * that are in get their pages. Streams leave a third of the connections to everybody else, who may want a file of the site.
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
