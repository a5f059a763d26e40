import { existsSync } from 'node:fs'
import { requireSecret, type Settings } from '../../api/env.ts'
import type { Difference } from '../../db/campaign/comparison.ts'
import { CopyFault, type DatabaseCopy } from '../../db/clients/copy.ts'
import { createKeyring } from '../../seal/secret.ts'
import { CommandError } from '../fail.ts'
import { collect, slugsOf } from '../transfer/collect.ts'
import { requireRight } from '../transfer/send.ts'

/** `backup --at`: every object of a deployment in one file, which a server on Node can serve and `restore` takes. */
export async function backupElsewhere(settings: Settings, path: string): Promise<DatabaseCopy> {
  if (existsSync(path)) throw new CommandError(`${path}: is there already, expected a new name`)
  const deployment = { at: settings.siteUrl, key: createKeyring(await requireSecret(settings)).operator() }
  const whole = {
    check: (differences: readonly Difference[]) => requireRight(deployment.at, differences),
    leaveOut: (_slug: string, cause: unknown) => {
      throw cause
    },
  }
  return collect(deployment, await slugsOf(deployment), path, whole).catch((cause: unknown) => {
    throw cause instanceof CopyFault ? new CommandError(cause.message, { cause }) : cause
  })
}
