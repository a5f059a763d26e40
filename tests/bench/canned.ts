import { createServer } from 'node:net'

/** A server that reads nothing and says the same to whatever comes: as fast as a generator of load can be here. Prints its port. */
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}'
const server = createServer((socket) => socket.on('error', () => {}).on('data', () => socket.write(ANSWER)))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
