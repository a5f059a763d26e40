import { createServer, type IncomingMessage, type RequestListener, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { Connections } from './connections.ts'

/** Limits of a connection, against clients that are slow on purpose (Slowloris). Times are milliseconds. */
export interface ServerLimits {
  /** For all headers, from the first byte or the opening of the connection. */
  headersMs: number
  /** For a body, from its headers on. The longest that a fan's page sends is 1 kB, which the slowest phone sends in seconds. */
  bodyMs: number
  /** For a whole request that {@link allowUpload} has let take longer: a photo, 3 MB at most, takes half a minute on slow 4G. */
  uploadMs: number
  /** Keep-alive: between two requests. */
  idleMs: number
  /** Without any byte written or read while no answer is being worked out: a stream has a heartbeat every 15 s, so nobody is there. */
  silenceMs: number
  /** For answers in progress when the server stops. */
  drainMs: number
  /** How often the limits of headers and of an upload are checked. */
  checkMs: number
  /** Connections open at once: every stream, and some requests beside them. */
  connections: number
  /** Connections of one network: phones in a stadium that share an address have one or two each, and some streams. */
  connectionsOfNetwork: number
}

export const SERVER_LIMITS: ServerLimits = {
  ...{ headersMs: 10_000, bodyMs: 30_000, uploadMs: 90_000, idleMs: 10_000 },
  ...{ silenceMs: 120_000, drainMs: 5000, checkMs: 2000 },
  ...{ connections: 30_000, connectionsOfNetwork: 6000 },
}

/** Longer than the 60 s of nginx, AWS and others: if we closed first, a request on its way would fail. */
const IDLE_BEHIND_PROXY_MS = 75_000

/** The share of all connections above which none is kept alive for a next request. Streams take two thirds at most. */
const CROWDED = 0.8

const DRAIN_STEP_MS = 20

/** What cuts a request whose body is late. */
const deadlines = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/** Lets a request take `uploadMs`. A route asks for it once it knows who sends, so that a stranger cannot. */
export function allowUpload(request: IncomingMessage): void {
  clearTimeout(deadlines.get(request))
}

interface Options {
  answer: RequestListener
  /** Key and certificate in PEM. */
  tls?: { key: string; cert: string } | undefined
  /** Whether all connections come from our own proxies. */
  isBehindProxy: boolean
  limits: ServerLimits
}

export interface NodeServer {
  /** Listens, on every address of the machine unless a host is given. Resolves with the port. Throws when it is taken. */
  listen(port: number, host?: string): Promise<number>
  /** Number of open connections. */
  readonly connections: number
  /** Stops after the answers in progress; those that take longer than a few seconds are cut. */
  drain(): Promise<void>
}

/** An HTTP server that slow clients cannot fill. */
export function createNodeServer({ answer, tls, isBehindProxy, limits }: Options): NodeServer {
  const { connections: most, connectionsOfNetwork } = limits
  const connections = new Connections({ most, mostOfNetwork: isBehindProxy ? Infinity : connectionsOfNetwork })
  let isDraining = false
  const listener: RequestListener = (request, response) => {
    // A connection that is kept alive could go on asking for ever.
    if (isDraining || connections.size > most * CROWDED) response.setHeader('Connection', 'close')
    connections.ask(request, response)
    boundBody(request, limits.bodyMs)
    answer(request, response)
  }
  const options = optionsOf(limits, isBehindProxy)
  const server = tls
    ? createTlsServer({ ...options, ...tls, handshakeTimeout: limits.headersMs }, listener)
    : createServer(options, listener)
  server.timeout = limits.silenceMs
  server.on('timeout', (socket) => connections.isWaiting(socket) || socket.destroy())
  server.on('connection', (socket) => connections.add(socket))

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen({ port, host }, () => {
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      }),
    get connections() {
      return connections.size
    },
    async drain() {
      isDraining = true
      const closed = new Promise((resolve) => server.close(resolve))
      const giveUpAt = performance.now() + limits.drainMs
      const step = () => {
        if (connections.isAsked && performance.now() < giveUpAt) server.closeIdleConnections()
        // Half a request was not counted: its fan asks again.
        else connections.cut()
      }
      const steps = setInterval(step, DRAIN_STEP_MS)
      step()
      await closed
      clearInterval(steps)
    },
  }
}

/** Node's own limit is the same for all requests of a server. */
function boundBody(request: IncomingMessage, bodyMs: number): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  if (length === undefined && encoding === undefined) return
  const deadline = setTimeout(() => request.complete || request.socket.destroy(), bodyMs)
  deadlines.set(request, deadline)
  request.once('close', () => clearTimeout(deadline))
}

function optionsOf({ headersMs, uploadMs, idleMs, checkMs }: ServerLimits, isBehindProxy: boolean): ServerOptions {
  return {
    headersTimeout: headersMs,
    requestTimeout: uploadMs,
    keepAliveTimeout: isBehindProxy ? IDLE_BEHIND_PROXY_MS : idleMs,
    connectionsCheckingInterval: checkMs,
  }
}
