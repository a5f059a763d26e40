import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLedger } from '../../db/campaign/ledger.ts'
import { openFile } from '../../db/clients/file.ts'

/** A ledger on a database file of its own; `end` removes it. */
export async function openLedger(now: () => number, settleMs?: number) {
  const folder = await mkdtemp(join(tmpdir(), 'entrenous-ledger-'))
  const engine = await openFile(`file:${folder}/test.db`)
  const ledger = createLedger({ engine, nextTurn: setImmediate, now, settleMs })
  const end = async () => {
    await engine.close()
    await rm(folder, { recursive: true })
  }
  return { folder, engine, ledger, end }
}
