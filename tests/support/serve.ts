import { readSettings } from '../../api/env.ts'
import { serveSite } from '../../api/node.ts'
import { SECRET } from './fixture.ts'

/** The real server as a process of its own, for tests that stop or kill it. Prints its port. Arguments: the folder of the build. */
const [distDir = ''] = process.argv.slice(2)
const settings = { ...readSettings({ ...process.env, ENTRENOUS_SECRET: SECRET }), distDir }
const { port, close } = await serveSite(settings, SECRET)
process.once('SIGTERM', () => void close().then(() => process.exit(0)))
console.log(port)
