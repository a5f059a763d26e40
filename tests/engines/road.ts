import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The network between a phone and the site, which can be gone. */
export class Road {
  readonly origin: string
  #isCut = false
  #lost: string | undefined
  readonly #sockets: Set<Socket>
  readonly #end: () => void

  private constructor(port: number, sockets: Set<Socket>, end: () => void) {
    this.origin = `http://localhost:${port}`
    this.#sockets = sockets
    this.#end = end
  }

  /** @param origin of the site */
  static async to(origin: string): Promise<Road> {
    const sockets = new Set<Socket>()
    const keep = (socket: Socket, other: Socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
    const server = createServer((near) => {
      if (road.#isCut) return void near.destroy()
      near.on('data', (request) => road.#lost && request.includes(road.#lost) && near.destroy())
      const far = connect(Number(new URL(origin).port), 'localhost')
      keep(near, far)
      keep(far, near)
    })
    server.listen(0, 'localhost')
    await once(server, 'listening')
    const road = new Road((server.address() as AddressInfo).port, sockets, () => server.close())
    return road
  }

  cut(): void {
    this.#isCut = true
    this.#reset()
  }

  /** Whoever asks for it gets no answer. */
  lose(path: string): void {
    this.#lost = `GET ${path}`
  }

  mend(): void {
    this.#isCut = false
    this.#lost = undefined
  }

  close(): void {
    this.#end()
    this.#reset()
  }

  #reset(): void {
    for (const socket of this.#sockets) socket.destroy()
  }
}
