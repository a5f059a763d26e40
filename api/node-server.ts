import { createServer, type RequestListener, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { Connections } from './connections.ts'

/** What a connection may cost before it is cut. Times are milliseconds. */
export interface ServerLimits {
  /** For the headers, from the first byte or the opening of the connection. */
  headersMs: number
  /** For all of a request. The longest that a fan's page sends is 1 kB, which the slowest phone sends in seconds. */
  requestMs: number
  /** Between two requests. */
  idleMs: number
  /** In which nothing is written or read, and no answer is being worked out: a stream beats every 15 s, so nobody is there. */
  silenceMs: number
  /** For what is being answered when the server stops. */
  drainMs: number
  /** How often the first two are looked after. */
  checkMs: number
  /** Held at once: every stream and some requests beside them. */
  connections: number
  /** Of one network: phones in a stadium that share an address have one or two each, and some streams. */
  connectionsOfNetwork: number
}

export const SERVER_LIMITS: ServerLimits = {
  ...{ headersMs: 10_000, requestMs: 30_000, idleMs: 10_000, silenceMs: 120_000, drainMs: 5000, checkMs: 2000 },
  ...{ connections: 30_000, connectionsOfNetwork: 6000 },
}

/** nginx, AWS and others keep a connection for 60 s: one that we close first has a request on its way, and fails it. */
const IDLE_BEHIND_PROXY_MS = 75_000

/** Of all connections: when more are held, none is kept open for a next request. Streams take two thirds at most. */
const CROWDED = 0.8

const DRAIN_STEP_MS = 20

interface Options {
  answer: RequestListener
  /** Key and certificate in PEM. */
  tls?: { key: string; cert: string } | undefined
  /** All connections are those of our own proxies. */
  isBehindProxy: boolean
  limits: ServerLimits
}

export interface NodeServer {
  /** Gives the port. Throws when it is taken. Without a host, it listens on every address of the machine. */
  listen(port: number, host?: string): Promise<number>
  /** Connections that are held. */
  readonly connections: number
  /** Answers what has been asked in full, then stops; what takes longer than a few seconds is cut. */
  drain(): Promise<void>
}

/** An HTTP server that nobody fills by being slow. */
export function createNodeServer({ answer, tls, isBehindProxy, limits }: Options): NodeServer {
  const { connections: most, connectionsOfNetwork } = limits
  const connections = new Connections({ most, mostOfNetwork: isBehindProxy ? Infinity : connectionsOfNetwork })
  let isDraining = false
  const listener: RequestListener = (request, response) => {
    // Who asks on a connection that is kept alive would ask for ever.
    if (isDraining || connections.size > most * CROWDED) response.setHeader('Connection', 'close')
    connections.ask(request, response)
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

function optionsOf({ headersMs, requestMs, idleMs, checkMs }: ServerLimits, isBehindProxy: boolean): ServerOptions {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: isBehindProxy ? IDLE_BEHIND_PROXY_MS : idleMs,
    connectionsCheckingInterval: checkMs,
  }
}
