import { pathToFileURL } from 'node:url'
import { type Client, createClient, type InArgs, type InStatement } from '@libsql/client/sqlite3'
import type { Condition } from './condition.ts'
import { LockWait } from './lock-wait.ts'
import { troubleIn } from './trouble.ts'

/**
 * The one connection that reads: a pool would lose its settings from one call to the next. It refuses to read while the
 * file is not the one that was opened, or does not read right: its figures would be those of a database that nobody has.
 */
export function openReader(path: string, condition: Condition): Client {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 })
  const execute: (statement: InStatement | string, args?: InArgs) => ReturnType<Client['execute']> =
    client.execute.bind(client)
  const lock = new LockWait()
  client.execute = async (statement: InStatement | string, args?: InArgs) => {
    condition.requireReadable()
    try {
      return await lock.run(() => execute(statement, args))
    } catch (error) {
      if (troubleIn(error) === 'database-damaged') throw await condition.doubt(String(error))
      throw error
    }
  }
  // Drizzle's own transaction would take the write lock, and block counting while it reads.
  const transaction: Client['transaction'] = client.transaction.bind(client)
  client.transaction = () => transaction('deferred')
  return client
}
