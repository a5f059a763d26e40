import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

/** Decodes the HEIC file that it is given: on a thread of its own, since it takes a second, and prints what it stumbles over. */
parentPort?.postMessage(await decode({ buffer: workerData }))
