import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readSettings } from '../../api/env.ts'
import { serveSite } from '../../api/node.ts'
import { SECRET } from './fixture.ts'

/**
 * The real server as a process of its own, for tests that kill it. Prints its port. Arguments: the folder of the build.
 * Told something by its parent, it answers with the longest delay of its event loop since it was asked last, in milliseconds.
 */
const delay = monitorEventLoopDelay({ resolution: 5 })
const [distDir = ''] = process.argv.slice(2)
const settings = { ...readSettings({ ...process.env, ENTRENOUS_SECRET: SECRET }), distDir }
const { port } = await serveSite(settings, SECRET)
console.log(port)
delay.enable()
process.on('message', () => {
  process.send?.(delay.max / 1e6)
  delay.reset()
})
