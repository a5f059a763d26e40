import { readSettings } from '../../api/env.ts'
import { serveSite } from '../../api/node.ts'
import { SECRET } from './fixture.ts'

/**
 * The real server as a process of its own, for tests that stop or kill it. Prints its port. Arguments: the folder of the build, and the secret that it was made with, unless it is the tests' own.
 * Told something by its parent, it answers for how long its event loop was held at a stretch since it was asked last, in
 * milliseconds of its thread's processor time: other programs on the machine add nothing.
 */
const [distDir = '', secret = SECRET] = process.argv.slice(2)
const settings = { ...readSettings({ ...process.env, ENTRENOUS_SECRET: secret }), distDir }
const { port, close } = await serveSite(settings, secret)
process.once('SIGTERM', () => void close().then(() => process.exit(0)))
// As a text: a number is coloured where FORCE_COLOR is set.
console.log(String(port))

const cpuMs = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
let [turnedAtMs, longestMs] = [cpuMs(), 0]
setInterval(() => {
  const nowMs = cpuMs()
  longestMs = Math.max(longestMs, nowMs - turnedAtMs)
  turnedAtMs = nowMs
}, 1)
process.on('message', () => {
  process.send?.(longestMs)
  longestMs = 0
})
// It does not outlive a test that was stopped.
process.on('disconnect', () => process.exit())
