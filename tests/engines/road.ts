import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'

/** Bytes in one go as only segments of films and sounds have them: lists, and what comes before the first segment, are small. */
const LARGE = 5000

/** The network between a phone and the site, which can be gone. */
export class Road {
  readonly origin: string
  #isCut = false
  #lost: string | undefined
  #isSpoiling = false
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
    }
    const server = createServer((near) => {
      if (road.#isCut) return void near.destroy()
      let isMedia = false
      near.on('data', (request) => {
        if (road.#lost && request.includes(road.#lost)) near.destroy()
        isMedia = request.includes('/sealed/media/')
      })
      const far = connect(Number(new URL(origin).port), 'localhost')
      keep(near, far)
      keep(far, near)
      const spoils = new Transform({
        transform(bytes: Buffer, _, pass) {
          if (road.#isSpoiling && isMedia && bytes.length > LARGE)
            bytes.writeUInt8((bytes.at(-20) ?? 0) ^ 1, bytes.length - 20)
          pass(null, bytes)
        },
      })
      near.pipe(far)
      far.pipe(spoils).pipe(near)
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

  /** Somebody in between changes a byte of every segment. */
  spoil(): void {
    this.#isSpoiling = true
  }

  mend(): void {
    this.#isCut = false
    this.#isSpoiling = false
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
