import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readOrMakeCertificate } from '../../cli/certificate.ts'
import { requireProgram } from './debian.ts'
import { temporaryFolder } from './fixture.ts'
import { freePort } from './free-port.ts'

/** A TLS proxy of Debian's, with the configuration of `deploy/`. */
export interface TlsProxy {
  /** Gives everything that it said and wrote down. */
  stop(): Promise<string>
}

/** Ports of this machine, and the certificate in one PEM. */
interface Place {
  folder: string
  upstream: number
  port: number
  plainPort: number
  pem: string
}

type Start = (place: Place) => Promise<{ command: string; args: string[]; logs: string[] }>

const CADDY = requireProgram('caddy', 'caddy')
const NGINX = requireProgram('nginx', 'nginx-light')

const DEPLOY = resolve(import.meta.dirname, '../../deploy')

/** As it ships, but for addresses, for what would ask an authority for a certificate, and with patience for a busy machine. */
const caddy: Start = async ({ folder, upstream, port, plainPort, pem }) => {
  const shipped = await readFile(join(DEPLOY, 'Caddyfile'), 'utf8')
  const config = shipped
    .replace(
      '{\n',
      `{\n\tadmin off\n\thttp_port ${plainPort}\n\thttps_port ${port}\n\tauto_https disable_certs\n\tdefault_bind 127.0.0.1\n`,
    )
    .replace('share.example.org {\n', `localhost {\n\ttls ${pem} ${pem}\n`)
    .replace('127.0.0.1:4321', `127.0.0.1:${upstream}`)
    .replace('lb_try_duration 15s', 'lb_try_duration 120s')
  const file = join(folder, 'Caddyfile')
  await writeFile(file, config)
  return {
    command: CADDY,
    args: ['run', '--config', file, '--adapter', 'caddyfile'],
    logs: [],
  }
}

/** Inside Debian's own `nginx.conf`, whose defaults a site lives with. */
const nginx: Start = async ({ folder, upstream, port, plainPort, pem }) => {
  const logs = join(folder, 'logs')
  await mkdir(logs)
  const shipped = await readFile(join(DEPLOY, 'nginx.conf'), 'utf8')
  const site = shipped
    .replaceAll(/listen \[::\].*\n/g, '')
    .replaceAll('listen 80', `listen 127.0.0.1:${plainPort}`)
    .replaceAll('listen 443', `listen 127.0.0.1:${port}`)
    .replaceAll('share.example.org;', 'localhost;')
    .replaceAll(/\/etc\/letsencrypt\/\S+\.pem/g, pem)
    .replace('127.0.0.1:4321', `127.0.0.1:${upstream}`)
  await writeFile(join(folder, 'site'), site)
  const debian = await readFile('/etc/nginx/nginx.conf', 'utf8')
  const config = debian
    .replace('/etc/nginx/sites-enabled/*', join(folder, 'site'))
    .replace('/run/nginx.pid', join(folder, 'pid'))
    .replaceAll('/var/log/nginx', logs)
  await writeFile(join(folder, 'nginx.conf'), config)
  return {
    command: NGINX,
    args: ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'],
    logs: [join(logs, 'access.log'), join(logs, 'error.log')],
  }
}

const PROXIES = { caddy, nginx }
export type ProxyName = keyof typeof PROXIES

/** @param upstream port of the server; the proxy listens on `port` of 127.0.0.1, as `localhost` */
export async function startProxy(name: ProxyName, upstream: number, port: number): Promise<TlsProxy> {
  const folder = await temporaryFolder()
  const pem = join(folder, 'certificate.pem')
  await readOrMakeCertificate(pem, 'localhost')
  const { command, args, logs } = await PROXIES[name]({ folder, upstream, port, plainPort: await freePort(), pem })
  const child = spawn(command, args, { env: { ...process.env, HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  await isListening(child, port).catch((cause: unknown) => {
    throw new Error(`${name} does not listen: ${said}`, { cause })
  })
  return {
    async stop() {
      if (child.kill()) await once(child, 'exit')
      const written = await Promise.all(logs.map((file) => readFile(file, 'utf8')))
      await rm(folder, { recursive: true })
      return [said, ...written].join('\n')
    },
  }
}

async function isListening(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isOpen) return
    await setTimeout(50)
  }
  throw new Error(`ended with ${child.exitCode}`)
}
