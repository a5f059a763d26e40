import { execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { requireProgram } from '../support/debian.ts'
import { rootToken } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { openAtPace } from './paced.ts'
import { startBenchServer } from './process.ts'

/**
 * The tally behind a cache that keeps it for as long as the API says, a second: how many polls a second are answered, and how many
 * of them reach the API, while fans open links. By nginx of Debian.
 */

const SECONDS = 10
const POLLERS = 200

const configOf = (port: number, upstream: string, folder: string) => `
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
  log_format status '$upstream_cache_status';
  access_log ${folder}/access.log status;
  proxy_temp_path ${folder}/temp;
  client_body_temp_path ${folder}/body;
  proxy_cache_path ${folder}/cache keys_zone=tally:1m;
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass ${upstream}; proxy_cache tally; proxy_cache_lock on; proxy_cache_use_stale updating; }
  }
}
`

const server = await startBenchServer()
const folder = await mkdtemp(join(tmpdir(), 'entrenous-tally-'))
// nginx's worker is another user where root starts it.
await chmod(folder, 0o755)
const port = await freePort()
await writeFile(`${folder}/nginx.conf`, configOf(port, server.url, folder))
const nginx = spawn(requireProgram('nginx', 'nginx-light'), ['-c', `${folder}/nginx.conf`, '-g', 'daemon off;'], {
  stdio: 'inherit',
})
const path = '/api/campaigns/open/tally'
const isUp = () =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    ({ ok }) => ok,
    () => false,
  )
while (!(await isUp())) await new Promise((resolve) => setTimeout(resolve, 50))
const wrk = ['--threads=1', `--connections=${POLLERS}`, `--duration=${SECONDS}s`, `http://127.0.0.1:${port}${path}`]
const [{ stdout }] = await Promise.all([
  promisify(execFile)(requireProgram('wrk', 'wrk'), wrk),
  openAtPace(server, rootToken('open'), 50, SECONDS),
])
const polls = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1])
nginx.kill('SIGQUIT')
await new Promise((resolve) => nginx.once('exit', resolve))
const asked = (await readFile(`${folder}/access.log`, 'utf8'))
  .split('\n')
  .filter((status) => !['HIT', 'UPDATING', ''].includes(status))
console.log(
  `${polls.toFixed(0)} polls a second of the tally behind a cache; ${(asked.length / SECONDS).toFixed(1)} a second reach the API`,
)
await server.stop()
await rm(folder, { recursive: true })
