import { SettingsError } from '../api/env.ts'
import { ManifestFault } from '../api/manifest.ts'
import { CampaignProblems } from '../campaigns/problem.ts'
import { DatabaseFault } from '../db/clients/database-fault.ts'
import { ClockFault } from '../db/node-id.ts'
import { WritersTaken } from '../db/writers.ts'
import { SecretFault } from '../seal/secret-fault.ts'

/** A command was used wrongly, or what it was asked for is not there. */
export class CommandError extends Error {
  override name = 'CommandError'
}

const EXPECTED = [
  ...[CampaignProblems, ClockFault, CommandError, DatabaseFault, ManifestFault, SecretFault, SettingsError],
  WritersTaken,
]

/** Runs a command. What went wrong for a reason we know is said in its own words, without a stack; exit code 1. */
export async function run(command: () => Promise<unknown>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const isExpected = EXPECTED.some((kind) => error instanceof kind)
    console.error(isExpected && error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
