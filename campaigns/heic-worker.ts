import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

/** Decodes a HEIC file on a thread of its own, since that takes a second, and the decoder prints its complaints. */
parentPort?.postMessage(await decode({ buffer: workerData }))
