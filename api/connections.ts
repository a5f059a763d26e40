import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from './network.ts'

interface Limits {
  /** Held at once. */
  most: number
  /** Held at once by one network; infinite where all connections are those of our own proxies. */
  mostOfNetwork: number
}

interface Connection {
  socket: Socket
  rooms: readonly Room[]
  isHeld: boolean
  exchange?: { request: IncomingMessage; response: ServerResponse }
}

/** Connections that share a limit. */
interface Room {
  most: number
  held: number
  /** Those that wait for no answer, the one that has said nothing for longest first. Some may have asked since. */
  idle: Set<Connection>
}

/**
 * The connections of a server, limited by network and in all. At a limit the newcomer takes the place of the connection that
 * has been idle for longest, in its own network where that is full. Idle is one without a whole request under way: its
 * browser opens another when it needs one. So nobody who asks something is kept out, and whoever holds thousands only cuts
 * their own, also behind an address that they share with a carrier's other customers.
 */
export class Connections {
  readonly #limits: Limits
  readonly #all: Room
  readonly #networks = new Map<string, Room>()
  /** By the other end's address and port: over TLS, a request does not name the socket that was accepted. */
  readonly #held = new Map<string, Connection>()

  constructor(limits: Limits) {
    this.#limits = limits
    this.#all = { most: limits.most, held: 0, idle: new Set() }
  }

  get size(): number {
    return this.#all.held
  }

  /** Whether somebody has asked in full and waits. */
  get isAsked(): boolean {
    return [...this.#held.values()].some(isAsking)
  }

  /** Takes a new one in. It is cut itself only where all others wait for an answer. */
  add(socket: Socket): void {
    const network = networkOf(socket.remoteAddress ?? '').own
    const own = this.#networks.get(network) ?? { most: this.#limits.mostOfNetwork, held: 0, idle: new Set() }
    const connection: Connection = { socket, rooms: [own, this.#all], isHeld: true }
    if (!connection.rooms.every(makeRoom)) {
      socket.destroy()
      return
    }
    const end = endOf(socket)
    this.#networks.set(network, own)
    this.#held.set(end, connection)
    for (const room of connection.rooms) room.held++
    rest(connection)
    socket.once('close', () => {
      leave(connection)
      if (this.#held.get(end) === connection) this.#held.delete(end)
      if (own.held === 0 && this.#networks.get(network) === own) this.#networks.delete(network)
    })
  }

  /** Notes that a connection asks, until it is answered. */
  ask(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.#held.get(endOf(request.socket))
    if (!connection) return
    connection.exchange = { request, response }
    rest(connection)
    response.once('close', () => {
      if (connection.exchange?.response === response) delete connection.exchange
      rest(connection)
    })
  }

  /** Whether what was asked on a connection is still being worked out. */
  isWaiting(socket: Socket): boolean {
    const connection = this.#held.get(endOf(socket))
    return connection !== undefined && isAsking(connection) && connection.exchange?.response.headersSent === false
  }

  /** Cuts all of them. */
  cut(): void {
    for (const { socket } of this.#held.values()) socket.destroy()
  }
}

/** Cuts somebody idle where nobody more fits. False when none is. */
function makeRoom({ held, most, idle }: Room): boolean {
  if (held < most) return true
  for (const connection of idle) {
    if (!isAsking(connection)) {
      leave(connection)
      connection.socket.destroy()
      return true
    }
    // Idle again when it has been answered.
    idle.delete(connection)
  }
  return false
}

/** Makes a connection the last to be cut of those that are idle. */
function rest(connection: Connection): void {
  if (!connection.isHeld) return
  for (const { idle } of connection.rooms) {
    idle.delete(connection)
    idle.add(connection)
  }
}

function leave(connection: Connection): void {
  if (!connection.isHeld) return
  connection.isHeld = false
  for (const room of connection.rooms) {
    room.held--
    room.idle.delete(connection)
  }
}

function isAsking({ exchange }: Connection): boolean {
  return exchange?.request.complete === true
}

function endOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}
