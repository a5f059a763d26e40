import { once } from 'node:events'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { Condition } from './condition.ts'
import { CopyFault, type DatabaseCopy } from './copy.ts'
import type { FileWriter } from './file-writer.ts'
import type { OpenedFile } from './opened-file.ts'

/** Requests to `checkpoints.ts`: make a copy, or empty the log and end. */
export type ThreadRequest = { copyTo: string; answer: MessagePort } | { stop: true }

export type CopyAnswer = { copy: DatabaseCopy } | { fault: string }

/** Its reports: the database is open; it does not read right; emptying the log begins or is over. */
export type ThreadReport = { isOpen: true } | { damage: string } | { isEmptying: boolean }

export interface SecondThread {
  /** See `copyDatabase`. Throws {@link CopyFault}. */
  copyTo(file: string): Promise<DatabaseCopy>
  /** Stops the thread. Resolves when the whole log is in the database, or after two seconds with a reader. */
  stop(): Promise<void>
}

/**
 * Starts the thread of `checkpoints.ts` on a database in WAL mode. Throws where it cannot open it. Should it fail later,
 * the process ends: without it the log would grow for ever, and damage go unnoticed.
 */
export async function startSecondThread(
  { path, parts }: OpenedFile,
  condition: Condition,
  writer: FileWriter,
): Promise<SecondThread> {
  const thread = new Worker(new URL('./checkpoints.ts', import.meta.url), { workerData: { path, parts } })
  await once(thread, 'message')
  const exit = once(thread, 'exit')
  // Keeps the process alive: a command that waits to write has nothing else that does.
  const hold = () => {
    thread.ref()
    writer.pause()
  }
  const letGo = () => {
    writer.resume()
    thread.unref()
  }
  thread.on('message', (report: ThreadReport) => {
    if ('damage' in report) void condition.doubt(report.damage)
    else if ('isEmptying' in report) report.isEmptying ? hold() : letGo()
  })
  thread.unref()
  return {
    async copyTo(file) {
      const { port1, port2 } = new MessageChannel()
      const answered = Promise.race([once(port1, 'message'), exit.then(() => [{ fault: 'the thread has ended' }])])
      thread.postMessage({ copyTo: file, answer: port2 } satisfies ThreadRequest, [port2])
      const [answer] = (await answered) as [CopyAnswer]
      port1.close()
      if ('fault' in answer) throw new CopyFault(answer.fault)
      return answer.copy
    },
    async stop() {
      thread.removeAllListeners('message').ref()
      thread.postMessage({ stop: true } satisfies ThreadRequest)
      await exit
    },
  }
}
